import type { Readable, Writable } from "node:stream";
import type { AskContext, AskedOption, Conflict, FindingReply, InterviewQuestion, Reply, Side } from "@goalpost/spec";
import type { Io } from "../io.ts";
import { oneLine, plainText } from "../output/plain-text.ts";
import { fitted } from "../output/wrap.ts";
import { endLine } from "./answers-front.ts";
import { coverageLine, type Front, type FrontEnd, type ShownFinding, type Summary } from "./front.ts";

/** The bar at the left, and the space behind it. */
const barColumns = 3;

type Clack = typeof import("@clack/prompts");

/** What stands below the options of a question. */
type Action = "other" | "skip" | "look" | "not-relevant" | "back" | "enough";

/** What a person chose: the index of an option, or an action. */
type Choice = number | Action;

/** A person answers at a terminal, one question on the screen at a time. Ctrl-C stops the interview; what was answered is kept. */
export class ScreenFront implements Front {
  readonly #clack: Clack;
  readonly #output: Terminal;
  readonly #io: Io;
  /** Takes a prompt off the screen that nobody waits for any more: it would keep the process, and hide the cursor. */
  readonly #closed = new AbortController();
  #asked = 0;

  private constructor(clack: Clack, io: Io) {
    this.#clack = clack;
    this.#io = io;
    this.#output = sized(io.stdout as unknown as Terminal);
  }

  /** What a prompt reads, writes and heeds. The signal is its own: a prompt never stops to listen, and forty would listen to one. */
  get #streams(): { readonly input: Readable; readonly output: Writable; readonly signal: AbortSignal } {
    const signal = AbortSignal.any([this.#io.signal, this.#closed.signal]);
    return { input: this.#io.stdin, output: this.#output, signal };
  }

  /** Breaks lines between words, for what stands behind the bar or `taken` columns further right. */
  #fitted(text: string, taken = 0): string {
    return fitted(text, { isTTY: true, columns: (this.#output.columns ?? 80) - barColumns - taken, write: () => {} });
  }

  /** Prompts are loaded when there is somebody to answer. */
  static async open(io: Io): Promise<ScreenFront> {
    return new ScreenFront(await import("@clack/prompts"), io);
  }

  async question(question: InterviewQuestion, context: AskContext): Promise<Reply> {
    if (context.fault === undefined) this.#head(question, context);
    else this.#clack.log.warn(this.#fitted(`Your answer ${oneLine(context.fault)}.`), this.#streams);
    const choices = await this.#choose(question, context);
    if (choices === undefined) return { kind: "quit" };
    const action = choices.find((each) => typeof each === "string" && each !== "other");
    if (action !== undefined) return this.#act(action, question);
    const labels = choices.flatMap((each) => (typeof each === "number" ? [question.options[each]?.label ?? ""] : []));
    const other = choices.includes("other")
      ? await this.#text("Your answer", "in your own words", labels.length === 0)
      : "";
    if (other === undefined) return { kind: "quit" };
    const note = await this.#text("A note: a reason, a condition", "Enter for none");
    if (note === undefined) return { kind: "quit" };
    const replaces = await this.#replaces(context, other === "" ? labels : [...labels, other]);
    if (replaces === undefined) return { kind: "quit" };
    return { kind: "answer", choices: labels, other, note, ...(replaces ? { replaces } : {}) };
  }

  #head({ topic, question, why, options }: InterviewQuestion, { coverage, answered, earlier }: AskContext): void {
    this.#asked += 1;
    const { style } = this.#io;
    const lines = [
      style.dim(`question ${answered + 1} · ${coverageLine(coverage)}`),
      `${style.bold(style.cyan(oneLine(topic)))}  ${style.bold(plainText(question))}`,
      ...(why === undefined ? [] : [style.dim(`Why it matters: ${oneLine(why)}`)]),
      ...(earlier === undefined
        ? []
        : [
            style.yellow(
              `Earlier (decision ${earlier.id}): ${oneLine(earlier.question)} → ${oneLine(earlier.answer.join("; "))}`,
            ),
          ]),
    ];
    this.#clack.log.step(this.#fitted(lines.join("\n")), this.#streams);
    for (const { label, preview } of options)
      if (preview !== undefined) this.#clack.note(plainText(preview), oneLine(label), this.#streams);
  }

  async #choose(question: InterviewQuestion, context: AskContext): Promise<readonly Choice[] | undefined> {
    const { options, isMultiple } = question;
    const chosen = new Set(context.earlier?.answer);
    const listed = options.map((option, index) => ({ value: index, label: this.#fitted(labelOf(option), 2) }));
    const marked = options.flatMap(({ label }, index) => (chosen.has(label) ? [index] : []));
    if (isMultiple && options.length > 0) {
      const several = await this.#clack.multiselect<Choice>({
        ...this.#streams,
        message: "Mark with space, several if you like; Enter with none marked for more choices",
        options: [...listed, { value: "other" as const, label: "Other, in my own words" }],
        initialValues: marked,
        required: false,
      });
      if (this.#clack.isCancel(several)) return undefined;
      if (several.length > 0) return several;
    }
    const one = await this.#clack.select<Choice>({
      ...this.#streams,
      message: options.length === 0 || isMultiple ? "What now?" : "Your answer",
      options: [...(isMultiple ? [] : listed), ...actions(question, context)],
      ...(marked[0] === undefined || isMultiple ? {} : { initialValue: marked[0] }),
    });
    return this.#clack.isCancel(one) ? undefined : [one];
  }

  /** A question may only look like an earlier one: whether it takes its place is the author's to say. */
  async #replaces({ earlier }: AskContext, answer: readonly string[]): Promise<boolean | undefined> {
    if (earlier === undefined || JSON.stringify(earlier.answer) === JSON.stringify(answer)) return false;
    const message = `Does this take the place of decision ${earlier.id} (${oneLine(earlier.answer.join("; "))})?`;
    const said = await this.#clack.confirm({ ...this.#streams, message, initialValue: false });
    return this.#clack.isCancel(said) ? undefined : said;
  }

  async #act(action: Exclude<Action, "other">, { topic }: InterviewQuestion): Promise<Reply> {
    if (action === "skip") {
      const reason = await this.#text("Why does it stay open?", "for example: the customer decides in May", true);
      return reason === undefined ? { kind: "quit" } : { kind: "skip", reason };
    }
    if (action === "not-relevant") {
      const reason = await this.#text(`Why is ${oneLine(topic)} not relevant?`, "Enter for no reason");
      return reason === undefined ? { kind: "quit" } : { kind: "not-relevant", reason };
    }
    return { kind: action };
  }

  async #text(message: string, placeholder: string, isNeeded = false): Promise<string | undefined> {
    const said = await this.#clack.text({
      ...this.#streams,
      message,
      placeholder,
      ...(isNeeded ? { validate: (value) => ((value ?? "").trim() === "" ? "a few words" : undefined) } : {}),
    });
    return this.#clack.isCancel(said) ? undefined : (said ?? "");
  }

  unseen(id: number, question: string): void {
    this.#clack.log.info(this.#fitted(`decision ${id} answers again: ${oneLine(question)}`), this.#streams);
  }

  async finding(shown: ShownFinding): Promise<FindingReply> {
    const { finding, judgement, diff } = shown;
    this.#clack.log.step(
      [this.#fitted(findingText(shown, this.#io)), coloured(plainText(diff), this.#io)].join("\n"),
      this.#streams,
    );
    const isClaim = judgement.verdict === "claim";
    const said = await this.#clack.select<FindingReply["kind"]>({
      ...this.#streams,
      message: "What is done?",
      options: [
        ...(isClaim
          ? [
              { value: "claim" as const, label: "Keep it, marked as a claim that nothing decides" },
              ...(judgement.removed === undefined ? [] : [{ value: "remove" as const, label: "Remove it" }]),
            ]
          : [{ value: "take" as const, label: "Take it" }]),
        { value: "leave", label: "Leave it as it is" },
        { value: "edit", label: "Say it in my own words…" },
        { value: "quit", label: "Stop here" },
      ],
      initialValue: judgement.verdict === "person" ? "leave" : isClaim ? "claim" : "take",
    });
    if (this.#clack.isCancel(said)) return { kind: "quit" };
    if (said !== "edit") return { kind: said };
    const replacement = await this.#clack.text({
      ...this.#streams,
      message: "In place of the quote",
      initialValue: finding.replacement === "" ? finding.quote : finding.replacement,
    });
    if (this.#clack.isCancel(replacement)) return { kind: "quit" };
    return replacement.trim() === "" ? { kind: "leave" } : { kind: "edit", replacement };
  }

  async conflict({ line, mine, theirs }: Conflict, file: string): Promise<Side | undefined> {
    const { style } = this.#io;
    const block = (title: string, lines: readonly string[]): string =>
      [style.bold(title), ...lines.map((each) => `  ${oneLine(each)}`)].join("\n");
    this.#clack.log.warn(
      [`${file}:${line} was changed by you and by the interview`, block("yours", mine), block("proposed", theirs)].join(
        "\n",
      ),
      this.#streams,
    );
    const side = await this.#clack.select<Side>({
      ...this.#streams,
      message: "Which one is taken?",
      options: [
        { value: "mine", label: "mine" },
        { value: "theirs", label: "the proposed lines" },
        { value: "both", label: "both, mine first" },
      ],
    });
    return this.#clack.isCancel(side) ? undefined : side;
  }

  async confirm({ file, decided, open, notes, coverage, diff }: Summary): Promise<boolean> {
    const { style } = this.#io;
    const list = (title: string, lines: readonly string[]): readonly string[] =>
      lines.length === 0 ? [] : ["", style.bold(title), ...lines.map((each) => this.#fitted(`  ${oneLine(each)}`))];
    const text = [
      ...(coverage.length === 0 ? [] : [this.#fitted(coverageLine(coverage))]),
      ...list(`Decided: ${decided.length}`, decided),
      ...list(`Still open: ${open.length}`, open),
      ...list("To know", notes),
      ...(diff === ""
        ? ["", `${file} changes in nothing.`]
        : ["", style.bold(`What changes in ${file}`), coloured(plainText(diff), this.#io)]),
    ];
    this.#clack.log.step(text.join("\n"), this.#streams);
    const yes = await this.#clack.confirm({ ...this.#streams, message: `Write ${file}?` });
    return yes === true;
  }

  [Symbol.dispose](): void {
    this.#closed.abort();
  }

  end(done: FrontEnd): void {
    this.#clack.outro(endLine(done), this.#streams);
  }
}

function findingText({ file, finding, judgement }: ShownFinding, { style }: Io): string {
  const { kind, problem, readings, recommended, because } = finding;
  return [
    `${style.bold(style.cyan(kind))}  ${oneLine(file)}:${judgement.line}`,
    plainText(problem),
    ...readings.map((each, index) => `  ${index + 1 === recommended ? "→" : " "} ${oneLine(each)}`),
    ...(because.trim() === "" ? [] : [style.dim(`Why: ${oneLine(because)}`)]),
    ...(judgement.verdict === "person" ? judgement.why.map((each) => style.yellow(oneLine(each))) : []),
  ].join("\n");
}

type Terminal = Writable & { readonly columns?: number; readonly rows?: number };

/** A terminal that does not know its size says 0, and every character would get a line of its own. */
function sized(output: Terminal): Terminal {
  if (output.columns !== 0 && output.rows !== 0) return output;
  return new Proxy(output, {
    get: (terminal, key) => {
      const value: unknown = Reflect.get(terminal, key, terminal);
      if (key === "columns") return terminal.columns || 80;
      if (key === "rows") return terminal.rows || 24;
      return typeof value === "function" ? value.bind(terminal) : value;
    },
  });
}

const labelOf = ({ label, recommended, description }: AskedOption): string =>
  `${oneLine(label)}${recommended === true ? " (recommended)" : ""}${description === undefined ? "" : `: ${oneLine(description)}`}`;

function actions({ topic, options }: InterviewQuestion, { canGoBack }: AskContext): { value: Choice; label: string }[] {
  return [
    { value: "other", label: options.length === 0 ? "Answer…" : "Other, in my own words…" },
    { value: "look", label: "Look in the repository: it is there" },
    { value: "skip", label: "Skip, with a reason…" },
    ...(topic === "other" ? [] : [{ value: "not-relevant" as const, label: `${oneLine(topic)} is not relevant here` }]),
    ...(canGoBack ? [{ value: "back" as const, label: "Back to the question before" }] : []),
    { value: "enough", label: "Enough: write the specification" },
  ];
}

/** A diff in the colours that people know. */
const coloured = (diff: string, { style }: Io): string =>
  diff
    .split("\n")
    .map((line) => (line.startsWith("+") ? style.green(line) : line.startsWith("-") ? style.red(line) : line))
    .join("\n");
