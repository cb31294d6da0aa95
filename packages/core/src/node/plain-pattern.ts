/** Characters of plain texts: ASCII, our own private signs, and the marks that typists use. None but the ASCII ones is a letter or a number. */
export const plainText = /^[\0-\x7f\ue000-\ue00f“”„‘’‚«»–—…•§→←⇒≤≥✓✗]*$/;

/** What the kinds of characters are among those of {@link plainText}, as members of a set. */
const kinds: Readonly<Record<string, string>> = {
  L: "a-zA-Z",
  Ll: "a-z",
  Lu: "A-Z",
  Lo: "",
  N: "0-9",
  M: "",
  P: "!-#%-*,-/:;?@[-\\]_{}“”„‘’‚«»–—…•§",
  S: "$+<=>^`|~→←⇒≤≥✓✗",
  ASCII: "\\0-\\x7f",
  Extended_Pictographic: "",
  "Script=Latin": "a-zA-Z",
  "Script=Cyrillic": "",
  "Script=Greek": "",
  "Script=Han": "",
  "Script=Hiragana": "",
  "Script=Katakana": "",
  "Script=Hangul": "",
  "scx=Han": "",
  "scx=Hira": "",
  "scx=Kana": "",
  "scx=Hang": "",
};

/** What a plain text is read with in place of a pattern; undefined where the pattern holds what is not known here. */
function plainSource(source: string): string | undefined {
  if (/[\ud800-\udfff]|\\u\{/.test(source)) return undefined;
  let isKnown = true;
  let inSet = false;
  const text = source.replace(/\\([pP])\{([^}]*)\}|\\[\s\S]|[[\]]/g, (whole, sign?: string, kind = "") => {
    if (whole === "[") inSet = true;
    if (whole === "]") inSet = false;
    if (sign === undefined) return whole;
    const members = kinds[kind];
    const isNot = sign === "P";
    // Without regard to capitals a kind's complement may have signs of the kind itself: what is not ASCII has "ſ", so that it takes "s".
    isKnown &&= members !== undefined && !(isNot && (inSet || !/^[LNMPS]$/.test(kind)));
    return inSet ? (members ?? "") : `[${isNot ? "^" : ""}${members ?? ""}]`;
  });
  return isKnown ? text : undefined;
}

/** A pattern as plain texts need it. */
export interface PlainPattern {
  readonly source: string;
  /** What must stand in a text before it can match: of each list one text, in small letters. */
  readonly needs: readonly (readonly string[])[];
}

/** The pattern for plain texts, without what only others can have, and what must stand in a text that it matches; undefined where that is not known. */
export function plainPattern(whole: string): PlainPattern | undefined {
  const source = plainSource(whole);
  if (source === undefined || /\\c/.test(source)) return undefined;
  const reader = new Reader(source);
  const read = reader.read();
  if (read.isForeign) return { source: "(?!)", needs: [] };
  return { source: reader.kept(), needs: said(read) };
}

/** The pattern for plain texts alone, where something else tells which texts it is tried on. */
export function withoutNeeds(whole: string): PlainPattern | undefined {
  const source = plainSource(whole);
  return source === undefined ? undefined : { source, needs: [] };
}

/** More needs of a pattern, more texts of a need, and more spellings of one stretch tell no more. */
const mostNeeds = 3;
const mostTexts = 100;
const mostSpellings = 24;

/** What a part of a pattern matches. */
interface Part {
  /** All that it matches, where these are few texts. */
  readonly texts?: readonly string[] | undefined;
  readonly needs: readonly (readonly string[])[];
  /** No plain text has it. */
  readonly isForeign?: boolean;
  /** It looks around, and matches no character. */
  readonly looks?: boolean;
}

const anything: Part = { needs: [] };

/** How likely some text has one of these: by their lengths, roughly. More than any number where it tells nothing. */
function likelihood(need: readonly string[]): number {
  if (need.length === 0 || need.length > mostTexts) return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (const text of need) {
    if (text === "" || text === " ") return Number.POSITIVE_INFINITY;
    sum += byLength[text.length] ?? 0.01;
  }
  return sum;
}
const byLength = [1, 0.3, 0.15, 0.04];

/** The rarest needs of a part, rarest first. */
function rarest(needs: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const found: { readonly need: readonly string[]; readonly likely: number }[] = [];
  for (const need of needs) {
    const likely = likelihood(need);
    if (likely === Number.POSITIVE_INFINITY) continue;
    found.push({ need, likely });
  }
  return found
    .sort((one, other) => one.likely - other.likely)
    .slice(0, mostNeeds)
    .map(({ need }) => need);
}

/** The needs of a part with all that it matches, rarest first. */
const said = ({ texts, needs }: Part): readonly (readonly string[])[] =>
  rarest(texts === undefined ? needs : [...needs, texts]);

/** The rarest need of a part. */
function first({ texts, needs }: Part): readonly string[] | undefined {
  const [best] = needs;
  if (texts === undefined || texts.length > mostTexts) return best;
  return best === undefined || likelihood(texts) < likelihood(best) ? texts : best;
}

/** What stands one after the other in a pattern. */
class Stretch {
  readonly #needs: (readonly string[])[] = [];
  /** What was read since the last part that may be anything. */
  #texts: readonly string[] = [""];
  #isWhole = true;
  #isForeign = false;

  add(part: Part, least: number, most: number): void {
    if (least > 0) {
      this.#isForeign ||= part.isForeign === true;
      for (const need of part.needs) this.#needs.push(need);
    }
    if (part.looks === true) return;
    const own = part.texts ?? [];
    const more = least === 0 ? ["", ...own] : own;
    const isKnown = part.texts !== undefined && most === 1 && this.#texts.length * more.length <= mostSpellings;
    if (isKnown && this.#texts.length === 1 && more.length === 1) {
      this.#texts = [`${this.#texts[0]}${more[0]}`];
      return;
    }
    if (isKnown) {
      this.#texts = this.#texts.flatMap((text) => more.map((next) => text + next));
      return;
    }
    this.#end();
    if (least > 0 && part.texts !== undefined) this.#needs.push(own);
  }

  #end(): void {
    this.#isWhole = false;
    if (this.#texts.length > 1 || this.#texts[0] !== "") this.#needs.push(this.#texts);
    this.#texts = [""];
  }

  whole(): Part {
    if (this.#isForeign) return { needs: [], isForeign: true };
    if (this.#isWhole) return { texts: this.#texts, needs: rarest(this.#needs) };
    this.#end();
    return { needs: rarest(this.#needs) };
  }
}

/** Characters that stand for themselves, and of which the last one is not counted. */
const stands = /[^\\|()[\]{}?*+.$^]+(?![?*+{])/y;

/** Reads the source of a pattern for plain texts. */
class Reader {
  readonly #source: string;
  /** Alternatives that no plain text has, with one of their bars. */
  readonly #cuts: (readonly [from: number, to: number])[] = [];
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): Part {
    return this.#any();
  }

  /** The source without the alternatives that no plain text has. */
  kept(): string {
    let text = "";
    let read = 0;
    for (const [from, to] of this.#cuts.toSorted(([one], [other]) => one - other)) {
      if (from < read) continue;
      text += this.#source.slice(read, from);
      read = to;
    }
    return text + this.#source.slice(read);
  }

  #any(): Part {
    const runs: (Part & { readonly from: number; readonly to: number })[] = [];
    do {
      if (runs.length > 0) this.#at += 1;
      const from = this.#at;
      const part = this.#run();
      runs.push({ ...part, from, to: this.#at });
    } while (this.#source[this.#at] === "|");
    const own = runs.some(({ isForeign }) => isForeign === true)
      ? runs.filter(({ isForeign }) => isForeign !== true)
      : runs;
    if (own.length === 0) return { needs: [], isForeign: true };
    if (own.length < runs.length) this.#cut(runs);
    const [only] = own;
    return own.length === 1 && only !== undefined ? { texts: only.texts, needs: only.needs } : joined(own);
  }

  /** A group that captures keeps its number. */
  #cut(runs: readonly (Part & { readonly from: number; readonly to: number })[]): void {
    for (const [index, { from, to, isForeign }] of runs.entries()) {
      if (isForeign !== true || /\((?!\?)|\(\?<[^=!]/.test(this.#source.slice(from, to))) continue;
      // The first alternatives go with the bar behind them, and the others with that in front.
      const isFirst = runs.slice(0, index).every((run) => run.isForeign === true);
      this.#cuts.push(isFirst ? [from, to + 1] : [from - 1, to]);
    }
  }

  #run(): Part {
    const stretch = new Stretch();
    while (this.#at < this.#source.length && !"|)".includes(this.#source.charAt(this.#at))) {
      const part = this.#atom();
      stretch.add(part, ...this.#count());
    }
    return stretch.whole();
  }

  /** How often the part before stands. */
  #count(): readonly [least: number, most: number] {
    if (!"?*+{".includes(this.#source.charAt(this.#at) || "|")) return [1, 1];
    const [whole = "", sign, from, comma, to] =
      /^(?:([?*+])|\{(\d+)(?:(,)(\d*))?\})\??/.exec(this.#source.slice(this.#at, this.#at + 16)) ?? [];
    this.#at += whole.length;
    if (whole === "") return [1, 1];
    if (sign !== undefined) return [sign === "+" ? 1 : 0, sign === "?" ? 1 : Number.POSITIVE_INFINITY];
    const least = Number(from);
    return [least, comma === undefined ? least : to === "" ? Number.POSITIVE_INFINITY : Number(to)];
  }

  #atom(): Part {
    const char = this.#source.charAt(this.#at);
    if (char === "(") return this.#group();
    if (char === "[") return this.#set();
    if (char === "\\") return this.#escape();
    stands.lastIndex = this.#at;
    const [text = char] = stands.exec(this.#source) ?? [];
    this.#at += text.length;
    if (char === "^" || char === "$") return { needs: [], looks: true };
    return char === "." ? anything : literal(text);
  }

  #group(): Part {
    const [opening = "("] = /^\((?:\?(?::|<?[=!]|<\w+>))?/.exec(this.#source.slice(this.#at, this.#at + 64)) ?? [];
    this.#at += opening.length;
    const part = this.#any();
    this.#at += 1;
    if (opening.endsWith("!")) return { needs: [], looks: true };
    return opening.endsWith("=") ? { needs: said(part), isForeign: part.isForeign === true, looks: true } : part;
  }

  #set(): Part {
    let end = this.#at + 1;
    while (this.#source.charAt(end) !== "]") end += this.#source.charAt(end) === "\\" ? 2 : 1;
    const body = this.#source.slice(this.#at + 1, end);
    this.#at = end + 1;
    if (body === "") return { needs: [], isForeign: true };
    if (body === "0-9") return digits;
    const isListed = body.length <= 12 && !/^\^|[\\-]/.test(body);
    if (!isListed) return anything;
    const texts = [...body].filter((each) => plainText.test(each)).map((each) => each.toLowerCase());
    return texts.length === 0 ? { needs: [], isForeign: true } : { texts: [...new Set(texts)], needs: [] };
  }

  #escape(): Part {
    const [whole = "", code, char = ""] =
      /^\\(?:u([0-9a-fA-F]{4})|x[0-9a-fA-F]{2}|k<\w+>|([\s\S]))/.exec(this.#source.slice(this.#at, this.#at + 64)) ??
      [];
    this.#at += whole.length;
    if (code !== undefined) return literal(String.fromCharCode(Number.parseInt(code, 16)));
    if (char === "b" || char === "B") return { needs: [], looks: true };
    if (char === "d") return digits;
    return char === "" || /[0-9a-zA-Z]/.test(char) ? anything : literal(char);
  }
}

const digits: Part = { texts: [..."0123456789"], needs: [] };

const literal = (text: string): Part =>
  plainText.test(text) ? { texts: [text.toLowerCase()], needs: [] } : { needs: [], isForeign: true };

/** One of several may match: what it needs is among what they all need. */
function joined(parts: readonly Part[]): Part {
  let texts: string[] | undefined = [];
  let need: string[] | undefined = [];
  for (const part of parts) {
    if (part.texts === undefined) texts = undefined;
    else texts?.push(...part.texts);
    const own = first(part);
    if (own === undefined || likelihood(own) === Number.POSITIVE_INFINITY) need = undefined;
    else need?.push(...own);
  }
  const isMany = texts === undefined || texts.length > mostTexts;
  return {
    texts: isMany ? undefined : texts,
    needs: need === undefined || need.length > mostTexts || (!isMany && texts === need) ? [] : [need],
  };
}
