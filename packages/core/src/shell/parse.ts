import { type Token, tokensOf } from "./tokens.ts";
import type { AndOr, Command, Pipeline, Script, Simple, Word } from "./tree.ts";

/** Scripts are read up to here: far more than any check has, and few enough that nesting in them is not a danger. */
const longest = 20_000;
const deepest = 40;

/**
 * Reads a script as `sh -c` would, and runs nothing.
 *
 * @returns Undefined where it is not a script, or one that goes beyond what is read here (`select`, `coproc`, nesting deeper than 40).
 */
export function parseScript(text: string): Script | undefined {
  if (text.length > longest) return undefined;
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const reader = new Reader(tokens);
  const script = reader.script(new Set());
  return script === undefined || !reader.atEnd ? undefined : script;
}

const closers = new Set(["then", "else", "elif", "fi", "do", "done", "esac", "}"]);
const unread = new Set(["select", "coproc", "function"]);

class Reader {
  #at = 0;
  #depth = 0;
  readonly #tokens: readonly Token[];
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }
  get atEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }
  get #token(): Token | undefined {
    return this.#tokens[this.#at];
  }
  #isOperator(...texts: readonly string[]): boolean {
    const token = this.#token;
    return token?.kind === "operator" && texts.includes(token.text);
  }
  /** The keyword at this place, if a word that nothing quotes stands here. */
  get #keyword(): string | undefined {
    const token = this.#token;
    return token?.kind === "word" && !token.word.isQuoted ? token.word.text : undefined;
  }
  #take(word: string): boolean {
    if (this.#keyword !== word) return false;
    this.#at += 1;
    return true;
  }
  #breaks(): void {
    while (this.#isOperator("\n")) this.#at += 1;
  }

  /** Commands up to one of the words, `)`, `;;` or the end. */
  script(until: ReadonlySet<string>): Script | undefined {
    if (this.#depth >= deepest) return undefined;
    this.#depth += 1;
    const items: AndOr[] = [];
    for (;;) {
      while (this.#isOperator("\n", ";")) this.#at += 1;
      const keyword = this.#keyword;
      if (this.atEnd || this.#isOperator(")", ";;") || (keyword !== undefined && until.has(keyword))) break;
      const item = this.#andOr();
      if (item === undefined) return undefined;
      items.push(item);
    }
    this.#depth -= 1;
    return items;
  }

  #andOr(): AndOr | undefined {
    const first = this.#pipeline();
    if (first === undefined) return undefined;
    const rest: { operator: "&&" | "||"; pipeline: Pipeline }[] = [];
    while (this.#isOperator("&&", "||")) {
      const operator = this.#isOperator("&&") ? "&&" : "||";
      this.#at += 1;
      this.#breaks();
      const pipeline = this.#pipeline();
      if (pipeline === undefined) return undefined;
      rest.push({ operator, pipeline });
    }
    const isBackground = this.#isOperator("&");
    if (isBackground || this.#isOperator(";", "\n")) this.#at += 1;
    return { first, rest, isBackground };
  }

  #pipeline(): Pipeline | undefined {
    let isNegated = false;
    while (this.#keyword === "!" || this.#keyword === "time") {
      if (this.#keyword === "!") isNegated = !isNegated;
      this.#at += 1;
    }
    const commands: Command[] = [];
    do {
      if (commands.length > 0) this.#at += 1;
      this.#breaks();
      const command = this.#command();
      if (command === undefined) return undefined;
      commands.push(command);
    } while (this.#isOperator("|", "|&"));
    return { isNegated, commands };
  }

  #command(): Command | undefined {
    const keyword = this.#keyword;
    if (keyword !== undefined && (closers.has(keyword) || unread.has(keyword))) return undefined;
    if (this.#depth >= deepest) return undefined;
    this.#depth += 1;
    const command = this.#compound(keyword);
    this.#depth -= 1;
    if (command === undefined || command.kind === "simple") return command;
    return this.#redirections() === undefined ? undefined : command;
  }

  #compound(keyword: string | undefined): Command | undefined {
    if (this.#isOperator("(")) return this.#group(true);
    if (keyword === "{") return this.#group(false);
    if (keyword === "if") return this.#choice();
    if (keyword === "while" || keyword === "until" || keyword === "for") return this.#loop(keyword);
    if (keyword === "case") return this.#cases();
    return this.#simple();
  }

  #group(isSubshell: boolean): Command | undefined {
    this.#at += 1;
    const body = this.script(isSubshell ? new Set() : new Set(["}"]));
    const closed = isSubshell ? this.#isOperator(")") : this.#keyword === "}";
    if (body === undefined || !closed) return undefined;
    this.#at += 1;
    return { kind: "group", isSubshell, body };
  }

  #choice(): Command | undefined {
    const branches: { when: Script; body: Script }[] = [];
    while (this.#take(branches.length === 0 ? "if" : "elif")) {
      const when = this.script(new Set(["then"]));
      if (when === undefined || !this.#take("then")) return undefined;
      const body = this.script(new Set(["elif", "else", "fi"]));
      if (body === undefined) return undefined;
      branches.push({ when, body });
    }
    const otherwise = this.#take("else") ? this.script(new Set(["fi"])) : undefined;
    return this.#take("fi") ? { kind: "choice", branches, otherwise } : undefined;
  }

  #loop(keyword: string): Command | undefined {
    this.#at += 1;
    let when: Script | undefined;
    if (keyword === "for") {
      while (!this.atEnd && !this.#isOperator("\n", ";") && this.#keyword !== "do") this.#at += 1;
      while (this.#isOperator("\n", ";")) this.#at += 1;
    } else {
      when = this.script(new Set(["do"]));
      if (when === undefined) return undefined;
    }
    if (!this.#take("do")) return undefined;
    const body = this.script(new Set(["done"]));
    return body !== undefined && this.#take("done") ? { kind: "loop", when, body } : undefined;
  }

  #cases(): Command | undefined {
    while (!this.atEnd && this.#keyword !== "in") this.#at += 1;
    if (!this.#take("in")) return undefined;
    const bodies: Script[] = [];
    for (;;) {
      while (this.#isOperator("\n", ";;")) this.#at += 1;
      if (this.#take("esac")) return { kind: "cases", bodies };
      while (!this.atEnd && !this.#isOperator(")")) this.#at += 1;
      if (this.atEnd) return undefined;
      this.#at += 1;
      const body = this.script(new Set(["esac"]));
      if (body === undefined) return undefined;
      bodies.push(body);
    }
  }

  #simple(): Command | undefined {
    const assignments: Word[] = [];
    const words: Word[] = [];
    const reads: Word[] = [];
    const writes: Word[] = [];
    let readsText = false;
    const start = this.#at;
    for (;;) {
      const files = this.#redirections();
      if (files === undefined) return undefined;
      reads.push(...files.reads);
      writes.push(...files.writes);
      readsText ||= files.readsText;
      const token = this.#token;
      if (token?.kind !== "word") break;
      this.#at += 1;
      if (words.length === 0 && /^[A-Za-z_]\w*\+?=/.test(token.word.text)) assignments.push(token.word);
      else words.push(token.word);
    }
    if (this.#at === start) return undefined;
    if (words.length === 1 && this.#isOperator("(")) return this.#definition();
    return { kind: "simple", assignments, words, reads, readsText, writes } satisfies Simple;
  }

  #definition(): Command | undefined {
    this.#at += 1;
    if (!this.#isOperator(")")) return undefined;
    this.#at += 1;
    this.#breaks();
    const body = this.#command();
    return body === undefined ? undefined : { kind: "definition", body };
  }

  #redirections(): Pick<Simple, "reads" | "readsText" | "writes"> | undefined {
    let readsText = false;
    const reads: Word[] = [];
    const writes: Word[] = [];
    for (let token = this.#token; token?.kind === "redirection"; token = this.#token) {
      const target = this.#tokens[this.#at + 1];
      if (target?.kind !== "word") return undefined;
      if (token.operator === "<" || token.operator === "<>") reads.push(target.word);
      else if (token.operator.startsWith("<<")) readsText = true;
      else if (!token.operator.startsWith("<") && !/^(?:\d+|-)$/.test(target.word.text)) writes.push(target.word);
      this.#at += 2;
    }
    return { reads, readsText, writes };
  }
}
