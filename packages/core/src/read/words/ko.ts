import { english } from "./en.ts";
export const korean = { ...english, code: "ko" };
