import { type Contract, countIn, effortWarning, type LaunchWarning } from "@goalpost/core";
import { budgetsIn, factFor, holds, type Mention, mentionWarnings, type PlacedBudget } from "@goalpost/runtime";
import { effortOf } from "./effort.ts";
import { acceptedLimit, codexFacts, pasteLimits } from "./facts.ts";
import type { CodexOptions } from "./settings.ts";

/** Everything that the client will not do as this contract has it written. Each is a fact of facts.ts. */
export function warningsOf(
  contract: Contract,
  objective: string,
  version: string,
  options: CodexOptions,
): readonly LaunchWarning[] {
  const mentions = mentioned.filter(({ applies }) => applies?.(options) !== false);
  return [
    ...ways(objective, version),
    ...[...budgetsIn(contract)].flatMap((budget) => [...boundsIn(budget)]),
    ...effort(contract, options, version),
    ...sandbox(options),
    ...mentionWarnings(contract, mentions),
  ];
}

function* ways(objective: string, version: string): Generator<LaunchWarning> {
  yield {
    code: "codex/exec-sets-no-goal",
    where: "argv.exec",
    what: 'codex exec treats "/goal …" as text and ends after one turn, with exit code 0: it gets the contract as a plain prompt',
    mend: "use goalpost run, which drives the goal through codex app-server",
  };
  yield {
    code: "codex/tui-argument-is-text",
    where: "argv.tui",
    what: `an argument "/goal …" is taken as text${holds(codexFacts.objectiveLostAtCompaction, version) ? ", and a goal's text is lost at compaction" : ""}`,
    mend: "type /goal in the client, or use goalpost run, which sets the goal and puts a pointer where compaction keeps it",
  };
  const pasteLimit = factFor(pasteLimits, version);
  const length = countIn(objective, pasteLimit.unit);
  if (length <= pasteLimit.max) return;
  yield {
    code: "codex/tui-spills-paste",
    where: "argv.tui",
    what: `a paste of over ${pasteLimit.max.toLocaleString("en")} characters is saved to a file and the goal becomes a sentence that names it; this objective has ${length}`,
    mend: `use goalpost run: app-server takes up to ${acceptedLimit.max} characters`,
  };
}

function* boundsIn({ item, where }: PlacedBudget): Generator<LaunchWarning> {
  if (item.tokens !== undefined) {
    yield {
      code: "codex/token-budget-is-soft",
      where: `${where}.tokens`,
      what: "the client finishes the turn in which the budget is crossed (5,000 set, 6,200 used)",
      mend: "goalpost run interrupts the turn at 110 percent; leave room in the budget",
    };
  }
  for (const field of ["turns", "minutes", "dollars"] as const) {
    if (item[field] === undefined) continue;
    yield {
      code: "codex/bound-is-ours",
      where: `${where}.${field}`,
      what: `the client knows no bound in ${field}: a goal that never completes goes on without end`,
      mend: `use goalpost run, which holds it${field === "dollars" ? " when prices are given" : ""}`,
    };
  }
}

function* effort(contract: Contract, options: CodexOptions, clientVersion: string): Generator<LaunchWarning> {
  const warning = effortWarning(contract, effortOf({ ...options, clientVersion }), "codex");
  if (warning !== undefined) yield { code: "codex/effort-below-high", ...warning };
}

function* sandbox({ sandbox: mode }: CodexOptions): Generator<LaunchWarning> {
  if (mode === "danger-full-access") {
    yield {
      code: "codex/no-sandbox",
      where: "config.sandbox_mode",
      what: "danger-full-access: the agent's commands run with all your rights",
      mend: "use workspace-write, with networkAccess where ports or the network are needed",
    };
  }
  if (mode === "read-only") {
    yield {
      code: "codex/read-only",
      where: "config.sandbox_mode",
      what: "read-only: the agent cannot change a file",
      mend: "use workspace-write",
    };
  }
}

/** A mention, and whether it counts under these options. */
interface Conditional extends Mention {
  readonly applies?: (options: CodexOptions) => boolean;
}

const sandboxed = ({ sandbox: mode = "workspace-write" }: CodexOptions): boolean => mode === "workspace-write";
const offline = (options: CodexOptions): boolean => sandboxed(options) && options.networkAccess !== true;

const mentioned: readonly Conditional[] = [
  {
    code: "codex/parallel-is-no-tool",
    pattern: /\bmulti_tool_use(?:\.parallel)?\b/,
    what: "names multi_tool_use.parallel, which is no tool of the client: calling it fails; several calls in one answer run side by side",
    mend: 'say "in parallel" without naming a tool',
  },
  {
    code: "codex/plan-tool-is-off",
    pattern: /\bupdate_plan\b/,
    applies: ({ config }) => config?.["tools.update_plan.enabled"] !== true,
    what: "names update_plan, which the client does not offer by default",
    mend: 'pass config: { "tools.update_plan.enabled": true }, or leave the name out',
  },
  {
    code: "codex/nobody-answers",
    pattern: /\brequest_user_input\b|\bask (?:me|the user)\b/i,
    what: "wants a person asked: in a goal nobody answers, and request_user_input fails",
    mend: "make it a stop_when: the goal is then blocked and says why",
  },
  {
    code: "codex/custom-prompts-are-gone",
    pattern: /(?:^|\s)\/prompts:\w/,
    what: "names a custom prompt (/prompts:…), which the client no longer expands",
    mend: "write the text out, or make it a skill",
  },
  {
    code: "codex/sandbox-refuses-git",
    pattern:
      /\bgit\s+(?:-\S+\s+)*(?:add|commit|push|tag|merge|rebase|checkout|switch|stash|branch|worktree|cherry-pick|reset|restore)\b|\bcommit\s+(?:each|every|after|all|often|your|changes|work|per)\b/i,
    applies: sandboxed,
    what: "writes to .git, which is read-only under workspace-write: the agent cannot commit",
    mend: "commit outside, after goalpost verify",
  },
  {
    code: "codex/sandbox-refuses-ports",
    pattern:
      /\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b|(?:^|\s)--port\b|\blisten(?:s|ing)? on\b|\b(?:docker compose|playwright|cypress)\b|\b(?:npm|pnpm|yarn|bun) (?:run )?(?:start|dev|serve|preview)\b/i,
    applies: offline,
    what: "seems to open a port or to connect to one, which fails with EPERM under workspace-write",
    mend: "inject requests without a port, or pass networkAccess: true",
  },
  {
    code: "codex/sandbox-refuses-network",
    pattern:
      /\b(?:npm|pnpm|yarn|bun) (?:install|i|ci|add|update|dlx)\b|\b(?:npx|pnpx|bunx) -?-?y|\bpip3? install\b|\bcargo (?:add|fetch|install)\b|\bgo (?:get|install)\b|\b(?:curl|wget)\s|\bgit\s+(?:clone|fetch|pull)\b/,
    applies: offline,
    what: "needs the network, which workspace-write refuses to commands",
    mend: "install before the start, or pass networkAccess: true",
  },
];
