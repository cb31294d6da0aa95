import { type Contract, effortWarning, type LaunchWarning } from "@goalpost/core";
import { budgetsIn, type Mention, mentionWarnings, type PlacedBudget } from "@goalpost/runtime";
import { effortOf } from "./effort.ts";
import { blockCap } from "./facts.ts";
import type { ClaudeCodeOptions, PermissionMode } from "./settings.ts";

/** Everything that the client will not do as this contract has it written. Each is a fact of facts.ts. */
export function warningsOf(
  contract: Contract,
  mode: PermissionMode,
  options: ClaudeCodeOptions = {},
): readonly LaunchWarning[] {
  return [
    ...ways(),
    ...[...budgetsIn(contract)].flatMap((budget) => [...boundsIn(budget)]),
    ...effort(contract, options),
    ...modes(mode),
    ...mentionWarnings(contract, mentioned),
  ];
}

function* effort(contract: Contract, options: ClaudeCodeOptions): Generator<LaunchWarning> {
  const warning = effortWarning(contract, effortOf(options), "claude-code");
  if (warning !== undefined) yield { code: "claude-code/effort-below-high", ...warning };
}

function* ways(): Generator<LaunchWarning> {
  yield {
    code: "claude-code/exit-code-says-nothing",
    where: "argv.goal",
    what: "the client ends with exit code 0 and subtype success when the goal was met, was called impossible, was refused, or its judge failed",
    mend: "use goalpost run, which reads the true verdict from the transcript",
  };
  yield {
    code: "claude-code/block-cap",
    where: "argv.goal",
    what: `after ${blockCap} turns in a row without a tool the client ends the run, the goal unmet, with exit code 0`,
    mend: "use goalpost run, which calls it cap-reached; or set CLAUDE_CODE_STOP_HOOK_BLOCK_CAP",
  };
  yield {
    code: "claude-code/prompt-is-one-turn",
    where: "argv.prompt",
    what: "without /goal nothing holds the client on: the run ends when the model stops",
    mend: "use argv.goal, or goalpost run",
  };
}

function* boundsIn({ item, where }: PlacedBudget): Generator<LaunchWarning> {
  for (const field of ["turns", "minutes", "tokens"] as const) {
    if (item[field] === undefined) continue;
    const alike = field === "turns" ? " (its --max-turns counts requests to the model, not turns)" : "";
    yield {
      code: "claude-code/bound-is-ours",
      where: `${where}.${field}`,
      what: `the client knows no bound in ${field}${alike}`,
      mend: "use goalpost run, which holds it",
    };
  }
  if (item.dollars === undefined) return;
  yield {
    code: "claude-code/dollars-by-flag",
    where: `${where}.dollars`,
    what: "the client holds it by --max-budget-usd, with its own prices, and finishes the request that crosses it",
    mend: "use goalpost run, which passes the flag",
  };
}

function* modes(mode: PermissionMode): Generator<LaunchWarning> {
  if (mode === "plan") {
    yield {
      code: "claude-code/plan-mode",
      where: "settings.permissions.defaultMode",
      what: "plan: the agent may read, and change nothing, so no check can become true",
      mend: "use acceptEdits",
    };
  }
  if (mode === "default") {
    yield {
      code: "claude-code/edits-are-asked",
      where: "settings.permissions.defaultMode",
      what: "default: every edit is asked for, and without a person the answer is no",
      mend: 'use acceptEdits, or start with approvals: "accept"',
    };
  }
  if (mode === "bypassPermissions") {
    yield {
      code: "claude-code/no-permissions",
      where: "settings.permissions.defaultMode",
      what: "bypassPermissions: the agent's commands run unasked, with all your rights; the deny rules still hold",
      mend: "use acceptEdits",
    };
  }
}

const mentioned: readonly Mention[] = [
  {
    code: "claude-code/nobody-answers",
    pattern: /\bAskUserQuestion\b|\bask (?:me|the user)\b/i,
    what: "wants a person asked: in a run nobody answers, and the tool is not offered",
    mend: "make it a stop_when: the judge then calls the goal impossible and says why",
  },
  {
    code: "claude-code/codex-words",
    pattern: /\b(?:update_goal|update_plan|apply_patch|multi_tool_use(?:\.parallel)?)\b/,
    what: "names a tool of Codex that this client does not have",
    mend: "say what is to be done without naming a tool",
  },
];
