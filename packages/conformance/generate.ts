import { cases } from "./src/cases.ts";
import { clientsPage } from "./src/page.ts";
import { readResults } from "./src/results.ts";

/** The page on both clients, from what the conformance suite saw last. */
export const generated = (): ReadonlyMap<string, string> =>
  new Map([["docs/clients.md", clientsPage(cases, readResults())]]);
