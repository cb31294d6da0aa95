import { GoalpostError } from "@goalpost/core/errors";
import { deepText, requireBounds } from "./bounds.ts";
import { filesIn, isEars, isNormative, namesCheck, takeId, takeNumber, undecided, withoutEmphasis } from "./marks.ts";
import { type Entries, type Entry, outlineOf, type Paragraphs, type Section } from "./outline.ts";
import { allWords, OpenRequirement, withIds } from "./requirements.ts";
import { kindOf, labelKind, requirementTitle, type SectionKind, scenarioName } from "./section-kind.ts";
import type { Decision, Requirement, Spec, SpecFormat, Statement, Task } from "./spec.ts";

/** Longer texts are not a specification that a person has read. */
const mostCharacters = 2_000_000;

/**
 * Reads a specification: our own form (`- R4: …`), EARS ("WHEN …, THE SYSTEM SHALL …"), spec-kit (`FR-001`, `SC-001`, user stories), OpenSpec
 * (`### Requirement:`, `#### Scenario:`), Kiro (`### Requirement 1` with acceptance criteria, `_Requirements: 1.2_`), numbered sentences ("3.1.2 The
 * service shall …"), the capitals of RFC 2119, and plain headings with lists.
 * Each requirement keeps the id that the text gives it; another gets one made of its words.
 *
 * @param text - Markdown, at most 2,000,000 characters.
 * @param file - The name that errors give it. Default `"SPEC.md"`.
 * @throws GoalpostError `spec/empty`, `spec/too-long`, `spec/too-deep`, `spec/no-requirement`, `spec/duplicate-id`.
 * @example
 * readSpec("# Export\n\n- R1: `npm test` exits 0\n").requirements[0].id; // "R1"
 */
export function readSpec(text: string, file = "SPEC.md"): Spec {
  if (text.trim() === "")
    throw new GoalpostError({
      code: "spec/empty",
      where: file,
      what: "is empty, expected a specification",
      help: "write what must be true when the work is done, one requirement per line: - R1: `npm test` exits 0",
    });
  if (text.length > mostCharacters)
    throw new GoalpostError({
      code: "spec/too-long",
      where: file,
      what: `has ${text.length} characters, expected at most ${mostCharacters}`,
      help: "give the specification alone, without logs and data",
    });
  // the parser counts from behind a mark in front, and every text would lack its last letter
  return new SpecReader(
    file,
    text
      .replace(/^\ufeff/, "")
      .replace(/\r\n?/g, "\n")
      .toWellFormed(),
  ).read();
}

class SpecReader {
  readonly #file: string;
  readonly #text: string;
  readonly #requirements: OpenRequirement[] = [];
  readonly #decisions: Decision[] = [];
  readonly #outOfScope: Statement[] = [];
  readonly #forbidden: Statement[] = [];
  readonly #constraints: Statement[] = [];
  readonly #architecture: Statement[] = [];
  readonly #tasks: Task[] = [];
  readonly #deliverables: Statement[] = [];
  readonly #open: Statement[] = [];
  /** Entries that nothing says to be a requirement. */
  readonly #unread: Entry[] = [];
  #goal: Statement | undefined;
  #preamble: Statement | undefined;
  #why: Statement | undefined;
  #title = "";
  readonly #formats = new Set<SpecFormat>();

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  read(): Spec {
    const whole = this.#outline();
    const begin = whole.sections.find(({ depth }) => depth === 1) ?? whole;
    this.#title = nameOf(begin.title);
    this.#section({ ...whole, sections: [] }, "other", undefined);
    this.#preamble = begin.content.find(
      (each): each is Paragraphs => each.kind === "paragraph" && each.isQuoted !== true && isProse(each.text),
    );
    for (const section of whole.sections) this.#section(section, "other", undefined, section === begin);
    if (this.#requirements.length === 0) this.#byHeadings(whole, begin);
    else
      for (const entry of this.#unread)
        this.#open.push({
          text: `has no id and stands below no title of requirements, so it was not read as one: ${allWords(entry)}`,
          line: entry.line,
        });
    const [first, ...more] = withIds(this.#requirements, this.#file);
    if (first === undefined) throw this.#none();
    this.#markUndecided([first, ...more]);
    const goal = this.#goal ?? this.#preamble;
    const order: readonly SpecFormat[] = ["kiro", "openspec", "spec-kit", "ears", "ids", "headings"];
    return {
      file: this.#file,
      format: order.find((each) => this.#formats.has(each)) ?? "headings",
      title: this.#title,
      ...(goal === undefined ? {} : { goal: { text: goal.text, line: goal.line } }),
      ...(this.#why === undefined ? {} : { why: this.#why }),
      requirements: [first, ...more],
      decisions: this.#decisions,
      outOfScope: this.#outOfScope,
      forbidden: this.#forbidden,
      constraints: this.#constraints,
      architecture: this.#architecture,
      tasks: this.#tasks,
      deliverables: this.#deliverables,
      open: this.#open,
      files: filesIn(this.#text.replace(/```[\s\S]*?```/g, "")),
    };
  }

  #outline(): Section {
    requireBounds(this.#text, this.#file);
    try {
      return outlineOf(this.#text);
    } catch (error) {
      throw error instanceof RangeError ? deepText(this.#file) : error;
    }
  }

  #none(): GoalpostError {
    return new GoalpostError({
      code: "spec/no-requirement",
      where: this.#file,
      what: "states no requirement, expected at least one",
      help: 'write them as entries below "## Requirements": - R1: `npm test` exits 0; or be asked for them: goalpost spec interview',
    });
  }

  #section(section: Section, inherited: SectionKind, current: OpenRequirement | undefined, isFirst = false): void {
    const { title, line } = section;
    const isTitle = section.depth === 0 || isFirst;
    if (/^(?:removed|renamed) requirements?$/i.test(title)) {
      this.#removed(section);
      return;
    }
    const own = isTitle ? "other" : kindOf(title);
    const scenario = scenarioName(title);
    if (scenario !== undefined && current !== undefined) {
      this.#formats.add("openspec");
      this.#scenario(section, current);
      return;
    }
    const opened = isTitle ? undefined : this.#opened(section, inherited);
    const kind = opened !== undefined ? "requirements" : own === "other" ? inherited : own;
    const requirement = opened ?? (kind === "requirements" || own === "other" ? current : undefined);
    for (const each of section.content) this.#content(each, kind, requirement, title);
    for (const each of section.sections) this.#section(each, kind, requirement);
    if (opened !== undefined && opened.text === "") opened.text = `${title} (line ${line})`;
  }

  /** OpenSpec: what is removed is not to be built, and how it is to go a person says. */
  #removed({ title, content, sections }: Section): void {
    const what = withoutEmphasis(title).toLowerCase();
    for (const each of sections)
      this.#open.push({ text: `${what}: ${requirementTitle(each.title)?.name ?? each.title}`, line: each.line });
    for (const entry of content.flatMap((each) => (each.kind === "list" ? each.entries : [each])))
      this.#open.push({ text: `${what}: ${allWords(entry)}`, line: entry.line });
  }

  /** The requirement that a heading is. */
  #opened({ title, line }: Section, inherited: SectionKind): OpenRequirement | undefined {
    const named = requirementTitle(title);
    if (named !== undefined) {
      this.#formats.add(
        named.number !== undefined && !named.isStory ? "kiro" : named.isStory ? "spec-kit" : "openspec",
      );
      const id = named.number === undefined ? undefined : `${named.isStory ? "US" : ""}${named.number}`;
      return this.#add(id, named.name, line);
    }
    const { id, rest } = takeId(title);
    const numbered = inherited === "requirements" ? /^(\d{1,3}(?:\.\d{1,3})*)[.)]?\s+(\S.*)$/.exec(title) : null;
    if (id !== undefined) return this.#add(id, rest, line);
    return numbered === null ? undefined : this.#add(numbered[1], numbered[2] ?? "", line);
  }

  #add(id: string | undefined, text: string, line: number): OpenRequirement {
    if (id !== undefined && /^(?:FR|SC|NFR)-\d/.test(id)) this.#formats.add("spec-kit");
    else if (id !== undefined) this.#formats.add("ids");
    if (isEars(text)) this.#formats.add("ears");
    const made = new OpenRequirement(id, text, line);
    this.#requirements.push(made);
    return made;
  }

  #scenario({ title, line, content }: Section, current: OpenRequirement): void {
    const steps = content.flatMap((each) => (each.kind === "list" ? each.entries.map(allWords) : [each.text]));
    current.add(steps.length === 0 ? title : steps.join(" "), line);
  }

  #content(each: Paragraphs | Entries, kind: SectionKind, current: OpenRequirement | undefined, title: string): void {
    if (each.kind === "paragraph" && this.#says(each)) return;
    if (kind === "requirements") this.#required(each, current, title);
    else if (each.kind === "paragraph") this.#paragraph(each, kind);
    else if (kind === "other" && each.entries.some((entry) => isRequired(entry)))
      this.#required(each, undefined, title);
    else for (const entry of each.entries) this.#entry(entry, kind);
  }

  /** "Out of scope: PDF.": a sentence that says itself what it is. */
  #says({ text, line, entries }: Paragraphs): boolean {
    const [, label = "", rest = ""] = /^(?:\*\*|__)?([^.:*_`]{2,40}):(?:\*\*|__)?\s+(\S[\s\S]*)$/.exec(text) ?? [];
    const kind = label === "" || takeId(text).id !== undefined ? undefined : labelKind(label);
    const take = kind === undefined ? undefined : this.#lists[kind];
    take?.({ text: rest, line, entries });
    return take !== undefined;
  }

  #required(each: Paragraphs | Entries, current: OpenRequirement | undefined, title: string): void {
    if (each.kind === "paragraph") this.#sentence(each, current);
    else if (current !== undefined) current.addEntries(each.entries, /acceptance|criteria/i.test(title));
    else for (const entry of each.entries) this.#requirement(entry);
  }

  /** A paragraph among requirements: one of its own, or the sentence of the one whose heading it follows. */
  #sentence(each: Paragraphs, current: OpenRequirement | undefined): void {
    const { id, rest: words } = takeNumber(each.text);
    if (id !== undefined && rationale.test(words)) return;
    if (id !== undefined && current?.id !== undefined && id.startsWith(`${current.id}.`)) {
      current.add(words, each.line, id);
      return;
    }
    if (current === undefined || id !== undefined) {
      if (id !== undefined || isAsked(each) || namesCheck(each.text)) this.#requirement(each);
      return;
    }
    const [, label, rest = ""] = /^(?:\*\*|__)([^*_:]{1,60}):?(?:\*\*|__):?\s*([\s\S]*)$/.exec(each.text) ?? [];
    if (label !== undefined) this.#labelled(label, rest, each.line, current);
    // Behind criteria stands one more; before them, or without any, what the requirement's name says in full.
    else if (current.hasCriteria) current.add(each.text, each.line);
    else {
      if (isEars(each.text)) this.#formats.add("ears");
      current.text = [current.text, each.text]
        .filter((text) => text !== "")
        .join(/[.!?:]$/.test(current.text) ? " " : ": ");
    }
  }

  /** "**User Story:** As a …", "**Acceptance criteria:** …"; why it is wanted and how it stands are not a requirement. */
  #labelled(label: string, rest: string, line: number, current: OpenRequirement): void {
    if (/user story/i.test(label)) current.text = rest;
    else if (/acceptance|criteri|done when/i.test(label)) current.add(rest, line);
  }

  #requirement(entry: Entry): void {
    const { id, rest } = /^\d/.test(entry.text) ? takeNumber(entry.text) : takeId(entry.text);
    if (id === undefined && /\?\s*$/.test(entry.text)) {
      this.#open.push({ text: entry.text, line: entry.line });
      return;
    }
    if (/^~~[\s\S]+~~[.;]?$/.test(rest.trim())) {
      this.#open.push({ text: `is struck out, so it was not read as a requirement: ${entry.text}`, line: entry.line });
      return;
    }
    const made = this.#add(id, rest, entry.line);
    made.addEntries(entry.entries);
  }

  #paragraph({ text, line, entries }: Paragraphs, kind: SectionKind): void {
    if (kind === "goal" && this.#goal === undefined) this.#goal = { text, line };
    else if (kind === "why" && this.#why === undefined) this.#why = { text, line };
    else if (kind === "decisions") this.#decision({ text, line, entries });
    else if (
      kind === "other" &&
      (isAsked({ text }) || (takeNumber(text).id !== undefined && isEars(takeNumber(text).rest)))
    )
      this.#requirement({ text, line, entries });
    else if (kind === "other" && this.#goal === undefined && goalLabel.test(text))
      this.#goal = { text: text.replace(goalLabel, ""), line };
    else this.#lists[kind]?.({ text, line, entries });
  }

  #entry(entry: Entry, kind: SectionKind): void {
    const isRequirement = hasRequirementId(entry);
    if (kind === "decisions") this.#decision(entry);
    else if (kind === "other" || kind === "goal" || kind === "why" || kind === "files") {
      if (isRequirement || isEars(entry.text) || (kind === "other" && isNormative(entry.text)))
        this.#requirement(entry);
      else if (kind === "goal" && this.#goal === undefined) this.#goal = { text: allWords(entry), line: entry.line };
      else if (kind === "other") this.#unread.push(entry);
    } else if (isRequirement && kind !== "tasks") this.#requirement(entry);
    else this.#lists[kind]?.(entry);
  }

  readonly #lists: Readonly<Partial<Record<SectionKind, (entry: Entry) => void>>> = {
    "out-of-scope": (entry) => void this.#outOfScope.push(statementOf(entry)),
    forbidden: (entry) => void this.#forbidden.push(statementOf(entry)),
    constraints: (entry) => void this.#constraints.push(statementOf(entry)),
    architecture: (entry) => void this.#architecture.push(statementOf(entry)),
    deliverables: (entry) => void this.#deliverables.push(statementOf(entry)),
    open: (entry) => void this.#open.push(statementOf(entry)),
    tasks: (entry) => this.#task(entry),
  };

  #decision(entry: Entry): void {
    const words = allWords(entry);
    const plain = withoutEmphasis(words);
    const [, marked, rest] =
      /^(?:decision\s*)?#?([A-Za-z]{0,4}-?\d{1,5})\s*(?:[.:)]|\s[–—-])\s*(\S[\s\S]*)$/i.exec(plain) ?? [];
    const taken = new Set(this.#decisions.map(({ id }) => id));
    const wanted = marked ?? (entry.number === undefined ? undefined : String(entry.number));
    let next = this.#decisions.length + 1;
    while (taken.has(String(next))) next += 1;
    const id = wanted === undefined || taken.has(wanted) ? String(next) : wanted;
    this.#decisions.push({ id, text: rest ?? words, line: entry.line });
  }

  #task(entry: Entry): void {
    const words = allWords(entry);
    const from = [...words.matchAll(/_?Requirements?:\s*([\w., -]+?)_?(?=$|\s_|\s{2})/gi)].flatMap(([, list = ""]) =>
      list.split(/[,\s]+/).filter((each) => /\d/.test(each)),
    );
    if (from.length > 0) this.#formats.add("kiro");
    const text = words
      .replace(/_Requirements?:[^_]*_/gi, "")
      .replace(/^\d{1,3}(?:\.\d{1,3})*\.?\s+/, "")
      .trim();
    if (text !== "") this.#tasks.push({ text, line: entry.line, from });
  }

  /** A text with no requirement that is marked as one: each section that asks for something is one, and each entry below the title alone. */
  #byHeadings(whole: Section, begin: Section): void {
    for (const each of [...new Set([whole, begin])].flatMap(({ content }) => content))
      if (each.kind === "list") this.#required(each, undefined, "");
    const leaves = (section: Section): readonly Section[] => [section, ...section.sections.flatMap(leaves)];
    for (const section of leaves(whole)) {
      if (section.depth < 2 || kindOf(section.title) !== "other") continue;
      const entries = section.content.flatMap((each) => (each.kind === "list" ? each.entries : []));
      const [paragraph] = section.content.filter((each): each is Paragraphs => each.kind === "paragraph");
      if (entries.length === 0 && paragraph === undefined) continue;
      const made = this.#add(undefined, section.title, section.line);
      if (entries.length > 0) made.addEntries(entries);
      else if (paragraph !== undefined) made.add(paragraph.text, paragraph.line);
    }
  }

  #markUndecided(requirements: readonly Requirement[]): void {
    for (const { id, text, line, criteria } of requirements)
      for (const each of [{ text, line }, ...criteria.filter((criterion) => criterion.text !== text)])
        if (undecided.test(each.text)) this.#open.push({ text: `${id}: ${each.text}`, line: each.line });
  }
}

/** Whether an entry has an id of its own that is not a decision's. */
function hasRequirementId({ text }: Entry): boolean {
  const { id } = takeId(text);
  return id !== undefined && !/^(?:D|ADR|DEC)-?\d/.test(id);
}

/** Whether an entry says by itself that it is a requirement: those of its list are, too. */
const isRequired = (entry: Entry): boolean => hasRequirementId(entry) || isEars(entry.text);

/** Whether a paragraph says by itself that it is a requirement. */
const isAsked = ({ text }: Pick<Entry, "text">): boolean =>
  takeId(text).id !== undefined || isEars(text) || isNormative(text);

/** Why a numbered sentence stands there: it asks for nothing. */
const rationale = /^(?:\*\*|__)?(?:rationale|reason|note|remark|source)(?:\*\*|__)?\s*:/i;

const goalLabel = /^(?:goal|ziel|objectif|objetivo|obiettivo|目的|目标|цель)\s*[:：]\s*/i;

/** Whether a paragraph says something, and is not a line of data: "**Status**: Draft". */
const isProse = (text: string): boolean =>
  !/^(?:\*\*|__)[^*_]{1,60}(?:\*\*|__)\s*:/.test(text) && takeId(text).id === undefined && !isEars(text);

const statementOf = (entry: Entry): Statement => ({ text: allWords(entry), line: entry.line });

/** What a document's title names. */
const nameOf = (title: string): string =>
  withoutEmphasis(title)
    .replace(/^(?:requirements?|specification|design|spec)(?: document)?$/i, "")
    .replace(/^(?:(?:feature )?spec(?:ification)?|requirements(?: document)?|prd|design)\s*[:–—-]\s*/i, "");
