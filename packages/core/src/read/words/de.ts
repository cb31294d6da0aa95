import { english } from "./en.ts"; export const german = { ...english, code: "de" };
