/** The moments at which a client calls us, by the name of our command. */
export const hookEvents = {
  stop: "Stop",
  "session-start": "SessionStart",
  guard: "PreToolUse",
} as const;

/** One of {@link hookEvents}. */
export type HookEvent = keyof typeof hookEvents;

/** Tells whether a word names a moment at which a client calls us: whatever goes wrong then, the person's session goes on. */
export const isHookEvent = (word: string | undefined): word is HookEvent =>
  word !== undefined && Object.hasOwn(hookEvents, word);
