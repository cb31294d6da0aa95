import { FormIndex, type FormTable, piecesOf, tableOf } from "./form-index.ts";
import { formTables } from "./form-tables.ts";
import type { Groups, Pattern } from "./pattern.ts";
import type { Subject } from "./subject.ts";

const mostTexts = 64;

/** Patterns that are tried one after the other; of many only those that can fit a text, so that the others are never read. */
export class PatternSet {
  readonly name: string;
  readonly #patterns: readonly Pattern[];
  #index: FormIndex | undefined;
  /** A clause is looked at once for each block. */
  readonly #found = new Map<string, readonly number[]>();

  /** @param name - Under which its table was made when the package was built. */
  constructor(name: string, patterns: readonly Pattern[]) {
    this.name = name;
    this.#patterns = patterns;
  }

  /** What each pattern needs of a text; reads them all. */
  table(): FormTable {
    return tableOf(this.#patterns.map((pattern) => pattern.needs()));
  }

  /** Indices of the patterns that can fit a text or a part of it, in their order. */
  candidates(text: string): readonly number[] {
    if (this.#patterns.length === 0) return [];
    const known = this.#found.get(text);
    if (known !== undefined) return known;
    this.#index ??= new FormIndex(this.#made() ?? this.table());
    const found = this.#index.candidates(piecesOf(text));
    if (this.#found.size >= mostTexts) this.#found.clear();
    this.#found.set(text, found);
    return found;
  }

  /** The table that was made before, where it is of these patterns. */
  #made(): FormTable | undefined {
    const written = formTables[this.name];
    if (written === undefined) return undefined;
    const table = JSON.parse(written) as FormTable;
    return table.forms.length === this.#patterns.length ? table : undefined;
  }

  #likely({ text }: Subject): readonly Pattern[] {
    return this.candidates(text).map((index) => this.#patterns[index] as Pattern);
  }

  /** Whether one of them fits the whole text. */
  fits(subject: Subject): boolean {
    return this.#likely(subject).some((pattern) => pattern.fits(subject));
  }

  /** Where the groups of the first one stand that fits the whole text and has them. */
  *groups(subject: Subject): Generator<Groups> {
    for (const pattern of this.#likely(subject)) {
      const found = pattern.groups(subject);
      if (found !== undefined) yield found;
    }
  }

  /** The parts of the text that one of them fits, from the first on, none inside another. */
  *parts(subject: Subject): Generator<{ readonly index: number; readonly length: number }> {
    const likely = this.#likely(subject);
    if (likely.length === 0) return;
    for (let at = 0; at <= subject.text.length; at += 1) {
      const end = firstOf(likely, (pattern) => pattern.ends(subject, at)[0]);
      if (end === undefined) continue;
      yield { index: at, length: end - at };
      if (end > at) at = end - 1;
    }
  }

  /** How much of the text's beginning one of them fits; undefined where none does. */
  prefix(subject: Subject): number | undefined {
    return firstOf(this.#likely(subject), (pattern) => pattern.ends(subject, 0)[0]);
  }

  /** Where the longest part begins that one of them fits up to the end of the text; undefined where none does. */
  suffix(subject: Subject): number | undefined {
    const likely = this.#likely(subject);
    if (likely.length === 0) return undefined;
    const { length } = subject.text;
    for (let at = 0; at <= length; at += 1)
      if (likely.some((pattern) => pattern.ends(subject, at).includes(length))) return at;
    return undefined;
  }
}

function firstOf<Value>(
  patterns: readonly Pattern[],
  find: (pattern: Pattern) => Value | undefined,
): Value | undefined {
  for (const pattern of patterns) {
    const found = find(pattern);
    if (found !== undefined) return found;
  }
  return undefined;
}
