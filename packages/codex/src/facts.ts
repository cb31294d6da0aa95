import type { ClientFact, VersionedLimit, VersionedModel, VersionRange } from "@goalpost/target/adapter";
import { seenOn, testedVersion } from "./tested.gen.ts";

// What is known of the client, as data. Each names the case of the conformance suite that shows it; a test holds `since` and `until` against
// what that case said of every version that was tried, and another that no version stands in any other source of this package, and that its
// warnings say nothing of the client in words of their own.

/** The oldest version that we start: older ones were never shown to keep what this package promises. */
export const oldestVersion = "0.169.0";

const source = `Codex ${testedVersion}, rehearsed against a scripted model`;

/**
 * What the model is shown of a goal: the middle of a longer text is cut out of its view ("…N tokens truncated…"), although the client
 * accepts it. In ASCII that is the same as {@link acceptedLimit}; in other scripts it is less.
 */
export const objectiveLimit: VersionedLimit = {
  max: 4000,
  unit: "utf8",
  source,
  seen: seenOn,
  since: "0.169.0",
  shown: { case: "cjk-4000", says: "seen changed" },
};

/** What the client accepts as a goal, counted after trimming; beyond it thread/goal/set refuses, and the TUI spills to a file of its own. */
export const acceptedLimit: VersionedLimit = {
  max: 4000,
  unit: "scalars",
  source,
  seen: seenOn,
  shown: { case: "ascii-4001", says: "refused: goal objective must be at most 4000 characters" },
};

/** The longest paste that the TUI keeps as the goal's text; a longer one is saved to a file, and the goal becomes a sentence that names it. */
export const pasteLimits: readonly [VersionedLimit, ...VersionedLimit[]] = [
  {
    max: 1000,
    unit: "scalars",
    source: "Codex 0.169.0, its terminal, rehearsed",
    seen: "2026-11-29",
    until: "0.169.0",
    shown: { case: "tui-paste", says: "1,001 characters: in a file" },
  },
  {
    max: 4000,
    unit: "scalars",
    source,
    seen: seenOn,
    since: "0.171.0",
    shown: { case: "tui-paste", says: "1,001 characters: the goal's text; 4,001 characters: in a file" },
  },
];

/** What becomes of a paste that is longer; the limits follow one another, so that one of them counts for every version. */
export const pasteSpills = ({ max, shown }: VersionedLimit): ClientFact => ({
  what: `a paste of over ${max.toLocaleString("en")} characters is saved to a file and the goal becomes a sentence that names it`,
  shown,
});

/** The model that a client runs which is told none. */
export const defaultModels: readonly [VersionedModel, ...VersionedModel[]] = [
  { model: "gpt-6.1-sol", until: "0.169.0", shown: { case: "default-model", says: "gpt-6.1-sol, " } },
  { model: "gpt-6.2-sol", since: "0.171.0", shown: { case: "default-model", says: "gpt-6.2-sol, " } },
];

/**
 * The effort of a model where none is set. Source: `codex debug models` (2026-11-29), the surface `models` of the conformance suite; a test
 * holds each against it. A model of which nothing is said here is not known.
 */
export const modelEfforts: readonly ({ readonly effort: string; readonly models: readonly string[] } & VersionRange)[] =
  [
    { effort: "low", models: ["gpt-6.2-sol", "gpt-6.2-astra"], since: "0.171.0" },
    { effort: "low", models: ["gpt-6.1-terra"], since: "0.169.0" },
    { effort: "low", models: ["gpt-6-astra", "gpt-6.1-sol", "gpt-5.6-sol", "gpt-daybreak-blue-latest"] },
    {
      effort: "medium",
      models: [
        "gpt-6-sol",
        "gpt-6-luna",
        "gpt-5.6-terra",
        "gpt-5.6-luna",
        "gpt-daybreak-red-latest",
        "gpt-5.5",
        "codex-auto-review",
      ],
    },
  ];

/** What the client does, and in which versions. */
export const codexFacts = {
  objectiveLostAtCompaction: {
    what: "the goal's text is gone after a compaction; `get_goal` has it",
    until: "0.169.0",
    shown: { case: "compaction", says: "the goal's text is gone" },
  },
  injectedSurvivesCompaction: {
    what: "a message put in by thread/inject_items is kept at a compaction",
    shown: { case: "compaction", says: "an injected message is kept" },
  },
  execSetsNoGoal: {
    what: '`codex exec "/goal …"` is plain text: no goal is set, one turn, exit code 0',
    shown: { case: "exec-goal", says: "plain text, no goal; exit 0" },
  },
  tuiArgumentIsText: {
    what: 'an argument "/goal …" of the terminal client is plain text: no goal is set',
    shown: { case: "tui-argument", says: "plain text" },
  },
  budgetIsSoft: {
    what: "a token budget ends the goal after the turn in which it is crossed (5,000 set, 6,200 used)",
    shown: { case: "token-budget", says: "budgetLimited: 5,000 set, 6,200 used" },
  },
  noBoundOfItsOwn: {
    what: "a goal without a token budget that never completes goes on without end",
    shown: { case: "endless", says: "active" },
  },
  planToolIsOff: {
    what: "the tool update_plan is not offered unless tools.update_plan is enabled",
    shown: { case: "codex-tools", says: "update_plan: not offered" },
  },
  parallelIsNoTool: {
    what: "multi_tool_use.parallel is not a tool of the client",
    shown: { case: "codex-tools", says: "multi_tool_use.parallel: not offered" },
  },
  unknownToolFails: {
    what: "a call of multi_tool_use.parallel fails",
    shown: { case: "unknown-tool", says: "unsupported call: multi_tool_use.parallel" },
  },
  localShellIsNoTool: {
    what: "local_shell is not a tool of the client; exec_command is",
    shown: { case: "shell-tool", says: "local_shell: not offered; exec_command: offered" },
  },
  nobodyAnswers: {
    what: "request_user_input is answered with an error outside of plan mode",
    shown: { case: "codex-tools", says: "request_user_input: unavailable" },
  },
  customPromptsAreGone: {
    what: "`/prompts:NAME` is not expanded",
    shown: { case: "custom-prompt", says: "plain text" },
  },
  sandboxRefusesGit: {
    what: "under workspace-write .git is read-only: the agent cannot commit",
    shown: { case: "sandbox-git", says: "refused" },
  },
  sandboxRefusesPorts: {
    what: "under workspace-write a command cannot open a port",
    shown: { case: "sandbox-port", says: "refused; with network_access: opened" },
  },
  sandboxRefusesNetwork: {
    what: "under workspace-write a command cannot connect to anything",
    shown: { case: "sandbox-connect", says: "workspace-write: refused; with network_access: connected" },
  },
  readOnlyWritesNothing: {
    what: "under read-only a command cannot write a file",
    shown: { case: "sandbox-write", says: "read-only: inside not made, outside not made" },
  },
  dangerWritesAnywhere: {
    what: "under danger-full-access a command writes anywhere, with all your rights",
    shown: { case: "sandbox-write", says: "danger-full-access: inside made, outside made" },
  },
  dangerByPermissions: {
    what: 'default_permissions ":danger-full-access" opens as much',
    shown: { case: "danger-permissions", says: "outside made" },
  },
  trustIsWritten: {
    what: "thread/start writes `trust_level` into the user's config.toml for a folder inside of a git repository, under workspace-write and danger-full-access",
    shown: { case: "trust", says: "in a repository: written; elsewhere: not written" },
  },
  untrustedHookIsSkipped: {
    what: "a hook that was not trusted is skipped, and nothing says so",
    shown: { case: "untrusted-hook", says: "skipped in silence" },
  },
  missingProfileIsSilent: {
    what: "`-p NAME` without NAME.config.toml changes nothing, and nothing says so",
    shown: { case: "profile-missing", says: "runs without it, exit 0" },
  },
  profileTableStops: {
    what: "`-p NAME` with [profiles.NAME] in config.toml is refused",
    shown: { case: "profile-table", says: "stops" },
  },
  missingFileStops: {
    what: "a config whose model_catalog_json, model_instructions_file or experimental_compact_prompt_file is not there does not load",
    shown: {
      case: "missing-file",
      says: "model_catalog_json: stops; model_instructions_file: stops; experimental_compact_prompt_file: stops",
    },
  },
  windowIsClamped: {
    what: "model_context_window counts up to the model's own maximum: with gpt-5.5, whose window is its maximum, a larger one has no effect",
    shown: { case: "window-gpt-5.5", says: "unset 258,400; set 258,400" },
  },
  windowCanGrow: {
    what: "with a model whose maximum is above its window, model_context_window has effect",
    shown: { case: "window-gpt-5.6-sol", says: "unset 258,400; set 828,400" },
  },
} as const satisfies Readonly<Record<string, ClientFact>>;
