import { english } from "./en.ts";
export const italian = { ...english, code: "it" };
