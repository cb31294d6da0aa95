/** What an entry may cost those who import it. */
export interface Budget {
  /** Everything that the entry loads at once from our own files, each gzipped; dependencies are not counted. */
  readonly maxGzipBytes: number;
  /** `import` of it over bare Node, for `pnpm bench`; never a test, since a busy machine would fail it. */
  readonly maxImportMilliseconds?: number;
}

/** Budgets by entry. Raise one only with the reason in the commit. */
export const entryBudgets: Readonly<Record<string, Budget>> = {
  "@goalpost/core": { maxGzipBytes: 60_000, maxImportMilliseconds: 15 },
};
