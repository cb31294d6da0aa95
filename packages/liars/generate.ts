import { lies } from "./src/catalogue.ts";
import { honestTrees } from "./src/honest.ts";
import { liarsPage } from "./src/page.ts";
import { realPage } from "./src/real/page.ts";
import { realProjects } from "./src/real/projects.ts";
import { readReal } from "./src/real/results.ts";
import { readResults } from "./src/results.ts";

/** The pages of the catalogue and of real projects, from what was seen when they were last played. */
export const generated = (): ReadonlyMap<string, string> =>
  new Map([
    ["docs/liars.md", liarsPage(lies, honestTrees, readResults())],
    ["docs/real-projects.md", realPage(realProjects, readReal())],
  ]);
