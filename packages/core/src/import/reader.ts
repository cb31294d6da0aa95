import { GoalpostError } from "../errors/goalpost-error.ts";
import { type Contract, type Item, parseContract } from "../node/contract.ts";
import type { Reading } from "../read/read-entry.ts";
import type { Language } from "../read/words/language.ts";
import { languagesFor } from "../read/words/languages.ts";
import { blockTitle, type Title, type Turn, tagTitle, titleInside, turnsAway } from "./block-title.ts";
import { DraftParts, wordsOf } from "./draft-parts.ts";
import { enteredReadings } from "./entered-readings.ts";
import { type Entry, entriesOf, type PartTag } from "./entries.ts";
import { entryItems } from "./entry-items.ts";
import { withFencedChecks } from "./final-checks.ts";
import { findGoal } from "./find-goal.ts";
import { readGoal } from "./goal-block.ts";
import { leadSense } from "./leads.ts";
import type { Line } from "./lines.ts";
import { sayRepaired, sayWhatIsMissing } from "./missing.ts";
import { type ImportedCommand, sayLift, sayOffers, suiteOf } from "./offers.ts";
import { ownForm } from "./own-form.ts";
import type { Preamble } from "./preamble.ts";
import { readProse } from "./prose.ts";
import { cutterOf, refersToStep, withPhase } from "./readings.ts";
import { useRemark } from "./remarks.ts";
import { keepRest, saysNothing } from "./rest.ts";
import type { Draft, ImportResult } from "./result.ts";
import type { Section } from "./sections.ts";
import { placesOf, type Range, spansOf } from "./spans.ts";
import { type Entered, type Inside, joined, type Standing, standingBelow, titleOf, type Words } from "./standing.ts";
import type { EntryBlock, KnownBlock } from "./vocabulary.ts";

/** How long titles one below another may grow together: each entry repeats them. */
const longestTitles = 400;

/** Makes a draft of sections, which are read in order. */
export class Reader {
  readonly #draft: DraftParts;
  readonly #id: string;
  readonly #languages: readonly Language[];
  readonly #commands: readonly ImportedCommand[];
  /** Whether the text speaks of a step by its number. */
  readonly #countsSteps: boolean;
  /** Offset of the first block. */
  #begins: number | undefined;
  /** Whether a part of the text is about when the work is done. */
  #namesCriteria = true;
  /** The heading of a phase, which waits for the first entry below it. */
  #phase: Words | undefined;

  constructor(text: string, lines: readonly Line[], id: string, file: string, commands: readonly ImportedCommand[]) {
    this.#draft = new DraftParts(text, lines, file);
    this.#id = id;
    [this.#languages, this.#commands] = [languagesFor(text), commands];
    this.#countsSteps = refersToStep.test(text);
  }

  /**
   * Reads the sections of a text, in order.
   *
   * @param command - The `/goal` in front: it is the client's, and the words behind it are the goal where no block is.
   */
  readAll(sections: readonly Section[], command: Preamble["command"]): void {
    const blocks = sections.filter(({ kind }) => kind !== "rest");
    const prose = blocks.length === 0;
    this.#namesCriteria = blocks.some(({ kind }) => kind === "done_when");
    const hasGoal = blocks.some(({ kind }) => kind === "goal");
    for (const [index, section] of sections.entries()) {
      if (section.kind !== "rest") this.#readBlock(section, section.kind, this.#heads(section, sections[index + 1]));
      else {
        const own =
          command !== undefined && section.from <= command.from && command.to <= section.to ? command : undefined;
        const from = own === undefined ? section.from : this.#readCommand(own, prose, hasGoal);
        if (own !== undefined && own.from > section.from) this.#readRest(section.from, own.from);
        if (prose) readProse(this.#draft, from, section.to, this.#languages);
        else this.#readRest(from, section.to);
      }
    }
  }

  /** The client's command, and the words behind it; tells where the text goes on. */
  #readCommand({ from, words, to }: NonNullable<Preamble["command"]>, prose: boolean, hasGoal: boolean): number {
    const draft = this.#draft;
    const said = draft.text.slice(words, to).trim();
    const control = /^(?:pause|resume|clear|edit)$/i.test(said);
    draft.say(
      "import/client-command",
      "info",
      "prompt",
      from,
      control
        ? `/goal ${said} is a command of the client, and no goal`
        : "/goal is the client's command, and no part of the goal",
      control ? "write the goal behind /goal" : "nothing to do: goalpost run sets the goal",
    );
    if (control) draft.keepRun(from, to);
    else if (prose) return words;
    else if (hasGoal) draft.keepRun(words, to);
    else if (said !== "") {
      const range = wordsOf(draft.text, words, to);
      draft.extents.push({ from: range.ranges[0]?.from ?? words, to, kind: "goal" });
      draft.put("goal", { kind: "outcome", text: range.text }, range.ranges);
      draft.blocks.push({ name: "goal", items: 1, line: draft.place(words).line, title: "" });
    }
    return to;
  }

  #readRest(from: number, to: number): void {
    const draft = this.#draft;
    if (draft.text.slice(from, to).trim() === "") return;
    this.#keepPhase();
    keepRest(draft, from, to, this.#languages);
  }

  #keepPhase(): void {
    if (this.#phase !== undefined) this.#draft.keep(this.#phase);
    this.#phase = undefined;
  }

  /** Whether a heading only stands above deeper ones. */
  #heads(section: Section, next: Section | undefined): boolean {
    const levelAt = (at: number): number => /^#{1,6}/.exec(this.#draft.text.slice(at, at + 6))?.[0].length ?? 0;
    return next !== undefined && levelAt(section.at) > 0 && levelAt(next.at) > levelAt(section.at);
  }

  /** @param heads - Whether it only stands above deeper headings, and holds nothing itself. */
  #readBlock(section: Section, kind: KnownBlock, heads: boolean): void {
    const draft = this.#draft;
    this.#begins ??= section.at;
    if (section.phase) {
      this.#keepPhase();
      this.#phase = wordsOf(draft.text, section.at, section.from);
    }
    draft.extents.push({ from: section.at, to: section.end, kind });
    const { line } = draft.place(section.at);
    if (section.unclosed) {
      draft.say(
        "import/tag-closed",
        "warning",
        kind,
        section.at,
        `<${section.title}> is never closed; it was read up to the next block`,
        `add </${section.title}>`,
      );
    }
    if (section.or !== undefined)
      draft.say(
        "import/title-ambiguous",
        "info",
        kind,
        section.at,
        `"${section.title}" names ${kind} and ${section.or}; it was read as ${kind}`,
        `give ${section.or} a title of its own`,
      );
    const first = draft.place(section.from).line - 1;
    const own = entriesOf(draft.lines, section.from, section.to, first, kind);
    const entries = withFencedChecks(own, kind, section.title, this.#languages);
    const count = kind === "goal" ? readGoal(draft, section, entries, this.#languages) : this.#addEntries(kind, section, entries); // biome-ignore format: one
    if (count === 0 && entries.length === 0 && !section.phase && !heads) {
      draft.say(
        "import/block-has-items",
        "warning",
        kind,
        section.at,
        `${section.title} holds nothing`,
        "fill it, or take it out",
      );
    }
    if (section.phase && count === 0) return;
    draft.blocks.push({ name: kind, items: count, line, title: section.title });
  }

  /** Adds what a block holds; tells how many entries it has. */
  #addEntries(kind: EntryBlock, section: Section, entries: ReturnType<typeof withFencedChecks>): number {
    const draft = this.#draft;
    const { title: whole, name, remark } = section;
    const own = blockTitle(kind, remark?.aside === false ? name : whole, name, section.forbids);
    const has = entries.some(({ text, leads, tag }) => text !== "" && !leads && tag === undefined);
    const use = remark === undefined ? undefined : useRemark(draft, kind, section, remark, has);
    const title = use?.turned ?? own;
    if (use?.entry !== undefined) this.#add(kind, { ...use.entry, lead: undefined, title });
    const lists = entries.some(({ listed }) => listed);
    const at = standingBelow(title, lists, use?.title, use?.entry === undefined ? 0 : 1);
    for (const entry of entries) {
      if (entry.text === "") continue;
      const words = this.#wordsOf(kind, entry);
      if (entry.aside === true) draft.keep(words);
      else if (entry.tag !== undefined) this.#part(entry.tag, at);
      else if (entry.leads) this.#lead(kind, words, at);
      else this.#entry(kind, words, entry.listed, at);
    }
    this.#keepPending(at);
    return at.count;
  }

  /** The words of an entry, with its number where the text speaks of it: "If step 2 fails". */
  #wordsOf(kind: EntryBlock, { text, at, to, row, number, id }: Entry): Words {
    if (kind !== "workflow" || number === "" || !this.#countsSteps)
      return { text, ranges: [{ from: at, to }], row, id };
    const from = this.#draft.text.lastIndexOf(number, at);
    return { text: `${this.#draft.text.slice(from, at).trimEnd()} ${text}`, ranges: [{ from, to }] };
  }

  /** Keeps words that wait for an entry which does not come. */
  #keepPending(at: Standing): void {
    for (const words of [at.before, at.inside?.words, at.lead]) if (words !== undefined) this.#draft.keep(words);
    at.before = undefined;
    at.inside = undefined;
    at.lead = undefined;
    at.leads = undefined;
  }

  /** Begins or ends what a pair of tags inside a block holds: the title above counts again behind it. */
  #part({ name, closes }: PartTag, at: Standing): void {
    const above = at.inside?.title ?? at.title;
    this.#keepPending(at);
    at.listed = false;
    if (!closes) {
      at.titles.push(at.title);
      at.title = tagTitle(name, above);
    } else at.title = at.titles.pop() ?? at.title;
  }

  /** Takes words that introduce what stands below them. */
  #lead(kind: EntryBlock, words: Words, at: Standing): void {
    const { inside } = at;
    const level = /^#+/.exec(words.text)?.[0].length ?? 7;
    at.level = level;
    at.leads = undefined;
    at.listed = false;
    // A heading heads all of its part, any other title what follows it at once.
    const heads = inside !== undefined && (level > inside.level || (level === 7 && inside.fresh));
    const above = heads && inside.title.whole.length < longestTitles ? inside : undefined;
    if (above === undefined && inside?.words !== undefined) this.#draft.keep(inside.words);
    at.inside = above;
    const turn = kind === "constraints" ? titleInside(words.text, above?.title ?? at.title) : turnsAway(words.text);
    const sense = turn === undefined && level === 7 ? leadSense(kind, words.text, this.#languages) : undefined;
    if (turn !== undefined) at.inside = this.#turn(turn, words, level, at);
    else if (sense !== undefined) at.leads = { words, prefix: sense, used: false };
    else if (at.count === 0 && !this.#draft.has(kind)) this.#draft.keep(words);
    else at.lead = at.lead === undefined ? words : joined(at.lead, words);
  }

  /** Begins a part of a block; words above it that no longer go with the entries are kept. */
  #turn(turn: Turn, words: Words, level: number, at: Standing): Inside {
    let pending = at.inside?.words;
    if (!turn.above) {
      for (const each of [at.before, pending]) if (each !== undefined) this.#draft.keep(each);
      at.before = undefined;
      pending = undefined;
    }
    if (!turn.own) this.#draft.keep(words);
    else pending = pending === undefined ? words : joined(pending, words);
    return { title: turn.title, level, words: pending, fresh: true, listed: false };
  }

  #entry(kind: EntryBlock, words: Words, listed: boolean, at: Standing): void {
    if (at.inside?.listed && at.inside.level === 7 && !listed) at.inside = undefined;
    if (!listed && at.leads?.used === true) at.leads = undefined;
    const title = titleOf(at, listed, words.text);
    at.listed ||= listed;
    const held = [at.before, at.inside?.words, words].filter((each) => each !== undefined);
    at.before = undefined;
    if (at.inside !== undefined) at.inside = { ...at.inside, words: undefined, fresh: false, listed };
    if (saysNothing.test(words.text)) for (const each of held) this.#draft.keep(each);
    else if (title.explains || (!listed && !title.forbids && this.#isProse(kind, words.text.slice(words.id ?? 0), at)))
      this.#explain(held.reduce(joined), at);
    else this.#enter(kind, words, held, title, at);
  }

  /** Keeps a paragraph that explains, with the heading above it. */
  #explain(words: Words, at: Standing): void {
    if (at.lead !== undefined && at.level < 7) this.#draft.keep(at.lead);
    if (at.level < 7) at.lead = undefined;
    this.#draft.keep(words);
  }

  #enter(kind: EntryBlock, words: Words, held: readonly Words[], title: Title, at: Standing): void {
    const { leads } = at;
    const ranges = held.flatMap((each) => each.ranges);
    if (leads !== undefined) {
      const before = leads.used ? [] : leads.words.ranges;
      const entered = { text: words.text, ranges: [...before, ...ranges], lead: undefined, title };
      this.#add(kind, { ...entered, prefix: leads.prefix });
      leads.used = true;
    } else this.#add(kind, { text: words.text, ranges, lead: at.lead, title, row: words.row, id: words.id });
    at.lead = undefined;
    at.count += 1;
  }

  /** A paragraph between the entries of a list, or below a heading of its own among criteria, explains: it is no criterion, unless it says one plainly. */
  #isProse(kind: EntryBlock, text: string, at: Standing): boolean {
    if (kind === "context" || kind === "constraints" || !(at.lists || at.level < 7)) return false;
    if (kind !== "done_when" && kind !== "output_contract" && !(at.lists && at.count > 0)) return false;
    // A bound, a command alone, a table: none of them is prose.
    if (/^\d+ \S+$|^`[^`]+`$|^\|/.test(text)) return false;
    return !entryItems(kind, text, at.title, this.#languages).some(({ typed }) => typed);
  }

  /** Adds an entry. */
  #add(kind: EntryBlock, entered: Entered): void {
    const draft = this.#draft;
    const { text, ranges, lead, title } = entered;
    const phase = this.#phase;
    this.#phase = undefined;
    const own = ranges.at(-1);
    const { readings, holdsLead } = this.#readingsOf(kind, entered);
    if (lead !== undefined && !holdsLead) this.#putLead(kind, lead);
    const [first] = readings;
    const inPhase = first === undefined || phase === undefined ? first?.item : withPhase(first.item, phase.text);
    if (phase !== undefined && inPhase === first?.item) draft.keep(phase);
    const before = [
      ...(inPhase === first?.item ? [] : (phase?.ranges ?? [])),
      ...(holdsLead ? (lead?.ranges ?? []) : []),
      ...this.#titlesOf(title, first, ranges.slice(0, -1)),
    ];
    if (
      title.goes &&
      readings.length === 1 &&
      draft.joinsFence(kind, title, first?.item, [...before, ...ranges.slice(-1)])
    )
      return;
    const cutter = own === undefined ? undefined : cutterOf(draft.text, own, text);
    for (const [index, reading] of readings.entries()) {
      const cut = cutter === undefined ? [] : [cutter(reading, index === readings.length - 1)];
      if (index > 0) this.#put(reading, reading.item, cut, kind, text);
      else this.#put(reading, inPhase ?? reading.item, [...before, ...cut], kind, text);
    }
  }

  #readingsOf(kind: EntryBlock, entered: Entered): ReturnType<typeof enteredReadings> {
    const own = entered.ranges.at(-1);
    const source = own === undefined ? "" : this.#draft.text.slice(own.from, own.to);
    const labelled = ownForm(kind, source, entered.text.length);
    if (labelled !== undefined) return { readings: [labelled], holdsLead: false };
    return enteredReadings(kind, entered, this.#languages);
  }

  /** The titles that an item has in its words: what was read as more than words stands by itself, and they are kept. */
  #titlesOf({ goes }: Title, first: Reading | undefined, titles: readonly Range[]): readonly Range[] {
    if (!goes || first?.typed !== true) return titles;
    for (const { from, to } of titles) this.#draft.keepRun(from, to);
    return [];
  }

  #putLead(kind: EntryBlock, lead: Words): void {
    if (kind === "context") this.#draft.put(kind, { kind: "note", text: lead.text }, lead.ranges);
    else this.#draft.keep(lead);
  }

  #put(reading: Reading, item: Item, ranges: readonly Range[], kind: EntryBlock, entry: string): void {
    const draft = this.#draft;
    const at = ranges.at(-1);
    const suite = item.kind === "claim" ? suiteOf(item.text, this.#commands) : undefined;
    const made = suite ?? item;
    const where = draft.put(this.#blockOf(reading.block as EntryBlock, made), made, ranges);
    const words = at === undefined ? "" : draft.text.slice(at.from, at.to).trim();
    if (reading.typed || suite !== undefined)
      sayLift(draft, where, made, { words, entry, at: at?.from ?? 0, from: kind });
    sayOffers(draft, where, made, kind, at?.from ?? 0, this.#commands);
  }

  /** The block that an item goes to: what "Must haves" checks says when the work is done, where nothing else does. */
  #blockOf(block: EntryBlock, { kind }: Item): EntryBlock {
    const isCriterion = kind === "command" || kind === "shell" || kind === "metric" || kind === "artifact";
    return block === "constraints" && isCriterion && !this.#namesCriteria ? "done_when" : block;
  }

  finish(repaired: boolean): ImportResult {
    const draft = this.#draft;
    this.#keepPhase();
    if (repaired) sayRepaired(draft);
    findGoal(draft, this.#begins, this.#languages);
    sayWhatIsMissing(draft);
    const spans = spansOf(draft.text, draft.parts, draft.held, draft.extents);
    const made: Draft = { version: 1, id: this.#id, blocks: draft.parts.filter(({ items }) => items.length > 0) };
    return {
      contract: this.#contract(made),
      draft: made,
      blocks: draft.blocks,
      rest: draft.rest,
      lifts: draft.lifts,
      issues: draft.issues,
      spans,
      places: placesOf(spans, draft.lines),
    };
  }

  #contract(draft: Draft): Contract | null {
    if (this.#draft.issues.some(({ severity }) => severity === "error")) return null;
    try {
      return parseContract(draft);
    } catch (error) {
      if (!GoalpostError.is(error)) throw error;
      this.#draft.say(`import/${error.code.replace("/", "-")}`, "error", error.where, 0, error.what, error.help);
      return null;
    }
  }
}
