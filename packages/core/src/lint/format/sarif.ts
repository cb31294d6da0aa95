import { type Finding, placeOf, type Severity } from "../../errors/finding.ts";
import { namesOf, requireKnown } from "../../errors/options.ts";
import type { LintReport } from "../report.ts";
import type { Rule } from "../rule.ts";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** Options of {@link formatSarif}. */
export interface SarifOptions {
  /** The rules that ran: their summaries and reasons go into the log. */
  readonly rules: readonly Rule[];
  /** The version of the tool. */
  readonly version?: string | undefined;
}

/**
 * Prints a report as SARIF 2.1.0, which code scanning services read.
 *
 * @example
 * formatSarif({ files: [] }, { rules });
 */
export function formatSarif({ files }: LintReport, options: SarifOptions): string {
  requireKnown("formatSarif", options, namesOf<SarifOptions>({ rules: true, version: true }), "lint/bad-option");
  const { rules, version } = options;
  const said = new Set(files.flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId)));
  const described = rules.filter(({ id }) => said.has(id));
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "goalpost", ...(version === undefined ? {} : { version }), rules: described.map(descriptor) },
        },
        columnKind: "utf16CodeUnits",
        results: files.flatMap(({ file, findings }) => findings.map((finding) => result(file, finding, described))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const descriptor = ({ id, severity, summary, why, source }: Rule): object => ({
  id,
  shortDescription: { text: summary },
  fullDescription: { text: why },
  help: { text: `${why}\nSource: ${source}` },
  defaultConfiguration: { level: levels[severity] },
});

function result(file: string, finding: Finding, rules: readonly Rule[]): object {
  const { ruleId, severity, where, what, help, at } = finding;
  const index = rules.findIndex(({ id }) => id === ruleId);
  const region = { startLine: at?.line ?? 1, ...(at?.column === undefined ? {} : { startColumn: at.column }) };
  return {
    ruleId,
    ...(index < 0 ? {} : { ruleIndex: index }),
    level: levels[severity],
    message: { text: `${placeOf(finding)} ${what}. To fix it: ${help}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(at?.file ?? file) }, region },
        logicalLocations: [{ fullyQualifiedName: where }],
      },
    ],
  };
}

/** A path as the relative URI that SARIF asks for. */
const uriOf = (path: string): string =>
  path === "-" ? "stdin" : path.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
