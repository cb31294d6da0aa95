import { describe, expect, test } from "vitest";
import type { DecisionRecord } from "../interview/decision-record.ts";
import { withDecisions } from "../interview/decisions-section.ts";
import { readSpec } from "./read-spec.ts";

const decided: DecisionRecord = {
  ...{ version: 1, spec: "SPEC.md", id: 1, kind: "answer", topic: "Data", question: "Which format?", options: [] },
  ...{ answer: ["CSV"], who: "Ada", when: "2026-11-30T00:00:00.000Z" },
};
const around = (body: string): string => `# A\n\n- R1: x is y\n\n${body}\n`;
const long = 19_000;
const filled = (part: string, length = long): string => part.repeat(Math.ceil(length / part.length)).slice(0, length);

describe("marks by the thousand in one line are read as they stand:", () => {
  test.each([
    "[", "](", "![", "[a](", "[a][", "[a](b) ", "**a ", "*a_", "a**b", "_a ", "*", "`a ", "``a`", "<a ", "<!-- ", "<b>", "&a", "\\[", "|", "http://a ", "a/", ".", " ", "-",
  ])("%j", (part) => {
    const body = `Text ${filled(part)}`;
    const { requirements } = readSpec(around(body));
    expect(requirements[0]?.id).toBe("R1");
    expect(withDecisions(around(body), [decided])).toContain(`${body}\n\n## Decisions\n\n- Decision 1: `);
  }); // biome-ignore format: one list
});

test("links and references are words as they stand", () => {
  const uses = "[a] ".repeat(4_000);
  expect(readSpec(around(`[a]: x\n\n${uses}`)).requirements).toHaveLength(1);
  const { requirements } = readSpec("- R1: See [the *guide*](a.md) &amp; `b`.\n");
  expect(requirements[0]?.text).toBe("See [the *guide*](a.md) &amp; `b`.");
});

test("5,000 entries are read", () => {
  const many = Array.from({ length: 5_000 }, (_, index) => `- R${index + 2}: It holds ${index}.`).join("\n");
  expect(readSpec(many).requirements).toHaveLength(5_000);
});

test.each<[string, string, RegExp]>([
  ["50,000 open links", "[".repeat(50_000), /^SPEC\.md:5: has 50000 characters on one line, expected at most 20000\n {2}help: break the line.+\n {2}code: spec\/too-long/],
  ["a hundred quotations", "> ".repeat(100), /^SPEC\.md:5: has quotations or lists that lie in each other too deep to be read\n {2}help: .+\n {2}code: spec\/too-deep/],
  ["lists in one line", "- ".repeat(5_000), /^SPEC\.md:5: .+too deep/],
  ["numbered ones", "1. ".repeat(5_000), /^SPEC\.md:5: .+too deep/],
  ["by turns", "> - 1) ".repeat(1_000), /^SPEC\.md:5: .+too deep/],
  ["lists by their indents", Array.from({ length: 400 }, (_, index) => `${" ".repeat(index * 2)}- a`).join("\n"), /^SPEC\.md:\d+: .+too deep/],
  ["lines that go on with a quotation", `> a\n${"b\n".repeat(5_000)}`, /^SPEC\.md:1006: goes on with an entry or a quotation that has more than 1000 lines\n {2}help: put an empty line.+\n {2}code: spec\/too-long/],
  ["lines that go on with an entry", `- a\n${"b\n".repeat(5_000)}`, /^SPEC\.md:1006: .+more than 1000 lines/],
])("%s: refused before they are parsed, with the line", (_name, body, expected) => {
  expect(() => readSpec(around(body))).toThrow(expected);
  expect(() => withDecisions(around(body), [decided])).toThrow(/^the specification:\d+: /);
}); // biome-ignore format: rows
