/** Tells whether a character, by its code point, is one of a set. */
export interface CharSet {
  has(point: number): boolean;
  /** The characters of a set that lists them one by one; undefined for one of ranges or kinds. */
  readonly listed: readonly string[] | undefined;
}

const known = new Map<string, CharSet>();

/**
 * The set of a source, `[a-z\p{L}]` or `\d`: made once for all patterns, and what it was told of one character it remembers.
 *
 * @param folds - Whether capitals and small letters are one.
 */
export function charSet(source: string, folds: boolean): CharSet {
  const key = folds ? `i${source}` : source;
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = new Chars(source, folds);
  known.set(key, made);
  return made;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

const member = /\\[pP]\{[^}]*\}|\\u([0-9a-fA-F]{4})|\\([\s\S])|([\s\S])/gu;
/** Kinds of characters that folding leaves as they are: what has no case, or both. */
const kinds = /^\\(?:p\{(?:L|N|M|P|S|scx?=\w+|Script=\w+|Extended_Pictographic)\}|[dswS])$/;
const tests = new Map<string, RegExp>();

class Chars implements CharSet {
  readonly #source: string;
  readonly #folds: boolean;
  /** 0: not asked yet; 1: no; 2: yes. */
  readonly #ascii = new Uint8Array(128);
  readonly #others = new Map<number, boolean>();
  #parts: { readonly not: boolean; readonly ranges: readonly Range[]; readonly kinds: readonly string[] } | undefined;
  /** Stands in where the set holds what is not read here. */
  #whole: RegExp | undefined;
  #isRead = false;

  constructor(source: string, folds: boolean) {
    this.#source = source;
    this.#folds = folds;
  }

  get listed(): readonly string[] | undefined {
    this.#read();
    const parts = this.#parts;
    if (parts === undefined || parts.not || parts.kinds.length > 0) return undefined;
    return parts.ranges.every(({ from, to }) => from === to)
      ? parts.ranges.map(({ from }) => String.fromCodePoint(from))
      : undefined;
  }

  has(point: number): boolean {
    if (point < 128) {
      const said = this.#ascii[point];
      if (said !== 0) return said === 2;
      const is = this.#test(point);
      this.#ascii[point] = is ? 2 : 1;
      return is;
    }
    const said = this.#others.get(point);
    if (said !== undefined) return said;
    const is = this.#test(point);
    this.#others.set(point, is);
    return is;
  }

  #test(point: number): boolean {
    this.#read();
    const char = String.fromCodePoint(point);
    const parts = this.#parts;
    if (parts === undefined) {
      this.#whole ??= new RegExp(`^${this.#source}$`, this.#folds ? "iu" : "u");
      return this.#whole.test(char);
    }
    const within = (each: number): boolean => parts.ranges.some(({ from, to }) => each >= from && each <= to);
    const is =
      within(point) || (this.#folds && casesOf(char).some(within)) || parts.kinds.some((kind) => isOf(kind, char));
    return is !== parts.not;
  }

  #read(): void {
    if (this.#isRead) return;
    this.#isRead = true;
    const inner = this.#source.startsWith("[") ? this.#source.slice(1, -1) : this.#source;
    const not = this.#source.startsWith("[^");
    const members = membersOf(inner.slice(not ? 1 : 0));
    if (members !== undefined) this.#parts = { not, ...rangesOf(members) };
  }
}

/** What a set names: a character, a hyphen that may stand between two, a kind of characters. */
type Member = number | "-" | { readonly kind: string };

/** The members of a set; undefined where one of them is not known here. */
function membersOf(inner: string): readonly Member[] | undefined {
  const members: Member[] = [];
  for (const [whole, code, escaped, plain] of inner.matchAll(member)) {
    if (code !== undefined) members.push(Number.parseInt(code, 16));
    else if (escaped === "n") members.push(10);
    else if (kinds.test(whole)) members.push({ kind: whole });
    else if (whole.startsWith("\\") && (escaped === undefined || /[a-zA-Z0-9]/.test(escaped))) return undefined;
    else members.push(plain === "-" ? plain : ((escaped ?? whole).codePointAt(0) ?? 0));
  }
  return members;
}

const hyphen = 45;
function rangesOf(members: readonly Member[]): {
  readonly ranges: readonly Range[];
  readonly kinds: readonly string[];
} {
  const ranges: Range[] = [];
  const found: string[] = [];
  for (let index = 0; index < members.length; index += 1) {
    const each = members[index];
    const to = members[index + 1] === "-" ? members[index + 2] : undefined;
    if (typeof each === "object") found.push(each.kind);
    else if (typeof each === "number" && typeof to === "number") {
      ranges.push({ from: each, to });
      index += 2;
    } else if (each !== undefined) {
      const from = each === "-" ? hyphen : each;
      ranges.push({ from, to: from });
    }
  }
  return { ranges, kinds: found };
}

function casesOf(char: string): readonly number[] {
  return [char.toLowerCase(), char.toUpperCase()].flatMap((each) => {
    const point = each.codePointAt(0) ?? 0;
    return each.length === (point > 0xffff ? 2 : 1) ? [point] : [];
  });
}

function isOf(kind: string, char: string): boolean {
  let test = tests.get(kind);
  if (test === undefined) {
    test = new RegExp(`^${kind}$`, "u");
    tests.set(kind, test);
  }
  return test.test(char);
}
