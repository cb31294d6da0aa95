import { type Block, blocksOf } from "./blocks.ts";
import { isEars, isNormative, takeId, takeNumber } from "./marks.ts";
import { labelKind } from "./section-kind.ts";

/** The parser's own types. */
type List = Extract<Block, { type: "list" }>;
type ListItem = List["children"][number];
type Paragraph = Extract<Block, { type: "paragraph" }>;

/** A paragraph or an entry of a list. */
export interface Entry {
  /** Its words as they stand in the source, on one line. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** The number of an ordered list's entry. */
  readonly number?: number;
  readonly entries: readonly Entry[];
}

/** A heading and what stands below it, up to the next one of its depth. */
export interface Section {
  readonly title: string;
  /** 0 for the whole text, then 1 to 6. */
  readonly depth: number;
  readonly line: number;
  /** What stands before the first heading inside it: paragraphs and lists, in order. */
  readonly content: readonly (Paragraphs | Entries)[];
  readonly sections: readonly Section[];
}

/** A paragraph. */
export interface Paragraphs extends Entry {
  readonly kind: "paragraph";
  /** It stands in a quotation. */
  readonly isQuoted?: true;
}

/** A list. */
export interface Entries {
  readonly kind: "list";
  readonly entries: readonly Entry[];
}

type Open = { -readonly [Key in keyof Section]: Section[Key] } & {
  content: (Paragraphs | Entries)[];
  sections: Open[];
};

/** Below every heading: a label over a list. */
const labelDepth = 7;

/** Cuts a Markdown text into sections; front matter, comments and code say nothing, and of tables the rows that begin with an id. */
export function outlineOf(given: string): Section {
  const source = withoutFrontMatter(given);
  const root: Open = { title: "", depth: 0, line: 1, content: [], sections: [] };
  const path: Open[] = [root];
  const nodes = blocksOf(source);
  for (const [index, node] of nodes.entries()) {
    if (node.type !== "list" && path.at(-1)?.depth === labelDepth) path.pop();
    const label = nodes[index + 1]?.type === "list" ? labelIn(source, node) : undefined;
    if (label !== undefined) {
      const made: Open = { title: label, depth: labelDepth, line: lineOf(node), content: [], sections: [] };
      path.at(-1)?.sections.push(made);
      path.push(made);
    } else if (node.type === "heading") {
      while ((path.at(-1)?.depth ?? 0) >= node.depth) path.pop();
      const made: Open = {
        title: wordsOf(source, node),
        depth: node.depth,
        line: lineOf(node),
        content: [],
        sections: [],
      };
      path.at(-1)?.sections.push(made);
      path.push(made);
    } else path.at(-1)?.content.push(...contentOf(source, node));
  }
  return root;
}

/** "**Must not**", "Out of scope:": a line that says what the list below it is. */
function labelIn(source: string, node: Block): string | undefined {
  if (node.type !== "paragraph") return undefined;
  const text = wordsOf(source, node);
  const label = /^(?:\*\*|__)([^*_:]{1,60}):?(?:\*\*|__):?$/.exec(text)?.[1] ?? /^([^.:*_`]{1,60}):$/.exec(text)?.[1];
  return label !== undefined && labelKind(label) !== undefined ? label : undefined;
}

/** Its lines stay, so that the others keep their numbers. */
const withoutFrontMatter = (text: string): string =>
  text.replace(/^\ufeff?---\n[\s\S]*?\n---(?=\n|$)/, (whole) => whole.replace(/[^\n]/g, ""));

function contentOf(source: string, node: Block): (Paragraphs | Entries)[] {
  if (node.type === "list") return [{ kind: "list", entries: entriesOf(source, node) }];
  if (node.type === "blockquote")
    return node.children
      .flatMap((each) => contentOf(source, each))
      .map((each) => (each.kind === "paragraph" ? { ...each, isQuoted: true } : each));
  if (node.type !== "paragraph") return [];
  const text = wordsOf(source, node);
  if (text.startsWith("|")) return rowsOf(source, node);
  const lines = source.slice(node.position?.start.offset, node.position?.end.offset).split("\n");
  const begins = beginsOf(lines.map((line) => line.trim()));
  if (begins[0] !== 0 || begins.length < 2) {
    const isNumbered = takeId(text).id !== undefined || takeNumber(text).id !== undefined;
    const orders = isNumbered ? [] : ordersIn(lines.map((line) => line.replace(/^[\s>]+/, "")));
    if (orders.length < 2) return [{ kind: "paragraph", text, line: lineOf(node), entries: [] }];
    return orders.map((order) => ({ kind: "paragraph", ...order, line: lineOf(node) + order.line, entries: [] }));
  }
  return begins.map((from, index) => ({
    kind: "paragraph",
    text: lines
      .slice(from, begins[index + 1])
      .map((line) => line.trim())
      .join(" "),
    line: lineOf(node) + from,
    entries: [],
  }));
}

/** The orders of a paragraph, each with its line from 0: a sentence that orders nothing stays with the one before it, or in front of the first. */
function ordersIn(lines: readonly string[]): readonly { readonly text: string; readonly line: number }[] {
  const orders: { readonly sentences: string[]; readonly line: number; isOrder: boolean }[] = [];
  let line = 0;
  let isInCode = false;
  for (const sentence of lines.join("\n").split(/(?<=[.!?])(?=\s+[\p{Lu}`])/u)) {
    const [space = ""] = /^\s*/.exec(sentence) ?? [];
    const text = withoutComments(sentence.slice(space.length)).replace(/\s*\n\s*/g, " "); // biome-ignore format: one line
    const isOrder = isNormative(text) || isEars(text);
    const last = orders.at(-1);
    line += space.split("\n").length - 1;
    if (last === undefined || (isOrder && last.isOrder && !isInCode)) orders.push({ sentences: [text], line, isOrder });
    else {
      last.sentences.push(text);
      last.isOrder ||= isOrder;
    }
    if (text.split("`").length % 2 === 0) isInCode = !isInCode;
    line += sentence.slice(space.length).split("\n").length - 1;
  }
  return orders.map(({ sentences, line: at }) => ({ text: sentences.join(" "), line: at }));
}

/** Where a requirement begins, one line for each without an empty one between them: with an id, or as a sentence of EARS behind a whole one. */
function beginsOf(lines: readonly string[]): readonly number[] {
  const begins: number[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines.slice(begins.at(-1) ?? 0, index).join(" ");
    const isNext =
      /^(?:WHEN|WHILE|WHERE|IF|THE)\b/.test(line) && isEars(before) && isEars(lines.slice(index).join(" "));
    if (
      takeId(line).id !== undefined ||
      takeNumber(line).id !== undefined ||
      isNext ||
      (index === 0 && isEars(lines.join(" ")))
    )
      begins.push(index);
  }
  return begins;
}

/** The rows of a table that begin with an id, each as an entry: the id, and the cell that its heading calls the requirement, else the next one. */
function rowsOf(source: string, node: Paragraph): (Paragraphs | Entries)[] {
  const lines = source.slice(node.position?.start.offset, node.position?.end.offset).split("\n");
  const [head = [], ...rows] = lines.map(cellsOf);
  const named = head.findIndex(
    (cell, index) => index > 0 && /requirement|description|statement|criteri|behaviou?r|text/i.test(cell),
  );
  const entries = rows.flatMap((cells, index): readonly Entry[] => {
    const text = `${cells[0] ?? ""}: ${cells[named === -1 ? 1 : named] ?? ""}`;
    return takeId(text).id === undefined ? [] : [{ text, line: lineOf(node) + index + 1, entries: [] }];
  });
  return entries.length === 0 ? [] : [{ kind: "list", entries }];
}

/** A bar in a code span, or behind a backslash, is one of the cell's own. */
const cellsOf = (line: string): readonly string[] =>
  (
    line
      .trim()
      .replace(/^\|/, "")
      .replace(/\|$/, "")
      .match(/(?:\\.|`[^`]*`|[^|\\])+/g) ?? []
  ).map((cell) => cell.trim());

const entriesOf = (source: string, { children, ordered, start }: List): readonly Entry[] =>
  children.map((item, index) => entryOf(source, item, ordered === true ? (start ?? 1) + index : undefined));

function entryOf(source: string, item: ListItem, number: number | undefined): Entry {
  const texts = item.children.filter((each): each is Paragraph => each.type === "paragraph");
  const lists = item.children.filter((each): each is List => each.type === "list");
  return {
    text: texts.map((each) => wordsOf(source, each)).join(" "),
    line: lineOf(item),
    ...(number === undefined ? {} : { number }),
    entries: lists.flatMap((list) => entriesOf(source, list)),
  };
}

/** Below what the parser calls a heading or a paragraph: the source, on one line, without the heading's marks and an entry's box. */
function wordsOf(source: string, node: Block | ListItem): string {
  const children = "children" in node ? node.children : [];
  const from = children[0]?.position?.start.offset ?? node.position?.start.offset ?? 0;
  const to = children.at(-1)?.position?.end.offset ?? node.position?.end.offset ?? 0;
  return (
    withoutComments(source.slice(from, to))
      .replace(/\s*\n[ \t>]*/g, " ")
      // "[ ]* 3." is a task that may be left out
      .replace(/^\[[ xX]\]\*?\s+/, "")
      .trim()
  );
}

const lineOf = (node: Block | ListItem): number => node.position?.start.line ?? 1;

function withoutComments(text: string): string {
  let left = "";
  let at = 0;
  for (;;) {
    const from = text.indexOf("<!--", at);
    const to = from === -1 ? -1 : text.indexOf("-->", from + 4);
    if (to === -1) return left + text.slice(at);
    left += text.slice(at, from);
    at = to + 3;
  }
}
