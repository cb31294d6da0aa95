import { GoalpostError } from "@goalpost/core/errors";
import { idFromWords, isStep, takeId, withoutEmphasis } from "./marks.ts";
import type { Entry } from "./outline.ts";
import type { Criterion, Requirement } from "./spec.ts";

/** A requirement that is being read. */
export class OpenRequirement {
  readonly id: string | undefined;
  readonly line: number;
  /** What its id is made of, where none is given: its first words stay while its sentence is polished. */
  readonly name: string;
  text: string;
  readonly #criteria: { readonly id: string | undefined; readonly text: string; readonly line: number }[] = [];

  /** @param id - As the text gives it; undefined where it gives none. */
  constructor(id: string | undefined, text: string, line: number) {
    this.id = id;
    this.name = text;
    this.text = text;
    this.line = line;
  }

  get hasCriteria(): boolean {
    return this.#criteria.length > 0;
  }

  add(text: string, line: number, id?: string): void {
    if (text !== "") this.#criteria.push({ id, text, line });
  }

  /** Entries of a list: the steps of one scenario together, any others one by one. */
  addEntries(entries: readonly Entry[], numbered = false): void {
    const [first] = entries;
    if (
      first !== undefined &&
      entries.every(({ text, entries: inner }) => isStep(text) && inner.length === 0) &&
      !isWhole(first.text)
    ) {
      this.add(entries.map(({ text }) => text).join(" "), first.line);
      return;
    }
    for (const { text, line, number, entries: inner } of entries) {
      const { id, rest } = takeId(text);
      const own =
        id ?? (numbered && number !== undefined && this.id !== undefined ? `${this.id}.${number}` : undefined);
      this.add(withoutLinks([rest, ...inner.map((each) => allWords(each))].join(" ")), line, own);
    }
  }

  /** The ids that the text gives, its own and those of its criteria. */
  get given(): readonly { readonly id: string; readonly line: number }[] {
    const all = [{ id: this.id, line: this.line }, ...this.#criteria];
    return all.flatMap(({ id, line }) => (id === undefined ? [] : [{ id, line }]));
  }

  /**
   * @param id - Made of its words, where the text gives none.
   * @param taken - Ids that a criterion without one may not get; its own are added.
   */
  closed(id: string, taken: TakenIds): Requirement {
    const criteria = this.#criteria.map(({ id: own, text, line }, index): Criterion => {
      const made = own ?? taken.unused(`${id}.${index + 1}`);
      return { id: made, text, line };
    });
    const [first = { id, text: this.text, line: this.line }, ...more] = criteria;
    return { id, isGiven: this.id !== undefined, text: this.text, line: this.line, criteria: [first, ...more] };
  }
}

/** "_Requirements: 1.2_" says which requirements a task serves, and asks for nothing. */
const withoutLinks = (text: string): string =>
  text
    .replace(/(?<![\w`])_Requirements?:[^_\n]{0,200}_(?![\w`])/gi, "")
    .replace(/ {2,}/g, " ")
    .trim();

/** "Given a user, when she logs in, then …" says all of a scenario by itself. */
const isWhole = (text: string): boolean =>
  /\bwhen\b[\s\S]*\bthen\b/i.test(withoutEmphasis(text)) && /^\W*given\b/i.test(withoutEmphasis(text));

/** An entry with what stands below it. */
export const allWords = ({ text, entries }: Entry): string =>
  [text, ...entries.map((each) => allWords(each))].join(" ");

/**
 * Gives each requirement its id.
 *
 * @throws GoalpostError `spec/duplicate-id` where the text gives one id to two.
 */
export function withIds(open: readonly OpenRequirement[], file: string): readonly Requirement[] {
  const lines = new Map<string, number>();
  for (const { id, line } of open.flatMap(({ given }) => given)) {
    const before = lines.get(id);
    if (before !== undefined) {
      throw new GoalpostError({
        code: "spec/duplicate-id",
        where: `${file}:${line}`,
        what: `is a second ${id}, the first stands in line ${before}`,
        help: "give one of them another id: each check is traced to one requirement",
      });
    }
    lines.set(id, line);
  }
  const taken = new TakenIds(lines.keys());
  const named = open.map((each) => {
    const id = each.id ?? taken.unused(idFromWords(each.name === "" ? each.text : each.name));
    return { each, id };
  });
  return named.map(({ each, id }) => each.closed(id, taken));
}

/** Ids that are given out already, with the number that the next of one name may have. */
class TakenIds {
  readonly #taken: Set<string>;
  readonly #next = new Map<string, number>();

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** Takes an id of this name that nobody has: "export", "export-2". */
  unused(id: string): string {
    let made = id;
    let count = this.#next.get(id) ?? 2;
    for (; this.#taken.has(made); count += 1) made = `${id}-${count}`;
    this.#next.set(id, count);
    this.#taken.add(made);
    return made;
  }
}
