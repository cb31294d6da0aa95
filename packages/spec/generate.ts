import { specQualityPage } from "./src/testing/quality-page.ts";

/** The page whose figures tests score, by path from the root of the repository. `pnpm generate` writes it. */
export const measured = (): ReadonlyMap<string, string> => new Map([["docs/spec-quality.md", specQualityPage()]]);
