import type { Finding } from "../errors/finding.ts";
import { GoalpostError } from "../errors/goalpost-error.ts";
import { type Block, type BlockKind, blockKinds, type Contract, type Item, parseContract } from "../node/contract.ts";
import { safeParse } from "../parse/parse.ts";
import { entriesOf } from "./entries.ts";
import { readLabel } from "./headings.ts";
import { type Line, linesOf } from "./lines.ts";
import { type Section, sectionsOf } from "./sections.ts";
import { type Made, toItem } from "./to-item.ts";
import type { KnownBlock } from "./vocabulary.ts";

/** Options of {@link importPrompt}. */
export interface ImportOptions {
  /** The contract's id, kebab-case. Default `"goal"`. */
  readonly id?: string | undefined;
  /** The name that findings give the text. Default `"prompt"`. */
  readonly file?: string | undefined;
}

/** A block as it stands in the text. */
export interface ImportedBlock {
  readonly name: BlockKind;
  /** Entries that a reader would count. */
  readonly items: number;
  /** Line of its tag or heading, from 1. */
  readonly line: number;
  /** Its tag or heading as it was written. */
  readonly title: string;
}

/** Text that belongs to no block; it stands in an `other` block of the contract. */
export interface RestText {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** A criterion in prose that became a check. */
export interface Lift {
  /** The item: `done_when[0]`. */
  readonly where: string;
  /** The words that it came from. */
  readonly text: string;
  readonly line: number;
}

/** A contract that may lack what a contract must have. */
export interface Draft {
  readonly version: 1;
  readonly id: string;
  readonly blocks: readonly { readonly kind: BlockKind; readonly items: readonly Item[] }[];
}

/** What {@link importPrompt} made of a text. */
export interface ImportResult {
  /** The contract, or null when the text lacks what a contract must have; `issues` says what. */
  readonly contract: Contract | null;
  /** All that was read, also where it is no contract yet. */
  readonly draft: Draft;
  readonly blocks: readonly ImportedBlock[];
  readonly rest: readonly RestText[];
  readonly lifts: readonly Lift[];
  readonly issues: readonly Finding[];
  /** Where each item begins, by its place in the contract: `done_when[0]`. */
  readonly places: Readonly<Record<string, { readonly line: number; readonly column: number }>>;
}

/**
 * Reads a prompt as people write it: XML blocks in any order, with attributes, hyphens or capitals, unclosed or nested; Markdown headings;
 * labels; OpenAI's and Anthropic's words. Text that belongs to no block is kept in `other` blocks, in its place. Time grows with the text,
 * whatever it holds. Labelled text, as `render` writes it, is read by its own grammar.
 *
 * @param text - The prompt. A BOM is dropped, CRLF becomes LF, a lone surrogate becomes U+FFFD.
 * @example
 * importPrompt("<goal>Port it.</goal>\n<done_when>\n- `pnpm test` exits 0\n</done_when>\n").contract;
 */
export function importPrompt(text: string, options: ImportOptions = {}): ImportResult {
  const clean = text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .toWellFormed();
  const labelled = /^[ \t]*- \S+ [a-z_]+: /m.test(clean) ? safeParse(clean, options).contract : undefined;
  if (labelled !== undefined) return fromLabelled(labelled, clean);
  const lines = linesOf(clean);
  const reader = new Reader(clean, lines, options);
  for (const section of sectionsOf(clean, lines)) reader.read(section);
  return reader.finish(clean !== text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
}

/** What `goalpost import --format json` prints. */
export const formatImport = ({ contract, blocks, rest, issues }: ImportResult): string =>
  `${JSON.stringify({ contract, blocks, rest, issues }, null, 2)}\n`;

function fromLabelled(contract: Contract, text: string): ImportResult {
  const lines = text.split("\n");
  const lineOf = new Map(lines.map((line, index) => [/^(?:<|## )([a-z_]+)/.exec(line)?.[1] ?? "", index + 1]));
  return {
    contract,
    draft: contract,
    blocks: contract.blocks.map(({ kind, items }) => ({
      name: kind,
      items: items.length,
      line: lineOf.get(kind) ?? 1,
      title: kind,
    })),
    rest: [],
    lifts: [],
    issues: [],
    places: {},
  };
}

interface OpenBlock<Kind extends BlockKind = BlockKind> {
  readonly kind: Kind;
  readonly items: Item[];
}

/** Words that introduce an entry. */
interface Lead {
  readonly text: string;
  readonly at: number;
}

/** An entry, with what it stands below. */
interface Entered extends Lead {
  readonly lead: Lead | undefined;
  readonly title: string;
}

class Reader {
  readonly #text: string;
  readonly #lines: readonly Line[];
  readonly #id: string;
  readonly #file: string;
  readonly #parts: OpenBlock[] = [];
  readonly #byKind = new Map<KnownBlock, OpenBlock<KnownBlock>>();
  readonly #blocks: ImportedBlock[] = [];
  readonly #rest: RestText[] = [];
  readonly #lifts: Lift[] = [];
  readonly #issues: Finding[] = [];
  readonly #places: Record<string, { line: number; column: number }> = {};
  /** Offset of the first block. */
  #begins: number | undefined;
  #line = 0;

  constructor(text: string, lines: readonly Line[], { id = "goal", file = "prompt" }: ImportOptions) {
    this.#text = text;
    this.#lines = lines;
    this.#id = id;
    this.#file = file;
  }

  read(section: Section): void {
    if (section.kind === "rest") this.#keep(section.from, section.to);
    else this.#readBlock(section, section.kind);
  }

  #readBlock(section: Section, kind: KnownBlock): void {
    this.#begins ??= section.at;
    const { line } = this.#place(section.at);
    if (section.attributes !== "") this.#keepText(section.attributes, section.attributesAt);
    if (section.unclosed) {
      this.#say(
        "import/tag-closed",
        "warning",
        kind,
        section.at,
        `<${section.title}> is never closed; it was read up to the next block`,
        `add </${section.title}>`,
      );
    }
    this.#places[kind] ??= this.#place(section.at);
    const first = this.#place(section.from).line - 1;
    const entries = entriesOf(this.#lines, section.from, section.to, first, kind === "goal");
    let count = 0;
    let lead: Lead | undefined;
    for (const { text, at, leads } of entries) {
      if (text === "") continue;
      if (leads && count === 0 && !this.#byKind.has(kind)) this.#keepText(text, at);
      else if (leads) lead = { text: lead === undefined ? text : `${lead.text}\n${text}`, at: lead?.at ?? at };
      else {
        this.#add(kind, { text, at, lead, title: section.title });
        lead = undefined;
        count += 1;
      }
    }
    if (lead !== undefined) this.#keepText(lead.text, lead.at);
    if (count === 0 && entries.length === 0) {
      this.#say(
        "import/block-has-items",
        "warning",
        kind,
        section.at,
        `${section.title} holds nothing`,
        "fill it, or take it out",
      );
    }
    this.#blocks.push({ name: kind, items: count, line, title: section.title });
  }

  /** Adds an entry. */
  #add(kind: KnownBlock, { text, at, lead, title }: Entered): void {
    const block = this.#open(kind);
    const why = kind === "goal" ? block.items[1] : undefined;
    const words = lead === undefined ? text : `${lead.text}\n${text}`;
    if (why?.kind === "why") {
      // A goal has one outcome and one why: what follows the first paragraph is the why.
      block.items[1] = { ...why, text: `${why.text}\n\n${words}` };
      return;
    }
    const { item, lifted } = this.#read(block, words, { text, at, lead, title });
    const where = `${kind}[${block.items.length}]`;
    block.items.push(item);
    const place = this.#place(at);
    this.#places[where] = place;
    if (!lifted) return;
    this.#lifts.push({ where, text, line: place.line });
    const what = `was read as a ${item.kind === "budget" ? "bound" : "check"} from "${text}"`;
    this.#say("import/lifted", "info", where, at, what, "correct it if the words meant more");
  }

  /**
   * Reads an entry with the words that introduce it inside the block. "On staging:" changes what a criterion says, so with it nothing is lifted; a
   * heading does not, but a check and a path have no words that it could stand before, so it is kept apart.
   */
  #read({ kind, items }: OpenBlock<KnownBlock>, words: string, { text, lead, title }: Entered): Made {
    const alone = toItem(kind, text, items.length, title);
    if (lead === undefined) return alone;
    if ("text" in alone.item || (alone.lifted && /[:：]$/.test(lead.text)))
      return toItem(kind, words, items.length, title);
    if (kind === "context") items.push({ kind: "note", text: lead.text });
    else this.#keepText(lead.text, lead.at);
    return alone;
  }

  #open(kind: KnownBlock): OpenBlock<KnownBlock> {
    const known = this.#byKind.get(kind);
    if (known !== undefined) return known;
    const block = { kind, items: [] };
    this.#byKind.set(kind, block);
    this.#parts.push(block);
    return block;
  }

  /** Keeps text that belongs to no block, without the blank lines around it. */
  #keep(from: number, to: number): void {
    const raw = this.#text.slice(from, to);
    const text = raw.trim();
    if (text !== "") this.#keepText(text, from + raw.length - raw.trimStart().length);
  }

  #keepText(text: string, at: number): void {
    this.#parts.push({ kind: "other", items: [{ kind: "text", text }] });
    this.#rest.push({ ...this.#place(at), text });
  }

  /** Line and column of an offset; offsets that are asked for mostly grow, so the search goes on from the last. */
  #place(at: number): { line: number; column: number } {
    while (this.#line > 0 && (this.#lines[this.#line]?.start ?? 0) > at) this.#line -= 1;
    while ((this.#lines[this.#line + 1]?.start ?? Number.POSITIVE_INFINITY) <= at) this.#line += 1;
    return { line: this.#line + 1, column: at - (this.#lines[this.#line]?.start ?? 0) + 1 };
  }

  #say(ruleId: string, severity: Finding["severity"], where: string, at: number, what: string, mend: string): void {
    this.#issues.push({ ruleId, severity, where, what, mend, at: { file: this.#file, ...this.#place(at) } });
  }

  finish(repaired: boolean): ImportResult {
    if (repaired)
      this.#say(
        "import/well-formed",
        "warning",
        "prompt",
        0,
        "holds a lone surrogate, which was replaced by U+FFFD",
        "save it as UTF-8 again",
      );
    this.#findGoal();
    this.#sayWhatIsMissing();
    const draft: Draft = { version: 1, id: this.#id, blocks: this.#parts.filter(({ items }) => items.length > 0) };
    return {
      contract: this.#contract(draft),
      draft,
      blocks: this.#blocks,
      rest: this.#rest,
      lifts: this.#lifts,
      issues: this.#issues,
      places: this.#places,
    };
  }

  /** Where no block is the goal, the first text before the blocks is. */
  #findGoal(): void {
    if (this.#byKind.has("goal") || !this.#byKind.has("done_when")) return;
    const [first] = this.#parts;
    const item = first?.kind === "other" ? first.items[0] : undefined;
    const place = this.#rest[0];
    if (first === undefined || item?.kind !== "text" || place === undefined) return;
    const start = (this.#lines[place.line - 1]?.start ?? 0) + place.column - 1;
    if (start >= (this.#begins ?? 0)) return;
    const [head = "", ...below] = item.text.split(/\n\s*\n/);
    const heading = /^#{1,6}[ \t]+/.exec(head)?.[0] ?? "";
    const [text = "", ...others] =
      heading !== "" && below[0] !== undefined && !below[0].startsWith("#") && !head.includes("\n")
        ? [below[0], head, ...below.slice(1)]
        : [head, ...below];
    const named = text.replace(/^#{1,6}[ \t]+/, "").trim();
    // "Goal: Port it." above Markdown's headings is a label, which counts only where nothing better marks a block
    const label = readLabel(named, 0);
    const words = label?.kind === "goal" ? named.slice(label.rest) : named;
    if (words === "") return;
    const kept = others.map((each): OpenBlock => ({ kind: "other", items: [{ kind: "text", text: each }] }));
    const before = text === head ? [] : kept.slice(0, 1);
    this.#parts.splice(
      0,
      1,
      ...before,
      { kind: "goal", items: [{ kind: "outcome", text: words }] },
      ...kept.slice(before.length),
    );
    const placeOf = (each: string) => this.#place(this.#text.indexOf(each, start));
    this.#rest.splice(0, 1, ...others.map((each) => ({ ...placeOf(each), text: each })));
    const { line, column } = placeOf(words);
    this.#blocks.unshift({ name: "goal", items: 1, line, title: "" });
    this.#places.goal = { line, column };
    this.#places["goal[0]"] = { line, column };
    if (words !== named) return;
    this.#say(
      "import/goal-named",
      "info",
      "goal[0]",
      0,
      "no block is named goal, so the first text was taken for it",
      "put it into <goal> or below ## Goal",
    );
  }

  #sayWhatIsMissing(): void {
    const lacks = (kind: BlockKind): boolean =>
      !this.#parts.some((part) => part.kind === kind && part.items.length > 0);
    if (this.#blocks.length === 0) {
      const what =
        this.#text.trim() === ""
          ? "holds nothing"
          : "holds no block that could be read: no tag, heading or label names one";
      this.#say(
        "import/has-blocks",
        "error",
        "prompt",
        0,
        what,
        `begin with <goal> and <done_when>, or with ## Goal and ## Done when; blocks are ${blockKinds.slice(0, 9).join(", ")}`,
      );
      return;
    }
    if (lacks("goal"))
      this.#say(
        "import/has-goal",
        "error",
        "goal",
        0,
        "is missing: no block names the outcome",
        "add <goal>…</goal> or ## Goal",
      );
    if (lacks("done_when"))
      this.#say(
        "import/has-done-when",
        "error",
        "done_when",
        0,
        "is missing: nothing says when the work is done",
        "add <done_when>…</done_when> or ## Done when",
      );
  }

  #contract(draft: Draft): Contract | null {
    if (this.#issues.some(({ severity }) => severity === "error")) return null;
    try {
      return parseContract(draft);
    } catch (error) {
      if (!GoalpostError.is(error)) throw error;
      this.#say(`import/${error.code.replace("/", "-")}`, "error", error.where, 0, error.what, error.mend);
      return null;
    }
  }
}

/** @internal Blocks as `Block`s, for those who print a draft. */
export const draftBlocks = ({ blocks }: Draft): readonly Block[] => blocks as readonly Block[];
