import { GoalpostError } from "@goalpost/core";
import { nearest } from "@goalpost/core/internal";

/** A table: one contract for each row. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** One row, and the line that it begins on. */
export interface Row {
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Reads a table: CSV with a header (quotes as RFC 4180 has them), whose values are texts, or a JSON list of objects.
 *
 * @param name - The file, for errors; its ending says which it is.
 * @throws GoalpostError `table/unknown-form`, `table/bad-json`, `table/bad-csv`, `table/empty`, `table/ragged`, `table/duplicate-column`.
 */
export function readTable(text: string, name: string): Table {
  const table = /\.json$/i.test(name) ? fromJson(text, name) : /\.csv$/i.test(name) ? fromCsv(text, name) : undefined;
  if (table === undefined)
    throw bad("table/unknown-form", name, "is not a table that can be read", "name a .csv or a .json file");
  if (table.rows.length === 0)
    throw bad("table/empty", name, "has no rows, expected one for each contract", "add a row below the header");
  return table;
}

function fromJson(text: string, name: string): Table {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw bad(
      "table/bad-json",
      name,
      `is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
      "correct the syntax",
    );
  }
  if (!Array.isArray(value))
    throw bad(
      "table/bad-json",
      name,
      "is not a list, expected one object for each contract",
      'write [{ "service": "billing" }]',
    );
  const rows = value.map((values, index): Row => {
    if (typeof values !== "object" || values === null || Array.isArray(values))
      throw bad("table/bad-json", `${name}: [${index}]`, "is not an object", 'write { "service": "billing" }');
    return { line: index + 1, values: values as Row["values"] };
  });
  return { columns: [...new Set(rows.flatMap(({ values }) => Object.keys(values)))], rows };
}

function fromCsv(text: string, name: string): Table {
  const [header, ...records] = recordsIn(text.replace(/^\uFEFF/, ""), name);
  const columns = (header?.fields ?? []).map((each) => each.trim());
  const twice = columns.find((column, index) => column === "" || columns.indexOf(column) !== index);
  if (twice !== undefined)
    throw bad(
      "table/duplicate-column",
      `${name}:1`,
      twice === "" ? "has a column without a name" : `has the column ${JSON.stringify(twice)} twice`,
      "give each column a name of its own",
    );
  const rows = records.map(({ line, fields }): Row => {
    if (fields.length !== columns.length)
      throw bad(
        "table/ragged",
        `${name}:${line}`,
        `has ${fields.length} fields, expected ${columns.length}: ${columns.join(", ")}`,
        "add what is missing, or put quotes around a comma",
      );
    return { line, values: Object.fromEntries(columns.map((column, index) => [column, fields[index]])) };
  });
  return { columns, rows };
}

interface RecordAt {
  readonly line: number;
  readonly fields: readonly string[];
}

/** Fields by RFC 4180: in quotes a comma, a line break and a doubled quote stand for themselves. Empty lines are passed over. */
function recordsIn(text: string, name: string): readonly RecordAt[] {
  const records: RecordAt[] = [];
  let fields: string[] = [];
  let [line, begins, at] = [1, 1, 0];
  const end = (): void => {
    if (fields.length > 1 || fields[0] !== "") records.push({ line: begins, fields });
    fields = [];
    begins = line;
  };
  while (at < text.length) {
    const { field, whole } = fieldAt(text, at, `${name}:${line}`);
    fields.push(field);
    line += whole.split("\n").length - 1;
    at += whole.length;
    if (text[at] === ",") {
      at += 1;
      if (at === text.length) fields.push("");
      continue;
    }
    if (text[at] === "\r") at += 1;
    if (text[at] === "\n") at += 1;
    line += 1;
    end();
  }
  if (fields.length > 0) end();
  return records;
}

/** One field, with or without quotes; what stands behind it is a comma or the end of a line. */
function fieldAt(text: string, at: number, where: string): { readonly field: string; readonly whole: string } {
  const isQuoted = text[at] === '"';
  const form = isQuoted ? /"((?:[^"]|"")*)"/y : /([^,\r\n]*)/y;
  form.lastIndex = at;
  const match = form.exec(text);
  if (match === null) throw bad("table/bad-csv", where, "has a quote that is not closed", 'close it with "');
  const [whole, inner = ""] = match;
  const next = text[at + whole.length];
  if (next !== undefined && !/[,\r\n]/.test(next))
    throw bad("table/bad-csv", where, "has text behind a closing quote", 'double a quote inside quotes: ""');
  return { whole, field: isQuoted ? inner.replaceAll('""', '"') : inner };
}

/** Says which column the template misses, where that is what is wrong with a row. */
export function missingColumn(parameter: string, { columns }: Table, name: string): GoalpostError | undefined {
  if (columns.includes(parameter)) return undefined;
  const near = nearest(parameter, columns);
  return bad(
    "table/missing-column",
    `${name}:1`,
    `has no column ${JSON.stringify(parameter)}, which the template asks for; it has ${columns.join(", ")}`,
    near === undefined ? `add the column ${parameter}` : `rename ${near} to ${parameter}`,
  );
}

const bad = (code: string, where: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code, where, what, help });
