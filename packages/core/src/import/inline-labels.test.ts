import { describe, expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";

const read = (text: string): unknown =>
  Object.fromEntries(
    importPrompt(text).draft.blocks.map(({ kind, items }) => [
      kind,
      items.map((item) => ("text" in item ? item.text : "path" in item ? item.path : item.kind)),
    ]),
  );

describe("a prompt on one line is cut at its labels", () => {
  test.each<[string, unknown]>([
    [
      "Goal: port billing. Done when: pnpm test passes. Constraints: do not touch fixtures.",
      { goal: ["port billing."], done_when: ["command"], constraints: ["Touch fixtures."] },
    ],
    ["goal: port it! done when: `pnpm test` passes", { goal: ["port it!"], done_when: ["command"] }],
    ["**Goal:** Port it. **Done when:** a holds.", { goal: ["Port it."], done_when: ["a holds."] }],
    ["Task: port it; Acceptance criteria: a holds", { goal: ["port it;"], done_when: ["a holds"] }],
    ["目标：迁移服务。完成条件：测试通过。", { goal: ["迁移服务。"], done_when: ["测试通过。"] }],
    ['Goal: print "x." Done when: it does.', { goal: ['print "x."'], done_when: ["it does."] }],
    ["# Port\n\nGoal: a. Done when: b.\nand c.\n", { other: ["# Port"], goal: ["a."], done_when: ["b. and c."] }],
    ["Goal: a. Done when: b. Done when: c.", { goal: ["a."], done_when: ["b.", "c."] }],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe("and at nothing that only looks like one", () => {
  test.each<[why: string, text: string, expected: unknown]>([
    ["inside a sentence", "Goal: say when it is done when: the tests pass.", undefined],
    ["a small letter where the goal has a capital", "Goal: port it. It is done. done when: it works.", undefined],
    ["in code", "Goal: print `x. Done when: y` as it is.", undefined],
    ["in a quotation", 'Goal: answer "Sure. Done when: y" to it.', undefined],
    ["behind an abbreviation", "Goal: write labels, e.g. Done when: y", undefined],
    ["a name of no block", "Goal: port it. Note: it is old.", undefined],
    ["the goal's again", "Goal: port it. Goal: and test it.", undefined],
    ["a better mark: another line's label", "Goal: port it. Context: old.\nDone when:\n- a", { done_when: ["a"] }],
    ["a better mark: a heading", "Goal: port it. Context: old.\n## Done when\n- a", { done_when: ["a"] }],
    ["a better mark: a tag", "Goal: port it. Context: old.\n<done_when>a</done_when>", { done_when: ["a"] }],
  ])("%s", (_why, text, expected) => {
    const [first = ""] = text.split("\n");
    expect(read(text)).toEqual({ goal: [first.replace("Goal: ", "")], ...(expected ?? {}) });
  });
  test("a line that begins with another block's label", () => {
    expect(read("Done when: it works. Goal: port it.")).toEqual({ done_when: ["it works. Goal: port it."] });
  });
});
