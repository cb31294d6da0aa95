import { GoalpostError } from "../errors/goalpost-error.ts";

/** Characters that a glob may have, and parts that it may stand for: far more than anybody writes by hand. */
const maxLength = 4096;
const maxStates = 20_000;
const maxDepth = 20;

type Takes = (code: number) => boolean;
const slash = 47;
const any: Takes = (code) => code !== slash;
const all: Takes = () => true;

/** States by number: what each takes on its way to the next, or where it goes without taking anything. */
class Automaton {
  readonly takes: (Takes | undefined)[] = [];
  readonly to: number[][] = [];

  state(takes?: Takes): number {
    if (this.takes.length >= maxStates) throw new Error("stands for too many paths");
    this.takes.push(takes);
    return this.to.push([]) - 1;
  }

  way(from: number, to: number): void {
    this.to[from]?.push(to);
  }

  /** Whether all of a text is taken, in time that grows with the text times the states. */
  matches(text: string, end: number): boolean {
    let now = this.#reached([0]);
    for (let at = 0; at < text.length && now.length > 0; at++) {
      const code = text.charCodeAt(at);
      now = this.#reached(now.flatMap((state) => (this.takes[state]?.(code) ? (this.to[state] ?? []) : [])));
    }
    return now.includes(end);
  }

  #reached(from: readonly number[]): readonly number[] {
    const seen = new Set<number>(from);
    for (const state of seen) if (this.takes[state] === undefined) for (const next of this.to[state] ?? []) seen.add(next);
    return [...seen];
  }
} // biome-ignore format: one

/**
 * Compiles a glob to a matcher whose time grows with the path alone: nothing in it goes back. It takes `*`, `**`, `?`, `[a-z]`, `{a,b}`, `{1..3}` and
 * `@(a|b)`, `?()`, `+()`, `*()`; names that begin with a dot count as others.
 *
 * @throws GoalpostError `contract/bad-glob` for one that is too large, or that negates a group.
 */
export function automatonOf(glob: string): (path: string) => boolean {
  try {
    if (glob.length > maxLength) throw new Error(`has ${glob.length} characters, expected at most ${maxLength}`);
    const automaton = new Automaton();
    const start = automaton.state();
    const end = new Reader(glob, automaton).sequence(start, 0, glob.length, 0);
    const last = automaton.state();
    automaton.way(end, last);
    return (path) => automaton.matches(path, last);
  } catch (error) {
    if (GoalpostError.is(error)) throw error;
    throw badGlob(glob, error instanceof Error ? error.message : String(error));
  }
}

const badGlob = (glob: string, what: string): GoalpostError =>
  new GoalpostError({
    code: "contract/bad-glob",
    where: glob.length > 60 ? `${glob.slice(0, 60)}…` : glob,
    what: `is not a glob that can be matched: it ${what}`,
    help: "write a simpler one, or several",
  });

class Reader {
  readonly #text: string;
  readonly #into: Automaton;

  constructor(text: string, into: Automaton) {
    this.#text = text;
    this.#into = into;
  }

  /** Reads what stands between two places; gives the state behind it. */
  sequence(from: number, at: number, end: number, depth: number): number {
    if (depth > maxDepth) throw new Error(`holds more than ${maxDepth} groups in one another`);
    let state = from;
    for (let place = at; place < end; ) [state, place] = this.#part(state, place, end, depth);
    return state;
  }

  #part(from: number, at: number, end: number, depth: number): readonly [state: number, at: number] {
    const char = this.#text[at] ?? "";
    const group = this.#group(from, at, end, depth);
    if (group !== undefined) return group;
    if (char === "*") return this.#stars(from, at, end);
    if (char === "?") return [this.#take(from, any), at + 1];
    if (char === "[") {
      const close = this.#classEnd(at, end);
      if (close !== undefined) return [this.#take(from, classOf(this.#text.slice(at + 1, close))), close + 1];
    }
    if (char === "/" && this.#text.slice(at + 1, end) === "**") return [this.#rest(from), end];
    const literal = char === "\\" && at + 1 < end ? at + 1 : at;
    const code = this.#text.charCodeAt(literal);
    return [this.#take(from, (each) => each === code), literal + 1];
  }

  #take(from: number, takes: Takes): number {
    const [state, next] = [this.#into.state(takes), this.#into.state()];
    this.#into.way(from, state);
    this.#into.way(state, next);
    return next;
  }

  #repeat(from: number, takes: Takes): number {
    const state = this.#into.state();
    this.#into.way(from, state);
    this.#into.way(this.#take(state, takes), state);
    return state;
  }

  /** A slash and whatever follows, or nothing: what `/**` stands for at the end. */
  #rest(from: number): number {
    const end = this.#into.state();
    this.#into.way(from, end);
    this.#into.way(this.#repeat(this.#take(from, (code) => code === slash), all), end);
    return end;
  } // biome-ignore format: one

  #stars(from: number, at: number, end: number): readonly [state: number, at: number] {
    let behind = at;
    while (behind < end && this.#text[behind] === "*") behind += 1;
    const begins = at === 0 || this.#text[at - 1] === "/";
    if (behind - at < 2 || !begins) return [this.#repeat(from, any), behind];
    if (behind === end) return [this.#repeat(from, all), behind];
    if (this.#text[behind] !== "/") return [this.#repeat(from, any), behind];
    // Whole folders, each with its slash; several of these in a row are one.
    while (this.#text.startsWith("/**/", behind)) behind += 3;
    const state = this.#into.state();
    this.#into.way(from, state);
    const folder = this.#repeat(this.#take(state, any), any);
    this.#into.way(this.#take(folder, (code) => code === slash), state); // biome-ignore format: one
    return [state, behind + 1];
  }

  #group(from: number, at: number, end: number, depth: number): readonly [state: number, at: number] | undefined {
    const char = this.#text[at] ?? "";
    const extended = "@?+*!".includes(char) && this.#text[at + 1] === "(";
    if (!extended && char !== "{" && char !== "(") return undefined;
    const open = extended ? at + 1 : at;
    const found = this.#branches(open, end, char === "{" ? "{}," : "()|");
    if (found === undefined) return undefined;
    if (char === "!" && extended) throw new Error("negates a group");
    const alone = char === "{" && found.branches.length === 1;
    const range = alone ? rangeOf(this.#text.slice(open + 1, found.close)) : undefined;
    if (alone && range === undefined) return undefined;
    const [begin, behind] = [this.#into.state(), this.#into.state()];
    const ends = range?.map((word) => this.#word(begin, word)) ?? found.branches.map(([left, right]) => this.sequence(begin, left, right, depth + 1));
    this.#into.way(from, begin);
    for (const each of ends) this.#into.way(each, behind);
    this.#often(extended ? char : "", begin, behind);
    return [behind, found.close + 1];
  } // biome-ignore format: one

  #often(mark: string, begin: number, behind: number): void {
    if (mark === "?" || mark === "*") this.#into.way(begin, behind);
    if (mark === "+" || mark === "*") this.#into.way(behind, begin);
  }

  #word = (from: number, word: string): number =>
    [...word].reduce((state, char) => this.#take(state, (code) => code === char.charCodeAt(0)), from);

  /** The parts of a group, by their places, and where it closes. */
  #branches(open: number, end: number, [opens, closes, parts]: string | readonly string[]): { readonly branches: readonly (readonly [number, number])[]; readonly close: number } | undefined {
    const branches: [number, number][] = [];
    let depth = 0;
    let begin = open + 1;
    for (let at = open; at < end; at++) {
      const char = this.#text[at];
      if (char === "\\") at += 1;
      else if (char === opens) depth += 1;
      else if (char === closes) depth -= 1;
      else if (char === parts && depth === 1) {
        branches.push([begin, at]);
        begin = at + 1;
      }
      if (depth > maxDepth) throw new Error(`holds more than ${maxDepth} groups in one another`);
      if (depth === 0) return { branches: [...branches, [begin, at]], close: at };
    }
    return undefined;
  } // biome-ignore format: one

  #classEnd(open: number, end: number): number | undefined {
    const first = this.#text[open + 1] === "^" ? open + 2 : open + 1;
    for (let at = first; at < end; at++) {
      if (this.#text[at] === "\\") at += 1;
      else if (this.#text[at] === "]" && at > first) return at;
    }
    return undefined;
  }
}

function classOf(body: string): Takes {
  const negated = body[0] === "^";
  const ranges: (readonly [number, number])[] = [];
  const chars = [...body.slice(negated ? 1 : 0).replace(/\\(.)/g, "$1")];
  for (let at = 0; at < chars.length; at++) {
    const low = chars[at]?.charCodeAt(0) ?? 0;
    const ranged = chars[at + 1] === "-" && at + 2 < chars.length;
    ranges.push([low, ranged ? (chars[at + 2]?.charCodeAt(0) ?? low) : low]);
    if (ranged) at += 2;
  }
  return (code) => code !== slash && ranges.some(([low, high]) => code >= low && code <= high) !== negated;
}

/** `{1..3}` and `{a..c}`. */
function rangeOf(body: string): readonly string[] | undefined {
  const [, from, to] = /^(-?\d{1,4}|[a-zA-Z])\.\.(-?\d{1,4}|[a-zA-Z])$/.exec(body) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const letters = /[a-zA-Z]/.test(from);
  if (letters !== /[a-zA-Z]/.test(to)) return undefined;
  const [low, high] = letters ? [from.charCodeAt(0), to.charCodeAt(0)] : [Number(from), Number(to)];
  const values = Array.from({ length: Math.abs(high - low) + 1 }, (_, index) => Math.min(low, high) + index);
  return values.map((value) => (letters ? String.fromCharCode(value) : String(value)));
}
