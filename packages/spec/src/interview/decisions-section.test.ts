import { describe, expect, test } from "vitest";
import { readSpec } from "../read/read-spec.ts";
import type { DecisionRecord } from "./decision-record.ts";
import { readDecisions } from "./decision-record.ts";
import { withDecisions } from "./decisions-section.ts";
import { citedDecisions } from "./proposal.ts";

const record = (id: number, more: Partial<DecisionRecord> = {}): DecisionRecord => ({
  version: 1,
  spec: "SPEC.md",
  id,
  kind: "answer",
  topic: "Goal",
  question: "Which port?",
  options: [{ label: "443", description: "TLS alone." }],
  answer: ["443"],
  who: "Ada",
  when: "2026-11-30T00:00:00.000Z",
  ...more,
});

describe("the section of decisions", () => {
  test("is made, and its lines replaced by what was recorded last; the author's own stay", () => {
    const once = withDecisions("# A\n\n- R1: a\n", [record(2), record(3, { kind: "skip", answer: [] })]);
    expect(once).toBe("# A\n\n- R1: a\n\n## Decisions\n\n- Decision 2: Which port? 443 (TLS alone).\n");
    const own = once
      .replace("## Decisions\n\n", "## Decisions\n\n1. Errors keep their codes.\n")
      .concat("\n## Later\n\nText.\n");
    const again = withDecisions(own, [record(2), record(2, { answer: ["81"], note: "as before" }), record(4)]);
    expect(again).toBe(
      "# A\n\n- R1: a\n\n## Decisions\n\n1. Errors keep their codes.\n- Decision 2: Which port? 81. The author: as before\n- Decision 4: Which port? 443 (TLS alone).\n\n## Later\n\nText.\n",
    );
    expect(withDecisions(again, [record(2, { answer: ["81"], note: "as before" }), record(4)])).toBe(again);
    const spaced = `${again}\n\n`;
    expect(withDecisions(spaced, [record(2, { answer: ["81"], note: "as before" }), record(4)])).toBe(spaced);
    expect(readSpec(again).decisions.map(({ id }) => id)).toEqual(["1", "2", "4"]);
  });

  test("is not one in a code block", () => {
    const fenced = "# A\n\n- R1: a\n\n```md\n## Decisions\n```\n";
    expect(withDecisions(fenced, [record(1)])).toBe(
      `${fenced}\n## Decisions\n\n- Decision 1: Which port? 443 (TLS alone).\n`,
    );
  });

  test.each<[string, readonly number[]]>([
    ["a (decision 12)", [12]],
    ["(decisions 3, 4 and 12)", [3, 4, 12]],
    ["decision:7; Decision #8", [7, 8]],
    ["the decision of 2019, indecision 4", []],
  ])("%s cites", (text, ids) => expect([...citedDecisions(text)]).toEqual(ids));
});

describe("decisions.jsonl", () => {
  const line = JSON.stringify(record(1));
  test("is read without the line that was being written", () => {
    expect(readDecisions(`${line}\n${line.slice(0, 40)}`, "decisions.jsonl").length).toBe(1);
    expect(readDecisions(`${line}\n${line}`, "decisions.jsonl").length).toBe(2);
  });

  test.each([
    ["{\n", /^d:1: is not JSON/],
    [`${line}\n[]\n`, /^d:2: has the version none/],
    [line.replace('"id":1', '"id":0'), /has no id/],
    [line.replace('"kind":"answer"', '"kind":"x"'), /has the kind "x", expected answer, skip/],
    [line.replace('"answer":["443"]', '"answer":"443"'), /has no answer/],
    [line.replace('"who":"Ada"', '"who":1'), /has no who/],
  ])("%j is refused with its line", (text, error) => {
    expect(() => readDecisions(text, "d")).toThrow(error);
  });
});
