/** How a run stands. */
export type RunPhase = "running" | "paused" | "ended" | "lost";

/** A run that can be watched. */
export interface WatchedRun {
  readonly id: string;
  readonly contract: string;
  /** Its log. */
  readonly path: string;
  /** When its log was last written: ISO 8601, UTC. */
  readonly updated_at: string;
}

/** How a run stands at this moment, beside what its log says. */
export interface RunState {
  readonly phase: RunPhase;
  /** What needs a person. */
  readonly reviews: readonly WatchedReview[];
}

/** Something that only a person decides. */
export interface WatchedReview {
  readonly id: string;
  readonly kind: "review" | "claim";
  readonly text: string;
  /** The file that the agent has to leave; null for a claim. */
  readonly evidence: string | null;
  /** Who has approved it, where that still counts. */
  readonly approved_by: string | null;
}

/** What a person is shown before they approve. An approval names both digests, so that nothing else is approved. */
export interface ReviewShown {
  readonly id: string;
  /** Null for a claim. */
  readonly evidence: {
    readonly path: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly text: string;
  } | null;
  /** Of the tree that would be judged; null without a seal. */
  readonly tree: string | null;
}

/** An approval that was given on the page. */
export interface GivenApproval {
  readonly review: string;
  readonly sha256: string | null;
  readonly tree: string | null;
  readonly note: string;
}

/** A file that differs from the start of a run. */
export interface ChangedFile {
  readonly path: string;
  readonly change: string;
}

/** Both texts of a file; null where there is none that can be shown. */
export interface FileTexts extends ChangedFile {
  readonly before: string | null;
  readonly after: string | null;
  readonly left_out: string | null;
  /** The diff as it was kept with a receipt, of a run whose texts are gone; null where both texts are there. */
  readonly patch: string | null;
}

/** What the page shows, and what can be done on it: given, so that the server touches nothing but logs. */
export interface WatchSource {
  /** The folder that runs are kept by, for the title. */
  readonly project: string;
  /** Every run, the newest first. */
  runs(): Promise<readonly WatchedRun[]>;
  /** For the list of runs, which asks often. */
  phase(run: WatchedRun): Promise<RunPhase>;
  /** @param receipt - The last one, as the log has it; undefined where there is none, or where nobody has read it. */
  state(run: WatchedRun, receipt?: unknown): Promise<RunState>;
  pause(run: WatchedRun): Promise<void>;
  resume(run: WatchedRun): Promise<void>;
  stop(run: WatchedRun): Promise<void>;
  review(run: WatchedRun, id: string): Promise<ReviewShown>;
  /** Records an approval by a person. */
  approve(run: WatchedRun, approval: GivenApproval): Promise<void>;
  /** What differs from the start: as the tree is now, or as it was at the last receipt of a run that another one has followed. */
  changes(run: WatchedRun): Promise<{ readonly as_of: "now" | "receipt"; readonly files: readonly ChangedFile[] }>;
  file(run: WatchedRun, path: string): Promise<FileTexts>;
  /**
   * Why approvals cannot be given on the page, in a sentence: nobody sits at a terminal, or the process runs under an agent. Absent: they can, with the code
   * that the terminal shows.
   */
  readonly noApprovals?: string | undefined;
}
