import { english } from "./en.ts";
export const japanese = { ...english, code: "ja" };
