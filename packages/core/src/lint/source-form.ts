/** The language that a contract's file is written in: help that names code names it in that language. */
export type SourceForm = "typescript" | "labelled" | "json" | "prompt";

/** A command that the project has of its own. */
export interface KnownCommand {
  readonly run: string;
  /** Whether it is the whole test suite, and can fail. */
  readonly wholeSuite: boolean;
  /** What it runs, where that exits 0 whatever the project looks like: `eslint . || true`. */
  readonly cannotFail?: string;
}
