import type { Finding } from "../errors/finding.ts";
import { GoalpostError } from "../errors/goalpost-error.ts";
import { type BlockKind, blockKinds, type Contract, parseContract } from "../node/contract.ts";
import { blockTitle, remarkForbids, type Title, type Turn, tagTitle, titleInside } from "./block-title.ts";
import { type Entry, entriesOf, type PartTag } from "./entries.ts";
import { goalIn, type Piece } from "./find-goal.ts";
import type { Remark } from "./headings.ts";
import type { Line } from "./lines.ts";
import type { Draft, ImportedBlock, ImportResult, Lift, RestText } from "./result.ts";
import type { Section } from "./sections.ts";
import { type Extent, type Held, type OpenBlock, placesOf, type Range, spansOf } from "./spans.ts";
import { type Entered, type Inside, joined, type Standing, type Words } from "./standing.ts";
import { type Made, toItem } from "./to-item.ts";
import type { KnownBlock } from "./vocabulary.ts";

/** How long titles one below another may grow together: each entry repeats them. */
const longestTitles = 400;

/** Makes a draft of sections, which are read in order. */
export class Reader {
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
  readonly #held: Held[] = [];
  readonly #extents: Extent[] = [];
  /** Offset of the first block. */
  #begins: number | undefined;
  #line = 0;

  constructor(text: string, lines: readonly Line[], id: string, file: string) {
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
    this.#extents.push({ from: section.at, to: section.end, kind });
    const { line } = this.#place(section.at);
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
    const first = this.#place(section.from).line - 1;
    const entries = entriesOf(this.#lines, section.from, section.to, first, kind);
    const count = this.#addEntries(kind, section, entries);
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

  /** Adds what a block holds; tells how many entries it has. */
  #addEntries(kind: KnownBlock, section: Section, entries: readonly Entry[]): number {
    const { title: whole, name, remark } = section;
    const own = blockTitle(kind, remark?.aside === false ? name : whole, name);
    const has = entries.some(({ text, leads, tag }) => text !== "" && !leads && tag === undefined);
    const use = remark === undefined ? undefined : this.#useRemark(kind, section, remark, has);
    const title = use?.turned ?? own;
    if (use?.entry !== undefined) this.#add(kind, { ...use.entry, lead: undefined, title });
    const at: Standing = {
      title,
      titles: [],
      inside: undefined,
      lead: undefined,
      before: use?.title,
      count: use?.entry === undefined ? 0 : 1,
    };
    for (const entry of entries) {
      if (entry.text === "") continue;
      const words = { text: entry.text, ranges: [{ from: entry.at, to: entry.to }] };
      if (entry.tag !== undefined) this.#part(entry.tag, at);
      else if (entry.leads) this.#lead(kind, words, at);
      else this.#entry(kind, words, entry.listed, at);
    }
    this.#keepPending(at);
    return at.count;
  }

  /** Keeps words that wait for an entry which does not come. */
  #keepPending(at: Standing): void {
    for (const words of [at.before, at.inside?.words, at.lead]) if (words !== undefined) this.#keepText(words);
    at.before = undefined;
    at.inside = undefined;
    at.lead = undefined;
  }

  /** Begins or ends what a pair of tags inside a block holds: the title above counts again behind it. */
  #part({ name, closes }: PartTag, at: Standing): void {
    const above = at.inside?.title ?? at.title;
    this.#keepPending(at);
    if (!closes) {
      at.titles.push(at.title);
      at.title = tagTitle(name, above);
    } else at.title = at.titles.pop() ?? at.title;
  }

  /** Takes words that introduce what stands below them. */
  #lead(kind: KnownBlock, words: Words, at: Standing): void {
    const { inside } = at;
    const level = /^#+/.exec(words.text)?.[0].length ?? 7;
    // A heading heads all of its part, any other title what follows it at once.
    const heads = inside !== undefined && (level > inside.level || (level === 7 && inside.fresh));
    const above = heads && inside.title.whole.length < longestTitles ? inside : undefined;
    if (above === undefined && inside?.words !== undefined) this.#keepText(inside.words);
    at.inside = above;
    const turn = kind === "constraints" ? titleInside(words.text, above?.title ?? at.title) : undefined;
    if (turn !== undefined) at.inside = this.#turn(turn, words, level, at);
    else if (at.count === 0 && !this.#byKind.has(kind)) this.#keepText(words);
    else at.lead = at.lead === undefined ? words : joined(at.lead, words);
  }

  /** Begins a part of a block; words above it that no longer go with the entries are kept. */
  #turn(turn: Turn, words: Words, level: number, at: Standing): Inside {
    let pending = at.inside?.words;
    if (!turn.above) {
      for (const each of [at.before, pending]) if (each !== undefined) this.#keepText(each);
      at.before = undefined;
      pending = undefined;
    }
    if (!turn.own) this.#keepText(words);
    else pending = pending === undefined ? words : joined(pending, words);
    return { title: turn.title, level, words: pending, fresh: true, listed: false };
  }

  #entry(kind: KnownBlock, words: Words, listed: boolean, at: Standing): void {
    if (at.inside?.listed && at.inside.level === 7 && !listed) at.inside = undefined;
    const title = at.inside?.title ?? at.title;
    const held = [at.before, at.inside?.words, words].filter((each) => each !== undefined);
    at.before = undefined;
    if (at.inside !== undefined) at.inside = { ...at.inside, words: undefined, fresh: false, listed };
    if (title.explains) {
      this.#keepText(held.reduce(joined));
      return;
    }
    this.#add(kind, { text: words.text, ranges: held.flatMap(({ ranges }) => ranges), lead: at.lead, title });
    at.lead = undefined;
    at.count += 1;
  }

  /**
   * The words beside a block's name. "Goal: port it" gives an entry; of "Out of scope (for now)" each entry has the title, remark and all; "Done when
   * (all of them)" accompanies what the block holds, and is kept.
   */
  #useRemark(
    kind: KnownBlock,
    { title, name }: Section,
    remark: Remark,
    has: boolean,
  ): { readonly entry?: Words; readonly title?: Words; readonly turned?: Title } {
    const words = { text: this.#text.slice(remark.from, remark.to), ranges: [remark] };
    const own = blockTitle(kind, title, name);
    // Attributes are no part of a tag's title.
    const forbids = kind === "constraints" && title !== name && has ? remarkForbids(words.text) : undefined;
    if (forbids === "alone" && !own.goes) {
      this.#keepText(words);
      return { turned: { ...own, forbids: true } };
    }
    if (forbids === "below" || forbids === "alone")
      return { title: words, turned: { ...own, whole: own.goes ? title : words.text, forbids: true, goes: true } };
    if (forbids === "itself" && !remark.aside) return { entry: words };
    if (!remark.aside && (own.goes || !has || kind === "goal")) return { entry: words };
    if (own.goes && has && title !== name) return { title: words };
    this.#keepText(words);
    return {};
  }

  /** Adds an entry. */
  #add(kind: KnownBlock, entered: Entered): void {
    const { text, ranges, lead } = entered;
    const block = this.#open(kind);
    const why = kind === "goal" ? block.items[1] : undefined;
    const words = lead === undefined ? text : `${lead.text}\n${text}`;
    if (why?.kind === "why") {
      // A goal has one outcome and one why: what follows the first paragraph is the why.
      block.items[1] = { ...why, text: `${why.text}\n\n${words}` };
      this.#hold(block, 1, [...(lead?.ranges ?? []), ...ranges]);
      return;
    }
    const { item, lifted, holdsLead } = this.#read(block, words, entered);
    const index = block.items.length;
    this.#hold(block, index, holdsLead ? [...(lead?.ranges ?? []), ...ranges] : ranges);
    block.items.push(item);
    if (!lifted) return;
    const where = `${kind}[${index}]`;
    const at = ranges.at(-1)?.from ?? 0;
    this.#lifts.push({ where, text, line: this.#place(at).line });
    const what = `was read as a ${item.kind === "budget" ? "bound" : "check"} from "${text}"`;
    this.#say("import/lifted", "info", where, at, what, "correct it if the words meant more");
  }

  /**
   * Reads an entry with the words that introduce it inside the block. "On staging:" changes what a criterion says, so with it nothing is lifted; a
   * heading does not, but a check and a path have no words that it could stand before, so it is kept apart.
   */
  #read(block: OpenBlock<KnownBlock>, words: string, { text, lead, title }: Entered): Made & { holdsLead?: boolean } {
    const { kind, items } = block;
    const alone = toItem(kind, text, items.length, title);
    if (lead === undefined) return alone;
    if ("text" in alone.item || (alone.lifted && /[:：]$/.test(lead.text)))
      return { ...toItem(kind, words, items.length, title), holdsLead: true };
    if (kind === "context") {
      this.#hold(block, items.length, lead.ranges);
      items.push({ kind: "note", text: lead.text });
    } else this.#keepText(lead);
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
    const start = from + raw.length - raw.trimStart().length;
    if (text !== "") this.#keepText({ text, ranges: [{ from: start, to: start + text.length }] });
  }

  #keepText({ text, ranges }: Words): void {
    const part: OpenBlock = { kind: "other", items: [{ kind: "text", text }] };
    this.#parts.push(part);
    this.#hold(part, 0, ranges);
    this.#rest.push({ ...this.#place(ranges[0]?.from ?? 0), text });
  }

  #hold(part: OpenBlock, index: number, ranges: readonly Range[]): void {
    for (const { from, to } of ranges) this.#held.push({ from, to, part, index });
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
    const spans = spansOf(this.#text, this.#parts, this.#held, this.#extents);
    const draft: Draft = { version: 1, id: this.#id, blocks: this.#parts.filter(({ items }) => items.length > 0) };
    return {
      contract: this.#contract(draft),
      draft,
      blocks: this.#blocks,
      rest: this.#rest,
      lifts: this.#lifts,
      issues: this.#issues,
      spans,
      places: placesOf(spans, this.#lines),
    };
  }

  /** Where no block is the goal, the first text before the blocks is. */
  #findGoal(): void {
    if (this.#byKind.has("goal") || !this.#byKind.has("done_when")) return;
    const [first] = this.#parts;
    const [held] = this.#held;
    const item = first?.kind === "other" ? first.items[0] : undefined;
    if (item?.kind !== "text" || held === undefined || held.from >= (this.#begins ?? 0)) return;
    const found = goalIn(item.text, held.from);
    if (found === undefined) return;
    const { words, from, isNamed, before, behind } = found;
    const partOf = ({ text }: Piece): OpenBlock => ({ kind: "other", items: [{ kind: "text", text }] });
    const goal: OpenBlock = { kind: "goal", items: [{ kind: "outcome", text: words.text }] };
    const pieces = [...before, words, ...behind];
    const parts = pieces.map((piece) => (piece === words ? goal : partOf(piece)));
    this.#parts.splice(0, 1, ...parts);
    const holding = pieces.map(
      ({ text, from: start }, at): Held => ({
        from: start,
        to: start + text.length,
        part: parts[at] ?? goal,
        index: 0,
      }),
    );
    this.#held.splice(0, 1, ...holding);
    this.#extents.unshift({ from, to: words.from + words.text.length, kind: "goal" });
    this.#rest.splice(
      0,
      1,
      ...[...before, ...behind].map(({ text, from: start }) => ({ ...this.#place(start), text })),
    );
    this.#blocks.unshift({ name: "goal", items: 1, line: this.#place(words.from).line, title: "" });
    if (isNamed) return;
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
