import { createInterface } from "node:readline";
import type { AskContext, Conflict, FindingReply, InterviewQuestion, Reply, Side } from "@goalpost/spec";
import type { Io } from "../io.ts";
import type { Front, FrontEnd, ShownFinding, Summary } from "./front.ts";
import { readFindingReply, readReply } from "./read-reply.ts";

/**
 * Another program answers: each question is a line of JSON on standard output, and its answer a line of JSON on standard input. A line that cannot be
 * used is answered with one of type "refused", and the next one is read. The end of the input stops the interview; what was answered is kept.
 */
export class JsonFront implements Front {
  readonly #io: Io;
  readonly #command: string;
  readonly #lines: AsyncIterator<string>;
  readonly #close: () => void;
  #asked = 0;

  /** @param command - The command that speaks, for the envelope. */
  constructor(io: Io, command: string) {
    this.#io = io;
    this.#command = command;
    const reader = createInterface({ input: io.stdin, terminal: false });
    this.#lines = reader[Symbol.asyncIterator]();
    this.#close = () => reader.close();
    io.signal.addEventListener("abort", this.#close, { once: true });
  }

  async question(
    question: InterviewQuestion,
    { coverage, answered, earlier, fault, canGoBack }: AskContext,
  ): Promise<Reply> {
    if (fault !== undefined) this.#tell({ type: "refused", what: fault });
    else {
      this.#asked += 1;
      this.#tell({
        type: "question",
        number: this.#asked,
        ...question,
        is_multiple: question.isMultiple,
        isMultiple: undefined,
        ...(earlier === undefined
          ? {}
          : { earlier: { id: earlier.id, question: earlier.question, answer: earlier.answer } }),
        can_go_back: canGoBack,
        progress: {
          answered,
          topics: coverage.map(({ topic, state, answers }) => ({ id: topic.id, state, answers })),
        },
      });
    }
    return this.#read((value) => readReply(value, question), { kind: "quit" });
  }

  unseen(id: number, question: string): void {
    this.#tell({ type: "answered_from_log", id, question });
  }

  async finding({ file, finding, judgement, diff }: ShownFinding): Promise<FindingReply> {
    const { verdict, line } = judgement;
    const why = verdict === "person" ? judgement.why : [];
    this.#tell({ type: "finding", file, line, verdict, why, ...finding, diff });
    return this.#read(readFindingReply, { kind: "quit" });
  }

  async conflict({ line, base, mine, theirs }: Conflict): Promise<Side | undefined> {
    this.#tell({ type: "conflict", line, base, mine, theirs });
    return this.#read((value) => {
      const { side } = Object(value) as { readonly side?: unknown };
      if (side === "mine" || side === "theirs" || side === "both") return { ok: side };
      return { fault: 'expected {"side": "mine"}, "theirs" or "both"' };
    }, undefined);
  }

  async confirm({ file, decided, open, notes, coverage, diff }: Summary): Promise<boolean> {
    const topics = coverage.map(({ topic, state }) => ({ id: topic.id, state }));
    this.#tell({ type: "summary", file, decided, open, notes, topics, diff });
    return this.#read((value) => {
      const { action } = Object(value) as { readonly action?: unknown };
      if (action === "write" || action === "discard") return { ok: action === "write" };
      return { fault: 'expected {"action": "write"} or {"action": "discard"}' };
    }, false);
  }

  /** An input that is still read keeps the process alive. */
  [Symbol.dispose](): void {
    this.#close();
    this.#io.signal.removeEventListener("abort", this.#close);
  }

  end(done: FrontEnd): void {
    this.#tell({ type: "end", ...done });
  }

  async #read<Value>(
    read: (value: unknown) => { readonly ok: Value } | { readonly fault: string },
    atEnd: Value,
  ): Promise<Value> {
    for (;;) {
      const { value: line, done } = await this.#lines.next();
      if (done === true) return atEnd;
      if (line.trim() === "") continue;
      const found = readLine(line, read);
      if ("ok" in found) return found.ok;
      this.#tell({ type: "refused", what: found.fault });
    }
  }

  #tell(line: object): void {
    this.#io.stdout.write(`${JSON.stringify({ version: 1, command: this.#command, ...line })}\n`);
  }
}

function readLine<Value>(
  line: string,
  read: (value: unknown) => { readonly ok: Value } | { readonly fault: string },
): { readonly ok: Value } | { readonly fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { fault: "the line is not JSON" };
  }
  return read(value);
}
