import { charSet } from "./char-set.ts";
import { holds, type Node } from "./pattern-node.ts";
import { Subject } from "./subject.ts";

/** Sources by name: what `{name}` stands for. */
export type Macros = Readonly<Record<string, string>>;

/**
 * Parses the sources of patterns: the part of a regular expression's syntax that they use, and `{name}` for another source. Each source is parsed once,
 * when a text first needs it, and a named part is one node wherever it stands, so that a match remembers what it found there.
 */
export class Grammar {
  readonly #macros: Macros;
  readonly #folds: boolean;
  readonly #named = new Map<string, Node>();
  readonly #sources = new Map<string, Node>();
  readonly #captures = new Map<string, boolean>();
  #last: { readonly given: string; readonly subject: Subject } | undefined;

  /** @param folds - Whether capitals and small letters are one. */
  constructor(macros: Macros, folds: boolean) {
    this.#macros = macros;
    this.#folds = folds;
  }

  /** A text to match this grammar's patterns against. What was found in it is kept as long as the same text is asked for. */
  subject(text: string): Subject {
    if (this.#last?.given !== text) this.#last = { given: text, subject: new Subject(text, this.#folds) };
    return this.#last.subject;
  }

  parse(source: string): Node {
    const known = this.#sources.get(source);
    if (known !== undefined) return known;
    const node = new Parser(source, this.#folds, (name) => this.#name(name)).read();
    this.#sources.set(source, node);
    return node;
  }

  /** The node of a name; undefined where there is none. A name that stands for itself again would never end, and no source has one. */
  #name(name: string): Node | undefined {
    const known = this.#named.get(name);
    if (known !== undefined) return known;
    const source = this.#macros[name];
    if (source === undefined) return undefined;
    let node: Node | undefined;
    const named: Node = {
      kind: "named",
      id: this.#named.size,
      node: () => (node ??= this.parse(source)),
      holds: captures(source, this.#macros, this.#captures),
    };
    this.#named.set(name, named);
    return named;
  }
}

/** Whether a source captures, by itself or by what it names. */
function captures(source: string, macros: Macros, known: Map<string, boolean>): boolean {
  const said = known.get(source);
  if (said !== undefined) return said;
  known.set(source, false);
  const found =
    source.includes("(?<") && /\(\?<[A-Za-z]/.test(source)
      ? true
      : source.includes("{") &&
        [...source.matchAll(name)].some(([, word = ""]) => captures(macros[word] ?? "", macros, known));
  known.set(source, found);
  return found;
}

const name = /(?<!\\[pP])\{([A-Za-z]\w*)\}/g;
const counts = /\{(\d+)(?:(,)(\d*))?\}/y;
const named = /\{([A-Za-z]\w*)\}/y;
const group = /\(\?(?:(:)|(=)|(!)|(<=)|(<!)|<([A-Za-z]\w*)>)/y;
const special = "\\\\|()[\\]{}?*+.$^";
/** Characters that stand for themselves. */
const plain = new RegExp(`[^${special}]+`, "y");
/** Words apart by bars, and nothing else, up to the end of their group: what most of a grammar is. */
const plainWords = new RegExp(`[^${special}]+(?:\\|[^${special}]+)+(?=\\)|$)`, "y");
const escaping = /\\(?:[pP]\{[^}]*\}|u[0-9a-fA-F]{4}|[\s\S])/uy;
const one = /^(?:\^\|)?(\[(?:\\.|[^\]\\])+\]|\\(?:[pP]\{[^}]*\}|[dws]))$/;
const literals = /^[^\\|()[\]{}?*+.$^]+(?:\|[^\\|()[\]{}?*+.$^]+)*$/;

class Parser {
  readonly #source: string;
  readonly #folds: boolean;
  readonly #name: (name: string) => Node | undefined;
  #at = 0;

  constructor(source: string, folds: boolean, find: (name: string) => Node | undefined) {
    this.#source = source;
    this.#folds = folds;
    this.#name = find;
  }

  read(): Node {
    const node = this.#any();
    if (this.#at < this.#source.length) throw new SyntaxError(`unbalanced ")" at ${this.#at} of ${this.#source}`);
    return node;
  }

  /** What a pattern finds at this place. */
  #next(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#source);
  }

  #char(): string {
    return this.#source.charAt(this.#at);
  }

  #any(): Node {
    const words = this.#next(plainWords)?.[0];
    if (words !== undefined) {
      this.#at += words.length;
      return { kind: "words", words: this.#folded(words).split("|") };
    }
    const items = [this.#run()];
    while (this.#char() === "|") {
      this.#at += 1;
      items.push(this.#run());
    }
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : { kind: "any", items, holds: items.some(holds) };
  }

  #run(): Node {
    const items: Node[] = [];
    while (this.#at < this.#source.length) {
      const char = this.#char();
      if (char === "|" || char === ")") break;
      const item = this.#counted(this.#atom(char));
      const last = items.at(-1);
      // Characters that stand together are one text.
      if (item.kind === "text" && last?.kind === "text")
        items[items.length - 1] = { kind: "text", text: last.text + item.text };
      else items.push(item);
    }
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : { kind: "run", items, holds: items.some(holds) };
  }

  #atom(char: string): Node {
    if (char === "(") return this.#group();
    if (char === "[") return this.#set();
    if (char === "\\") return this.#escape();
    if (char === "{") {
      const [whole, word = ""] = this.#next(named) ?? [];
      const node = this.#name(word);
      if (whole === undefined || node === undefined)
        throw new SyntaxError(`no source is called ${this.#source.slice(this.#at, this.#at + 80)}`);
      this.#at += whole.length;
      return node;
    }
    const text = this.#plain(char);
    this.#at += text.length;
    if (text === "$") return { kind: "end" };
    if (text === "^") return { kind: "behind", test: (_, at) => at === 0, not: false };
    if (text === ".") return { kind: "set", set: charSet("[^\\n]", this.#folds) };
    return this.#text(text);
  }

  /** As many characters as stand for themselves; the last one of several alone where it is counted. */
  #plain(char: string): string {
    const text = this.#next(plain)?.[0];
    if (text === undefined) return char;
    const begin = String.fromCodePoint(text.codePointAt(0) ?? 0);
    if (text.length === begin.length || !"?*+{".includes(this.#source.charAt(this.#at + text.length) || "|"))
      return text;
    const last = text.charCodeAt(text.length - 1);
    return text.slice(0, last >= 0xdc00 && last < 0xe000 ? -2 : -1);
  }

  #folded(text: string): string {
    return this.#folds ? text.toLowerCase() : text;
  }

  #text(text: string): Node {
    return { kind: "text", text: this.#folded(text) };
  }

  #group(): Node {
    const [opening, bare, ahead, notAhead, behind, notBehind, capture] = this.#next(group) ?? ["("];
    const from = this.#at + opening.length;
    this.#at = from;
    const item = this.#any();
    if (this.#char() !== ")") throw new SyntaxError(`unbalanced "(" in ${this.#source}`);
    const inner = this.#source.slice(from, this.#at);
    this.#at += 1;
    if (bare !== undefined || opening === "(") return item;
    if (ahead !== undefined || notAhead !== undefined) return { kind: "ahead", item, not: notAhead !== undefined };
    if (behind !== undefined || notBehind !== undefined)
      return { kind: "behind", test: behindTest(inner, this.#folds), not: notBehind !== undefined };
    return { kind: "group", name: String(capture), item, holds: true };
  }

  #set(): Node {
    const start = this.#at;
    let end = start + 1;
    while (end < this.#source.length && this.#source[end] !== "]") end += this.#source[end] === "\\" ? 2 : 1;
    this.#at = end + 1;
    return { kind: "set", set: charSet(this.#source.slice(start, this.#at), this.#folds) };
  }

  #escape(): Node {
    const [whole = ""] = this.#next(escaping) ?? [];
    this.#at += whole.length;
    if (/^\\(?:[pPdDwWsS])/.test(whole)) return { kind: "set", set: charSet(whole, this.#folds) };
    if (whole === "\\b") return { kind: "behind", test: () => true, not: false };
    if (whole === "\\n") return this.#text("\n");
    if (whole.startsWith("\\u") && whole.length > 2)
      return this.#text(String.fromCharCode(Number.parseInt(whole.slice(2), 16)));
    return this.#text(whole.slice(1));
  }

  #counted(item: Node): Node {
    const char = this.#char();
    let bounds: readonly [number, number];
    let length = 1;
    if (char === "?") bounds = [0, 1];
    else if (char === "*") bounds = [0, Number.POSITIVE_INFINITY];
    else if (char === "+") bounds = [1, Number.POSITIVE_INFINITY];
    else if (char === "{") {
      const [whole, least, comma, most] = this.#next(counts) ?? [];
      if (whole === undefined) return item;
      length = whole.length;
      bounds = [
        Number(least),
        comma === undefined ? Number(least) : most === "" ? Number.POSITIVE_INFINITY : Number(most),
      ];
    } else return item;
    this.#at += length;
    const lazy = this.#char() === "?";
    if (lazy) this.#at += 1;
    return { kind: "repeat", item, least: bounds[0], most: bounds[1], lazy, holds: holds(item) };
  }
}

/** How far back a look behind goes. */
const farthest = 40;

/** Tests what stands before a place: one character of a set, one of some words, or what a pattern says. */
function behindTest(source: string, folds: boolean): (text: string, at: number) => boolean {
  const [, set] = one.exec(source) ?? [];
  if (set !== undefined) {
    const orBegin = source.startsWith("^");
    const chars = charSet(set, folds);
    return (text, at) => (at === 0 ? orBegin : chars.has(pointBefore(text, at)));
  }
  if (literals.test(source)) {
    const words = (folds ? source.toLowerCase() : source).split("|");
    return (text, at) => words.some((word) => text.endsWith(word, at));
  }
  let pattern: RegExp | undefined;
  return (text, at) => {
    pattern ??= new RegExp(`(?:${source})$`, folds ? "iu" : "u");
    return pattern.test(text.slice(Math.max(0, at - farthest), at));
  };
}

function pointBefore(text: string, at: number): number {
  const code = text.charCodeAt(at - 1);
  return code >= 0xdc00 && code < 0xe000 && at > 1 ? (text.codePointAt(at - 2) ?? code) : code;
}
