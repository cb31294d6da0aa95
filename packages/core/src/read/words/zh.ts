import { english } from "./en.ts";
export const chinese = { ...english, code: "zh" };
