import type { Finding } from "../errors/finding.ts";
import type { BlockKind, Item } from "../node/contract.ts";
import type { Line } from "./lines.ts";
import type { ImportedBlock, Lift, RestText } from "./result.ts";
import type { Extent, Held, OpenBlock, Range } from "./spans.ts";
import type { Words } from "./standing.ts";
import type { KnownBlock } from "./vocabulary.ts";

/** What has been read of a prompt so far: blocks in the order of their first words, and where the words of each item stand. */
export class DraftParts {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly #file: string;
  readonly parts: OpenBlock[] = [];
  readonly blocks: ImportedBlock[] = [];
  readonly rest: RestText[] = [];
  readonly lifts: Lift[] = [];
  readonly issues: Finding[] = [];
  readonly held: Held[] = [];
  readonly extents: Extent[] = [];
  readonly #byKind = new Map<KnownBlock, OpenBlock<KnownBlock>>();
  #line = 0;
  #fence: { readonly title: object; readonly index: number } | undefined;

  constructor(text: string, lines: readonly Line[], file: string) {
    this.text = text;
    this.lines = lines;
    this.#file = file;
  }

  has(kind: KnownBlock): boolean {
    return this.#byKind.has(kind);
  }

  /** The block of a kind; it is begun with its first item. */
  open(kind: KnownBlock): OpenBlock<KnownBlock> {
    const known = this.#byKind.get(kind);
    if (known !== undefined) return known;
    const block = { kind, items: [] };
    this.#byKind.set(kind, block);
    this.parts.push(block);
    return block;
  }

  /** Adds an item to its block; tells its place: `done_when[0]`. */
  put(kind: KnownBlock, item: Item, ranges: readonly Range[]): string {
    const block = this.open(kind);
    const index = block.items.length;
    this.hold(block, index, ranges);
    block.items.push(item);
    return `${kind}[${index}]`;
  }

  /**
   * Takes the paths of a fence into the one that its title began, "Scope": two fences would allow only what both do. Tells whether it did; the first
   * fence below a title is the one that others join.
   */
  joinsFence(kind: KnownBlock, title: object, item: Item | undefined, ranges: readonly Range[]): boolean {
    if (item?.kind !== "scope") return false;
    const block = this.open(kind);
    const known = this.#fence?.title === title ? this.#fence.index : undefined;
    const before = known === undefined ? undefined : block.items[known];
    if (known === undefined || before?.kind !== "scope") {
      this.#fence = { title, index: block.items.length };
      return false;
    }
    block.items[known] = { ...before, paths: [...new Set([...before.paths, ...item.paths])] };
    this.hold(block, known, ranges);
    return true;
  }

  hold(part: OpenBlock, index: number, ranges: readonly Range[]): void {
    for (const { from, to } of ranges) this.held.push({ from, to, part, index });
  }

  /** Keeps words that belong to no block, in their place. */
  keep({ text, ranges }: Words): void {
    const part: OpenBlock = { kind: "other", items: [{ kind: "text", text }] };
    this.parts.push(part);
    this.hold(part, 0, ranges);
    this.rest.push({ ...this.place(ranges[0]?.from ?? 0), text });
  }

  /** Keeps a run of the text, without the blank lines around it. */
  keepRun(from: number, to: number): void {
    const words = wordsOf(this.text, from, to);
    if (words.text !== "") this.keep(words);
  }

  /** Line and column of an offset; offsets that are asked for mostly grow, so the search goes on from the last. */
  place(at: number): { line: number; column: number } {
    while (this.#line > 0 && (this.lines[this.#line]?.start ?? 0) > at) this.#line -= 1;
    while ((this.lines[this.#line + 1]?.start ?? Number.POSITIVE_INFINITY) <= at) this.#line += 1;
    return { line: this.#line + 1, column: at - (this.lines[this.#line]?.start ?? 0) + 1 };
  }

  say(ruleId: string, severity: Finding["severity"], where: string, at: number, what: string, help: string): void {
    this.issues.push({ ruleId, severity, where, what, help, at: { file: this.#file, ...this.place(at) } });
  }

  lacks(kind: BlockKind): boolean {
    return !this.parts.some((part) => part.kind === kind && part.items.length > 0);
  }
}

/** A run of the text without the blanks around it. */
export function wordsOf(text: string, from: number, to: number): Words {
  const raw = text.slice(from, to);
  const words = raw.trim();
  const start = from + raw.length - raw.trimStart().length;
  return { text: words, ranges: words === "" ? [] : [{ from: start, to: start + words.length }] };
}
