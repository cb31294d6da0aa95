import type { StuckKind } from "./names.ts";

/** That a run is stuck, or is about to be. */
export interface Stuck {
  readonly kind: StuckKind;
  /** The first turn of those that count. */
  readonly sinceTurn: number;
  /** How many observations in a row. */
  readonly times: number;
  /** What was seen, a sentence each. Texts of the agent are quoted, shortened and masked. */
  readonly evidence: readonly string[];
}

/** What an observation led to. */
export interface StuckFinding extends Stuck {
  /** Whether the run is to end; else the agent is told. */
  readonly isEnd: boolean;
}
