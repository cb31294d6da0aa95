import { type CheckItem, isCheck, renderItem } from "@goalpost/core";
import { type ContractLike, contractOf, type Outcome } from "../outcome.ts";

/**
 * The contract has a check of a kind, in done_when or constraints, whose rendered line matches.
 *
 * @param kind - `"command"`, `"artifact"`, `"unchanged"`, …
 * @param pattern - Text that the line holds, or a pattern that it matches. Default: any.
 * @example
 * haveCheck(goal("Port it.").doneWhen(command("pnpm test")), "command", "pnpm test").pass; // true
 */
export function haveCheck(contract: ContractLike, kind: CheckItem["kind"], pattern?: string | RegExp): Outcome {
  const built = contractOf(contract);
  const checks = built.blocks.flatMap((block) =>
    block.kind === "done_when" || block.kind === "constraints"
      ? block.items.filter(isCheck).map((item) => ({ kind: item.kind, line: renderItem(item).trimEnd() }))
      : [],
  );
  const found = checks.find((check) => check.kind === kind && matches(check.line, pattern));
  const wanted = pattern === undefined ? kind : `${kind} matching ${String(pattern)}`;
  const there =
    checks.length === 0 ? "  none at all" : checks.map(({ line }) => `  ${line.replaceAll("\n", "\n  ")}`).join("\n");
  return {
    pass: found !== undefined,
    fails: `${built.id} has no check ${wanted}; its checks are:\n${there}`,
    holds: `${built.id} has the check\n  ${found?.line}\nexpected none ${wanted}`,
  };
}

const matches = (line: string, pattern: string | RegExp | undefined): boolean =>
  pattern === undefined || (typeof pattern === "string" ? line.includes(pattern) : new RegExp(pattern).test(line));
