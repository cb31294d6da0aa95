import { GoalpostError } from "@goalpost/core/errors";
import { pathText, type ValuePath } from "../path.ts";
import { applySplices, lineEnding, type Splice, takenBack } from "../splice.ts";
import { type JsonArray, type JsonNode, type JsonObject, jsonValue, parseJsonc } from "./parse-jsonc.ts";

/**
 * Sets one value in a JSON text, comments allowed; every other byte stays as it is. Objects that are missing on the way are made.
 *
 * @param path Keys from the root; a number is the index of an array, and the index after the last appends.
 * @throws GoalpostError `config/bad-json` when the text does not parse (with line and column), `config/edit-refused` when the path leads through
 *   a value that is neither object nor array.
 * @example
 * setJsonc('{ "model": "opus" }', ["effortLevel"], "high"); // '{ "model": "opus", "effortLevel": "high" }'
 */
export function setJsonc(text: string, path: ValuePath, value: unknown, file = "settings.json"): string {
  // A file that was only touched holds nothing, and the client takes it so.
  const base = isBlank(text) ? "{}\n" : text;
  const { root } = parseJsonc(base, file);
  const edited = applySplices(base, [setSplice(base, root, path, value, file)]);
  return verified(base, edited, path, value, file);
}

const isBlank = (text: string): boolean => text.replace(/^\ufeff/, "").trim() === "";

/**
 * Removes a key or an array element with one comma; every other byte stays, comments included. What is not there is no error.
 *
 * @throws GoalpostError `config/bad-json`, `config/edit-refused`.
 * @example
 * unsetJsonc('{"a":1,"b":2}', ["a"]); // '{"b":2}'
 */
export function unsetJsonc(text: string, path: ValuePath, file = "settings.json"): string {
  if (isBlank(text)) return text;
  const removed = unsetOnly(text, path, file);
  return removed === text ? text : (beforeSet(text, removed, path, file) ?? removed);
}

/** The text that {@link setJsonc} made this one of, where there is one: the objects that it had made on the way go too. */
function beforeSet(text: string, removed: string, path: ValuePath, file: string): string | undefined {
  const { root } = parseJsonc(text, file);
  const found = nodeAt(root, path);
  if (found === undefined || path.some((step) => typeof step === "number")) return undefined;
  const fits = (candidate: string): boolean => isBefore(candidate, text, path, jsonValue(found), file);
  for (const length of aloneFrom(root, path)) {
    const holder = nodeAt(root, path.slice(0, length - 1));
    const member =
      holder?.kind === "object" ? holder.members.findLast(({ key }) => key === path[length - 1]) : undefined;
    const closed = withoutBlanks(unsetOnly(text, path.slice(0, length), file), path.slice(0, length - 1), file);
    if (fits(closed)) return closed;
    const before =
      member === undefined ? undefined : takenBack(text, { start: member.start, end: member.value.end }, fits);
    if (before !== undefined) return before;
  }
  return fits(removed) ? removed : undefined;
}

/** The lengths of the path's beginnings that lead to this value alone, the shortest first. */
function aloneFrom(root: JsonNode, path: ValuePath): readonly number[] {
  const lengths = [path.length];
  for (let length = path.length - 1; length > 0; length -= 1) {
    const node = nodeAt(root, path.slice(0, length));
    if (node?.kind !== "object" || node.members.length !== 1) break;
    lengths.unshift(length);
  }
  return lengths;
}

/** An object that holds only blanks, closed. */
function withoutBlanks(text: string, path: ValuePath, file: string): string {
  const node = nodeAt(parseJsonc(text, file).root, path);
  if (node?.kind !== "object" || !/^\{\s*\}$/.test(text.slice(node.start, node.end))) return text;
  return applySplices(text, [{ start: node.start, end: node.end, text: "{}" }]);
}

function isBefore(candidate: string, text: string, path: ValuePath, value: unknown, file: string): boolean {
  try {
    return setJsonc(candidate, path, value, file) === text;
  } catch {
    return false;
  }
}

function unsetOnly(text: string, path: ValuePath, file: string): string {
  if (path.length === 0) throw refused(file, path, "is the whole document");
  let edited = text;
  for (;;) {
    const removed = removeOnce(edited, path, file);
    if (removed === undefined) return verified(text, edited, path, undefined, file);
    edited = removed;
    if (typeof path.at(-1) === "number") return verified(text, edited, path, undefined, file);
  }
}

/** A name may stand more than once in an object: each goes. */
function removeOnce(text: string, path: ValuePath, file: string): string | undefined {
  const holder = nodeAt(parseJsonc(text, file).root, path.slice(0, -1));
  const last = path.at(-1);
  if (holder?.kind === "array" && typeof last === "number") return removal(text, holder.items, last);
  if (holder?.kind !== "object") return undefined;
  const children = holder.members.map(({ start, value }) => ({ start, end: value.end }));
  return removal(
    text,
    children,
    holder.members.findIndex(({ key }) => key === last),
  );
}

/** The last member of a name counts, so it is the one that is found. @internal */
export function nodeAt(root: JsonNode, path: ValuePath): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const step of path) {
    if (node?.kind === "object") node = node.members.findLast(({ key }) => key === step)?.value;
    else node = node?.kind === "array" && typeof step === "number" ? node.items[step] : undefined;
  }
  return node;
}

function setSplice(text: string, root: JsonNode, path: ValuePath, value: unknown, file: string): Splice {
  const existing = nodeAt(root, path);
  if (existing !== undefined)
    return { start: existing.start, end: existing.end, text: render(text, value, existing.start) };
  let length = path.length - 1;
  while (nodeAt(root, path.slice(0, length)) === undefined) length--;
  const holder = nodeAt(root, path.slice(0, length));
  const [step, ...rest] = path.slice(length);
  const inner = rest.reduceRight<unknown>((below, key) => ({ [key]: below }), value);
  if (rest.some((key) => typeof key === "number"))
    throw refused(file, path, "names an element of a list that is not there");
  if (holder?.kind === "object" && typeof step === "string") {
    const children = holder.members.map(({ start, value: { end } }) => ({ start, end }));
    return insertion(text, holder, children, (at) => `${JSON.stringify(step)}: ${render(text, inner, at)}`);
  }
  if (holder?.kind === "array" && step === holder.items.length)
    return insertion(text, holder, holder.items, (at) => render(text, inner, at));
  throw refused(file, path, "lies below a value that does not hold it");
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** After the last child; in a bracket of several lines on a line of its own, with the indentation of its neighbour. */
function insertion(
  text: string,
  holder: JsonObject | JsonArray,
  children: readonly Span[],
  write: (at: number) => string,
): Splice {
  const last = children.at(-1);
  if (last === undefined) return firstChild(text, holder, write);
  const comma = commaAfter(text, last.end);
  const indent = indentBefore(text, last.start);
  const gap = indent === undefined ? " " : `${lineEnding(text)}${indent}`;
  const at = comma === undefined ? last.end : comma + 1;
  const child = write(last.start);
  return { start: at, end: at, text: comma === undefined ? `,${gap}${child}` : `${gap}${child},` };
}

/** What stands in an empty object stays, so that the edit can be taken back: blanks on one line, a line end, a comment. */
function firstChild(text: string, holder: Span, write: (at: number) => string): Splice {
  const at = holder.start + 1;
  const inner = text.slice(at, holder.end - 1);
  if (/^[ \t]+$/.test(inner)) return { start: at, end: at, text: ` ${write(holder.start)}` };
  const newline = lineEnding(text);
  const base = lineIndent(text, holder.start);
  const child = `${newline}${base}  ${write(holder.start).replaceAll(/\r?\n/g, `${newline}  `)}`;
  return { start: at, end: at, text: inner === "" ? `${child}${newline}${base}` : child };
}

/** A child goes with the comma after it, or as the last one with the comma before it. */
function removal(text: string, children: readonly Span[], index: number): string | undefined {
  const [child, before] = [children[index], children[index - 1]];
  if (child === undefined) return undefined;
  const after = commaAfter(text, child.end);
  const comma = after ?? (before === undefined ? undefined : commaAfter(text, before.end));
  if (comma === undefined) return applySplices(text, [lineOrSpan(text, child.start, child.end)]);
  if (after !== undefined && /^\s*$/.test(text.slice(child.end, after)))
    return applySplices(text, [lineOrSpan(text, child.start, after + 1)]);
  if (after === undefined && /^\s*$/.test(text.slice(comma + 1, child.start))) {
    return applySplices(text, [{ start: comma, end: child.end, text: "" }]);
  }
  return applySplices(text, [lineOrSpan(text, child.start, child.end), { start: comma, end: comma + 1, text: "" }]);
}

/** What had its line for itself takes the line along; elsewhere the blanks that follow it on its line go. */
function lineOrSpan(text: string, start: number, end: number): Splice {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const tail = /^[ \t]*(\r?\n)/.exec(text.slice(end));
  if (tail !== null && /^[ \t]*$/.test(text.slice(lineStart, start)))
    return { start: lineStart, end: end + tail[0].length, text: "" };
  const blanks = text[end - 1] === "," ? (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0) : 0;
  return { start, end: end + blanks, text: "" };
}

/** The comma that follows a child, past blanks and comments. */
function commaAfter(text: string, from: number): number | undefined {
  const gap = /(?:\s|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/)*/y;
  gap.lastIndex = from;
  const at = from + (gap.exec(text)?.[0].length ?? 0);
  return text[at] === "," ? at : undefined;
}

const lineIndent = (text: string, at: number): string =>
  /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", at - 1) + 1))?.[0] ?? "";

function indentBefore(text: string, at: number): string | undefined {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const indent = text.slice(start, at);
  return start > 0 && /^[ \t]*$/.test(indent) ? indent : undefined;
}

function render(text: string, value: unknown, at: number): string {
  const json = JSON.stringify(value, null, 2);
  if (json === undefined) throw refused("value", [], `is ${typeof value}, which JSON cannot hold`);
  return json.replaceAll("\n", `${lineEnding(text)}${lineIndent(text, at)}`);
}

/** Reads the result again: it differs at the path alone, or nothing is returned. */
function verified(text: string, edited: string, path: ValuePath, value: unknown, file: string): string {
  const after = parseJsonc(edited, file).root;
  const found = nodeAt(after, path);
  const wanted: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  const isThere = found !== undefined && canonical(jsonValue(found)) === canonical(wanted);
  const last = path.at(-1);
  const gone = typeof last === "number" || found === undefined;
  const rest = canonical(without(jsonValue(parseJsonc(text, file).root), path, value));
  const same =
    rest === canonical(without(jsonValue(after), value === undefined && typeof last === "number" ? [] : path, value));
  if ((value === undefined ? gone : isThere) && same) return edited;
  throw refused(file, path, "would change something else as well");
}

function without(value: unknown, path: ValuePath, set: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return set === undefined ? value : undefined;
  if (Array.isArray(value) && typeof step === "number") {
    const items: readonly unknown[] = value;
    return rest.length === 0
      ? items.filter((_, index) => index !== step)
      : items.map((item, index) => (index === step ? without(item, rest, set) : item));
  }
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => rest.length > 0 || key !== step);
  const pairs = kept.map(([key, inner]) => [key, key === step ? without(inner, rest, set) : inner] as const);
  return Object.fromEntries(pairs.filter(([key, inner]) => key !== step || !isEmptyObject(inner)));
}

const isEmptyObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}

function refused(file: string, path: ValuePath, what: string): GoalpostError {
  return new GoalpostError({
    code: "config/edit-refused",
    where: `${file}: ${pathText(path)}`,
    what: `${what}; the text is as it was`,
    help: "edit the file by hand there, or set another key",
  });
}
