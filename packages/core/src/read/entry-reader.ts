import type { BlockKind, Item } from "../node/contract.ts";
import { itemsOf } from "./acts.ts";
import { beginBehindAdjunct, endsBeforeAdjuncts } from "./adjuncts.ts";
import { withoutAsides } from "./asides.ts";
import { boundSaid } from "./bounds-in-words.ts";
import { briefIn } from "./brief-in-words.ts";
import { type ClausePatterns, clausesOf, cutsIn } from "./clauses.ts";
import { saysNow } from "./counts-now.ts";
import { type Matched, matchForms, type Run, tokensIn, wordsIn } from "./frame.ts";
import { lone, plainLabel, stateLabel } from "./labels.ts";
import { formsIn } from "./language-forms.ts";
import type { Lexed } from "./lexed.ts";
import { looseIn, saysCodeOnly } from "./loose.ts";
import { joinMeasured, measuredIn } from "./measured.ts";
import { endsInOr, endsInOrWhen, joinsAsEqual, ownSubject, standsAlone, takesBack } from "./own-clause.ts";
import { checkedParts, isPass } from "./part-checks.ts";
import { boundsTwice, grouped, joined, joinedWords, listedBounds, oneAnswer, type Part, shared } from "./parts.ts";
import { beginsOrder } from "./prose-words.ts";
import { plainItem, type ReadBlock, type Reading } from "./reading.ts";
import { beginsOther, hasLetter, reasonMark, statesLack } from "./reasons.ts";
import { withEvidence } from "./reviewer.ts";
import { RuleReader } from "./rules.ts";
import { saysMore } from "./says-more.ts";
import { bareRun, sentencesOf } from "./sentences.ts";
import type { Part as Key, Language } from "./words/language.ts";
import { spokenOf } from "./words/speaks.ts";

/** Reads an entry of a block by clauses. */
export class EntryReader {
  readonly #block: ReadBlock;
  readonly #lexed: Lexed;
  readonly #languages: readonly Language[];
  #clausePatterns: ClausePatterns;
  readonly #rules: RuleReader;
  readonly #known: { commands: string[]; verdict?: number | undefined; stops?: boolean } = { commands: [] };

  constructor(block: ReadBlock, lexed: Lexed, languages: readonly Language[]) {
    this.#block = block;
    this.#lexed = lexed;
    this.#languages = languages;
    this.#clausePatterns = clausesOf(languages);
    this.#rules = new RuleReader(lexed, languages, (run) => this.#clauses(run, ["criteria"], 3));
  }

  read(): readonly Reading[] {
    const sentences = joinMeasured(this.#lexed, sentencesOf(this.#lexed), this.#languages);
    const read = sentences.flatMap((sentence) => this.#sentence(sentence));
    const parts = withEvidence(
      listedBounds(read, (run) => this.#words(run)),
      this.#lexed,
    );
    const typed = parts.filter(({ made }) => made.length > 0);
    if (typed.length === 0 || !this.#holds(parts) || boundsTwice(typed)) return [];
    return this.#readings(parts);
  }

  /** Whether what could not be read leaves what could as it is. */
  #holds(parts: readonly Part[]): boolean {
    if (this.#block !== "done_when") return true;
    // What stands below a criterion, as a list of its own, says what it means.
    const isBelow = /^(?:[-*+•·]|\d{1,2}[.)])\s/;
    const changes = (words: string): boolean =>
      this.#clausePatterns.takesBack.test(words) || this.#clausePatterns.verdict.test(words) || isBelow.test(words);
    return parts.every((part, index) => part.made.length > 0 || index === 0 || !changes(this.#words(part)));
  }

  #words = (run: Run): string => wordsIn(this.#lexed, run);

  #sentence(sentence: Run): readonly Part[] {
    this.#known.stops = false;
    // "plus" joins clauses in English, and is "more" in French.
    this.#clausePatterns = clausesOf(spokenOf(this.#languages, this.#words(sentence)));
    const readers: Readonly<Record<ReadBlock, (run: Run) => readonly Part[] | undefined>> = {
      done_when: (run) =>
        this.#isWeak(lone.exec(this.#words(run))?.[1] ?? "") ? undefined : this.#clauses(run, ["criteria"], 4),
      constraints: (run) => this.#rules.read(run),
      workflow: (run) => this.#clauses(run, ["steps"], 4),
      verification_loop: (run) => this.#clauses(run, ["steps"], 4),
      execution_rules: (run) => this.#clauses(run, ["stops"], 4) ?? checkedParts(this.#clauses(run, ["steps"], 4)),
      output_contract: (run) => oneAnswer(this.#clauses(run, ["outputs"], 3) ?? this.#codeOnly(run)),
      stop_when: (run) => this.#clauses(run, ["stops"], 4),
    };
    return readers[this.#block](sentence) ?? [{ ...sentence, made: [] }];
  }

  #codeOnly(sentence: Run): readonly Part[] | undefined {
    const text = this.#lexed.text.slice(sentence.from, sentence.to);
    if (!this.#languages.some(({ loose }) => loose !== undefined && saysCodeOnly(text, loose))) return undefined;
    return [{ ...sentence, made: [{ block: "output_contract", item: { kind: "final_answer", code_only: true } }] }];
  }

  /** Reads a run by one form, or cuts it where both sides can be read. */
  #clauses(sentence: Run, keys: readonly Key[], depth: number): readonly Part[] | undefined {
    const bare = bareRun(this.#lexed.text, sentence);
    const run = this.#withoutAsides(bare, keys);
    const apart = keys.includes("stops") && depth > 0 ? this.#states(sentence, run) : undefined;
    if (apart !== undefined) return apart;
    const made =
      this.#form(bare, keys) ??
      (run.from === bare.from && run.to === bare.to ? undefined : this.#form(run, keys)) ??
      (keys.includes("criteria") ? (this.#loose(run) ?? this.#measured(run)) : undefined) ??
      this.#beforeAdjunct(run, keys);
    if (made !== undefined) return [{ ...sentence, made: this.#bounded(run, made) }];
    if (depth === 0) return undefined;
    return (
      this.#cut(sentence, run, keys, depth) ??
      this.#beforeReason(sentence, run, keys) ??
      this.#behindLabel(sentence, run, keys, depth) ??
      this.#behindAdjunct(sentence, run, keys, depth) ??
      this.#beside(sentence, run, keys) ??
      this.#brief(run, keys)?.map((each) => ({ ...sentence, made: [each] }))
    );
  }

  /** "Startup stays under 40 ms (`x`)": how far the number may go that a command prints is more than that it passes. */
  #bounded(run: Run, made: Part["made"]): Part["made"] {
    return this.#block === "done_when" && isPass(made) ? (this.#measured(run) ?? made) : made;
  }

  /** A run in two clauses, both of which can be read. */
  #cut(sentence: Run, run: Run, keys: readonly Key[], depth: number): readonly Part[] | undefined {
    for (const { at, next, mark } of cutsIn(this.#lexed.text, run, this.#clausePatterns)) {
      // Checks joined by "or" are none: either would do.
      const either = this.#clausePatterns.or.test(mark);
      if (!keys.includes("stops") && either) continue;
      const before = this.#known.commands.length;
      const left = this.#leaf({ from: run.from, to: at }, keys);
      const rest = { from: next, to: sentence.to };
      const right =
        left === undefined ? undefined : (this.#clauses(rest, keys, depth - 1) ?? this.#behindBound(left, mark, rest));
      if (left !== undefined && right !== undefined) return joined(sentence, at, left, right);
      this.#known.commands.length = before;
    }
    return undefined;
  }

  /** One clause, with the words beside it that change nothing. */
  #leaf(given: Run, keys: readonly Key[]): Part["made"] | undefined {
    const run = bareRun(this.#lexed.text, given);
    return this.#form(run, keys) ?? this.#beforeAdjunct(run, keys) ?? this.#brief(run, keys);
  }

  /** How long the last message may be, in whatever order its words stand. */
  #brief(run: Run, keys: readonly Key[]): Part["made"] | undefined {
    if (!keys.includes("outputs")) return undefined;
    const [{ brief } = { brief: undefined }] = this.#languages;
    const item = brief === undefined ? undefined : briefIn(this.#lexed.text.slice(run.from, run.to), brief);
    return item === undefined ? undefined : [{ block: "output_contract", item }];
  }

  /** "`x` passes, so that nobody breaks main": what stands in front of words that change nothing. */
  #beforeAdjunct(run: Run, keys: readonly Key[]): Part["made"] | undefined {
    for (const to of endsBeforeAdjuncts(this.#lexed.text, run, keys.includes("criteria"), this.#languages)) {
      const left = bareRun(this.#lexed.text, { from: run.from, to });
      // A command alone beside words is no more than a mention.
      if (!hasLetter.test(this.#lexed.text.slice(left.from, left.to))) continue;
      const made = this.#form(left, keys) ?? (keys.includes("criteria") ? this.#loose(left) : undefined);
      // What stands behind "stop" says when.
      const isWhole = !keys.includes("stops") || made?.every(({ item }) => item.kind === "budget") === true;
      if (made !== undefined && isWhole) return made;
    }
    return undefined;
  }

  /** "On a fresh clone, `x` passes": where it is to hold; a step is checked when its words in front say. */
  #behindAdjunct(sentence: Run, run: Run, keys: readonly Key[], depth: number): readonly Part[] | undefined {
    if (!keys.includes("criteria") && !keys.includes("outputs")) return undefined;
    const from = beginBehindAdjunct(this.#lexed.text, run, this.#languages);
    if (from === undefined) return undefined;
    const parts = this.#clauses({ from, to: sentence.to }, keys, depth - 1);
    return parts?.map((part, index) => (index === 0 ? { ...part, from: sentence.from } : part));
  }

  /** A step with what is checked after it, a bound with a state to stop in: of two sides one has a form, and the other stays in its words. */
  #beside(sentence: Run, run: Run, keys: readonly Key[]): readonly Part[] | undefined {
    if (keys.includes("criteria")) return this.#besideClaim(sentence, run, keys);
    for (const { at, next, mark } of cutsIn(this.#lexed.text, run, this.#clausePatterns)) {
      const [left, right] = [
        { from: run.from, to: at },
        { from: next, to: run.to },
      ].map((side) => this.#form(bareRun(this.#lexed.text, side), keys));
      const begin = { from: sentence.from, to: at };
      const rest = { from: at, to: sentence.to };
      const state =
        keys.includes("stops") && left !== undefined && endsInOr.test(mark) ? this.#state(next, run.to) : undefined;
      if (state !== undefined && left !== undefined)
        return [
          { ...begin, made: left },
          { ...rest, made: [state] },
        ];
      if (right === undefined && (left === undefined || !this.#orders(next))) continue;
      if (left === undefined && (keys.includes("outputs") || at - run.from < 8)) continue;
      return [
        { ...begin, made: left ?? [] },
        right === undefined ? { ...rest, made: [], torn: true } : { ...rest, made: right },
      ];
    }
    return undefined;
  }

  /** "Keep docs/ as it is, marketing owns it": what must stay, and why. An order behind it stands for itself. */
  #beforeReason(sentence: Run, run: Run, keys: readonly Key[]): readonly Part[] | undefined {
    if (!keys.includes("criteria")) return undefined;
    const { text } = this.#lexed;
    const [mark] = text.slice(run.from, run.to).matchAll(reasonMark.of(text));
    if (mark === undefined) return undefined;
    const at = run.from + mark.index;
    const rest = text.slice(at + mark[0].length, run.to).trim();
    if (!rest.includes(" ") || takesBack.test(rest)) return undefined;
    const made = this.#form(bareRun(text, { from: run.from, to: at }), keys);
    if (made?.every(({ item }) => item.kind === "unchanged") !== true) return undefined;
    const isOrder = beginsOrder(rest, this.#languages) || beginsOther.test(rest);
    return isOrder
      ? [
          { from: sentence.from, to: at, made },
          { from: at, to: sentence.to, made: [] },
        ]
      : [{ ...sentence, made }];
  }

  /** "`a` passes and the docs are nice": a criterion beside one that says no more than it says, each with its own subject. */
  #besideClaim(sentence: Run, run: Run, keys: readonly Key[]): readonly Part[] | undefined {
    const { text } = this.#lexed;
    const isClause = ({ from, to }: Run): boolean => standsAlone(text.slice(from, to));
    for (const { at, next, mark } of cutsIn(text, run, this.#clausePatterns)) {
      if (!joinsAsEqual(mark)) continue;
      const sides = [bareRun(text, { from: run.from, to: at }), bareRun(text, { from: next, to: run.to })] as const;
      if (!sides.every(isClause)) continue;
      const [left, right] = sides.map((side) => this.#leaf(side, keys));
      if ((left === undefined) === (right === undefined)) continue;
      return [
        { from: sentence.from, to: at, made: left ?? [] },
        { from: at, to: sentence.to, made: right ?? [] },
      ];
    }
    return undefined;
  }

  /** Whether what begins at a place is an order of its own: "…, and keep a tally". */
  #orders(at: number): boolean {
    return beginsOrder(this.#lexed.text.slice(at, at + 30), this.#languages);
  }

  /** "Stop when a, or when b": each is a state of its own. */
  #states(sentence: Run, run: Run): readonly Part[] | undefined {
    for (const { at, next, mark } of cutsIn(this.#lexed.text, run, this.#clausePatterns)) {
      const rest = this.#lexed.text.slice(next, run.to);
      if (
        !this.#clausePatterns.or.test(mark) ||
        !(endsInOrWhen.test(mark) || (mark.startsWith(",") && ownSubject.test(rest)))
      )
        continue;
      const left =
        this.#form({ from: run.from, to: at }, ["stops"]) ??
        (this.#block === "stop_when" ? [this.#state(run.from, at)] : []);
      if (left.length !== 1 || left[0]?.item.kind !== "blocked") continue;
      const right = this.#form(bareRun(this.#lexed.text, { from: next, to: run.to }), ["stops"]) ?? [
        this.#state(next, run.to),
      ];
      return [
        { from: sentence.from, to: at, made: left },
        { from: at, to: sentence.to, made: right },
      ];
    }
    return undefined;
  }

  #state(from: number, to: number): Part["made"][number] {
    const words = this.#words(bareRun(this.#lexed.text, { from, to })).replace(
      /^(?:when(?:ever)?|if|as soon as|once) /i,
      "",
    );
    return { block: "stop_when", item: { kind: "blocked", text: words } };
  }

  /** "Stop after 20 turns or when the server refuses": what stands behind a bound and an "or" stops the run too. */
  #behindBound(left: Part["made"], mark: string, rest: Run): readonly Part[] | undefined {
    if (!left.every(({ item }) => item.kind === "budget") || !this.#clausePatterns.or.test(mark)) return undefined;
    const made = this.#form(bareRun(this.#lexed.text, rest), ["more"]);
    return made === undefined ? undefined : [{ ...rest, made }];
  }

  /** "Optional: `x` passes" is a wish, "Old: `x`" a memory. */
  #isWeak = (label: string): boolean => this.#clausePatterns.weakLabel.test(label.trim().replace(statesLack, "$1"));

  /** "Bundle: `x` prints at most 180": the label says what the criterion is about. */
  #behindLabel(sentence: Run, run: Run, keys: readonly Key[], depth: number): readonly Part[] | undefined {
    const text = this.#lexed.text.slice(run.from, run.to);
    const [label, name = ""] = plainLabel.exec(text) ?? stateLabel.exec(text) ?? [];
    if (label === undefined || this.#isWeak(name)) return undefined;
    const parts = this.#clauses({ from: run.from + label.length, to: sentence.to }, keys, depth - 1);
    return parts?.map((part, index) => (index === 0 ? { ...part, from: sentence.from } : part));
  }

  /** A run without the words around it that change nothing: "make sure that …", "…, please". */
  #withoutAsides(run: Run, keys: readonly Key[]): Run {
    return keys.reduce((left, key) => withoutAsides(this.#lexed.text, left, this.#languages, key), run);
  }

  /** A bound in whatever order its words stand. */
  #bound(run: Run): Part["made"] | undefined {
    const item = boundSaid(this.#lexed.text.slice(run.from, run.to), this.#languages);
    if (item === undefined) return undefined;
    this.#learn(run, [item]);
    return [{ block: "stop_when", item }];
  }

  #form(run: Run, keys: readonly (Key | "more")[]): Part["made"] | undefined {
    if (run.to - run.from > 400 || run.from === run.to) return undefined;
    const bound = keys.includes("stops") ? this.#bound(run) : undefined;
    if (bound !== undefined) return bound;
    for (const language of spokenOf(this.#languages, this.#lexed.text.slice(run.from, run.to))) {
      for (const key of keys) {
        for (const matched of matchForms(this.#lexed, run, formsIn(language, key))) {
          const items = this.#fits(matched.act) ? itemsOf({ ...matched, code: language.code }, this.#known) : undefined;
          const words = this.#lexed.text.slice(run.from, run.to);
          if (items === undefined || saysMore(words, items, this.#languages)) continue;
          this.#learn(run, items);
          return items.map((item) => ({ block: this.#blockOf(item), item }));
        }
      }
    }
    return undefined;
  }

  /** A criterion that no form fits, by its tokens and words. */
  #loose(run: Run): Part["made"] | undefined {
    const words = this.#lexed.text.slice(run.from, run.to);
    for (const { loose } of this.#languages) {
      const found = loose === undefined ? undefined : looseIn(this.#lexed, run, loose);
      const items = found === undefined ? undefined : itemsOf({ ...found, lexed: this.#lexed, run }, this.#known);
      if (items === undefined || saysMore(words, items, this.#languages)) continue;
      this.#learn(run, items);
      return items.map((item) => ({ block: this.#blockOf(item), item }));
    }
    return undefined;
  }

  /** A bound, and beside it the command that prints the number. */
  #measured(run: Run): Part["made"] | undefined {
    const words = this.#lexed.text.slice(run.from, run.to);
    const [label] = /^[^:：\ue001\ue002\ue004\ue005]{1,40}(?=[:：])/.exec(words) ?? [];
    // "Optional: `x` prints at most 100" is a wish.
    if (label !== undefined && this.#clausePatterns.weakLabel.test(label)) return undefined;
    return measuredIn(this.#lexed, run, this.#languages)?.map((item) => ({ block: this.#block, item }));
  }

  #learn(run: Run, items: readonly Item[]): void {
    const last = items.at(-1);
    this.#known.stops = last?.kind === "budget" || last?.kind === "blocked";
    this.#known.verdict = last?.kind === "command" || last?.kind === "shell" ? last.exit_code : undefined;
    for (const { kind, text } of tokensIn(this.#lexed, run))
      if (kind === "command") this.#known.commands.splice(0, 1, text);
  }

  /** Whether the block can hold what an act makes: a person decides nothing among constraints. */
  #fits(act: Matched["act"]): boolean {
    return !(this.#block === "constraints" && act === "judge");
  }

  /** The block that an item belongs to, wherever its words stand. */
  #blockOf({ kind }: Item): BlockKind {
    if (kind === "after") return "verification_loop";
    if (kind === "gate" || kind === "parallel") return "workflow";
    if (kind === "budget" || kind === "blocked") return "stop_when";
    if (kind === "claim") return "done_when";
    return this.#block;
  }

  #readings(parts: readonly Part[]): readonly Reading[] {
    const readings: Reading[] = [];
    for (const part of this.#block === "constraints"
      ? grouped(parts, this.#clausePatterns, (run) => this.#words(run))
      : joinedWords(parts)) {
      const from = this.#lexed.offsets[part.from] ?? 0;
      const to = this.#lexed.offsets[part.to] ?? this.#lexed.source.length;
      const last = readings.at(-1);
      if (part.made.length === 0 && last?.item.kind === "metric" && saysNow.test(this.#words(part)))
        readings[readings.length - 1] = { ...last, to };
      else if (part.made.length === 0)
        readings.push({
          block: this.#block,
          item: plainItem(this.#block, this.#unjoined(this.#words(part))),
          from,
          to,
          typed: false,
        });
      else readings.push(...shared(this.#lexed, part, from, to));
    }
    return readings;
  }

  /** The words of a part without what joined it to the one before: "and commit." */
  #unjoined(words: string): string {
    const bare = words.replace(/^[,;]\s*/, "");
    const [{ index, 0: mark } = { index: -1, 0: "" }] = ` ${bare}`.matchAll(this.#clausePatterns.cuts.of(` ${bare}`));
    const joins = index === 0 && !this.#clausePatterns.or.test(mark);
    return (joins ? bare.slice(mark.length - 1) : bare).trim();
  }
}
