import { lies } from "./src/catalogue.ts";
import { honestTrees } from "./src/honest.ts";
import { liarsPage } from "./src/page.ts";
import { readResults } from "./src/results.ts";

/** The page of the catalogue, from what was seen when it was last played. */
export const generated = (): ReadonlyMap<string, string> =>
  new Map([["docs/liars.md", liarsPage(lies, honestTrees, readResults())]]);
