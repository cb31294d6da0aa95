/** The bounds of a run. */
export type BoundName = "turns" | "minutes" | "deadline" | "tokens" | "dollars";

/** A bound that was reached, in its own unit; a deadline in seconds since 1970. */
export interface ReachedBound {
  readonly bound: BoundName;
  readonly limit: number;
  readonly used: number;
}

/** What a run has used so far, over all its processes. */
export interface Usage {
  readonly turns: number;
  /** Seconds in which the goal was being worked on; pauses and verification are left out. */
  readonly seconds: number;
  /** Tokens as a budget counts them: input without the cached part, and output. */
  readonly tokens: number;
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  /** By the prices given, or by the client's own word where it has one; else absent. */
  readonly dollars?: number;
}
