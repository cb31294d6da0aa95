/** The kinds of stuck, the one that says most first: where several hold, the first one is told. */
export const stuckKindNames = [
  "paused-but-spending",
  "client-error-loop",
  "compaction-loop",
  "cannot-run",
  "waiting-for-person",
  "waiting-for-time",
  "oscillation",
  "repeated-failure",
  "empty-turns",
  "no-progress",
] as const;

/** The name of a kind of stuck: one of {@link stuckKindNames}. */
export type StuckKind = (typeof stuckKindNames)[number];
