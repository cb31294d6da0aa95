import type { Limit } from "@goalpost/core";
import { compareVersions } from "@goalpost/runtime";

/** A number of the client, and the versions in which it holds. */
export interface VersionedLimit extends Limit {
  /** The oldest version it holds for. */
  readonly since: string;
  /** The newest version it holds for; absent while it holds. */
  readonly until?: string;
}

const rehearsed = "Claude Code 2.1.197 and 2.1.330, rehearsed against a scripted model";

/** The version that every rehearsal of this package ran with. */
export const testedVersion = "2.1.330";
/** The first version that knows /goal. Source: {@link https://code.claude.com/docs/en/goal} (read 2026-11-22). */
export const oldestVersion = "2.1.139";

/** What the client accepts as a condition: counted after trimming; one more is refused with exit code 0 and subtype success. */
export const conditionLimit: VersionedLimit = {
  max: 4000,
  unit: "utf16",
  source: rehearsed,
  seen: "2026-11-22",
  since: oldestVersion,
};

/** The effort of a client that is told neither model nor effort: that of its default model, claude-opus-5-5. */
export const defaultEffort = { effort: "medium", source: "Claude Code 2.1.330, run", seen: "2026-11-29" } as const;

/** How many turns in a row, none of which used a tool, the judge may send back before the client ends the run all the same, exit code 0. */
export const blockCap = 8;

/** What differs between versions of the client, as data: nothing else in this package asks for a version. */
export interface ClientFact {
  readonly what: string;
  /** The oldest version in which it was seen; absent where it was seen in all. */
  readonly since?: string;
  /** The newest version in which it was seen; absent where it still holds. */
  readonly until?: string;
  readonly seen: string;
}

/** What differs between the versions that were rehearsed. A version between two that were tried counts as the older one. */
export const clientFacts = {
  doctorSpeaks: {
    what: "`claude doctor` needs no terminal and names every settings file that did not load",
    since: "2.1.330",
    seen: "2026-11-22",
  },
  modeBeforeStart: {
    what: "the answer to `initialize` says which permission mode is in force, before a prompt is sent",
    since: "2.1.330",
    seen: "2026-11-22",
  },
  goalSetIsTold: {
    what: 'the stream says "Goal set: …" when a goal is set',
    since: "2.1.330",
    seen: "2026-11-22",
  },
  capIsTold: {
    what: "the stream says when the cap of blocked turns ended the run; before, nothing does",
    since: "2.1.330",
    seen: "2026-11-22",
  },
  firstPlaceholderIsBlanked: {
    what: "`$1` in a condition is blank in the judge's copy",
    until: "2.1.197",
    seen: "2026-11-22",
  },
  argumentsAreReplaced: {
    what: "`$ARGUMENTS` in a condition is replaced by the hook's input in the judge's copy",
    seen: "2026-11-22",
  },
  projectBypassHonoured: {
    what: "an untrusted project's own defaultMode bypassPermissions is honoured",
    until: "2.1.197",
    seen: "2026-11-22",
  },
  readsAgentsFile: {
    what: "AGENTS.md is read where there is no CLAUDE.md",
    since: "2.1.330",
    seen: "2026-11-22",
  },
} as const satisfies Readonly<Record<string, ClientFact>>;

/** Whether a fact holds for a version. */
export const holds = ({ since, until }: ClientFact, version: string): boolean =>
  (since === undefined || compareVersions(version, since) >= 0) &&
  (until === undefined || compareVersions(version, until) <= 0);
