import type { Pattern } from "../../node/pattern.ts";

/** What is known of a part of a pattern. */
interface Part {
  /** Whether no text has it. */
  readonly isDead: boolean;
  /** Whether it always takes a character. */
  readonly takes: boolean;
}

/** Where a part ends, in characters from the pattern's start. */
type Read = Part & { readonly end: number };

/**
 * Whether no text that holds something has a match, as its structure shows: `(?!)`, `[]`, `[^\s\S]`, what stands before `^` or behind `$`. What it does not
 * know may match.
 */
export function matchesNothing({ source, flags }: Pattern): boolean {
  // sets within sets
  if (flags.includes("v")) return false;
  const part = new Walk(source, flags).choice(0, 0);
  return part.isDead && part.end >= source.length;
}

/** Groups within groups that are followed; deeper ones may match. */
const deepest = 50;

/** What stands for one character, a kind of them, a place or a group. */
const escapes = /^\\(?:x[\da-f]{2}|u\{[^}]*\}|u[\da-f]{4}|p\{[^}]*\}|c[a-z]|k<[^>]*>|\d+|.)/is;

class Walk {
  readonly #source: string;
  readonly #hasLines: boolean;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#hasLines = flags.includes("m");
  }

  /** Alternatives, up to the bracket that closes them. */
  choice(from: number, depth: number): Read {
    let isDead = true;
    let takes = true;
    let at = from;
    for (;;) {
      const each = this.#sequence(at, depth);
      isDead &&= each.isDead;
      takes &&= each.takes;
      at = each.end;
      if (this.#source.charAt(at) !== "|") return { isDead, takes, end: at };
      at += 1;
    }
  }

  #sequence(from: number, depth: number): Read {
    let isDead = false;
    let takes = false;
    let isAtEnd = false;
    let at = from;
    while (at < this.#source.length && !/[|)]/.test(this.#source.charAt(at))) {
      const char = this.#source.charAt(at);
      if (char === "^" || char === "$") {
        if (char === "^") isDead ||= !this.#hasLines && (takes || isAtEnd);
        else isAtEnd ||= !this.#hasLines;
        at += 1;
        continue;
      }
      const atom = this.#atom(at, depth);
      const { least, end } = this.#quantifier(atom.end);
      at = end;
      if (least === 0) continue;
      isDead ||= atom.isDead || (atom.takes && isAtEnd);
      takes ||= atom.takes;
    }
    return { isDead, takes, end: at };
  }

  #atom(at: number, depth: number): Read {
    const char = this.#source.charAt(at);
    if (char === "\\") {
      const whole = escapes.exec(this.#source.slice(at, at + 200))?.[0] ?? "";
      return { isDead: false, takes: whole.length > 1 && !/^\\[bBk1-9]/.test(whole), end: at + Math.max(whole.length, 2) };
    }
    if (char === "[") return this.#set(at);
    if (char !== "(") return { isDead: false, takes: true, end: at + 1 };
    const opening = /^\((?:\?(?:[:=!]|<[=!]|<[^>]*>|[a-z-]*:))?/.exec(this.#source.slice(at, at + 200))?.[0] ?? "(";
    if (depth >= deepest) return { isDead: false, takes: false, end: this.#source.length };
    const inner = this.choice(at + opening.length, depth + 1);
    const end = inner.end + 1;
    if (/^\(\?<?!/.test(opening)) return { isDead: inner.end === at + opening.length, takes: false, end };
    if (/^\(\?<?=/.test(opening)) return { isDead: inner.isDead, takes: false, end };
    return { ...inner, end };
  }

  /** A set of characters; one that holds everything and is turned round holds none. */
  #set(at: number): Read {
    let end = at + 1;
    while (end < this.#source.length && this.#source.charAt(end) !== "]") end += this.#source.charAt(end) === "\\" ? 2 : 1;
    const inside = this.#source.slice(at + 1, end);
    const isDead = inside === "" || /^\^(?:\\s\\S|\\S\\s|\\d\\D|\\D\\d|\\w\\W|\\W\\w)$/.test(inside);
    return { isDead, takes: true, end: end + 1 };
  }

  #quantifier(at: number): { readonly least: number; readonly end: number } {
    const [written = "", least] = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#source.slice(at, at + 40)) ?? [];
    if (written === "") return { least: 1, end: at };
    return { least: least === undefined ? (written.startsWith("+") ? 1 : 0) : Number(least), end: at + written.length };
  }
} // biome-ignore format: one
