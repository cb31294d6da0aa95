import { definePreset, type Preset } from "./define-preset.ts";

/** Importing this package makes nothing: a preset is checked against the clients' shapes, which takes time. */
function once(make: () => Preset): () => Preset {
  let made: Preset | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const guarded = once(() =>
  definePreset({
    name: "guarded",
    why: "A person is near: the client asks before it leaves the sandbox, and goals are on.",
    cases: ["daily work", "the base that the others start from"],
    codex: {
      model_reasoning_effort: "high",
      plan_mode_reasoning_effort: "xhigh",
      approval_policy: "on-request",
      sandbox_mode: "workspace-write",
      features: { goals: true },
    },
    claudeCode: {
      effortLevel: "high",
      permissions: { defaultMode: "default", disableBypassPermissionsMode: "disable" },
    },
    differences: [
      "Claude Code has one effort for all modes: plan_mode_reasoning_effort has no twin.",
      "Claude Code takes effortLevel from a project, local or --settings file; in the user's own file it counts by model alone (modelSettings).",
      "Claude Code has no switch for goals; disableAllHooks would turn /goal off.",
      "Codex writes only below the working directory; Claude Code asks before each edit instead.",
    ],
  }),
);

const unattended = once(() =>
  definePreset({
    name: "unattended",
    extends: guarded(),
    why: "Nobody is there to answer: the client never asks, and the sandbox refuses what it does not allow.",
    cases: ["a run over night", "a goal of hours in a worktree"],
    codex: { approval_policy: "never" },
    claudeCode: {
      permissions: { defaultMode: "dontAsk", allow: ["Read", "Edit"] },
      sandbox: {
        enabled: true,
        failIfUnavailable: true,
        autoAllowBashIfSandboxed: true,
        allowUnsandboxedCommands: false,
      },
    },
    loosens: { codex: { approval_policy: "nobody can answer; the workspace-write sandbox still holds" } },
    differences: [
      "Claude Code denies what no rule allows (dontAsk); Codex lets the sandbox decide.",
      "No key that today's Codex would clamp is set.",
    ],
  }),
);

const unsandboxed = once(() =>
  definePreset({
    name: "unsandboxed",
    why: "The settings that many teams copy for autonomous runs, kept to directories that are marked as trusted.",
    cases: ["a throw-away container", "a machine that holds nothing else"],
    layer: "profile",
    needsTrustedProjects: true,
    codex: {
      model: "gpt-5.5",
      model_reasoning_effort: "high",
      plan_mode_reasoning_effort: "xhigh",
      approval_policy: "never",
      sandbox_mode: "danger-full-access",
      features: { goals: true },
    },
    claudeCode: { effortLevel: "high", permissions: { defaultMode: "bypassPermissions" } },
    differences: ["Claude Code refuses bypassPermissions to root, and ignores it from a project's settings."],
  }),
);

const planning = once(() =>
  definePreset({
    name: "planning",
    extends: guarded(),
    why: "Reads and thinks, and writes nothing.",
    cases: ["writing a contract", "a plan for review"],
    codex: { model_reasoning_effort: "xhigh", sandbox_mode: "read-only" },
    claudeCode: { effortLevel: "xhigh", permissions: { defaultMode: "plan" } },
    differences: ["Codex's plan mode itself is chosen in the session; the file sets only effort and sandbox."],
  }),
);

const reviewOnly = once(() =>
  definePreset({
    name: "review-only",
    extends: guarded(),
    why: "Looks at a change and says what it sees; it can neither write nor ask.",
    cases: ["review of a pull request", "an audit"],
    codex: { approval_policy: "never", sandbox_mode: "read-only", web_search: "disabled" },
    claudeCode: {
      permissions: {
        defaultMode: "dontAsk",
        allow: ["Read", "Grep", "Glob"],
        deny: ["Edit", "Write", "NotebookEdit", "WebFetch", "WebSearch"],
      },
    },
    loosens: { codex: { approval_policy: "nothing to approve: the sandbox is read-only" } },
    differences: ["Codex runs commands in a read-only sandbox; Claude Code runs no command that no rule allows."],
  }),
);

const ci = once(() =>
  definePreset({
    name: "ci",
    extends: unattended(),
    why: "As unattended, for a build machine: no network, no search, no update check, and a bound on every goal.",
    cases: ["a job in continuous integration"],
    codex: {
      web_search: "disabled",
      check_for_update_on_startup: false,
      history: { persistence: "none" },
      goals: { max_goal_token_budget: 3_000_000 },
      sandbox_workspace_write: { network_access: false },
    },
    claudeCode: { permissions: { deny: ["WebFetch", "WebSearch"] }, autoMemoryEnabled: false },
    differences: ["Claude Code has no token budget for a goal in its settings: bound it with --max-turns."],
  }),
);

/** The presets that come with this package, made by {@link definePreset} as anybody's are, each when it is first asked for. */
export const presets: {
  readonly guarded: Preset;
  readonly unattended: Preset;
  readonly unsandboxed: Preset;
  readonly planning: Preset;
  readonly reviewOnly: Preset;
  readonly ci: Preset;
} = {
  get guarded() {
    return guarded();
  },
  get unattended() {
    return unattended();
  },
  get unsandboxed() {
    return unsandboxed();
  },
  get planning() {
    return planning();
  },
  get reviewOnly() {
    return reviewOnly();
  },
  get ci() {
    return ci();
  },
};
