/** How goalpost ends: the same numbers for every command. */
export const exitCode = {
  /** Done: what was asked for was done; for verify and run, every check holds and every review is approved. */
  done: 0,
  /** Not done: a check fails or could not run; for lint, a finding of severity error. */
  notDone: 1,
  /** Misuse, or something else that kept goalpost from giving an answer. */
  misuse: 2,
  /** Every check holds, and a review is still needed. */
  needsPerson: 3,
  /** Every check holds, and yet the result is not closed: the receipt says what would close it. */
  open: 4,
  /** Ended by Ctrl-C, as shells say it. */
  interrupted: 130,
} as const;

/** One of {@link exitCode}. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
