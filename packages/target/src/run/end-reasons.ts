/** Every reason for which a run ends, whatever the client, and what it means. It is never taken from the client's exit code. */
export const endReasons = [
  /** The client says that the goal is reached: Codex calls it complete, Claude Code's judge calls it met. */
  "complete",
  /** The model says that it cannot go on. */
  "blocked",
  /** The client's judge says that the end cannot come to hold. */
  "impossible",
  /** The run ended, and the client gives no word for the goal but that it is not reached. */
  "not-met",
  /** A request to the model failed for good. */
  "turn-failed",
  /** The client's judge answered nothing that can be read, or failed. */
  "judge-failed",
  /** The account's usage limit. */
  "usage-limited",
  /** The client's own token budget. */
  "budget-limited",
  /** The client's own bound on requests to the model. */
  "max-turns",
  /** The client let the work end after too many blocked stops in a row. */
  "cap-reached",
  /** The model, or someone at another window, paused the goal. */
  "paused",
  /** Someone else interrupted the turn. */
  "interrupted",
  /** The goal was removed from the client. */
  "cleared",
  /** The goal is active, but the client starts no turn, or says nothing for as long as `silentMinutes`. */
  "stalled",
  /** The run got nowhere: `stuck` says of which kind, and since when. */
  "stuck",
  /** One of our bounds: turns, minutes, the deadline, tokens, dollars. */
  "bound-reached",
  /** `abort()`, or the caller's signal. */
  "aborted",
  /** `stop()` from another process. */
  "stopped",
  /** The client's process ended. */
  "client-died",
  /** The client did not take the goal, or did not take it up again; `error` has its words. */
  "refused",
] as const;

/** Why a run ended: one of {@link endReasons}. */
export type EndReason = (typeof endReasons)[number];
