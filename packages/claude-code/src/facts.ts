import type { ClientFact, VersionedLimit, VersionedModel, VersionRange } from "@goalpost/target/adapter";
import { seenOn, testedVersion } from "./tested.gen.ts";

// What is known of the client, as data. Each names the case of the conformance suite that shows it; a test holds `since` and `until` against
// what that case said of every version that was tried, and another that no version stands in any other source of this package, and that its
// warnings say nothing of the client in words of their own.

/** The first version that knows /goal. Source: {@link https://code.claude.com/docs/en/goal} (read 2026-11-22). */
export const oldestVersion = "2.1.139";

/** What the client accepts as a condition: counted after trimming; one more is refused with exit code 0 and subtype success. */
export const conditionLimit: VersionedLimit = {
  max: 4000,
  unit: "utf16",
  source: `Claude Code ${testedVersion}, rehearsed against a scripted model`,
  seen: seenOn,
  shown: {
    case: "ascii-4001",
    says: "refused: Goal condition is limited to 4000 characters (got 4001) (exit 0, success)",
  },
};

/** The model that a client runs which is told none. */
export const defaultModels: readonly [VersionedModel, ...VersionedModel[]] = [
  { model: "claude-opus-4-8", until: "2.1.197", shown: { case: "claude-default-model", says: "claude-opus-4-8, " } },
  { model: "claude-opus-5-5", since: "2.1.330", shown: { case: "claude-default-model", says: "claude-opus-5-5, " } },
];

/** Words that end a goal instead of setting one, in any case. */
export const endingWords = ["clear", "stop", "off", "reset", "none", "cancel"] as const;

/** How often the model is shown the condition: at the start, and once more after each no. */
export const conditionShown = { atStart: 3, afterNo: 1 } as const;

/** Models that take one effort where none is set: their words and their names. */
export interface ModelEfforts extends VersionRange {
  readonly models: readonly string[];
  readonly effort: string;
}

/**
 * The effort where none is set, by the version of the client; the case claude-model-efforts of the conformance suite shows each. A model that is
 * missing here is not known.
 */
export const modelEfforts: readonly [ModelEfforts, ...ModelEfforts[]] = [
  {
    effort: "high",
    models: ["opus", "sonnet", "fable", "claude-opus-4-8", "claude-sonnet-5", "claude-fable-5"],
  },
  {
    effort: "medium",
    models: [
      "opus",
      "sonnet",
      "haiku",
      "fable",
      "claude-opus-5-5",
      "claude-sonnet-5-5",
      "claude-haiku-5-5",
      "claude-fable-5-2",
    ],
    since: "2.1.330",
  },
];

/** Words for the effort. Source: `claude --help`. */
export const efforts = ["low", "medium", "high", "xhigh", "max"] as const;

/** How many turns in a row, none of which used a tool, the judge may send back before the client ends the run all the same, exit code 0. */
export const blockCap = 8;

/** What the client does, and in which versions. */
export const clientFacts = {
  doctorSpeaks: {
    what: "`claude doctor` needs no terminal and names every settings file that did not load",
    since: "2.1.330",
    shown: { case: "bad-settings-file", says: "claude doctor: Invalid settings" },
  },
  modeBeforeStart: {
    what: "the answer to `initialize` says which permission mode is in force, before a prompt is sent",
    since: "2.1.330",
    shown: { case: "mode-before-start", says: "acceptEdits" },
  },
  goalSetIsTold: {
    what: 'the stream says "Goal set: …" when a goal is set',
    since: "2.1.330",
    shown: { case: "stream", says: "goal set: told" },
  },
  blockCapEndsTheRun: {
    what: `after ${blockCap} turns in a row without a tool the client ends the run, the goal unmet, with exit code 0`,
    shown: { case: "block-cap", says: `ended after ${blockCap} blocked turns, not met (exit 0, success)` },
  },
  activeGoalIsTold: {
    what: "where CLAUDE_CODE_REMOTE is set, the stream says `active_goal` after each word of the judge: its reason for a no, null when the goal is over",
    since: "2.1.330",
    shown: { case: "active-goal", says: "a no: its reason; the end: null" },
  },
  exitCodeSaysNothing: {
    what: "a goal that the judge calls impossible ends with exit code 0 and subtype success, as one that was met",
    shown: { case: "given-up", says: "impossible (exit 0, success)" },
  },
  judgeFailsOpen: {
    what: "where the judge fails, the run ends with exit code 0 and subtype success",
    shown: { case: "judge-500", says: "not met (exit 0, success)" },
  },
  promptIsOneTurn: {
    what: "without /goal nothing holds the client on: the run ends when the model stops",
    shown: { case: "leading-blank", says: "plain text: no goal is set" },
  },
  maxTurnsCountsRequests: {
    what: "--max-turns counts requests to the model, not turns",
    shown: { case: "max-turns-counts", says: "ended in the first turn" },
  },
  hookCommandReachesModel: {
    what: "a command hook that blocks, also by a JSON decision, puts its whole command line before the model",
    since: "2.1.330",
    shown: { case: "hook-command", says: "the command line reaches the model" },
  },
  firstPlaceholderIsBlanked: {
    what: "`$1` in a condition is blank in the judge's copy",
    until: "2.1.197",
    shown: { case: "placeholder-one", says: "blank" },
  },
  argumentsAreReplaced: {
    what: "`$ARGUMENTS` in a condition is replaced by the hook's input in the judge's copy",
    shown: { case: "placeholder-arguments", says: "replaced" },
  },
  wordsThatClear: {
    what: `\`/goal\` with one of the words ${endingWords.join(", ")}, in any case, ends a goal instead of setting one`,
    shown: { case: "ending-words", says: `ends a goal: ${endingWords.join(", ")}, CLEAR; sets one:` },
  },
  conditionIsRepeated: {
    what: `the model is shown the condition ${conditionShown.atStart} times at the start, and ${conditionShown.afterNo} time more after each no`,
    shown: {
      case: "condition-shown",
      says: `at the start: ${conditionShown.atStart}; more after each no: ${conditionShown.afterNo}, ${conditionShown.afterNo}`,
    },
  },
  overlongIsRefusedSilently: {
    what: "a condition that is too long is refused with exit code 0 and subtype success",
    shown: { case: "ascii-4001", says: "(got 4001) (exit 0, success)" },
  },
  capCanBeSet: {
    what: "CLAUDE_CODE_STOP_HOOK_BLOCK_CAP sets after how many turns that is",
    shown: { case: "block-cap-set", says: "ended after 3 blocked turns" },
  },
  dollarsAreHeld: {
    what: "--max-budget-usd holds a bound in dollars, by prices of the client's own, and the request that crosses it is finished",
    shown: { case: "max-budget", says: "error_max_budget_usd, after 1 of 3 requests" },
  },
  onlyDollarsAreBound: {
    what: "its help lists no bound but --max-budget-usd",
    shown: { case: "bound-flags", says: "only --max-budget-usd" },
  },
  planEditsNothing: {
    what: "in mode plan no edit is made",
    shown: { case: "mode-edits", says: "plan: the edit is not made" },
  },
  defaultEditsNothing: {
    what: "in mode default every edit is asked for, and without a person none is made",
    shown: { case: "mode-edits", says: "default: the edit is not made" },
  },
  dontAskEditsNothing: {
    what: "in mode dontAsk what no rule allows is not done, edits included",
    shown: { case: "mode-edits", says: "dontAsk: the edit is not made, the command does not run" },
  },
  bypassRunsAll: {
    what: "in mode bypassPermissions commands run unasked; the deny rules still hold",
    shown: {
      case: "mode-edits",
      says: "bypassPermissions: the edit is made, the command runs, what is denied does not run",
    },
  },
  exactRuleIsExact: {
    what: "a permission rule without a wildcard allows one command line and no other",
    shown: { case: "permission-rules", says: "the line of a rule: runs; with a word more: does not run" },
  },
  starIsWildcard: {
    what: "`*` and a final `:*` are wildcards in a permission rule",
    shown: { case: "permission-rules", says: "by `*`: runs; by a final `:*`: runs" },
  },
  rootIsRefused: {
    what: 'as root the client refuses bypassPermissions with exit code 1: "--dangerously-skip-permissions cannot be used with root/sudo privileges for security reasons"; with IS_SANDBOX=1 it runs',
    shown: { case: "root-bypass", says: "refused, exit 1; with it: runs, exit 0" },
  },
  mentionsAreExpanded: {
    what: "`@path` in a prompt is replaced by the file's content, in backticks it is not",
    shown: { case: "mention", says: "read; in backticks: not read" },
  },
  mentionsReachOutside: {
    what: "`@path` also reads files from outside of the project",
    shown: { case: "mention-outside", says: "beside the project: read; by its whole path: read" },
  },
  slashIsCommand: {
    what: "a prompt that begins with a slash and a word that is not a command is not handed to the model as it is",
    shown: { case: "slash", says: "not as it is" },
  },
  slashEndsTheRun: {
    what: "such a prompt ends the run with exit code 0, and no model is asked",
    until: "2.1.197",
    shown: { case: "slash", says: "no model was asked (exit 0)" },
  },
  slashIsReworded: {
    what: "such a prompt reaches the model with words of the client's",
    since: "2.1.330",
    shown: { case: "slash", says: "with words of the client's" },
  },
  nobodyAnswers: {
    what: "AskUserQuestion is not offered in a run",
    shown: { case: "claude-tools", says: "AskUserQuestion: not offered" },
  },
  codexToolsAreUnknown: {
    what: "update_goal, update_plan, apply_patch and multi_tool_use.parallel are not tools of this client",
    shown: {
      case: "claude-tools",
      says: "update_goal, update_plan, apply_patch, multi_tool_use.parallel: not offered",
    },
  },
  settingsAreDropped: {
    what: "a setting with a wrong value drops all that came with it, and with output as JSON nothing says so",
    shown: { case: "bad-setting", says: "all of it dropped in silence" },
  },
} as const satisfies Readonly<Record<string, ClientFact>>;
