import { importPrompt } from "./import/import-prompt.ts";
import { type LintOptions, lint, namingItems, requireLintOptions } from "./lint/lint.ts";
import type { Positions } from "./lint/positions.ts";
import type { FileFindings } from "./lint/report.ts";
import { readStrictSource, type SourceContract } from "./strict-source.ts";

/**
 * Reads a contract from a text in any of its forms: JSON, labelled text, or a prompt as people write it. What is wrong with it is a finding.
 *
 * @param file - Its name; `.json` is read as JSON only.
 * @param id - The contract's id where the text gives none. Default `"goal"`.
 * @example
 * readSource("<goal>Port it.</goal>\n<done_when>- `pnpm test` exits 0</done_when>", "GOAL.md").form; // "prompt"
 */
export function readSource(text: string, file: string, id?: string): SourceContract {
  const strict = readStrictSource(text, file, id);
  if (strict !== undefined) return strict;
  const { contract, places, issues } = importPrompt(text.replace(/^\ufeff/, ""), { file, id });
  const positions: Positions = { file, places };
  const loud = issues.filter(({ severity }) => severity !== "info");
  return { contract, form: "prompt", positions, findings: contract === null ? loud : namingItems(contract, loud) };
}

/**
 * Lints a contract's text in any of its forms.
 *
 * @param file - Its name, as it stands in the report.
 * @example
 * lintSource("<goal>Port it.</goal>\n<done_when>- the code is clean</done_when>", "GOAL.md").findings.length;
 */
export function lintSource(
  text: string,
  file: string,
  options: LintOptions & { readonly id?: string } = {},
): FileFindings {
  requireLintOptions("lintSource", options, ["id"]);
  const { id, ...others } = options;
  const { contract, form, positions, findings } = readSource(text, file, id);
  if (contract === null) return { file, findings };
  return { file, findings: [...findings, ...lint(contract, { form, ...others, positions })] };
}
