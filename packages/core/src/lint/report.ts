import type { Finding, Severity } from "../errors/finding.ts";

/** What lint has to say about one file. */
export interface FileFindings {
  /** As it was named on the command line; `-` is standard input. */
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** What lint has to say: the shape that `--format json` prints, with `rule_id`. It is frozen. */
export interface LintReport {
  readonly files: readonly FileFindings[];
}

/** Findings by severity. */
export function countFindings({ files }: LintReport): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { findings } of files) for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** The exit code of a lint run: 1 when there is a finding at error level, else 0. Misuse is 2, and never gets here. */
export const lintExitCode = (report: LintReport): 0 | 1 => (countFindings(report).error > 0 ? 1 : 0);
