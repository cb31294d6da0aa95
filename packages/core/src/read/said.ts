import { pathFault } from "../node/path-fault.ts";
import { type Matched, type Run, tokensIn, wordsIn } from "./frame.ts";
import type { Token } from "./lexed.ts";
import { numberOf } from "./numbers.ts";

/** What a form captured, by name. */
export class Said {
  readonly #matched: Matched;

  constructor(matched: Matched) {
    this.#matched = matched;
  }

  run(name: string): Run | undefined {
    return this.#matched.groups[name];
  }
  tokens(name: string): readonly Token[] {
    const run = this.run(name);
    return run === undefined ? [] : tokensIn(this.#matched.lexed, run);
  }
  words(name: string): string | undefined {
    const run = this.run(name);
    return run === undefined ? undefined : wordsIn(this.#matched.lexed, run) || undefined;
  }
  /** A token's text, or the words themselves. */
  literal(...names: readonly string[]): string | undefined {
    for (const name of names) {
      const [token] = this.tokens(name);
      const words = this.words(name);
      if (words !== undefined) return token === undefined || words.length > token.to - token.from ? words : token.text;
    }
    return undefined;
  }
  /** The whole clause, its tokens as signs. */
  text(): string {
    const { lexed, run } = this.#matched;
    return run === undefined ? "" : lexed.text.slice(run.from, run.to);
  }
  /** The whole clause, as it was written. */
  all(): string {
    const { lexed, run } = this.#matched;
    return run === undefined ? "" : wordsIn(lexed, run);
  }
  /** The language of the form. */
  get code(): string | undefined {
    return this.#matched.code;
  }
  /** Where the clause begins, in the lexed text. */
  begin(): number | undefined {
    return this.#matched.run?.from;
  }
  /** The words in front of a group. */
  before(name: string): string {
    const from = this.run(name)?.from ?? 0;
    return this.#matched.lexed.text.slice(Math.max(0, from - 16), from);
  }
  number(name: string): number | undefined {
    const words = this.words(name);
    return words === undefined ? undefined : numberOf(words, this.#matched.code);
  }
  commands(name = "c"): readonly string[] | undefined {
    const found = this.tokens(name);
    const runs = found.map(({ text }) => text.replace(/^\$ /, ""));
    return found.length > 0 && found.every(canRun) ? runs : undefined;
  }
  paths(name = "p"): readonly string[] | undefined {
    const found = this.tokens(name).map(({ text }) => text);
    return found.length > 0 && found.every(canBePath) ? found : undefined;
  }
}

const canRun = ({ kind, text }: Token): boolean =>
  kind === "command" ||
  (kind === "code" &&
    /^[a-z][\w.-]*(?:[ :][\w./:=@-]+)*$/.test(text) &&
    !/^[\w]+(?:\.\w+)+$/.test(text) &&
    !text.endsWith("()"));
/** Whether words can be a path inside of the project. */
export const canBePath = (path: string): boolean =>
  /^[^\s()'"=<>;|&$!]+$/.test(path) && pathFault(path) === undefined && !/^\d+(?:\.\d+)*$/.test(path);
