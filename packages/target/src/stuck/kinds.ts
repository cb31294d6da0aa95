import type { StuckKind } from "./names.ts";

/** One way in which a run gets nowhere. */
export interface StuckKindFacts {
  /** Observations in a row after which the agent is told, once. */
  readonly nudgeAt: number;
  /** Observations in a row after which the run is ended. */
  readonly endAt: number;
  /** What it means, for whoever started the run. */
  readonly says: string;
  /** What they can do. */
  readonly help: string;
  /** Where a client does not come to it as one would think: what was seen instead. */
  readonly seen?: string;
  /** What the agent is told at the first sign, before the evidence. */
  readonly nudge: string;
}

/**
 * Every kind of stuck, in the order of their names. An observation is made at the end of each turn,
 * after each second compaction within a turn, and after each twentieth command of a turn.
 */
export const stuckKinds: Readonly<Record<StuckKind, StuckKindFacts>> = {
  "paused-but-spending": {
    nudgeAt: 2,
    endAt: 4,
    says: "the goal is paused, and the client goes on using tokens",
    help: "look in the client for what still runs there; then resume the run",
    nudge: "The goal is paused. Stop working now, and end your turn.",
    seen: "neither Codex nor Claude Code can be brought to it: a goal that is paused makes no request. It is shown with events alone, and watches over clients to come",
  },
  "client-error-loop": {
    nudgeAt: 2,
    endAt: 4,
    says: "the client's turns fail, one after the other",
    help: "look at the client's own error: its login, its model, its server; then resume the run",
    nudge: "Your last turns ended with an error of the client. Work in smaller steps, and print less.",
    seen: "a turn of Codex or Claude Code that fails for good ends the run as `turn-failed` at once. Requests that fail and are made again, in turn after turn, come to it",
  },
  "compaction-loop": {
    nudgeAt: 3,
    endAt: 5,
    says: "the context is compacted again and again, and nothing is gained in between",
    help: "make what the agent reads smaller: name fewer files, or split the contract; then resume the run",
    seen: "Claude Code ends such a prompt by itself, and the run ends as this kind with its words",
    nudge:
      "Your context was compacted several times, and nothing was gained in between. Read less at once: one file, or a part of one, and then change it.",
  },
  "cannot-run": {
    nudgeAt: 3,
    endAt: 6,
    says: "what the agent calls cannot run here",
    help: "install the program, or allow the command in the client's settings; then resume the run",
    nudge:
      "A command that you call cannot run here, whatever you do in the tree. Do not call it again: go another way, or say what is missing and give up.",
  },
  "waiting-for-person": {
    nudgeAt: 2,
    endAt: 4,
    says: "the agent says again and again that it needs a person",
    help: "give it what it asks for; then resume the run",
    nudge:
      "Nobody reads along, and nobody will answer. Decide it yourself within the contract, and write down what you decided; or give up and say why.",
  },
  "waiting-for-time": {
    nudgeAt: 6,
    endAt: 12,
    says: "the agent waits for something that does not come",
    help: "look at what it waits for; resume the run when that is there",
    nudge:
      "You have waited for several turns, and nothing has changed. Go on with something else that the contract asks for, or give up and say what you wait for.",
  },
  oscillation: {
    nudgeAt: 6,
    endAt: 8,
    says: "the agent makes a change and takes it back, again and again",
    help: "two demands may contradict each other: read the checks that fail in turn, decide, and say so in the contract",
    nudge:
      "You change the tree back and forth between the same states. Two demands may contradict each other: find out which, choose the one that the contract asks for, and keep to it.",
  },
  "repeated-failure": {
    nudgeAt: 4,
    endAt: 7,
    says: "the same check fails in the same way, and nothing else changes",
    help: "read the failure: the check may be wrong, or need something that is not in the tree",
    nudge:
      "The same check fails in the same way, and nothing that you did changed that. Do not repeat it: read the failure, find its cause, and change that.",
  },
  "empty-turns": {
    nudgeAt: 3,
    endAt: 5,
    says: "the agent talks, and does nothing",
    help: "say in the contract what to do first; then resume the run, perhaps with another model",
    nudge:
      "Your last turns did nothing: no command, no change. Do the next step now, with a command or a change, instead of announcing it.",
  },
  "no-progress": {
    nudgeAt: 8,
    endAt: 12,
    says: "nothing new was written or read, and no check came out differently",
    help: "look at its last messages; make the contract's next step smaller, or end it",
    nudge:
      "Nothing has changed for several turns: no new content, nothing new read, no check that came out differently. Do something that you have not done yet, or give up and say why.",
  },
};

/** When each kind ends a run, in observations in a row; `off` leaves a kind out, and `"off"` all of them. */
export type StuckLimits = "off" | Readonly<Partial<Record<StuckKind, number | "off">>>;

/** When a kind is told and ended, by the limits of a run; undefined where it is off. */
export function thresholdsOf(
  kind: StuckKind,
  limits: StuckLimits,
): { readonly nudgeAt: number; readonly endAt: number } | undefined {
  const { nudgeAt, endAt } = stuckKinds[kind];
  const given = limits === "off" ? "off" : limits[kind];
  if (given === "off") return undefined;
  if (given === undefined) return { nudgeAt, endAt };
  return { nudgeAt: Math.min(nudgeAt, Math.max(1, given - 1)), endAt: given };
}
