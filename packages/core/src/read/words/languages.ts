import { english } from "./en.ts";
import type { Language } from "./language.ts";

/** The languages that a text may be in, likeliest first; English is always among them, since tools speak it. */
export const languagesFor = (_text: string): readonly Language[] => [english];
