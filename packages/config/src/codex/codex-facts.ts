/** A feature flag of Codex. */
export interface CodexFeature {
  readonly name: string;
  /** `stable`, `experimental`, `under development`, `deprecated` or `removed`. */
  readonly stage: string;
  /** Whether it is on when nothing is set. */
  readonly default: boolean;
}

/** A model as the client's own catalogue has it; windows in tokens. */
export interface CodexModel {
  readonly slug: string;
  readonly contextWindow: number;
  readonly maxContextWindow: number;
  /** Per cent of the window that the client uses. */
  readonly effectivePercent: number;
  readonly efforts: readonly string[];
  readonly defaultEffort: string;
}
