import type { Trace, TraceCriterion, TraceItem } from "./trace.ts";

/** How a trace can be written. */
export type TraceFormat = "text" | "json" | "markdown" | "html";

/**
 * Writes a trace. What stands in it comes from the specification and the contract: in HTML and Markdown its own marks are escaped.
 *
 * @example
 * const contract = goal("Export.", { id: "export" }).doneWhen(command("npm test", { from: "R1" })).build();
 * formatTrace(trace(readSpec("- R1: `npm test` exits 0\n"), contract), "markdown").startsWith("| requirement |"); // true
 */
export const formatTrace = (trace: Trace, format: TraceFormat): string => writers[format](trace);

const writers: Readonly<Record<TraceFormat, (trace: Trace) => string>> = {
  text: asText,
  json: (trace) => `${JSON.stringify(trace, null, 2)}\n`,
  markdown: asMarkdown,
  html: asHtml,
};

const said = {
  covered: "covered",
  person: "a person decides",
  "holds-already": "holds already: shows nothing of the work",
  open: "open: a claim, which nothing decides",
  uncovered: "UNCOVERED",
} as const;

/** One line each, no control characters, none that turns the direction of text: a specification may hold anything. */
const line = (text: string): string => text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu, " ");

/** What is known of an item that decides nothing. */
const notes: Readonly<Partial<Record<TraceItem["decides"], string>>> = {
  "cannot-fail": "cannot fail",
  "holds-already": "holds at the start",
  "guards-nothing": "guards no file",
};

const itemsOf = (items: readonly TraceItem[]): string =>
  items
    .map(({ id, kind, decides, model, last }) =>
      [
        ...[id, kind],
        ...(Object.hasOwn(notes, decides) ? [`(${notes[decides]})`] : []),
        ...(model === undefined ? [] : [`(drafted by ${line(model)})`]),
        ...(last === undefined ? [] : [last]),
      ].join(" "),
    )
    .join(", ");

/** The rows of the matrix: each criterion, in the order of the specification. */
const criteriaOf = ({ rows }: Trace): readonly (TraceCriterion & { readonly requirement: string })[] =>
  rows.flatMap(({ id, criteria }) => criteria.map((criterion) => ({ ...criterion, requirement: id })));

function asText(trace: Trace): string {
  const lines = criteriaOf(trace).map(({ id, text, status, items, line: at }) => {
    const by = items.length === 0 ? "" : `  by ${itemsOf(items)}`;
    return `${line(id).padEnd(10)} ${said[status]}${by}\n           ${line(trace.spec)}:${at}: ${line(text)}`;
  });
  const decisions = trace.decisions.map(
    ({ id, items }) => `decision ${line(id)}: ${items.length === 0 ? "no item comes from it" : items.join(", ")}`,
  );
  const unknown = trace.unknown.map(
    ({ item, origin }) => `${item} comes from ${line(origin)}, which the specification does not have`,
  );
  return `${[...lines, ...decisions, ...unknown, summaryOf(trace)].join("\n")}\n`;
}

function summaryOf({ rows, verdict }: Trace): string {
  const count = (status: keyof typeof said): number => rows.filter((row) => row.status === status).length;
  const parts = [
    `${count("covered")} covered`,
    `${count("person")} decided by a person`,
    ...(count("holds-already") === 0 ? [] : [`${count("holds-already")} held already`]),
    `${count("open")} open`,
    `${count("uncovered")} uncovered`,
  ];
  const last = verdict === null ? "" : ` · last verdict: ${verdict}`;
  return `${rows.length} ${rows.length === 1 ? "requirement" : "requirements"}: ${parts.join(", ")}${last}`;
}

const cell = (text: string): string => line(text).replace(/[\\|<>&`*_[\]]/g, (char) => `\\${char}`);

function asMarkdown(trace: Trace): string {
  const rows = criteriaOf(trace).map(
    ({ requirement, id, text, status, items }) =>
      `| ${cell(requirement)} | ${cell(id)} | ${cell(text)} | ${said[status]} | ${cell(itemsOf(items))} |`,
  );
  return `| requirement | criterion | text | status | items |\n| --- | --- | --- | --- | --- |\n${rows.join("\n")}\n\n${summaryOf(trace)}\n`;
}

const html = (text: string): string => line(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

function asHtml(trace: Trace): string {
  const rows = criteriaOf(trace).map(
    ({ requirement, id, text, status, items }) =>
      `<tr class="${status}"><th scope="row">${html(requirement)}</th><td>${html(id)}</td><td>${html(text)}</td><td>${said[status]}</td><td>${html(itemsOf(items))}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${html(trace.contract)}: requirements and checks</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
table { border-collapse: collapse; }
th, td { border: 1px solid #8888; padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
.uncovered td:nth-of-type(3) { font-weight: bold; }
</style>
<h1>${html(trace.spec)} → ${html(trace.contract)}</h1>
<p>${html(summaryOf(trace))}</p>
<table>
<thead><tr><th scope="col">Requirement</th><th scope="col">Criterion</th><th scope="col">Text</th><th scope="col">Status</th><th scope="col">Items</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</html>
`;
}
