import type { LintReport } from "../report.ts";

/**
 * Prints a report as JSON: `{ files: [{ file, findings: [Finding] }] }`.
 *
 * @example
 * formatJson({ files: [] }); // '{\n  "files": []\n}\n'
 */
export const formatJson = ({ files }: LintReport): string => `${JSON.stringify({ files }, null, 2)}\n`;
