import { listIn, textIn } from "../record.ts";
import { clean, cleanLine, duration, figure } from "./clean.ts";
import type { Collected } from "./collect.ts";

/** Turns that are listed; of more, the last. */
const mostTurns = 60;

/** Writes a run as Markdown, for a pull request: what it is, how each check came out, turns, and the files that changed. */
export function markdownOf({ summary, turns, checks, receipt, diffs }: Collected): string {
  const { use } = summary;
  const lines = [
    `# Run of ${word(summary.contract_id)}`,
    "",
    `Verdict: **${word(summary.verdict ?? "none")}**. ${summary.reason === null ? "It has not ended" : `It ended: ${word(summary.reason)}`}${summary.why === "" ? "" : ` (${word(summary.why)})`}.`,
    "",
    `${word(summary.client || summary.target)} ${word(summary.client_version)}, model ${word(summary.model)}; ${duration(summary.started_at, summary.updated_at)}, ${figure(use.turns)} turns, ${figure(use.tokens)} tokens${use.dollars === null ? "" : `, ${figure(use.dollars)} dollars`}. Run ${word(summary.run_id)}.`,
    "",
    "## Checks",
    "",
    "| check | now | before | seen |",
    "| --- | --- | --- | --- |",
  ];
  for (const { id, kind, title, points } of checks) {
    const now = points.at(-1);
    const before = points
      .slice(0, -1)
      .map(({ status }) => status)
      .join(" → ");
    lines.push(
      `| ${word(`${id} ${kind}: ${title}`)} | ${word(now?.status ?? "unknown")} | ${word(before)} | ${word(now?.what ?? "")} |`,
    );
  }
  if (summary.second !== null) lines.push("", `Second key: ${word(summary.second.says)}`);
  for (const note of listIn(receipt, "notes")) if (typeof note === "string") lines.push("", `Note: ${word(note)}`);
  for (const check of listIn(receipt, "checks")) {
    const output = textIn(check, "output");
    if (output !== "") lines.push("", `${word(textIn(check, "id"))} said:`, "", fenced(output));
  }
  lines.push(
    "",
    "## Turns",
    "",
    "| turn | end | tokens | commands | failed | changes |",
    "| ---: | --- | ---: | ---: | ---: | ---: |",
  );
  if (turns.length > mostTurns) lines.push(`| … | ${turns.length - mostTurns} more | | | | |`);
  for (const row of turns.slice(-mostTurns))
    lines.push(
      `| ${row.turn} | ${word(row.status ?? "running")} | ${figure(row.tokens)} | ${row.commands} | ${row.failed_commands} | ${row.file_changes} |`,
    );
  if (diffs.length > 0) lines.push("", "## Changed files", "");
  for (const { path, change } of diffs) lines.push(`- ${word(change)}: ${word(path)}`);
  return `${lines.join("\n")}\n`;
}

/** Text as text: nothing in it is read as Markdown or HTML, and it stays on its line. */
const word = (text: string): string => cleanLine(text).replace(/[\\`*_{}[\]<>#!|~&@]/g, "\\$&");

function fenced(text: string): string {
  const body = clean(text).trimEnd();
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${body}\n${fence}`;
}
