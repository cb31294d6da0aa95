import { findingJson } from "../../errors/finding.ts";
import type { LintReport } from "../report.ts";

/**
 * Prints a report as JSON, its keys in snake_case: `{ files: [{ file, findings: [{ rule_id, severity, where, what, help }] }] }`.
 *
 * @example
 * formatJson({ files: [] }); // '{\n  "files": []\n}\n'
 */
export const formatJson = ({ files }: LintReport): string =>
  `${JSON.stringify({ files: files.map(({ file, findings }) => ({ file, findings: findings.map(findingJson) })) }, null, 2)}\n`;
