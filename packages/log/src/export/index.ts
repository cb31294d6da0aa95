/**
 * Exports of a run: a trace, test reports, and pages.
 *
 * @module @goalpost/log/export
 */

import { GoalpostError } from "@goalpost/core";
import { nearest } from "@goalpost/core/internal";
import { collect } from "./collect.ts";
import { ctrfOf } from "./ctrf.ts";
import { htmlOf } from "./html.ts";
import { markdownOf } from "./markdown.ts";
import { otlpOf } from "./otlp.ts";

/** What a run is exported as. */
export const exportFormats = ["otlp", "ctrf", "markdown", "html"] as const;

/** One of {@link exportFormats}: a trace in OTLP/JSON, a report in CTRF, Markdown, or one HTML file. */
export type ExportFormat = (typeof exportFormats)[number];

const writers: Readonly<Record<ExportFormat, (path: string) => string>> = {
  otlp: otlpOf,
  ctrf: (path) => ctrfOf(collect(path)),
  markdown: (path) => markdownOf(collect(path)),
  html: (path) => htmlOf(collect(path)),
};

/**
 * Exports a run from its log, in memory that does not grow with it: of very many spans or lines, the first and the last are kept, and the export says how
 * many are left out. All that came from elsewhere is text in it, never markup.
 *
 * @param path - The log, as `logsIn` gives it.
 * @returns The whole export, ending in a line feed.
 * @throws GoalpostError `log/unknown-format`, `log/unreadable`.
 * @example
 * const log = LogWriter.open("run.jsonl");
 * log.append({ type: "run", run_id: "7f3a", contract_id: "port", target: "codex" });
 * log.close();
 * exportRun("run.jsonl", "markdown").split("\n")[0]; // "# Run of port"
 */
export function exportRun(path: string, format: ExportFormat): string {
  const write = Object.hasOwn(writers, format) ? writers[format] : undefined;
  if (write !== undefined) return write(path);
  throw new GoalpostError({
    code: "log/unknown-format",
    where: "format",
    what: `is ${JSON.stringify(format)}, expected one of ${exportFormats.join(", ")}`,
    help: `write "${nearest(String(format), exportFormats) ?? "html"}"`,
  });
}
