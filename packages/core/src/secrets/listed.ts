import { type Line, longestLine } from "./lines.ts";
import { isPasswordName, isSecretName } from "./names.ts";
import { isPlaceholder, isWords, looksRandom } from "./values.ts";
import type { Range } from "./views.ts";

/** `api_keys: ["…", "…"]`. */
const list = /[:=](?=[ \t]{0,8}\[)(?<=(?<![\w$-])(?<name>[A-Za-z_][\w.-]{1,60})["']?\]?[ \t]{0,8}[:=])[ \t]{0,8}\[(?<items>[^[\]]{12,8192})\]/g; // biome-ignore format: one
const quoted = /["'](?<value>[^\s"'$]{12,512})["']/g;
/** `api_keys:` and nothing behind it, with its entries below. */
const opens = /^[ \t]*(?:- +)?["']?(?<name>[A-Za-z_][\w.-]{1,60})["']?[ \t]*:[ \t]*(?:#.*)?$/;
const entry = /^[ \t]*-[ \t]+["']?(?<value>[^\s"'$#]{12,512})["']?[ \t]*$/;
/** One cell of a line that names its columns. */
const heading = /^["']?[A-Za-z_][\w -]{0,40}["']?$/;

/** Finds secrets that a name in the plural, or the heading of their column, tells. */
export function* secretsListed(text: string, lines: readonly Line[]): Generator<Range> {
  for (const { index, groups = {}, 0: whole } of text.matchAll(list)) {
    const { name = "", items = "" } = groups;
    const from = index + whole.lastIndexOf(items);
    const found = isListName(name) ? items.matchAll(quoted) : [];
    for (const each of found) yield* ofEntry(from + each.index + 1, each.groups?.value ?? "");
  }
  if (lines.length < 2) return;
  yield* ofEntries(lines);
  yield* ofColumns(lines);
}

function* ofEntries(lines: readonly Line[]): Generator<Range> {
  let isOpen = false;
  for (const { text, at, names } of lines) {
    if (text.length > longestLine) continue;
    const value = isOpen ? entry.exec(text)?.groups?.value : undefined;
    if (value !== undefined) yield* ofEntry(at + text.indexOf(value), value);
    else isOpen = names && isListName(opens.exec(text)?.groups?.name ?? "");
  }
}

function* ofColumns(lines: readonly Line[]): Generator<Range> {
  let columns: Columns | undefined;
  for (const { text, at, names } of lines) {
    if (text.length > longestLine || (columns === undefined && !names)) continue;
    const cells = columns === undefined ? [] : text.split(columns.separator);
    if (columns === undefined || cells.length !== columns.count) columns = columnsOf(text);
    else yield* ofRow(at, cells, columns.secret);
  }
}

const isListName = (name: string): boolean =>
  name !== "" && (isSecretName(name) || isSecretName(name.replace(/s$/i, "")));

/** `tokens` are counted and read more often than they are secret: an entry has to look like one. */
function* ofEntry(start: number, value: string): Generator<Range> {
  if (looksRandom(value) && !isWords(value) && !isPlaceholder(value)) yield { start, end: start + value.length };
}

interface Columns {
  readonly separator: string;
  readonly count: number;
  /** Which of them hold a password. */
  readonly secret: readonly number[];
}

function columnsOf(line: string): Columns | undefined {
  if (line.length > 400 || !/pass|pwd/i.test(line)) return undefined;
  const separator = [",", ";", "\t"].find((each) => line.includes(each));
  if (separator === undefined) return undefined;
  const cells = line.split(separator).map((cell) => cell.trim());
  if (cells.some((cell) => !heading.test(cell))) return undefined;
  const secret = cells.flatMap((cell, index) => (isPasswordName(cell.replace(/["']/g, "")) ? [index] : []));
  return secret.length === 0 ? undefined : { separator, count: cells.length, secret };
}

function* ofRow(at: number, cells: readonly string[], secret: readonly number[]): Generator<Range> {
  for (const index of secret) {
    const cell = cells[index] ?? "";
    const value = cell.trim().replace(/^["']|["']$/g, "");
    if (!looksRandom(value) || /\s/.test(value) || isPlaceholder(value)) continue;
    const before = cells.slice(0, index).reduce((sum, each) => sum + each.length + 1, 0);
    const start = at + before + cell.indexOf(value);
    yield { start, end: start + value.length };
  }
}
