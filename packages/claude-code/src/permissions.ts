import { type Contract, type Item, isCheck, type LaunchWarning } from "@goalpost/core";
import { contractFolder } from "@goalpost/core/adapter";
import { clientFacts } from "./facts.ts";

/** The permission rules of a contract, and what has none. */
export interface Rules {
  readonly allow: readonly string[];
  readonly deny: readonly string[];
  readonly warnings: readonly LaunchWarning[];
}

/**
 * Rules that allow the runner and the contract's own commands, to the letter, and keep the contract's folder from being edited.
 * By facts.ts, exactRuleIsExact and starIsWildcard.
 */
export function rulesOf(contract: Contract): Rules {
  const runner = `${contractFolder(contract.id)}/verify`;
  const lines = new Map<string, string>();
  for (const { kind, items } of contract.blocks) {
    for (const [index, item] of items.entries()) {
      for (const line of commandLines(item)) if (!lines.has(line)) lines.set(line, `${kind}[${index}]`);
    }
  }
  const exact = [...lines].filter(([line]) => hasRule(line));
  return {
    allow: [runner, `./${runner}`, ...exact.map(([line]) => line)].map((line) => `Bash(${line})`),
    deny: ["Edit(./.goalpost/**)"],
    warnings: [...lines]
      .filter(([line]) => !hasRule(line))
      .map(([line, where]) => ({
        code: "claude-code/command-has-no-rule",
        where,
        what: `\`${line.split("\n")[0]}\` has no permission rule that allows it alone: ${line.includes("\n") ? "a rule is one line" : clientFacts.starIsWildcard.what}`,
        help: "nothing to do: the runner runs it",
      })),
  };
}

const hasRule = (line: string): boolean => !/[*\n\r]/.test(line);

function* commandLines(item: Item): Generator<string> {
  for (const check of [item, ...innerChecks(item)]) {
    if (isCheck(check) && (check.kind === "command" || check.kind === "shell")) yield check.run;
  }
}

/** A gate, an artifact's producer and the like hold a check of their own. */
function* innerChecks(item: object): Generator<Item> {
  for (const value of Object.values(item)) {
    if (typeof value === "object" && value !== null && "kind" in value) yield value as Item;
  }
}
