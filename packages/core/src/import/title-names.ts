import type { TextPattern } from "../node/text-pattern.ts";
import { madePattern } from "../read/made-pattern.ts";

/** Splits a list of names at the bars that stand outside of its groups. */
export function partsOf(list: string): readonly string[] {
  const parts: string[] = [];
  for (const part of list.split("|")) {
    const open = parts.at(-1);
    // A part of a group goes on with the one before it.
    if (open !== undefined && isOpen(open)) parts[parts.length - 1] = `${open}|${part}`;
    else parts.push(part);
  }
  return parts;
}

const isOpen = (part: string): boolean => part.includes("(") && part.split("(").length !== part.split(")").length;

const plain = /^[^\\()[\]{}.*+?^$|]*$/;
/** A name with one letter that may be missing: "risks?". */
const optional = /^([^\\()[\]{}.*+?^$|]*)([^\\()[\]{}.*+?^$|])\?([^\\()[\]{}.*+?^$|]*)$/;

/** Names of which most are words as they stand; the few that are patterns are compiled when a title is none of the words. */
export class Names {
  readonly #words = new Set<string>();
  readonly #patterns: string[] = [];
  readonly #before: string;
  readonly #behind: string;
  #pattern: TextPattern | undefined;

  /**
   * @param before - `^` where a name begins the title.
   * @param behind - `$` where a name ends it.
   */
  constructor(names: readonly string[], before: "^" | "", behind: "$" | "") {
    this.#before = before;
    this.#behind = behind;
    for (const name of names) {
      const [, begin, letter = "", end = ""] = optional.exec(name) ?? [];
      if (plain.test(name)) this.#words.add(name);
      else if (begin === undefined) this.#patterns.push(name);
      else this.#words.add(begin + end).add(begin + letter + end);
    }
  }

  test(title: string): boolean {
    if (this.#isWord(title)) return true;
    if (this.#patterns.length === 0) return false;
    this.#pattern ??= madePattern(() => [`${this.#before}(?:${this.#patterns.join("|")})${this.#behind}`, "u"]);
    return this.#pattern.test(title);
  }

  #isWord(title: string): boolean {
    if (this.#before !== "" && this.#behind !== "") return this.#words.has(title);
    for (const word of this.#words)
      if (this.#before === "" ? title.endsWith(word) : title.startsWith(word)) return true;
    return false;
  }
}
