import { specQualityPage } from "./src/testing/quality-page.ts";

/** The generated files of this package, by path from the root of the repository. `pnpm generate` writes them. */
export const generated = (): ReadonlyMap<string, string> => new Map([["docs/spec-quality.md", specQualityPage()]]);
