import type { Finding } from "../errors/finding.ts";
import type { Contract } from "../node/contract.ts";
import { type LintOptions, lint, requireLintOptions } from "./lint.ts";
import { rules as ours } from "./rule-sets.ts";

/**
 * Lints a bare condition: the text of `/goal`, without a contract around it. Only the rules that can judge a text by itself run. Nothing else
 * proves the end here, so a condition that cannot be measured is an error.
 *
 * @param text - The condition, as it would stand after `/goal`.
 * @returns Findings whose `where` is `condition`.
 * @example
 * lintCondition("the code is clean").map(({ ruleId }) => ruleId); // ["done-when-is-measurable"]
 */
export function lintCondition(text: string, options: LintOptions = {}): readonly Finding[] {
  requireLintOptions("lintCondition", options);
  const condition = text.trim();
  if (condition === "") {
    return [
      {
        ruleId: "done-when-is-measurable",
        severity: "error",
        where: "condition",
        what: "is empty, expected a state that must hold at the end",
        help: "write one: `pnpm test` exits 0",
      },
    ];
  }
  const contract: Contract = {
    version: 1,
    id: "condition",
    blocks: [{ kind: "done_when", items: [{ kind: "claim", id: "D1", text: condition }] }],
  };
  const able = (options.rules ?? ours).filter((rule) => rule.condition === true);
  const levels = options.settings?.rules ?? {};
  return lint(contract, { ...options, rules: able })
    .filter(({ ruleId }) => able.some(({ id }) => id === ruleId))
    .map((finding) => ({
      ...finding,
      where: "condition",
      ...(finding.ruleId === "done-when-is-measurable" && levels[finding.ruleId] === undefined
        ? { severity: "error" as const }
        : {}),
    }));
}

/**
 * Lints bare conditions, one per line; `\n` in a line stands for a line break and `\\` for a backslash.
 *
 * @param text - The lines; a line feed at the very end adds none.
 * @returns The findings of each line, in order; of an empty line too.
 * @example
 * lintConditions("`pnpm test` exits 0\nthe code is clean\n").length; // 2
 */
export function lintConditions(text: string, options: LintOptions = {}): readonly (readonly Finding[])[] {
  requireLintOptions("lintConditions", options);
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line) => lintCondition(unescapeLine(line), options));
}

const unescapeLine = (line: string): string =>
  line.replace(/\\([n\\])/g, (_found, char: string) => (char === "n" ? "\n" : "\\"));
