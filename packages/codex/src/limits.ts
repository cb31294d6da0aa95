import type { Limit } from "@goalpost/core";

const rehearsed = "Codex 0.169.0, rehearsed against a scripted model";

/**
 * What the model is shown of a goal: the middle of a longer text is cut out of its view ("…N tokens truncated…"), although the client
 * accepts it. In ASCII that is the same as {@link acceptedLimit}; in other scripts it is less.
 */
export const objectiveLimit: Limit = { max: 4000, unit: "utf8", source: rehearsed, seen: "2026-11-22" };

/** What the client accepts as a goal, counted after trimming; beyond it thread/goal/set refuses, and the TUI spills to a file of its own. */
export const acceptedLimit: Limit = { max: 4000, unit: "scalars", source: rehearsed, seen: "2026-11-22" };

/** The effort of a client that is told neither model nor effort: that of its default model, gpt-6.1-sol and gpt-6.2-sol. */
export const defaultEffort = { effort: "low", source: "Codex 0.169.0 and 0.171.0, run", seen: "2026-11-29" } as const;

/** The longest paste that the TUI keeps in the line; a longer one is saved to a file, and the goal becomes a sentence that names the file. */
export const pasteLimit: Limit = { max: 1000, unit: "scalars", source: rehearsed, seen: "2026-11-22" };
