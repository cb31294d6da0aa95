/** What the receipt says when the client says complete. */
export type CompleteVerdict =
  | { readonly done: true }
  | {
      readonly done: false;
      /** What is missing, in plain text: it is put before the model as data, at most 16,000 characters of it. */
      readonly evidence: string;
    };

/** What {@link OnComplete} is told. */
export interface CompleteClaim {
  /** How often the goal was taken up again before this claim. */
  readonly reactivations: number;
  /** Aborted when the run ends meanwhile. */
  readonly signal: AbortSignal;
}

/** Judges the client's claim that the goal is complete. */
export type OnComplete = (claim: CompleteClaim) => CompleteVerdict | Promise<CompleteVerdict>;
