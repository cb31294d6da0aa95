import type { Contract, LaunchWarning } from "@goalpost/core";
import { countIn, effortWarning } from "@goalpost/core/adapter";
import {
  budgetsIn,
  type FactWarning,
  factFor,
  factWarnings,
  holds,
  type Mention,
  mentionWarnings,
  type PlacedBudget,
} from "@goalpost/target/adapter";
import { effortOf } from "./effort.ts";
import { acceptedLimit, codexFacts, pasteLimits, pasteSpills } from "./facts.ts";
import type { InForce } from "./settings.ts";

/** Everything that the client will not do as this contract has it written. Each is a fact of facts.ts. */
export function warningsOf(
  contract: Contract,
  objective: string,
  version: string,
  options: InForce,
): readonly LaunchWarning[] {
  const mentions = mentioned.filter(({ applies }) => applies?.(options) !== false);
  const budgets = [...budgetsIn(contract)].flatMap((budget) => [...boundsIn(budget)]);
  return [
    ...factWarnings([...ways(objective, version), ...budgets], version),
    ...effort(contract, options, version),
    ...factWarnings([...sandbox(options)], version),
    ...mentionWarnings(contract, mentions, version),
  ];
}

const { execSetsNoGoal, tuiArgumentIsText, objectiveLostAtCompaction, budgetIsSoft, noBoundOfItsOwn } = codexFacts;

function* ways(objective: string, version: string): Generator<FactWarning> {
  yield {
    fact: execSetsNoGoal,
    code: "codex/exec-sets-no-goal",
    where: "argv.exec",
    what: `${execSetsNoGoal.what}: it gets the contract as a plain prompt`,
    help: "use goalpost run, which drives the goal through codex app-server",
  };
  const lost = holds(objectiveLostAtCompaction, version) ? `; ${objectiveLostAtCompaction.what}` : "";
  yield {
    fact: tuiArgumentIsText,
    code: "codex/tui-argument-is-text",
    where: "argv.tui",
    what: `${tuiArgumentIsText.what}${lost}`,
    help: "type /goal in the client, or use goalpost run, which sets the goal and puts a pointer where compaction keeps it",
  };
  const pasteLimit = factFor(pasteLimits, version);
  const length = countIn(objective, pasteLimit.unit);
  if (length <= pasteLimit.max) return;
  const spills = pasteSpills(pasteLimit);
  yield {
    fact: spills,
    code: "codex/tui-spills-paste",
    where: "argv.tui",
    what: `${spills.what}; this objective has ${length}`,
    help: `use goalpost run: app-server takes up to ${acceptedLimit.max} characters`,
  };
}

function* boundsIn({ item, where }: PlacedBudget): Generator<FactWarning> {
  if (item.tokens !== undefined) {
    yield {
      fact: budgetIsSoft,
      code: "codex/token-budget-is-soft",
      where: `${where}.tokens`,
      help: "goalpost run interrupts the turn at 110 percent; leave room in the budget",
    };
  }
  for (const field of ["turns", "minutes", "dollars"] as const) {
    if (item[field] === undefined) continue;
    yield {
      fact: noBoundOfItsOwn,
      code: "codex/bound-is-ours",
      where: `${where}.${field}`,
      what: `a bound in ${field} is not handed to the client: ${noBoundOfItsOwn.what}`,
      help: `use goalpost run, which holds it${field === "dollars" ? " when prices are given" : ""}`,
    };
  }
}

function* effort(contract: Contract, options: InForce, clientVersion: string): Generator<LaunchWarning> {
  const warning = effortWarning(contract, effortOf({ ...options.effort, clientVersion }), "codex");
  if (warning !== undefined) yield { code: "codex/effort-below-high", ...warning };
}

function* sandbox({ sandbox: mode }: InForce): Generator<FactWarning> {
  if (mode === "danger-full-access") {
    yield {
      fact: codexFacts.dangerWritesAnywhere,
      code: "codex/no-sandbox",
      where: "config.sandbox_mode",
      help: "use workspace-write, with networkAccess where ports or the network are needed",
    };
  }
  if (mode === "read-only") {
    yield {
      fact: codexFacts.readOnlyWritesNothing,
      code: "codex/read-only",
      where: "config.sandbox_mode",
      help: "use workspace-write",
    };
  }
}

/** A mention, and whether it counts under these options. */
interface Conditional extends Mention {
  readonly applies?: (options: InForce) => boolean;
}

const sandboxed = ({ sandbox: mode }: InForce): boolean => mode === "workspace-write";
const offline = (options: InForce): boolean => sandboxed(options) && !options.hasNetwork;

const mentioned: readonly Conditional[] = [
  {
    code: "codex/parallel-is-no-tool",
    pattern: /\bmulti_tool_use(?:\.parallel)?\b/,
    fact: codexFacts.parallelIsNoTool,
    what: `names a tool: ${codexFacts.parallelIsNoTool.what}; ${codexFacts.unknownToolFails.what}`,
    help: 'say "in parallel" without naming a tool',
  },
  {
    code: "codex/plan-tool-is-off",
    pattern: /\bupdate_plan\b/,
    applies: ({ hasPlanTool }) => !hasPlanTool,
    fact: codexFacts.planToolIsOff,
    what: `names a tool: ${codexFacts.planToolIsOff.what}`,
    help: 'pass config: { "tools.update_plan.enabled": true }, or leave the name out',
  },
  {
    code: "codex/nobody-answers",
    pattern: /\brequest_user_input\b|\bask (?:me|the user)\b/i,
    fact: codexFacts.nobodyAnswers,
    what: `wants a person asked: ${codexFacts.nobodyAnswers.what}`,
    help: "make it a stop_when: the goal is then blocked and says why",
  },
  {
    code: "codex/custom-prompts-are-gone",
    pattern: /(?:^|\s)\/prompts:\w/,
    fact: codexFacts.customPromptsAreGone,
    what: `names a custom prompt: ${codexFacts.customPromptsAreGone.what}`,
    help: "write the text out, or make it a skill",
  },
  {
    code: "codex/sandbox-refuses-git",
    pattern:
      /\bgit\s+(?:-\S+\s+)*(?:add|commit|push|tag|merge|rebase|checkout|switch|stash|branch|worktree|cherry-pick|reset|restore)\b|\bcommit\s+(?:each|every|after|all|often|your|changes|work|per)\b/i,
    applies: sandboxed,
    fact: codexFacts.sandboxRefusesGit,
    what: `writes to .git: ${codexFacts.sandboxRefusesGit.what}`,
    help: "commit outside, after goalpost verify",
  },
  {
    code: "codex/sandbox-refuses-ports",
    pattern:
      /\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b|(?:^|\s)--port\b|\blisten(?:s|ing)? on\b|\b(?:docker compose|playwright|cypress)\b|\b(?:npm|pnpm|yarn|bun) (?:run )?(?:start|dev|serve|preview)\b/i,
    applies: offline,
    fact: codexFacts.sandboxRefusesPorts,
    what: `seems to open a port or to connect to one: ${codexFacts.sandboxRefusesPorts.what}; ${codexFacts.sandboxRefusesNetwork.what}`,
    help: "inject requests without a port, or pass networkAccess: true",
  },
  {
    code: "codex/sandbox-refuses-network",
    pattern:
      /\b(?:npm|pnpm|yarn|bun) (?:install|i|ci|add|update|dlx)\b|\b(?:npx|pnpx|bunx) -?-?y|\bpip3? install\b|\bcargo (?:add|fetch|install)\b|\bgo (?:get|install)\b|\b(?:curl|wget)\s|\bgit\s+(?:clone|fetch|pull)\b/,
    applies: offline,
    fact: codexFacts.sandboxRefusesNetwork,
    what: `needs the network: ${codexFacts.sandboxRefusesNetwork.what}`,
    help: "install before the start, or pass networkAccess: true",
  },
];
