import type { Contract, LaunchWarning } from "@goalpost/core";
import { effortWarning } from "@goalpost/core/adapter";
import {
  budgetsIn,
  type FactWarning,
  factWarnings,
  type Mention,
  mentionWarnings,
  type PlacedBudget,
} from "@goalpost/target/adapter";
import { effortOf } from "./effort.ts";
import { clientFacts } from "./facts.ts";
import type { ClaudeCodeOptions, PermissionMode } from "./settings.ts";

/** Everything that the client of a version will not do as this contract has it written. Each is a fact of facts.ts. */
export function warningsOf(
  contract: Contract,
  mode: PermissionMode,
  version: string,
  options: ClaudeCodeOptions = {},
): readonly LaunchWarning[] {
  return [
    ...factWarnings([...ways, ...[...budgetsIn(contract)].flatMap((budget) => [...boundsIn(budget)])], version),
    ...effort(contract, options),
    ...factWarnings(modes[mode] ?? [], version),
    ...mentionWarnings(contract, mentioned, version),
  ];
}

function* effort(contract: Contract, options: ClaudeCodeOptions): Generator<LaunchWarning> {
  const warning = effortWarning(contract, effortOf(options), "claude-code");
  if (warning !== undefined) yield { code: "claude-code/effort-below-high", ...warning };
}

const ways: readonly FactWarning[] = [
  {
    fact: clientFacts.exitCodeSaysNothing,
    code: "claude-code/exit-code-says-nothing",
    where: "argv.goal",
    what: [clientFacts.exitCodeSaysNothing, clientFacts.judgeFailsOpen, clientFacts.overlongIsRefusedSilently]
      .map(({ what }) => what)
      .join("; "),
    help: "use goalpost run, which reads the true verdict from the transcript",
  },
  {
    fact: clientFacts.blockCapEndsTheRun,
    code: "claude-code/block-cap",
    where: "argv.goal",
    help: `use goalpost run, which calls it cap-reached; or raise it: ${clientFacts.capCanBeSet.what}`,
  },
  {
    fact: clientFacts.promptIsOneTurn,
    code: "claude-code/prompt-is-one-turn",
    where: "argv.prompt",
    help: "use argv.goal, or goalpost run",
  },
];

function* boundsIn({ item, where }: PlacedBudget): Generator<FactWarning> {
  for (const field of ["turns", "minutes", "tokens"] as const) {
    if (item[field] === undefined) continue;
    const alike = field === "turns" ? `; ${clientFacts.maxTurnsCountsRequests.what}` : "";
    yield {
      fact: clientFacts.onlyDollarsAreBound,
      code: "claude-code/bound-is-ours",
      where: `${where}.${field}`,
      what: `a bound in ${field} is not handed to the client: ${clientFacts.onlyDollarsAreBound.what}${alike}`,
      help: "use goalpost run, which holds it",
    };
  }
  if (item.dollars === undefined) return;
  yield {
    fact: clientFacts.dollarsAreHeld,
    code: "claude-code/dollars-by-flag",
    where: `${where}.dollars`,
    help: "use goalpost run, which passes the flag",
  };
}

const inMode = (warning: Omit<FactWarning, "where">): readonly FactWarning[] => [
  { ...warning, where: "settings.permissions.defaultMode" },
];

const modes: Readonly<Partial<Record<PermissionMode, readonly FactWarning[]>>> = {
  plan: inMode({ fact: clientFacts.planEditsNothing, code: "claude-code/plan-mode", help: "use acceptEdits" }),
  default: inMode({
    fact: clientFacts.defaultEditsNothing,
    code: "claude-code/edits-are-asked",
    help: 'use acceptEdits, or start with approvals: "accept"',
  }),
  bypassPermissions: inMode({
    fact: clientFacts.bypassRunsAll,
    code: "claude-code/no-permissions",
    help: "use acceptEdits",
  }),
};

const mentioned: readonly Mention[] = [
  {
    code: "claude-code/nobody-answers",
    pattern: /\bAskUserQuestion\b|\bask (?:me|the user)\b/i,
    fact: clientFacts.nobodyAnswers,
    what: `wants a person asked: ${clientFacts.nobodyAnswers.what}`,
    help: "make it a stop_when: the judge then calls the goal impossible and says why",
  },
  {
    code: "claude-code/codex-words",
    pattern: /\b(?:update_goal|update_plan|apply_patch|multi_tool_use(?:\.parallel)?)\b/,
    fact: clientFacts.codexToolsAreUnknown,
    what: `names a tool of Codex: ${clientFacts.codexToolsAreUnknown.what}`,
    help: "say what is to be done without naming a tool",
  },
];
