import { GoalpostError } from "@goalpost/core/errors";
import { type AST, parseTOML } from "toml-eslint-parser";
import { pathText, type ValuePath } from "../path.ts";
import { applySplices, lineEnding, type Splice, takenBack, wholeLines } from "../splice.ts";
import { keyName } from "./index-toml.ts";
import { parseToml } from "./parse-toml.ts";
import { renderTomlValue, tomlKey } from "./render-toml.ts";
import { sameButFor } from "./same-but-for.ts";

type Pair = AST.TOMLKeyValue;
type Section = AST.TOMLTopLevelTable | AST.TOMLTable;

/** Every key-value pair of a document with its full path, and the sections in order. */
interface Layout {
  readonly file: string;
  readonly pairs: readonly { readonly path: ValuePath; readonly base: ValuePath; readonly pair: Pair }[];
  readonly sections: readonly { readonly path: ValuePath; readonly node: Section }[];
  /** Elements of arrays written in brackets. */
  readonly elements: readonly {
    readonly path: ValuePath;
    readonly node: AST.TOMLContentNode;
    readonly array: AST.TOMLArray;
  }[];
}

/**
 * Sets one value in a TOML text; every other byte stays as it is: comments, order, spacing, line ends, BOM, a missing last newline.
 *
 * @param path Keys from the root; a number is the index of an array.
 * @throws GoalpostError `config/bad-toml` when the text does not parse (with line and column), `config/edit-refused` when the value cannot be
 *   set there without rewriting its surroundings. The text is never returned half edited.
 * @example
 * setToml('model = "gpt-5.5" # team\n', ["model_verbosity"], "low"); // 'model = "gpt-5.5" # team\nmodel_verbosity = "low"\n'
 */
export function setToml(text: string, path: ValuePath, value: unknown, file = "config.toml"): string {
  const rendered = renderTomlValue(value);
  return edit(text, path, file, (map, body) => setSplices(map, body, path, rendered), value);
}

/**
 * Removes a key, or a table with all that it holds; every other byte stays, comments on lines of their own included. A key that is not there is
 * no error: the same text comes back.
 *
 * @throws GoalpostError `config/bad-toml`, `config/edit-refused`.
 * @example
 * unsetToml('a = 1\nb = 2\n', ["a"]); // 'b = 2\n'
 */
export function unsetToml(text: string, path: ValuePath, file = "config.toml"): string {
  const removed = edit(text, path, file, (map, body) => unsetSplices(map, body, path), undefined);
  return removed === text ? text : (beforeSet(text, path, file) ?? removed);
}

/** The text that {@link setToml} made this one of, where there is one: what it had put there beside the key, a header or a blank line, goes too. */
function beforeSet(text: string, path: ValuePath, file: string): string | undefined {
  const value = path.reduce<unknown>((at, step) => (at as Readonly<Record<string, unknown>> | undefined)?.[step], parseToml(text, file).value); // biome-ignore format: one
  const bom = text.startsWith("\uFEFF") ? 1 : 0;
  const map = mapOf(text.slice(bom), file, path);
  const pair = map.pairs.find((entry) => same(entry.path, path))?.pair;
  if (value === undefined || pair === undefined) return undefined;
  const [start, end] = [pair.range[0] + bom, pair.range[1] + bom];
  const section = pair.parent.type === "TOMLTable" && pair.parent.body.length === 1 ? pair.parent : undefined;
  const spans = [...(section === undefined ? [] : [{ start: section.range[0] + bom, end }]), { start, end }];
  for (const span of spans) {
    const before = takenBack(text, span, (candidate) => isBefore(candidate, text, path, value, file));
    if (before !== undefined) return before;
  }
  return undefined;
}

function isBefore(candidate: string, text: string, path: ValuePath, value: unknown, file: string): boolean {
  try {
    return candidate !== text && setToml(candidate, path, value, file) === text;
  } catch {
    return false;
  }
}

function edit(
  text: string,
  path: ValuePath,
  file: string,
  plan: (map: Layout, body: string) => readonly Splice[],
  value: unknown,
): string {
  const before = parseToml(text, file).value;
  const bom = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const body = text.slice(bom.length);
  const edited = bom + applySplices(body, plan(mapOf(body, file, path), body));
  if (edited === text) return text;
  if (!sameButFor(before, edited, path, value)) throw refused(file, path, "would change something else as well");
  return edited;
}

function mapOf(body: string, file: string, path: ValuePath): Layout {
  const map = {
    file,
    pairs: [] as Layout["pairs"][number][],
    sections: [] as Layout["sections"][number][],
    elements: [] as Layout["elements"][number][],
  };
  const content = (at: ValuePath, node: AST.TOMLContentNode) => {
    if (node.type === "TOMLInlineTable") for (const child of node.body) add(at, child);
    if (node.type !== "TOMLArray") return;
    for (const [index, element] of node.elements.entries()) {
      map.elements.push({ path: [...at, index], node: element, array: node });
      content([...at, index], element);
    }
  };
  const add = (base: ValuePath, pair: Pair) => {
    const at = [...base, ...pair.key.keys.map(keyName)];
    map.pairs.push({ path: at, base, pair });
    content(at, pair.value);
  };
  for (const node of topLevel(body, file, path)) {
    if (node.type === "TOMLTable") {
      map.sections.push({ path: node.resolvedKey, node });
      for (const pair of node.body) add(node.resolvedKey, pair);
    } else add([], node);
  }
  return map;
}

function topLevel(body: string, file: string, path: ValuePath): readonly (Pair | AST.TOMLTable)[] {
  try {
    return parseTOML(body, { tomlVersion: "1.1" }).body[0].body;
  } catch {
    throw refused(file, path, "has syntax that the editor cannot place");
  }
}

function setSplices(map: Layout, body: string, path: ValuePath, rendered: string): readonly Splice[] {
  const leaf = map.pairs.find((entry) => same(entry.path, path));
  if (leaf !== undefined) return [replace(leaf.pair.value, rendered)];
  const element = map.elements.find((entry) => same(entry.path, path));
  if (element !== undefined) return [replace(element.node, rendered)];
  if (
    map.sections.some((entry) => startsWith(entry.path, path)) ||
    map.pairs.some((entry) => startsWith(entry.path, path))
  ) {
    throw refused(map.file, path, "is a table, and a table is not replaced as a whole: set its keys");
  }
  return insertInside(map, body, path, rendered) ?? insertPair(map, body, path, rendered);
}

const replace = ({ range }: AST.TOMLContentNode, text: string): Splice => ({ start: range[0], end: range[1], text });

/** The place inside an inline table or a bracketed array, when the path leads into one. */
function insertInside(map: Layout, body: string, path: ValuePath, rendered: string): readonly Splice[] | undefined {
  const holders = [
    ...map.pairs.map(({ path: at, pair }) => ({ path: at, node: pair.value })),
    ...map.elements.map(({ path: at, node }) => ({ path: at, node })),
  ];
  const holder = holders
    .filter((entry) => startsWith(path, entry.path))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (holder === undefined) return undefined;
  const rest = path.slice(holder.path.length);
  const { node } = holder;
  if (node.type === "TOMLInlineTable" && rest.every((step) => typeof step === "string")) {
    return [appendTo(node, node.body, body, `${rest.map(tomlKey).join(".")} = ${rendered}`, " ")];
  }
  if (node.type === "TOMLArray" && rest.length === 1 && rest[0] === node.elements.length) {
    return [appendTo(node, node.elements, body, rendered, "")];
  }
  throw refused(map.file, path, "lies below a value that is not a table");
}

/** After the last child of a bracket; a comma that ends the list is used, not doubled. */
function appendTo(
  holder: AST.TOMLNode,
  children: readonly AST.TOMLNode[],
  body: string,
  text: string,
  pad: string,
): Splice {
  const last = children.at(-1);
  if (last === undefined) return { start: holder.range[0] + 1, end: holder.range[0] + 1, text: `${pad}${text}${pad}` };
  const comma = nextComma(body, last.range[1], holder.range[1]);
  const at = comma === undefined ? last.range[1] : comma + 1;
  const lineStart = body.lastIndexOf("\n", last.range[0] - 1) + 1;
  const indent = body.slice(lineStart, last.range[0]);
  const ownLine = lineStart > holder.range[0] && /^[ \t]*$/.test(indent);
  const gap = ownLine ? `${lineEnding(body)}${indent}` : " ";
  return { start: at, end: at, text: comma === undefined ? `,${gap}${text}` : `${gap}${text},` };
}

/** The first comma after an offset that is not inside a comment. */
function nextComma(body: string, from: number, to: number): number | undefined {
  for (let at = from; at < to; at++) {
    if (body[at] === "#") at = body.indexOf("\n", at);
    if (at === -1) return undefined;
    if (body[at] === ",") return at;
    if (!/\s/.test(body[at] ?? "")) return undefined;
  }
  return undefined;
}

function insertPair(map: Layout, body: string, path: ValuePath, rendered: string): readonly Splice[] {
  const dotted = map.pairs.filter(({ path: at, base }) => {
    const shared = sharedLength(at, path);
    return shared > base.length && startsWith(path, base) && shared < path.length;
  });
  const beside = dotted.sort((a, b) => sharedLength(b.path, path) - sharedLength(a.path, path))[0];
  if (beside !== undefined) {
    const last =
      dotted.filter(({ base }) => same(base, beside.base)).sort((a, b) => b.pair.range[1] - a.pair.range[1])[0] ??
      beside;
    if (last.pair.parent.type === "TOMLInlineTable")
      throw refused(map.file, path, "lies in an inline table with dotted keys");
    return [
      lineAfter(
        body,
        last.pair.range[1],
        indentOf(body, last.pair),
        pairText(map, path.slice(beside.base.length), rendered, path),
      ),
    ];
  }
  const home = map.sections
    .filter((entry) => startsWith(path, entry.path) && entry.path.length < path.length)
    .sort((a, b) => b.path.length - a.path.length || b.node.range[0] - a.node.range[0])[0];
  if (home !== undefined && path.slice(home.path.length).length === 1) {
    const last = home.node.type === "TOMLTable" ? home.node.body.at(-1) : undefined;
    const line = pairText(map, path.slice(home.path.length), rendered, path);
    if (last !== undefined) return [lineAfter(body, last.range[1], indentOf(body, last), line)];
    return [lineAfter(body, headerEnd(body, home.node), "", line)];
  }
  if (path.length === 1) return [rootPair(map, body, pairText(map, path, rendered, path))];
  return [newSection(map, body, path, rendered)];
}

function rootPair(map: Layout, body: string, line: string): Splice {
  const roots = map.pairs.filter(({ base, pair }) => base.length === 0 && pair.parent.type === "TOMLTopLevelTable");
  const last = roots.at(-1);
  if (last !== undefined) return lineAfter(body, last.pair.range[1], indentOf(body, last.pair), line);
  const first = map.sections[0];
  if (first === undefined)
    return body === "" ? { start: 0, end: 0, text: `${line}\n` } : lineAfter(body, body.length, "", line);
  const start = body.lastIndexOf("\n", first.node.range[0] - 1) + 1;
  const end = lineEnding(body);
  return { start, end: start, text: `${line}${end}${end}` };
}

/** A new section goes to the end of the document, except below a list of tables, where it must stay with its element. */
function newSection(map: Layout, body: string, path: ValuePath, rendered: string): Splice {
  const parents = path.slice(0, -1);
  if (parents.some((step) => typeof step === "number")) {
    const element = map.sections
      .filter((entry) => startsWith(path, entry.path))
      .sort((a, b) => b.path.length - a.path.length)[0];
    if (element === undefined) throw refused(map.file, path, "names an element that the list does not have");
    const line = pairText(map, path.slice(element.path.length), rendered, path);
    const last = element.node.type === "TOMLTable" ? element.node.body.at(-1) : undefined;
    if (last !== undefined) return lineAfter(body, last.range[1], indentOf(body, last), line);
    return lineAfter(body, headerEnd(body, element.node), "", line);
  }
  const end = lineEnding(body);
  const header = `[${parents.map((step) => tomlKey(String(step))).join(".")}]`;
  const lines = `${header}${end}${pairText(map, path.slice(-1), rendered, path)}`;
  if (body === "") return { start: 0, end: 0, text: `${lines}\n` };
  const open = !/\n$/.test(body);
  return { start: body.length, end: body.length, text: open ? `${end}${end}${lines}` : `${end}${lines}${end}` };
}

function pairText(map: Layout, rest: ValuePath, rendered: string, path: ValuePath): string {
  if (rest.some((step) => typeof step === "number"))
    throw refused(map.file, path, "names an element that the list does not have");
  return `${rest.map((step) => tomlKey(String(step))).join(".")} = ${rendered}`;
}

const indentOf = (body: string, { range }: AST.TOMLNode): string =>
  /[ \t]*$/.exec(body.slice(body.lastIndexOf("\n", range[0] - 1) + 1, range[0]))?.[0] ?? "";

const headerEnd = (body: string, node: Section): number => {
  const end = body.indexOf("\n", node.type === "TOMLTable" ? node.key.range[1] : node.range[0]);
  return end === -1 ? body.length : end;
};

/** A new line after the line that holds an offset. */
function lineAfter(body: string, offset: number, indent: string, line: string): Splice {
  const end = lineEnding(body);
  const newline = body.indexOf("\n", offset);
  if (newline !== -1) return { start: newline + 1, end: newline + 1, text: `${indent}${line}${end}` };
  return {
    start: body.length,
    end: body.length,
    text: body.endsWith("\n") ? `${indent}${line}${end}` : `${body === "" ? "" : end}${indent}${line}`,
  };
}

function unsetSplices(map: Layout, body: string, path: ValuePath): readonly Splice[] {
  const element = map.elements.find((entry) => same(entry.path, path));
  if (element !== undefined) return [removeChild(body, element.array, element.array.elements, element.node)];
  const splices: Splice[] = [];
  for (const { path: at, pair } of map.pairs) {
    if (!startsWith(at, path) || splices.some(({ start, end }) => start <= pair.range[0] && pair.range[1] <= end))
      continue;
    splices.push(
      pair.parent.type === "TOMLInlineTable"
        ? removeChild(body, pair.parent, pair.parent.body, pair)
        : wholeLines(body, ...pair.range),
    );
  }
  for (const { path: at, node } of map.sections) {
    if (node.type === "TOMLTable" && startsWith(at, path))
      splices.push(wholeLines(body, node.range[0], node.key.range[1]));
  }
  return splices;
}

/** One child of a bracket goes, with one comma. */
function removeChild(
  body: string,
  holder: AST.TOMLNode,
  children: readonly AST.TOMLNode[],
  child: AST.TOMLNode,
): Splice {
  const comma = nextComma(body, child.range[1], holder.range[1]);
  const index = children.indexOf(child);
  const previous = children[index - 1];
  if (comma !== undefined) {
    const after = /^[ \t]*/.exec(body.slice(comma + 1))?.[0].length ?? 0;
    const next = children[index + 1];
    return { start: child.range[0], end: next === undefined ? comma + 1 : comma + 1 + after, text: "" };
  }
  const before = previous === undefined ? undefined : nextComma(body, previous.range[1], child.range[0]);
  return {
    start: before ?? child.range[0],
    end: child.range[1],
    text: before === undefined ? "" : body.slice(before + 1, child.range[0]).replace(/^[ \t]+$/, ""),
  };
}

const same = (a: ValuePath, b: ValuePath): boolean => a.length === b.length && startsWith(a, b);
const startsWith = (path: ValuePath, prefix: ValuePath): boolean =>
  prefix.length <= path.length && prefix.every((step, at) => path[at] === step);
const sharedLength = (a: ValuePath, b: ValuePath): number => {
  const end = a.findIndex((step, at) => b[at] !== step);
  return end === -1 ? a.length : end;
};

function refused(file: string, path: ValuePath, what: string): GoalpostError {
  return new GoalpostError({
    code: "config/edit-refused",
    where: `${file}: ${pathText(path)}`,
    what: `${what}; the text is as it was`,
    help: "edit the file by hand there, or set a deeper key",
  });
}
