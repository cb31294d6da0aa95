import { GoalpostError } from "@goalpost/core";
import type { AskContext, Conflict, FindingReply, InterviewQuestion, Reply, Side } from "@goalpost/spec";
import { type Io, print } from "../io.ts";
import { oneLine, plainText } from "../output/plain-text.ts";
import { coverageLine, type Front, type FrontEnd, type ShownFinding, type Summary } from "./front.ts";
import { readFindingReply, readReply } from "./read-reply.ts";

/** One answer of a file: for the question of these words, for any of its topic, or, without either, for any question. */
interface FileAnswer {
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
  readonly question?: string;
  readonly topic?: string;
  /** Whether it is a line of a decisions.jsonl, most of which answer what is not asked again. */
  readonly isRecord: boolean;
}

/** A file answers, entry by entry: `{ "question": "…" | "topic": "…", "answer": … }`, as JSON lines or as one list. */
export class AnswersFront implements Front {
  readonly #file: string;
  readonly #answers: readonly FileAnswer[];
  readonly #used = new Set<FileAnswer>();
  readonly #io: Io;
  readonly #side: Side | undefined;

  /**
   * @param side - Which side of a conflict is taken; undefined: none, and nothing is written.
   * @throws GoalpostError `spec/bad-answers`, with the line.
   */
  constructor(text: string, file: string, io: Io, side: Side | undefined) {
    this.#file = file;
    this.#answers = answersIn(text, file);
    this.#io = io;
    this.#side = side;
  }

  async question(question: InterviewQuestion, { fault }: AskContext): Promise<Reply> {
    const found = this.#find(question, fault === undefined);
    if (found === undefined) throw this.#unanswered(question);
    if (fault !== undefined)
      throw badAnswer(`${this.#file}:${found.line}`, `the answer to ${JSON.stringify(question.question)} ${fault}`);
    this.#used.add(found);
    const read = readReply(found.value, question);
    if ("fault" in read) throw badAnswer(`${this.#file}:${found.line}`, read.fault);
    print(this.#io, `${oneLine(question.topic)}: ${oneLine(question.question)}`);
    const isOwn = read.ok.kind === "answer" && read.ok.other !== undefined && question.options.length > 0;
    const own = isOwn ? " (none of the options: own words)" : "";
    print(this.#io, `  → ${oneLine(JSON.stringify(found.value.answer ?? found.value.action))}${own}`);
    return read.ok;
  }

  /** Its own words first, then its topic, then an entry for all; each entry but the last kind answers one question. */
  #find({ question, topic }: InterviewQuestion, isFresh: boolean): FileAnswer | undefined {
    const free = this.#answers.filter((each) => !isFresh || !this.#used.has(each));
    return (
      free.find((each) => each.question !== undefined && plain(each.question) === plain(question)) ??
      free.find(
        (each) => each.question === undefined && each.topic !== undefined && plain(each.topic) === plain(topic),
      ) ??
      this.#answers.find(
        (each) => each.question === undefined && each.topic === undefined && each.value.quote === undefined,
      )
    );
  }

  unseen(id: number, question: string): void {
    print(this.#io, `decision ${id} answers again: ${oneLine(question)}`);
  }

  /** An entry with the finding's quote says what is done; a finding without one is left. */
  async finding({ finding, judgement }: ShownFinding): Promise<FindingReply> {
    const found = this.#answers.find(({ value }) => value.quote === finding.quote);
    print(this.#io, `${finding.kind}: ${oneLine(JSON.stringify(finding.quote))}: ${oneLine(finding.problem)}`);
    if (judgement.verdict === "person") for (const why of judgement.why) print(this.#io, `  ${oneLine(why)}`);
    const read = found === undefined ? ({ ok: { kind: "leave" } } as const) : readFindingReply(found.value);
    if ("fault" in read) throw badAnswer(`${this.#file}:${found?.line ?? 1}`, read.fault);
    print(this.#io, `  → ${read.ok.kind}`);
    return read.ok;
  }

  async conflict({ line }: Conflict, file: string): Promise<Side> {
    if (this.#side !== undefined) return this.#side;
    throw new GoalpostError({
      code: "spec/conflict",
      where: `${file}:${line}`,
      what: "was changed by you and by the interview; nothing was written",
      help: "say which side is taken: --on-conflict mine, theirs or both; or run it in a terminal",
    });
  }

  async confirm({ decided, open, notes, coverage, diff }: Summary): Promise<boolean> {
    const { style } = this.#io;
    print(this.#io);
    const topics = coverage.length === 0 ? "" : `; ${coverageLine(coverage)}`;
    print(this.#io, style.bold(`decided: ${decided.length}, open: ${open.length}${topics}`));
    for (const note of notes) print(this.#io, `  note: ${oneLine(note)}`);
    for (const each of open) print(this.#io, `  open: ${oneLine(each)}`);
    print(this.#io, plainText(diff));
    return true;
  }

  [Symbol.dispose](): void {}

  end(done: FrontEnd): void {
    for (const each of this.#answers) {
      const { line, question, topic, isRecord } = each;
      const about = question === undefined ? `topic ${JSON.stringify(topic)}` : `question ${JSON.stringify(question)}`;
      const isNamed = question !== undefined || topic !== undefined;
      if (done.status !== "paused" && isNamed && !isRecord && !this.#used.has(each))
        print(this.#io, `note: ${this.#file}:${line} was not asked for: ${oneLine(about)}`);
    }
    print(this.#io, endLine(done));
  }

  #unanswered({ question, topic }: InterviewQuestion): GoalpostError {
    return new GoalpostError({
      code: "spec/no-answer",
      where: this.#file,
      what: `has no answer to ${JSON.stringify(question)} (topic ${topic})`,
      help: `add a line, and start it again; what was answered is kept: ${JSON.stringify({ question, answer: "…" })}`,
    });
  }
}

/** How it ended, in a line. */
export function endLine(done: FrontEnd): string {
  switch (done.status) {
    case "written":
      if (!done.changed) return `${done.file} is as it was: it says all that was decided`;
      return `wrote ${done.file}${done.backup === undefined ? "" : `; what it replaced is in ${done.backup}`}`;
    case "discarded":
      return `nothing was written; the proposal is in ${done.kept}, the answers are in decisions.jsonl`;
    case "paused":
      return `stopped; ${done.answers} answer${done.answers === 1 ? " is" : "s are"} kept. Go on with: ${done.again}`;
  }
}

function answersIn(text: string, file: string): readonly FileAnswer[] {
  if (text.trim() === "") throw badAnswer(file, "is empty, expected answers");
  const values = /^\s*\[/.test(text) ? listIn(text, file) : linesIn(text, file);
  return values.map(({ value, line }): FileAnswer => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw badAnswer(`${file}:${line}`, "is not an object, expected an answer");
    const {
      question,
      topic,
      answer,
      action,
      note,
      replaces,
      reason,
      options: _options,
      ...rest
    } = value as Record<string, unknown>;
    if (![question, topic].every((each) => each === undefined || typeof each === "string"))
      throw badAnswer(`${file}:${line}`, "has a question or topic that is not text");
    // a line of decisions.jsonl answers as well: what else it holds says nothing about the answer
    const isRecord = (value as { readonly version?: unknown }).version === 1;
    const own = { answer, action, note, replaces, reason, ...(isRecord ? {} : rest) };
    return {
      line,
      isRecord,
      value: Object.fromEntries(Object.entries(own).filter(([, each]) => each !== undefined)),
      ...(question === undefined ? {} : { question: question as string }),
      ...(topic === undefined ? {} : { topic: topic as string }),
    };
  });
}

function listIn(text: string, file: string): readonly { readonly value: unknown; readonly line: number }[] {
  try {
    return (JSON.parse(text) as readonly unknown[]).map((value) => ({ value, line: 1 }));
  } catch {
    throw badAnswer(file, "is not JSON, expected a list of answers");
  }
}

const linesIn = (text: string, file: string): readonly { readonly value: unknown; readonly line: number }[] =>
  text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    try {
      return [{ value: JSON.parse(line) as unknown, line: index + 1 }];
    } catch {
      throw badAnswer(`${file}:${index + 1}`, "is not JSON, expected an answer");
    }
  });

const badAnswer = (where: string, what: string): GoalpostError =>
  new GoalpostError({
    code: "spec/bad-answers",
    where,
    what,
    help: 'write one answer per line: {"question": "Which port?", "answer": "443", "note": "…"}, or {"topic": "Data", "action": "skip", "reason": "…"}',
  });

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
