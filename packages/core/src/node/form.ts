import { readCode, writeCode } from "./code-span.ts";
import { inPlace } from "./escape.ts";

/** An item in words, as the parser reads it: the head, and named lines below it, unescaped. */
export interface Sentence {
  readonly head: string;
  readonly lines: readonly (readonly [label: string, text: string])[];
}

/** Both directions of one kind's sentence. */
export interface Form {
  /**
   * The sentence in its place, not yet escaped: the head, and below it the named lines, each after a line feed.
   *
   * @param prefix - What stands before the label of each line; a check inside another item has one.
   */
  print(node: object, prefix: string): string;
  /** @throws {@link FormError} when the sentence is not of this form. */
  read(sentence: Sentence): Fields;
  /** How the sentence reads, for whoever has it wrong: `only … may change.` */
  sketch(): string;
}

/** What a sentence says, by field. */
export type Fields = Record<string, unknown>;

/** A sentence that is not of its kind's form; the parser adds the place. */
export class FormError extends Error {}

interface Scanner {
  readonly text: string;
  at: number;
}

/** One field in a sentence. */
export interface Field<Key extends string = string> {
  readonly key: Key;
  /** The value that is not printed on a line of its own, because it is the default. */
  readonly fallback?: unknown;
  readonly many?: true;
  /** The value in words; what is the user's never stands at the start of a line. */
  print(value: unknown): string;
  read(scanner: Scanner): unknown;
}

/** A nested check: `command: …` in a place of its own. */
export interface Nested<Key extends string = string> {
  readonly key: Key;
  readonly forms: Readonly<Record<string, Form>>;
}

/** A line of our own words: what a reader who has never heard of us has to know about this kind. */
export interface Said<Node> {
  readonly label: string;
  readonly text: string;
  /** Whether it is said of this item. Default: of each. */
  when?(node: Node): boolean;
}

type HeadPart<Key extends string> = string | Field<Key>;
type LinePart<Key extends string> = Field<Key> | Nested<Key>;

const isNested = (part: LinePart<string>): part is Nested => "forms" in part;

/**
 * Makes the form of one kind from its parts, once for both directions.
 *
 * @param head - Literal text and fields, in order; or one nested check.
 * @param lines - Optional fields by the label of their line, in order.
 * @param said - Lines of our own words below them. Text that lacks them reads back too: they add nothing to the item.
 */
export function form<Node extends { readonly kind: string }>(
  head: readonly HeadPart<keyof Node & string>[] | Nested<keyof Node & string>,
  lines: Readonly<Record<string, LinePart<keyof Node & string>>> = {},
  said: readonly Said<Node>[] = [],
): Form {
  const rows = Object.entries<LinePart<string>>(lines);
  const printers = [
    ...rows.map(([label, part]) => rowPrinter(label, part)),
    ...said.map((line) => saidPrinter(line as Said<object>)),
  ];
  const printHead = "forms" in head ? nestedPrinter(head) : headPrinter(head);
  return {
    print: printers.length === 0 ? printHead : printerOf(printHead, printers),
    read(sentence) {
      const rest = [...sentence.lines];
      const into: Fields = {};
      for (const { label, text } of said) readSaid(label, text, rest);
      for (const [label, part] of rows) readLine(label, part, rest, into);
      if ("forms" in head) into[head.key] = readNested(head, sentence.head, rest.splice(0));
      else readHead(head, sentence.head, into);
      if (rest[0] !== undefined) throw new FormError(`unknown line "${rest[0][0]}"`);
      return into;
    },
    sketch() {
      const words = "forms" in head ? "KIND: …" : head.map((part) => (typeof part === "string" ? part : "…")).join("");
      const below = rows.map(([label]) => `"${label}: …"`).join(", ");
      return `"${words}"${below === "" ? "" : `; below it, where they are wanted: ${below}`}`;
    },
  };
}

function printerOf(printHead: Form["print"], rows: readonly RowPrinter[]): Form["print"] {
  return (node, prefix) => {
    let text = printHead(node, prefix);
    for (const row of rows) text += row(node, prefix);
    return text;
  };
}

const nestedPrinter =
  (part: Nested): Form["print"] =>
  (node, prefix) =>
    printNested(part, (node as Fields)[part.key], prefix);

function headPrinter(head: readonly HeadPart<string>[]): Form["print"] {
  const [only] = head;
  if (head.length === 1 && typeof only === "object") {
    const { key, print } = only;
    return (node) => print((node as Fields)[key]);
  }
  return (node) => {
    let text = "";
    for (const part of head) text += typeof part === "string" ? part : part.print((node as Fields)[part.key]);
    return text;
  };
}

/** Prints the line of one field, or nothing where the item has none. */
type RowPrinter = (node: object, prefix: string) => string;

function rowPrinter(label: string, part: LinePart<string>): RowPrinter {
  const { key } = part;
  const startAt = startOf(label);
  const fallback = isNested(part) || part.many ? undefined : part.fallback;
  const print = isNested(part)
    ? (value: unknown, prefix: string) => startAt(prefix) + printNested(part, value, `${prefix}${label} `)
    : part.many
      ? (value: unknown, prefix: string) =>
          (value as readonly unknown[]).reduce<string>((text, each) => text + startAt(prefix) + part.print(each), "")
      : (value: unknown, prefix: string) => startAt(prefix) + part.print(value);
  return (node, prefix) => {
    const value = (node as Fields)[key];
    return value === undefined || value === fallback ? "" : print(value, prefix);
  };
}

function saidPrinter({ label, text, when }: Said<object>): RowPrinter {
  const startAt = startOf(label);
  return (node, prefix) => (when === undefined || when(node) ? startAt(prefix) + text : "");
}

const startOf = (label: string): ((prefix: string) => string) => {
  const start = `\n  ${label}: `;
  return (prefix) => (prefix === "" ? start : `\n  ${prefix}${label}: `);
};

function printNested(part: Nested, value: unknown, prefix: string): string {
  const node = value as { readonly kind: string };
  return `${node.kind}: ${formOf(part, node.kind).print(node, prefix)}`;
}

function readLine(
  label: string,
  part: LinePart<string>,
  rest: [string, string][] | Sentence["lines"][number][],
  into: Fields,
): void {
  const own = take(rest, (each) => each === label);
  if (isNested(part)) {
    const prefix = `${label} `;
    const below = take(rest, (each) => each.startsWith(prefix)).map(
      ([each, text]) => [each.slice(prefix.length), text] as const,
    );
    const [first] = own;
    if (first !== undefined) into[part.key] = readNested(part, first[1], below);
    else if (below.length > 0) throw new FormError(`a line "${prefix}…" without its line "${label}"`);
  } else if (part.many) {
    if (own.length > 0) into[part.key] = own.map(([, text]) => readWhole(part, text));
  } else if (own.length > 1) {
    throw new FormError(`the line "${label}" stands ${own.length} times, expected once`);
  } else if (own[0] !== undefined) {
    into[part.key] = readWhole(part, own[0][1]);
  } else if (part.fallback !== undefined) {
    into[part.key] = part.fallback;
  }
}

/** Our own words say what they always say; another sentence there would be lost. */
function readSaid(label: string, text: string, rest: Sentence["lines"][number][]): void {
  const at = rest.findIndex(([each, read]) => each === label && read === text);
  if (at >= 0) rest.splice(at, 1);
}

function readNested(part: Nested, text: string, lines: Sentence["lines"]): Fields {
  const [, kind = "", head = ""] = /^([a-z_]+): ([\s\S]*)$/.exec(text) ?? [];
  return { kind, ...formOf(part, kind).read({ head, lines }) };
}

function formOf(part: Nested, kind: string): Form {
  const found = Object.hasOwn(part.forms, kind) ? part.forms[kind] : undefined;
  if (found === undefined)
    throw new FormError(`"${kind}" is not a check here, expected one of ${Object.keys(part.forms).join(", ")}`);
  return found;
}

function take<Row extends readonly [string, string]>(rows: Row[], wanted: (label: string) => boolean): Row[] {
  const taken = rows.filter(([label]) => wanted(label));
  if (taken.length > 0) rows.splice(0, rows.length, ...rows.filter(([label]) => !wanted(label)));
  return taken;
}

function readHead(head: readonly HeadPart<string>[], text: string, into: Fields): void {
  const scanner: Scanner = { text, at: 0 };
  for (const part of head) {
    if (typeof part !== "string") into[part.key] = part.read(scanner);
    else if (text.startsWith(part, scanner.at)) scanner.at += part.length;
    else throw new FormError(`"${text.slice(scanner.at, scanner.at + 20)}" stands where "${part}" was expected`);
  }
  if (scanner.at < text.length) throw new FormError(`"${text.slice(scanner.at, scanner.at + 20)}" was not expected`);
}

function readWhole(field: Field, text: string): unknown {
  const into: Fields = {};
  readHead([field], text, into);
  return into[field.key];
}

/** Free text up to the end. */
export const prose = <Key extends string>(key: Key): Field<Key> => ({
  key,
  print: (value) => inPlace(String(value)),
  read(scanner) {
    const text = scanner.text.slice(scanner.at);
    scanner.at = scanner.text.length;
    return text;
  },
});

/** One code span, `like this`. */
export const code = <Key extends string>(key: Key): Field<Key> => ({
  key,
  print: (value) => codeInPlace(String(value)),
  read: scanCode,
});

/** Code spans, `one`, `two`. */
export const codes = <Key extends string>(key: Key): Field<Key> => ({
  key,
  print: (value) => (value as readonly string[]).map(codeInPlace).join(", "),
  read(scanner) {
    const all = [scanCode(scanner)];
    while (scanner.text.startsWith(", `", scanner.at)) {
      scanner.at += 2;
      all.push(scanCode(scanner));
    }
    return all;
  },
});

/** A JSON value in a code span. */
export const json = <Key extends string>(key: Key): Field<Key> => ({
  key,
  print: (value) => codeInPlace(JSON.stringify(value)),
  read(scanner) {
    const text = scanCode(scanner);
    try {
      return JSON.parse(text);
    } catch {
      throw new FormError(`"${text.slice(0, 20)}" is not JSON`);
    }
  },
});

/** A regular expression in a code span, `/source/flags`. */
export const regex = <Key extends string>(key: Key): Field<Key> => ({
  key,
  print(value) {
    const { source, flags } = value as { source: string; flags: string };
    return codeInPlace(`/${source}/${flags}`);
  },
  read(scanner) {
    const text = scanCode(scanner);
    const end = text.lastIndexOf("/");
    if (!text.startsWith("/") || end < 1)
      throw new FormError(`"${text.slice(0, 20)}" is not a pattern, expected \`/…/\``);
    return { source: text.slice(1, end), flags: text.slice(end + 1) };
  },
});

/** A number, with its unit after it. */
export const number = <Key extends string>(key: Key, unit = "", fallback?: number): Field<Key> => ({
  key,
  ...(fallback === undefined ? {} : { fallback }),
  print: (value) => `${String(value)}${unit}`,
  read(scanner) {
    const found = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/.exec(scanner.text.slice(scanner.at));
    const end = scanner.at + (found?.[0].length ?? 0);
    if (found === null || !scanner.text.startsWith(unit, end)) {
      throw new FormError(
        `"${scanner.text.slice(scanner.at, scanner.at + 20)}" is not a number${unit && ` of${unit}`}`,
      );
    }
    scanner.at = end + unit.length;
    return Number(found[0]);
  },
});

/** One of a few words. */
export const word = <Key extends string>(
  key: Key,
  words: Readonly<Record<string, unknown>>,
  fallback?: unknown,
): Field<Key> => ({
  key,
  ...(fallback === undefined ? {} : { fallback }),
  print: (value) => Object.keys(words).find((each) => words[each] === value) ?? String(value),
  read(scanner) {
    const text = scanner.text.slice(scanner.at);
    if (!Object.hasOwn(words, text))
      throw new FormError(`"${text.slice(0, 20)}" is none of ${Object.keys(words).join(", ")}`);
    scanner.at = scanner.text.length;
    return words[text];
  },
});

/** A check inside an item. */
export const nested = <Key extends string>(key: Key, forms: Readonly<Record<string, Form>>): Nested<Key> => ({
  key,
  forms,
});

const codeInPlace = (text: string): string => inPlace(writeCode(text));

function scanCode(scanner: Scanner): string {
  const span = readCode(scanner.text, scanner.at);
  if (span === undefined)
    throw new FormError(`"${scanner.text.slice(scanner.at, scanner.at + 20)}" stands where \`code\` was expected`);
  scanner.at = span.end;
  return span.content;
}
