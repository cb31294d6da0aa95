import { GoalpostError } from "../errors/goalpost-error.ts";
import { namesOf, requireKnown } from "../errors/options.ts";
import { type BlockKind, blockKinds, type Contract, parseContract } from "../node/contract.ts";
import { unescapeText } from "../node/escape.ts";
import { type Fields, FormError } from "../node/form.ts";
import { forms } from "../node/forms.ts";
import { unnamedId } from "../node/require-id.ts";
import { excerpt } from "./excerpt.ts";

/** Options of {@link parse}. */
export interface ParseOptions {
  /** The name that errors give the text. Default `"contract"`. */
  readonly file?: string | undefined;
  /** The contract's id when the text gives none. Default `"unnamed"`. */
  readonly id?: string | undefined;
}

/** What {@link safeParse} returns. */
export type ParseResult =
  | { readonly contract: Contract; readonly error?: undefined }
  | { readonly contract?: undefined; readonly error: GoalpostError };

const optionNames = namesOf<ParseOptions>({ file: true, id: true });

/**
 * Parses labelled text, as {@link render} writes it: XML blocks or Markdown headings, told apart by the first line that has a mark. A BOM and
 * CRLF are accepted. Hand-written prompts are for `importPrompt`.
 *
 * @throws {@link GoalpostError} `contract/bad-text` at the line and column of the first thing that does not fit, with the line; `contract/bad-input` for an option that there is not.
 * @example
 * parse("<goal>\n- G1 outcome: Port it.\n</goal>\n\n<done_when>\n- D1 command: `pnpm test` exits 0.\n</done_when>\n");
 */
export function parse(text: string, options: ParseOptions = {}): Contract {
  requireKnown("parse", options, optionNames);
  const lines = text
    .replace(/^\ufeff/, "")
    .replaceAll("\r\n", "\n")
    .split("\n");
  const { id, blocks } = new Reader(lines, options.file ?? "contract").read();
  return parseContract({ version: 1, id: id ?? options.id ?? unnamedId, blocks });
}

/**
 * As {@link parse}, but returns what is wrong with the text.
 *
 * @throws {@link GoalpostError} `contract/bad-input` for an option that there is not.
 */
export function safeParse(text: string, options: ParseOptions = {}): ParseResult {
  requireKnown("safeParse", options, optionNames);
  try {
    return { contract: parse(text, options) };
  } catch (error) {
    if (GoalpostError.is(error)) return { error };
    throw error;
  }
}

interface RawBlock {
  readonly kind: BlockKind;
  readonly items: Fields[];
}

interface RawItem {
  readonly id: string;
  readonly kind: string;
  readonly line: number;
  head: string;
  readonly lines: [label: string, text: string][];
}

const open = /^<([a-z_]+)(?: contract="([^"\n]*)")?>$/;
const close = /^<\/([a-z_]+)>$/;
const heading = /^## ([a-z_]+)$/;
const title = /^# ([^\n]+)$/;
const itemLine = /^- ([^\s:]+) ([a-z_]+): ?([^\n]*)$/;
const fieldLine = /^ {2}([a-z][a-z ]*): ?([^\n]*)$/;
const moreLine = /^ {2}\| ?([^\n]*)$/;

class Reader {
  readonly #lines: readonly string[];
  readonly #file: string;
  readonly #blocks: RawBlock[] = [];
  #id: string | undefined;
  #block: RawBlock | undefined;
  #item: RawItem | undefined;
  #markdown = false;

  constructor(lines: readonly string[], file: string) {
    this.#lines = lines;
    this.#file = file;
  }

  read(): { id: string | undefined; blocks: readonly RawBlock[] } {
    for (const [at, line] of this.#lines.entries()) this.#readLine(line, at);
    this.#endItem();
    const last = this.#lines.length - 1;
    if (this.#block !== undefined && !this.#markdown)
      throw this.#fault(last, `ends inside <${this.#block.kind}>`, `add </${this.#block.kind}>`);
    if (this.#blocks.length === 0) {
      throw this.#fault(
        0,
        "holds no labelled block",
        "read a hand-written prompt with `goalpost import`, or begin with <goal>",
      );
    }
    return { id: this.#id, blocks: this.#blocks };
  }

  #readLine(line: string, at: number): void {
    // How the text is read, which stands above its first block, is said to the reader alone.
    if (this.#blocks.length === 0 && line.startsWith("> ")) return;
    if (this.#readMark(line, at)) return;
    const item = itemLine.exec(line);
    const more = moreLine.exec(line);
    const field = fieldLine.exec(line);
    if (item !== null) this.#beginItem(item, at);
    else if (more !== null) this.#goOn(more[1] ?? "", at);
    else if (field !== null) this.#beginField(field[1] ?? "", field[2] ?? "", at);
    else if (line.trim() !== "") {
      throw this.#fault(
        at,
        "is not of the labelled form",
        "write `- D1 command: …`, or read it with `goalpost import`",
      );
    }
  }

  /** Reads a tag or heading; tells whether the line was one. */
  #readMark(line: string, at: number): boolean {
    const ended = close.exec(line);
    if (ended !== null) {
      if (ended[1] !== this.#block?.kind)
        throw this.#fault(at, `closes ${ended[1]}, which is not open`, "remove it, or open the block");
      this.#endBlock();
      return true;
    }
    const named = title.exec(line);
    if (named !== null && this.#blocks.length === 0) {
      this.#id = named[1];
      return true;
    }
    const opened = open.exec(line);
    const kind = opened?.[1] ?? heading.exec(line)?.[1];
    if (kind === undefined) return false;
    this.#markdown = opened === null;
    if (this.#block !== undefined && opened !== null)
      throw this.#fault(at, `opens <${kind}> inside <${this.#block.kind}>`, `close <${this.#block.kind}> first`);
    this.#endBlock();
    this.#id ??= opened?.[2];
    this.#beginBlock(kind, at);
    return true;
  }

  #beginBlock(kind: string, at: number): void {
    const known = blockKinds.find((each) => each === kind);
    if (known === undefined)
      throw this.#fault(at, `"${kind}" is not a block, expected one of ${blockKinds.join(", ")}`, "correct its name");
    this.#block = { kind: known, items: [] };
    this.#blocks.push(this.#block);
  }

  #endBlock(): void {
    this.#endItem();
    this.#block = undefined;
  }

  #beginItem([, id = "", kind = "", head = ""]: RegExpExecArray, at: number): void {
    this.#endItem();
    if (this.#block === undefined) throw this.#fault(at, "is an item outside any block", "put it inside a block");
    if (!Object.hasOwn(forms(), kind)) throw this.#fault(at, `"${kind}" is not a kind of item`, "correct the kind");
    this.#item = { id, kind, line: at, head, lines: [] };
  }

  #beginField(label: string, text: string, at: number): void {
    if (this.#item === undefined) throw this.#fault(at, "belongs to no item", "put an item above it");
    this.#item.lines.push([label, text]);
  }

  #goOn(text: string, at: number): void {
    const item = this.#item;
    if (item === undefined) throw this.#fault(at, "continues no item", "put an item above it");
    const last = item.lines.at(-1);
    if (last === undefined) item.head += `\n${text}`;
    else last[1] += `\n${text}`;
  }

  #endItem(): void {
    const item = this.#item;
    if (item === undefined) return;
    this.#item = undefined;
    const lines = item.lines.map(([label, text]) => [label, unescapeText(text)] as const);
    const form = forms()[item.kind as keyof ReturnType<typeof forms>];
    try {
      const said = form.read({ head: unescapeText(item.head), lines });
      this.#block?.items.push({ kind: item.kind, id: item.id, ...said });
    } catch (error) {
      if (error instanceof FormError) throw this.#fault(item.line, error.message, `write it so: ${form.sketch()}`);
      throw error;
    }
  }

  #fault(at: number, what: string, help: string): GoalpostError {
    const line = this.#lines[at] ?? "";
    const column = line.search(/\S/) + 1 || 1;
    return new GoalpostError({
      code: "contract/bad-text",
      where: `${this.#file}:${at + 1}:${column}`,
      what: `${what}\n${excerpt(line, at + 1, column)}`,
      help,
    });
  }
}
