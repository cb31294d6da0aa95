import type { Grammar } from "./grammar.ts";
import { type Need, needsOf } from "./needs.ts";
import { firstOf, type Node } from "./pattern-node.ts";
import type { Subject } from "./subject.ts";
import { type Found, walk } from "./walk.ts";

/** Where a group stands, in the text that was matched. */
export type Groups = Readonly<Record<string, readonly [from: number, to: number]>>;

/** A pattern of a grammar. */
export class Pattern {
  readonly #grammar: Grammar;
  readonly #source: string;
  #parsed: Node | undefined;
  #begins: ReadonlySet<string> | "any" | undefined;

  constructor(source: string, grammar: Grammar) {
    this.#source = source;
    this.#grammar = grammar;
  }

  #node(): Node {
    this.#parsed ??= this.#grammar.parse(this.#source);
    return this.#parsed;
  }

  /** Whether a match can begin at a place, as far as its first character tells. */
  #canBegin({ text }: Subject, at: number): boolean {
    if (this.#begins === undefined) {
      const chars = firstOf(this.#node());
      this.#begins = chars === undefined ? "any" : new Set(chars);
    }
    return this.#begins === "any" || this.#begins.has(text.charAt(at));
  }

  /** What must stand in a text that it fits a part of. */
  needs(): readonly Need[] {
    return needsOf(this.#node());
  }

  /** Where a part can end that begins at a place, likeliest first. */
  ends(subject: Subject, at: number): readonly number[] {
    return this.#canBegin(subject, at) ? subject.ends(this.#node(), at) : [];
  }

  /** Whether it fits the whole text. */
  fits(subject: Subject): boolean {
    return this.ends(subject, 0).includes(subject.text.length);
  }

  /** Where its groups stand if it fits the whole text. */
  groups(subject: Subject): Groups | undefined {
    if (!this.fits(subject)) return undefined;
    const found: Found[] = [];
    const whole = walk(subject, this.#node(), 0, found, new Set(), (end) => end === subject.text.length);
    return whole ? Object.fromEntries(found.toReversed()) : undefined;
  }
}
