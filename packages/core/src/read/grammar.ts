import { firstsOf, holds, type Node } from "./pattern-node.ts";

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

  /** @param folds - Whether capitals and small letters are one. */
  constructor(macros: Macros, folds: boolean) {
    this.#macros = macros;
    this.#folds = folds;
  }

  get folds(): boolean {
    return this.#folds;
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
      holds: captures(source, this.#macros),
    };
    this.#named.set(name, named);
    return named;
  }
}

/** Whether a source captures, by itself or by what it names. */
function captures(source: string, macros: Macros, depth = 0): boolean {
  if (/\(\?<[A-Za-z]/.test(source)) return true;
  return (
    depth < 8 && [...source.matchAll(name)].some(([, word = ""]) => captures(macros[word] ?? "", macros, depth + 1))
  );
}

const name = /(?<!\\[pP])\{([A-Za-z]\w*)\}/g;
const counts = /^\{(\d+)(?:(,)(\d*))?\}/;
const named = /^\{([A-Za-z]\w*)\}/;
const group = /^\(\?(?:(:)|(=)|(!)|(<=)|(<!)|<([A-Za-z]\w*)>)/;

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

  #rest(): string {
    return this.#source.slice(this.#at, this.#at + 80);
  }

  #any(): Node {
    const items = [this.#run()];
    while (this.#source.charAt(this.#at) === "|") {
      this.#at += 1;
      items.push(this.#run());
    }
    const [only] = items;
    if (items.length === 1 && only !== undefined) return only;
    return { kind: "any", items, holds: items.some(holds), first: firstsOf(items) };
  }

  #run(): Node {
    const items: Node[] = [];
    while (this.#at < this.#source.length && !"|)".includes(this.#source.charAt(this.#at))) {
      const item = this.#counted(this.#atom());
      const last = items.at(-1);
      // Characters that stand together are one text.
      if (item.kind === "text" && last?.kind === "text")
        items[items.length - 1] = { kind: "text", text: last.text + item.text };
      else items.push(item);
    }
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : { kind: "run", items, holds: items.some(holds) };
  }

  #atom(): Node {
    const char = this.#source.charAt(this.#at);
    if (char === "(") return this.#group();
    if (char === "[") return this.#set();
    if (char === "\\") return this.#escape();
    if (char === "{") {
      const [whole, word = ""] = named.exec(this.#rest()) ?? [];
      const node = this.#name(word);
      if (whole === undefined || node === undefined) throw new SyntaxError(`no source is called ${this.#rest()}`);
      this.#at += whole.length;
      return node;
    }
    const point = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
    this.#at += point.length;
    if (char === "$") return { kind: "end" };
    if (char === "^") return { kind: "behind", pattern: /^$/, not: false };
    if (char === ".") return { kind: "set", has: (each) => each !== "\n" };
    return this.#text(point);
  }

  #text(text: string): Node {
    return { kind: "text", text: this.#folds ? text.toLowerCase() : text };
  }

  #group(): Node {
    const [opening, plain, ahead, notAhead, behind, notBehind, capture] = group.exec(this.#rest()) ?? ["("];
    const from = this.#at + opening.length;
    this.#at = from;
    const item = this.#any();
    if (this.#source.charAt(this.#at) !== ")") throw new SyntaxError(`unbalanced "(" in ${this.#source}`);
    const inner = this.#source.slice(from, this.#at);
    this.#at += 1;
    if (plain !== undefined || opening === "(") return item;
    if (ahead !== undefined || notAhead !== undefined) return { kind: "ahead", item, not: notAhead !== undefined };
    if (behind !== undefined || notBehind !== undefined)
      return {
        kind: "behind",
        pattern: new RegExp(`(?:${inner})$`, this.#folds ? "iu" : "u"),
        not: notBehind !== undefined,
      };
    return { kind: "group", name: String(capture), item, holds: true };
  }

  #set(): Node {
    const start = this.#at;
    this.#at += 1;
    while (this.#at < this.#source.length && this.#source.charAt(this.#at) !== "]")
      this.#at += this.#source.charAt(this.#at) === "\\" ? 2 : 1;
    this.#at += 1;
    return { kind: "set", has: test(this.#source.slice(start, this.#at), this.#folds) };
  }

  #escape(): Node {
    const [whole = ""] = /^\\(?:[pP]\{[^}]*\}|u[0-9a-fA-F]{4}|.)/su.exec(this.#rest()) ?? [];
    this.#at += whole.length;
    if (/^\\(?:[pPdDwWsS])/.test(whole)) return { kind: "set", has: test(whole, this.#folds) };
    if (whole === "\\b") return { kind: "behind", pattern: /$/, not: false };
    if (whole === "\\n") return this.#text("\n");
    if (whole.startsWith("\\u")) return this.#text(String.fromCharCode(Number.parseInt(whole.slice(2), 16)));
    return this.#text(whole.slice(1));
  }

  #counted(item: Node): Node {
    const char = this.#source.charAt(this.#at);
    const [whole, least, comma, most] = counts.exec(this.#rest()) ?? [];
    let bounds: readonly [number, number];
    if (char === "?") bounds = [0, 1];
    else if (char === "*") bounds = [0, Number.POSITIVE_INFINITY];
    else if (char === "+") bounds = [1, Number.POSITIVE_INFINITY];
    else if (whole !== undefined)
      bounds = [
        Number(least),
        comma === undefined ? Number(least) : most === "" ? Number.POSITIVE_INFINITY : Number(most),
      ];
    else return item;
    this.#at += whole?.length ?? 1;
    const lazy = this.#source.charAt(this.#at) === "?";
    if (lazy) this.#at += 1;
    return { kind: "repeat", item, least: bounds[0], most: bounds[1], lazy, holds: holds(item) };
  }
}

/** Tests one character; what it was told of one it remembers. */
function test(source: string, folds: boolean): (char: string) => boolean {
  let pattern: RegExp | undefined;
  const known = new Map<string, boolean>();
  return (char) => {
    const said = known.get(char);
    if (said !== undefined) return said;
    pattern ??= new RegExp(`^${source}$`, folds ? "iu" : "u");
    const has = pattern.test(char);
    known.set(char, has);
    return has;
  };
}
