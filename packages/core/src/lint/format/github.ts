import { placeOf, type Severity } from "../../errors/finding.ts";
import type { LintReport } from "../report.ts";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/**
 * Prints a report as GitHub workflow commands, which annotate the lines of a pull request.
 *
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands (read 2026-11-22): data escapes `%`, CR and LF;
 * properties `:` and `,` too.
 *
 * @example
 * formatGithub({ files: [] }); // ""
 */
export function formatGithub({ files }: LintReport): string {
  return files
    .flatMap(({ file, findings }) =>
      findings.map((finding) => {
        const { ruleId, severity, what, help, at } = finding;
        const properties = [
          `file=${property(at?.file ?? file)}`,
          `line=${at?.line ?? 1}`,
          ...(at?.column === undefined ? [] : [`col=${at.column}`]),
          `title=${property(ruleId)}`,
        ];
        return `::${commands[severity]} ${properties.join(",")}::${data(`${placeOf(finding)} ${what}\nhelp: ${help}`)}\n`;
      }),
    )
    .join("");
}

const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
