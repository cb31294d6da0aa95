import { describe, expect, test } from "vitest";
import { parseContract } from "../node/contract.ts";
import { render } from "../render/render.ts";
import { formatImport, importPrompt } from "./import-prompt.ts";
import type { ImportResult } from "./result.ts";

const lines = (...all: readonly string[]): string => `${all.join("\n")}\n`;
const summary = ({ blocks }: ImportResult): Record<string, number> =>
  Object.fromEntries(
    blocks.map(({ name }) => [name, blocks.reduce((sum, each) => sum + (each.name === name ? each.items : 0), 0)]),
  );
const minimal = lines("<goal>Port it.</goal>", "<done_when>", "- `pnpm test` exits 0", "</done_when>");

describe("what people write", () => {
  const cases: Readonly<Record<string, readonly [text: string, expected: Readonly<Record<string, number>>]>> = {
    "XML blocks": [minimal, { goal: 1, done_when: 1 }],
    "attributes, hyphens and capitals": [
      lines(
        '<Goal priority="high">',
        "Port it.",
        "</Goal>",
        "<Done-When>",
        "- a",
        "- b",
        "</Done-When>",
        "<STOP_WHEN>",
        "Stuck.",
        "</STOP_WHEN>",
      ),
      { goal: 1, done_when: 2, stop_when: 1 },
    ],
    "any order, and twice": [
      lines(
        "<done_when>",
        "- a",
        "</done_when>",
        "<context>",
        "- SPEC.md",
        "</context>",
        "<goal>x</goal>",
        "<context>",
        "- b.md",
        "</context>",
      ),
      { done_when: 1, context: 2, goal: 1 },
    ],
    "an unclosed block": [
      lines("<goal>", "Port it.", "<done_when>", "- a", "- b", "</done_when>"),
      { goal: 1, done_when: 2 },
    ],
    "nested blocks of one name": [
      lines("<goal>", "a <goal>b</goal> c", "</goal>", "<done_when>x</done_when>"),
      { goal: 1, done_when: 1 },
    ],
    "tags in a fence and in inline code": [
      lines(
        "<goal>",
        "Write `<done_when>` and",
        "```xml",
        "<context>",
        "</goal>",
        "```",
        "</goal>",
        "<done_when>",
        "- a",
        "</done_when>",
      ),
      { goal: 1, done_when: 1 },
    ],
    "raw & and <, and placeholders": [
      lines(
        "<goal>",
        "Port <service> & keep p95 < 200 ms.",
        "</goal>",
        "<done_when>",
        "- <path>/report.json exists & a < b",
        "</done_when>",
      ),
      { goal: 1, done_when: 1 },
    ],
    "a wrapper around the blocks": [lines("<task>", minimal, "</task>"), { goal: 1, done_when: 1 }],
    "an example of a block": [
      lines("<example>", "<goal>not this</goal>", "</example>", minimal),
      { goal: 1, done_when: 1 },
    ],
    "Markdown headings": [
      lines("# Port", "", "## Goal", "Port it.", "", "## Done when", "- a", "- b", "", "## Notes", "x"),
      { goal: 1, done_when: 2 },
    ],
    "acceptance criteria with boxes": [
      lines("## Objective", "Port it.", "### Acceptance Criteria", "- [ ] a", "- [x] b", "* c"),
      { goal: 1, done_when: 3 },
    ],
    labels: [
      lines("Goal: Port it.", "", "Done when:", "- a", "- b", "", "Constraints:", "- c"),
      { goal: 1, done_when: 2, constraints: 1 },
    ],
    "bold labels": [lines("**Goal**", "Port it.", "", "**Done when:**", "1. a", "2. b"), { goal: 1, done_when: 2 }],
    "OpenAI's words": [
      lines(
        "## Outcome",
        "Port it.",
        "## Verification surface",
        "- a",
        "## Boundaries",
        "- b",
        "## Iteration policy",
        "- c",
        "## Blocked stop condition",
        "- d",
      ),
      { goal: 1, done_when: 1, constraints: 1, workflow: 1, stop_when: 1 },
    ],
    "Anthropic's words": [
      lines("## End state", "Port it.", "## Proof", "- a", "## Bounds", "- 20 turns"),
      { goal: 1, done_when: 1, stop_when: 1 },
    ],
    "numbered and nested lists": [
      lines(
        "<goal>x</goal>",
        "<done_when>",
        "1. a",
        "   - a1",
        "   - a2",
        "2. b",
        "   more of b",
        "10) c",
        "</done_when>",
      ),
      { goal: 1, done_when: 3 },
    ],
    "lines without marks": [
      lines(
        "<goal>x</goal>",
        "<context>",
        "SPEC.md",
        "src/a.ts",
        "</context>",
        "<done_when>",
        "All tests pass.",
        "Lint is clean.",
        "</done_when>",
      ),
      { goal: 1, context: 2, done_when: 2 },
    ],
    "a wrapped paragraph": [
      lines(
        "<goal>x</goal>",
        "<done_when>",
        "Every response of the service is the same as before, byte for",
        "byte, and the golden files under test/golden are unchanged.",
        "</done_when>",
      ),
      { goal: 1, done_when: 1 },
    ],
    Chinese: [
      lines(
        "## 目标",
        "迁移计费服务。",
        "## 完成条件",
        "1、`pnpm test` 通过",
        "2、没有警告",
        "## 约束",
        "- 不要修改测试",
      ),
      { goal: 1, done_when: 2, constraints: 1 },
    ],
    Japanese: [
      lines("<goal>", "移行する。", "</goal>", "## 完了条件", "・テストが通る", "・警告が 0 件"),
      { goal: 1, done_when: 2 },
    ],
    "underlined headings": [
      lines(
        "Objective",
        "=========",
        "Port it.",
        "",
        "Acceptance criteria",
        "---",
        "* a",
        "* b",
        "",
        "Notes",
        "-----",
        "x",
      ),
      { goal: 1, done_when: 2 },
    ],
    "numbered names, and names alone": [
      lines("1. Goal", "Port it.", "", "2. Done when", "- a", "- b", "", "CONSTRAINTS", "- c"),
      { goal: 1, done_when: 2, constraints: 1 },
    ],
    "bold labels with a dash": [lines("**Goal** - Port it.", "**Done when** — a"), { goal: 1, done_when: 1 }],
    "tags that are no ASCII": [
      lines("<目标>", "迁移。", "</目标>", "<完成条件>", "- a", "</完成条件>"),
      { goal: 1, done_when: 1 },
    ],
    scenarios: [
      lines(
        "## Goal",
        "Refund.",
        "## Acceptance criteria",
        "**Part**",
        "Given 3 items",
        "When 1 is refunded",
        "Then its price is back",
        "And the rest stays",
        "",
        "**Too much**",
        "Given 20 EUR",
        "Then 422",
      ),
      { goal: 1, done_when: 2 },
    ],
    "no block named goal": [
      lines("# Port billing", "", "Port billing to Fastify 5.", "", "## Done when", "- a"),
      { goal: 1, done_when: 1 },
    ],
  };
  test.each(Object.entries(cases))("%s", (_name, [text, expected]) => {
    const result = importPrompt(text);
    expect(summary(result)).toEqual(expected);
    expect(result.contract).not.toBeNull();
    expect(summary(importPrompt(text.replaceAll("\n", "\r\n")))).toEqual(expected);
    expect(summary(importPrompt(`\ufeff${text}`))).toEqual(expected);
  });
});

test("criteria that say so plainly become checks, and each is reported with its words", () => {
  const result = importPrompt(
    lines(
      "<goal>x</goal>",
      "<done_when>",
      "- `pnpm test` exits 0.",
      "- `./run.sh a | b` passes",
      "- `reports/a.json` exists",
      "- `pnpm test` passes on my machine",
      "- `auth` passes",
      "- clean",
      "</done_when>",
    ),
  );
  expect(result.contract?.blocks[1]?.items.map(({ kind }) => kind)).toEqual([
    "command",
    "shell",
    "artifact",
    "claim",
    "claim",
    "claim",
  ]);
  expect(result.lifts).toEqual([
    { where: "done_when[0]", text: "`pnpm test` exits 0.", entry: "`pnpm test` exits 0.", line: 3 },
    { where: "done_when[1]", text: "`./run.sh a | b` passes", entry: "`./run.sh a | b` passes", line: 4 },
    { where: "done_when[2]", text: "`reports/a.json` exists", entry: "`reports/a.json` exists", line: 5 },
  ]);
  expect(result.issues.filter(({ ruleId }) => ruleId === "import/lifted")).toHaveLength(3);
});

test("bounds that stand alone become a budget; a sentence that says more does not", () => {
  const given = [
    "40 turns",
    "Stop after 80 turns, 5 hours or 4,000,000 tokens, whichever comes first.",
    "1.5 h",
    "2M tokens",
    "$40",
    "最多 60 轮",
    "nach 50 Runden oder 3 Stunden",
    "3 hours pass without a green run",
    "2 turns or 3 turns",
    "0 turns",
  ];
  const text = lines(
    "<goal>x</goal>",
    "<done_when>y</done_when>",
    "<stop_when>",
    ...given.map((each) => `- ${each}`),
    "</stop_when>",
  );
  const { contract, issues } = importPrompt(text);
  expect(contract?.blocks[2]?.items.map(({ id: _, ...item }) => item)).toEqual([
    { kind: "budget", turns: 40 },
    { kind: "budget", turns: 80, minutes: 300, tokens: 4_000_000 },
    { kind: "budget", minutes: 90 },
    { kind: "budget", tokens: 2_000_000 },
    { kind: "budget", dollars: 40 },
    { kind: "budget", turns: 60 },
    { kind: "budget", turns: 50, minutes: 180 },
    { kind: "blocked", text: "3 hours pass without a green run" },
    { kind: "blocked", text: "2 turns or 3 turns" },
    { kind: "blocked", text: "0 turns" },
  ]);
  expect(issues[0]).toMatchObject({ ruleId: "import/lifted", what: 'was read as a bound from "40 turns"' });
});

test("a title that forbids or excludes goes with what it holds", () => {
  const said = (title: string): unknown =>
    importPrompt(lines("## Goal", "x", "## Done when", "- y", `## ${title}`, "- touch fixtures/")).contract?.blocks[2]
      ?.items[0];
  expect(said("Never")).toMatchObject({ kind: "never", text: "touch fixtures/" });
  expect(said("Don'ts")).toMatchObject({ kind: "never", text: "touch fixtures/" });
  expect(said("Out of scope")).toMatchObject({ kind: "never", text: "touch fixtures/" });
  expect(said("Scope")).toMatchObject({ kind: "must", text: "Scope: touch fixtures/" });
  expect(said("Rules")).toMatchObject({ kind: "must", text: "touch fixtures/" });
});

test("a ticked box is kept, and is no proof", () => {
  const { contract } = importPrompt(
    lines("## Goal", "x", "## Done", "- [x] reviewed", "- [X] `pnpm test` passes", "- [ ] clean"),
  );
  expect(contract?.blocks[1]?.items).toMatchObject([
    { kind: "claim", text: "[x] reviewed" },
    { kind: "command", run: "pnpm test" },
    { kind: "claim", text: "clean" },
  ]);
});

test("words that introduce entries inside a block stay with them", () => {
  const { contract, rest } = importPrompt(
    lines(
      "<goal>x</goal>",
      "<context>",
      "- a.md",
      "Then these:",
      "- b.md",
      "</context>",
      "<done_when>",
      "- y",
      "On staging:",
      "- `pnpm smoke` passes",
      "### Types",
      "- `pnpm tsc` passes",
      "</done_when>",
    ),
  );
  expect(contract?.blocks[1]?.items).toMatchObject([{ path: "a.md" }, { text: "Then these:" }, { path: "b.md" }]);
  expect(contract?.blocks[2]?.items).toMatchObject([
    { text: "y" },
    { kind: "claim", text: "On staging:\n`pnpm smoke` passes" },
    { kind: "command" },
  ]);
  expect(rest).toEqual([{ line: 11, column: 1, text: "### Types" }]);
});

test("blocks and items have their line and column, titles their spelling", () => {
  const { blocks, places } = importPrompt(minimal.replaceAll("done_when", "Done-When"));
  expect(blocks[1]).toMatchObject({ name: "done_when", title: "Done-When" });
  expect(places).toMatchObject({ done_when: { line: 2, column: 1 }, "done_when[0]": { line: 3, column: 3 } });
});

test("only what stands before the first block is taken for a goal that is not named", () => {
  const said = (text: string): readonly string[] => importPrompt(text).issues.map(({ ruleId }) => ruleId);
  expect(said(lines("## Done when", "All of these must hold:", "- a"))).toEqual(["import/has-goal"]);
  expect(said(lines("<done_when strict='yes'>", "- a", "</done_when>"))).toEqual(["import/has-goal"]);
  expect(said(lines("Port it.", "<done_when strict='yes'>", "- a", "</done_when>"))).toEqual(["import/goal-named"]);
  const { contract, issues } = importPrompt(lines("**Goal:** Port it.", "", "## Acceptance criteria", "- a"));
  expect([contract?.blocks[0]?.items, issues]).toMatchObject([[{ kind: "outcome", text: "Port it." }], []]);
});

test("what was not understood is kept, in its place, and reported with line and column", () => {
  const result = importPrompt(
    lines("You are careful.", "", minimal.trim(), "<persona>calm</persona>", "", "  Thanks."),
  );
  expect(result.rest).toEqual([
    { line: 1, column: 1, text: "You are careful." },
    { line: 7, column: 1, text: "<persona>calm</persona>\n\n  Thanks." },
  ]);
  expect(result.contract?.blocks.map(({ kind }) => kind)).toEqual(["other", "goal", "done_when", "other"]);
});

test("the JSON has the documented shape", () => {
  const json = JSON.parse(formatImport(importPrompt(minimal)));
  expect(Object.keys(json)).toEqual(["contract", "blocks", "rest", "issues", "spans"]);
  expect(json.blocks[1]).toMatchObject({ name: "done_when", items: 1, line: 2 });
  expect(parseContract(json.contract)).toEqual(json.contract);
});

test("labelled text is read by its own grammar", () => {
  const contract = importPrompt(minimal).contract;
  expect(contract === null ? null : importPrompt(render(contract)).contract).toEqual(contract);
});

describe("a text that is no contract gets an answer", () => {
  test("plain prose", () => {
    const { contract, draft, issues, rest } = importPrompt("Please make it all better.\nThanks!");
    expect(contract).toBeNull();
    expect(draft.blocks[0]?.items).toEqual([{ kind: "outcome", text: "Please make it all better." }]);
    expect(rest).toEqual([{ line: 2, column: 1, text: "Thanks!" }]);
    expect(issues).toMatchObject([{ ruleId: "import/has-done-when", severity: "error" }]);
  });
  test("nothing", () => {
    expect(importPrompt(" \n").issues[0]?.what).toBe("holds nothing");
  });
  test("no done_when", () => {
    const { contract, draft, issues } = importPrompt("<goal>Port it.</goal>\n<context>\nSPEC.md\n</context>\n");
    expect(contract).toBeNull();
    expect(draft.blocks.map(({ kind }) => kind)).toEqual(["goal", "context"]);
    expect(issues[0]?.what).toBe("is missing: nothing says when the work is done");
  });
});
