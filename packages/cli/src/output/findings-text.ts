import type { Finding } from "@goalpost/core";
import { placeOf } from "@goalpost/core/internal";
import { oneLine } from "./plain-text.ts";
import type { Style } from "./style.ts";

/** A finding for people: what and where, then how to fix it. */
export function findingLines(finding: Finding, file: string, style: Style): string[] {
  const { ruleId, severity, what, help, at } = finding;
  const where = placeOf(finding);
  const colours = { error: style.red, warning: style.yellow, info: style.cyan };
  const place = at === undefined ? file : [at.file, at.line, at.column].filter((part) => part !== undefined).join(":");
  const part = where === "" ? "" : `${where}: `;
  return [
    `${colours[severity](severity)} ${oneLine(place)}: ${oneLine(part)}${part === "" ? "" : " "}${oneLine(what)}  ${style.dim(ruleId)}`,
    `  help: ${oneLine(help)}`,
  ];
}

/** How many findings there are of each severity, in words; empty where there are none. */
export function countText(findings: readonly Finding[]): string {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return Object.entries(counts)
    .flatMap(([name, count]) =>
      count === 0 ? [] : [`${count} ${name === "info" ? "hint" : name}${count === 1 ? "" : "s"}`],
    )
    .join(", ");
}
