import { placeOf } from "../../errors/finding.ts";
import { countFindings, type LintReport } from "../report.ts";

/**
 * Prints a report for people: each finding with its place, what was seen, how to fix it and its rule; a count at the end.
 *
 * @example
 * formatText({ files: [{ file: "x.goal.md", findings: [] }] }); // "1 file: no findings\n"
 */
export function formatText(report: LintReport): string {
  const lines: string[] = [];
  for (const { file, findings } of report.files) {
    for (const finding of findings) {
      const { ruleId, severity, what, help, at } = finding;
      const place =
        at === undefined ? file : [at.file, at.line, at.column].filter((part) => part !== undefined).join(":");
      lines.push(`${place}  ${severity}  ${placeOf(finding)} ${what.replaceAll("\n", "\n  ")}`);
      lines.push(`  help: ${help.replaceAll("\n", "\n  ")}`, `  rule: ${ruleId}`, "");
    }
  }
  const { error, warning, info } = countFindings(report);
  const counts = [many(error, "error"), many(warning, "warning"), ...(info > 0 ? [`${info} info`] : [])].join(", ");
  const all = many(report.files.length, "file");
  return `${[...lines, error + warning + info === 0 ? `${all}: no findings` : `${all}: ${counts}`].join("\n")}\n`;
}

const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
