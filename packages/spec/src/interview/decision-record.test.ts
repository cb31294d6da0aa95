import { expect, test } from "vitest";
import { answered, type DecisionRecord, readDecisions } from "./decision-record.ts";

const record = (id: number, question: string, answer: string, more: Partial<DecisionRecord> = {}): DecisionRecord => ({
  version: 1,
  spec: "SPEC.md",
  id,
  kind: "answer",
  topic: "Data",
  question,
  options: [{ label: "CSV" }, { label: "JSON" }],
  answer: [answer],
  who: "Ada",
  when: "2026-11-30T00:00:00.000Z",
  ...more,
});
const text = (...records: readonly object[]): string => records.map((each) => `${JSON.stringify(each)}\n`).join("");
const format = record(1, "Which format has the file?", "CSV");

test.each<[string, readonly DecisionRecord[]]>([
  ["the same question", [format, record(1, "Which format has the file?", "JSON")]],
  ["the same question, of another topic by now", [format, record(1, "Which format has the file?", "JSON", { topic: "Behaviour" })]],
  ["the question in other words", [format, record(1, "Which format should the file have?", "JSON")]],
  ["a question of another specification", [format, record(1, "Who signs in?", "All", { spec: "OTHER.md" })]],
])("a later line of the same id replaces an earlier one: %s", (_name, records) => {
  expect(readDecisions(text(...records), "decisions.jsonl")).toEqual(records);
}); // biome-ignore format: rows

test("an id that two questions have is an error: one answer would hide the other", () => {
  const merged = text(format, record(2, "How large?", "1 MB"), record(1, "What happens on an error?", "It stops"));
  expect(() => readDecisions(merged, "decisions.jsonl")).toThrow(
    /^decisions\.jsonl:3: has the id 1 of another question, "Which format has the file\?"\n {2}help: give one of them an id that no decision has, 3 for example, and cite that one in the specification/,
  );
});

test("an answer that was changed by hand counts as it stands; one that was taken out is asked for again", () => {
  const changed = { ...format, answer: ["JSON"] };
  expect(answered(readDecisions(text(changed), "decisions.jsonl"))).toEqual([changed]);
  expect(answered(readDecisions(text(record(2, "How large?", "1 MB")), "decisions.jsonl")).map(({ id }) => id)).toEqual(
    [2],
  );
});

test.each([
  ["half a line in the middle", `{"version":1,\n${text(format)}`, /^decisions\.jsonl:1: is not JSON/],
  ["no text in a line", `${text(format)}\0\0\0\n`, /^decisions\.jsonl:2: is not JSON/],
  ["an answer that is a text", text({ ...format, answer: "CSV" }), /^decisions\.jsonl:1: has no answer, expected a list/],
  ["no id", text({ ...format, id: "1" }), /^decisions\.jsonl:1: has no id, expected a whole number/],
])("%s is an error with its line", (_name, log, expected) => {
  expect(() => readDecisions(log, "decisions.jsonl")).toThrow(expected);
}); // biome-ignore format: rows
