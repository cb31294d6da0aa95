import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import type { AskContext, InterviewQuestion } from "@goalpost/spec";
import { coverageOf, interviewTopics } from "@goalpost/spec";
import { describe, expect, test } from "vitest";
import type { Io } from "../io.ts";
import { styleFor } from "../output/style.ts";
import { columnsOf } from "../output/wrap.ts";
import { ScreenFront } from "./screen-front.ts";

const keys = { enter: "\r", down: "\u001b[B", space: " ", ctrlC: "\u0003" } as const;

const question: InterviewQuestion = {
  topic: "Data",
  question: "Which format?",
  why: "two importers read it.",
  options: [
    { label: "CSV", description: "opens anywhere", recommended: true, preview: "id;amount" },
    { label: "JSON\u001b[2J", description: "types" },
  ],
  isMultiple: false,
};
const context: AskContext = { coverage: coverageOf(interviewTopics, []), answered: 6, canGoBack: true };

/** A terminal in the test's hand: each prompt that is drawn gets the next keys. */
async function terminal(...typed: readonly string[]) {
  return sizedTerminal(100, typed);
}

async function sizedTerminal(columns: number, typed: readonly string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true, isRaw: false, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns, rows: columns === 0 ? 0 : 40 });
  let said = "";
  const left = [...typed];
  output.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  // a prompt hides the cursor when it is drawn first, and shows it when it is answered
  let drawn = 0;
  output.on("data", (chunk: Buffer) => {
    if (!chunk.toString().includes("\u001b[?25l")) return;
    drawn += 1;
    const next = left.shift();
    setImmediate(() => input.write(next ?? keys.ctrlC));
  });
  const io = {
    stdin: input,
    stdout: output,
    style: styleFor({ write: () => {} }, {}),
    signal: new AbortController().signal,
  } as unknown as Io;
  const front = await ScreenFront.open(io);
  return { front, said: () => stripVTControlCharacters(said), raw: () => said, drawn: () => drawn };
}

describe("the screen", () => {
  test("shows topic, question, why, options with what they mean, and how far it is", async () => {
    const { front, said, raw } = await terminal(keys.enter, keys.enter);
    expect(await front.question(question, context)).toEqual({ kind: "answer", choices: ["CSV"], other: "", note: "" });
    for (const text of [
      "question 7 · 0 of 10 topics clear; missing: Goal",
      "Data  Which format?",
      "Why it matters: two importers read it.",
      "CSV (recommended): opens anywhere",
      "id;amount",
      "Skip, with a reason…",
      "Enough: write the specification",
    ])
      expect(said()).toContain(text);
    // what the model says moves no cursor
    expect(raw()).not.toContain("\u001b[2J");
  });

  const down = (count: number): string => keys.down.repeat(count);
  test.each<[string, readonly string[], object]>([
    [
      "own words and a note",
      [down(2) + keys.enter, `XML${keys.enter}`, `they have it${keys.enter}`],
      { kind: "answer", choices: [], other: "XML", note: "they have it" },
    ],
    ["look", [down(3) + keys.enter], { kind: "look" }],
    ["skip", [down(4) + keys.enter, `May${keys.enter}`], { kind: "skip", reason: "May" }],
    ["not relevant", [down(5) + keys.enter, keys.enter], { kind: "not-relevant", reason: "" }],
    ["back", [down(6) + keys.enter], { kind: "back" }],
    ["enough", [down(7) + keys.enter], { kind: "enough" }],
    ["Ctrl-C at the question", [keys.ctrlC], { kind: "quit" }],
    ["Ctrl-C at the note", [keys.enter, keys.ctrlC], { kind: "quit" }],
  ])("takes %s", async (_, typed, reply) => {
    const { front } = await terminal(...typed);
    expect(await front.question(question, context)).toEqual(reply);
  });

  test("takes a question off when the interview ends without its answer: the client has died", async () => {
    const { front, raw } = await terminal("");
    const reply = front.question(question, context);
    await new Promise(setImmediate);
    front[Symbol.dispose]();
    expect(await reply).toEqual({ kind: "quit" });
    // the cursor is shown again, and the input is left
    expect(raw().lastIndexOf("\u001b[?25h")).toBeGreaterThan(raw().lastIndexOf("\u001b[?25l"));
  });

  test("takes several, with the earlier answer marked", async () => {
    const earlier = { id: 3, question: "What format?", answer: ["CSV"] } as unknown as NonNullable<
      AskContext["earlier"]
    >;
    const { front, said } = await terminal(keys.down + keys.space + keys.enter, keys.enter, "y");
    const reply = await front.question({ ...question, isMultiple: true }, { ...context, earlier });
    expect(reply).toEqual({
      kind: "answer",
      choices: ["CSV", question.options[1]?.label],
      other: "",
      note: "",
      replaces: true,
    });
    expect(said()).toContain("Earlier (decision 3): What format? → CSV");
  });

  test("sums up before anything is written, and takes no for an answer", async () => {
    const { front, said } = await terminal(`n`);
    const summary = {
      file: "SPEC.md",
      decided: ["Decision 1: a"],
      open: ["Who?"],
      notes: ["R7 is gone"],
      coverage: context.coverage,
      diff: "+new\n-old",
    };
    expect(await front.confirm(summary)).toBe(false);
    for (const text of [
      "Decided: 1",
      "Decision 1: a",
      "Still open: 1",
      "Who?",
      "R7 is gone",
      "What changes in SPEC.md",
      "+new",
      "Write SPEC.md?",
    ])
      expect(said()).toContain(text);
  });

  test("is readable in a terminal that does not know its size", async () => {
    const { front, said } = await sizedTerminal(0, [keys.enter, keys.enter]);
    expect(await front.question(question, context)).toMatchObject({ choices: ["CSV"] });
    expect(said()).toContain("CSV (recommended): opens anywhere");
  });

  test.each([60, 80, 120])("no line of a question is wider than a terminal of %i columns", async (columns) => {
    const { front, said } = await sizedTerminal(columns, [keys.enter, keys.enter]);
    const words = "a file that arrives twice, with the name of the one before, 日本語 🎉, ".repeat(6);
    const [csv = { label: "" }, ...others] = question.options;
    const long = { ...question, question: words, why: words, options: [{ ...csv, description: words }, ...others] };
    await front.question(long, context);
    const drawn = said()
      .split("\n")
      .map((line) => line.replace(/\r/g, "").trimEnd());
    expect(drawn.filter((line) => columnsOf(line) > columns)).toEqual([]);
    // each of them is behind the bar, and none begins with a space that the break has left
    const broken = drawn.filter((line) => line.includes("arrives") || line.includes("missing:"));
    expect(broken.length).toBeGreaterThan(6);
    expect(broken.filter((line) => !/^[│◇◆] {2}\S|^│ {4}\S/.test(line))).toEqual([]);
  });

  test("an interview of 40 questions says nothing of its own machinery", async () => {
    const warnings: string[] = [];
    const hear = ({ message }: Error): void => void warnings.push(message);
    process.on("warning", hear);
    const { front } = await terminal(...Array.from({ length: 80 }, () => keys.enter));
    for (let asked = 0; asked < 40; asked += 1)
      expect(await front.question(question, context)).toMatchObject({ kind: "answer" });
    await new Promise(setImmediate);
    process.off("warning", hear);
    expect(warnings).toEqual([]);
  });

  test("own words are words", async () => {
    const { front, said } = await terminal(
      keys.down.repeat(2) + keys.enter,
      `${keys.enter}XML${keys.enter}`,
      keys.enter,
    );
    expect(await front.question(question, context)).toMatchObject({ other: "XML" });
    expect(said()).toContain("a few words");
  });

  test("asks whose lines are taken", async () => {
    const { front, said } = await terminal(keys.down + keys.enter);
    expect(await front.conflict({ line: 4, base: ["a"], mine: ["b"], theirs: ["c"] }, "SPEC.md")).toBe("theirs");
    expect(said()).toContain("SPEC.md:4 was changed by you and by the interview");
  });
});
