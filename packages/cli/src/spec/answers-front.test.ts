import type { InterviewQuestion } from "@goalpost/spec";
import { expect, test } from "vitest";
import type { Io } from "../io.ts";
import { styleFor } from "../output/style.ts";
import { AnswersFront } from "./answers-front.ts";

const question = (words: string, topic = "Data"): InterviewQuestion => ({
  topic,
  question: words,
  options: [{ label: "CSV" }, { label: "JSON" }],
  isMultiple: false,
});
const context = { coverage: [], answered: 0, canGoBack: false };

function play(lines: readonly object[]) {
  let said = "";
  const sink = { write: (text: string) => { said += text; } }; // biome-ignore format: one
  const io: Io = { cwd: "/", env: {}, stdin: process.stdin, stdout: sink, stderr: sink, style: styleFor(sink, {}), quiet: true, signal: new AbortController().signal }; // biome-ignore format: one
  const front = new AnswersFront(lines.map((line) => JSON.stringify(line)).join("\n"), "a.jsonl", io, undefined);
  return { front, said: () => said };
}

test("an answer that is none of the options is taken as own words, and said to be", async () => {
  const { front, said } = play([{ topic: "Data", answer: "CSVV" }]);
  expect(await front.question(question("Which format?"), context)).toEqual({ kind: "answer", choices: [], other: "CSVV" }); // biome-ignore format: one
  expect(said()).toContain('  → "CSVV" (none of the options: own words)\n');
});

test("answers that no question asked for are named at the end, since one may be misspelt", async () => {
  const { front, said } = play([
    { question: "Which format?", answer: "CSV" },
    { question: "Which formta?", answer: "JSON" },
    { topic: "Prof", action: "not-relevant" },
  ]);
  await front.question(question("Which format?"), context);
  front.end({ status: "written", file: "SPEC.md", changed: true });
  expect(said()).toContain(
    'note: a.jsonl:2 was not asked for: question "Which formta?"\nnote: a.jsonl:3 was not asked for: topic "Prof"\n',
  );
});

test("a decisions.jsonl, entries for all and entries for findings are not taken for misspelt answers", () => {
  const record = { version: 1, id: 7, question: "Which format?", topic: "Data", options: [], answer: ["CSV"] };
  const { front, said } = play([
    record,
    { action: "skip", reason: "later" },
    { quote: "It is quick.", action: "take" },
  ]);
  front.end({ status: "written", file: "SPEC.md", changed: true });
  expect(said()).not.toContain("not asked for");
});

test.each<[string, object, RegExp]>([
  ["an id in its place", { id: 3, topic: "Data", answer: "CSV" }, /^a\.jsonl:1: has the key "id", expected answer, note/],
  ["an action that is none", { topic: "Data", action: "skp" }, /^a\.jsonl:1: has the action "skp", expected skip/],
  ["an answer and an action", { topic: "Data", answer: "CSV", action: "look" }, /^a\.jsonl:1: expected either answer or action/],
  ["another question's", { question: "Who?", answer: "CSV" }, /^a\.jsonl: has no answer to "Which format\?" \(topic Data\)\n {2}help: add a line/],
])("%s is an error that says where", async (_name, line, expected) => {
  await expect(play([line]).front.question(question("Which format?"), context)).rejects.toThrow(expected);
}); // biome-ignore format: rows
