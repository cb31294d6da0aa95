import type { Grammar } from "./grammar.ts";
import { type Need, needsOf } from "./needs.ts";
import type { Node } from "./pattern-node.ts";
import type { Subject } from "./subject.ts";
import { type Found, walk } from "./walk.ts";

/** Where a group stands, in the text that was matched. */
export type Groups = Readonly<Record<string, readonly [from: number, to: number]>>;

/** A pattern of a grammar. */
export class Pattern {
  readonly #grammar: Grammar;
  readonly #source: string;

  constructor(source: string, grammar: Grammar) {
    this.#source = source;
    this.#grammar = grammar;
  }

  #node(): Node {
    return this.#grammar.parse(this.#source);
  }

  /** What must stand in a text that it fits a part of. */
  needs(): readonly Need[] {
    return needsOf(this.#node());
  }

  /** Where a part can end that begins at a place, likeliest first. */
  ends(subject: Subject, at: number): readonly number[] {
    return subject.ends(this.#node(), at);
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
