import type { Rule, RuleCase } from "./lint/rule.ts";
import type { Contract } from "./node/contract.ts";
import { render } from "./render/render.ts";

/**
 * Explains a rule as Markdown: its page in docs/rules, and what `goalpost lint --explain` prints.
 *
 * @example
 * rules.map(explainRule).join("\n");
 */
export function explainRule(rule: Rule): string {
  const { silent, speaks } = rule.cases();
  const options = Object.entries(rule.options ?? {}).map(
    ([name, { default: fallback, summary }]) => `- \`${name}\`, default \`${JSON.stringify(fallback)}\`: ${summary}`,
  );
  return [
    `# ${rule.id}`,
    `${rule.severity}${rule.fix === undefined ? "" : ", with a fix"}${rule.condition === true ? ", also for a bare condition" : ""}. ${rule.summary}`,
    `Why: ${rule.why}`,
    `Source: ${rule.source}`,
    ...(options.length === 0 ? [] : ["## Options", options.join("\n")]),
    "## It speaks",
    ...Object.entries(speaks).map(([name, { finds, fixed: _, ...given }]) =>
      shown(name, given, ` (at ${[...new Set(finds)].map((where) => `\`${where}\``).join(", ")})`),
    ),
    "## It is silent",
    ...Object.entries(silent).map(([name, given]) => shown(name, "blocks" in given ? { given } : given, "")),
  ]
    .join("\n\n")
    .concat("\n");
}

/** Lines of a case that are shown. */
const most = 24;

function shown(name: string, { given, context }: RuleCase, at: string): string {
  const lines = blocksOf(given)
    .split("\n")
    .map((line) => (line.length > 160 ? `${line.slice(0, 159)}…` : line));
  const text = lines.length > most ? [...lines.slice(0, most), "…"].join("\n") : lines.join("\n");
  const known = context === undefined ? "" : `\n\nGiven ${JSON.stringify(context)}.`;
  const fence = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${name}${at}:${known}\n\n${fence}xml\n${text}\n${fence}`;
}

/** The blocks without the blank lines between them. */
const blocksOf = (contract: Contract): string => render(contract).replaceAll("\n\n", "\n").trimEnd();
