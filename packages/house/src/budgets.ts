/** What an entry may cost those who import it. How long the import takes is a figure of `pnpm bench`, never a test: a busy machine would fail it. */
export interface Budget {
  /** Everything that the entry loads at once from our own files, each gzipped; dependencies are not counted. */
  readonly maxGzipBytes: number;
  /** Every package that it loads at once, Node's own among them: each that is found by its name is waited for. What a first call loads is not counted. */
  readonly loads: readonly string[];
}

/** Budgets by entry. Raise one only with the reason in the commit. */
export const entryBudgets: Readonly<Record<string, Budget>> = {
  // What composes, renders, reads and packs; two fifths of it are zod.
  "@goalpost/core": { maxGzipBytes: 28_000, loads: [] },
  // The rules with their cases and the word lists of ten languages; import (what forbids, in ten languages too), since lint reads prompts; and core.
  "@goalpost/core/lint": { maxGzipBytes: 127_000, loads: [] },
  "@goalpost/core/import": { maxGzipBytes: 43_000, loads: [] },
  "@goalpost/core/diff": { maxGzipBytes: 27_000, loads: [] },
  // What compiles and reads a status. What runs a client is loaded with the first call: processes, hashes, and the writer of files.
  "@goalpost/codex": { maxGzipBytes: 12_000, loads: ["@goalpost/core", "node:path"] },
  "@goalpost/claude-code": { maxGzipBytes: 12_000, loads: ["@goalpost/core", "node:os", "node:path", "node:util"] },
};
