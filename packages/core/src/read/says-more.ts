import type { Item } from "../node/contract.ts";
import { leavesOut } from "./exclusion.ts";
import { isOfChange } from "./measured.ts";
import { onlyCompares } from "./relative.ts";
import type { Language } from "./words/language.ts";

/** Whether words say more than what was made of them: what is left out, by how much a number is to change, a comparison. */
export const saysMore = (words: string, items: readonly Item[], languages: readonly Language[]): boolean =>
  leavesOut(words, items) || isOfChange(items, words, languages) || onlyCompares(words, items);
