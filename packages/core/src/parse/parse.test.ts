import { describe, expect, test } from "vitest";
import { kitchenSink } from "../node/kitchen-sink.ts";
import { render } from "../render/render.ts";
import { parse, safeParse } from "./parse.ts";

const goal = "<goal>\n- G1 outcome: Port it.\n</goal>\n";
const done = (...lines: string[]) => `${goal}\n<done_when>\n${lines.join("\n")}\n</done_when>\n`;

test("the kitchen sink reads back in both forms, with a BOM and with CRLF", () => {
  const sink = kitchenSink();
  for (const format of ["xml", "markdown"] as const) {
    const text = render(sink, { format });
    expect(parse(text)).toEqual(sink);
    expect(parse(`\ufeff${text.replaceAll("\n", "\r\n")}`)).toEqual(sink);
  }
});

test("the id is the text's, else the given one", () => {
  expect(parse(done("- D1 claim: It works.")).id).toBe("unnamed");
  expect(parse(done("- D1 claim: It works."), { id: "port" }).id).toBe("port");
  expect(parse(done("- D1 claim: It works.").replace("<goal>", '<goal contract="own">'), { id: "port" }).id).toBe(
    "own",
  );
});

test.each([
  [
    "- C1 scope: only `a.ts` and `b.ts` may change.",
    "constraints",
    'help: write it so: "only … may change."; below it, where they are wanted: "since: …"',
  ],
  [
    "- S1 budget: at most 12 turns.",
    "stop_when",
    'help: write it so: "at the first of these bounds:"; below it, where they are wanted: "turns: …"',
  ],
])("%s is told how it reads", (item, block, help) => {
  expect(() => parse(`# a\n\n## goal\n\n- G1 outcome: It is.\n\n## ${block}\n\n${item}\n`)).toThrow(help);
});

describe("text that is not of the form is refused at its line:", () => {
  test.each<[string, string, string]>([
    ["nothing", "", "contract:1:1: holds no labelled block"],
    ["prose", `${goal}\nhello there`, 'contract:5:1: is not of the labelled form\n5 | hello there\n    ^'],
    ["an unknown block", "<gaol>\n</gaol>", 'contract:1:1: "gaol" is not a block, expected one of goal, context,'],
    ["a block inside a block", "<goal>\n<done_when>\n", "contract:2:1: opens <done_when> inside <goal>"],
    ["an end without a beginning", "</goal>", "contract:1:1: closes goal, which is not open"],
    ["no end", "<goal>\n- G1 outcome: a", "ends inside <goal>"],
    ["an item outside", "- D1 claim: a", "contract:1:1: is an item outside any block"],
    ["an unknown kind", done("- D1 clam: a"), 'contract:6:1: "clam" is not a kind of item'],
    ["another sentence", done("- D1 command: run pnpm test"), 'contract:6:1: "run pnpm test" stands where `code` was expected'],
    ["an unknown line", done("- D1 claim: a", "  color: red"), 'contract:6:1: unknown line "color"'],
    ["a line twice", done("- D1 command: `a` exits 0.", "  in: `x`", "  in: `y`"), 'the line "in" stands 2 times, expected once'],
    ["a line of nothing", "<goal>\n  in: `x`\n</goal>", "contract:2:3: belongs to no item"],
    ["more of nothing", "<goal>\n  | x\n</goal>", "contract:2:3: continues no item"],
    ["a number that is none", done("- D1 command: `a` exits x."), '"x." is not a number'],
    ["a pattern that is none", done("- D1 absent: `x` is absent from `y`."), '"x" is not a pattern, expected `/…/`'],
    ["JSON that is none", done("- D1 artifact: `x` exists.", "  json has: `{`"), '"{" is not JSON'],
    ["a word that is none", done("- D1 absent: `/x/` is absent from `y`.", "  a missing file: maybe"), '"maybe" is none of passes, fails'],
    ["a check that is none", `${goal}<workflow>\n- W1 gate: claim: a\n</workflow>`, '"claim" is not a check here, expected one of command, shell,'],
    ["a nested line without its own", done("- D1 artifact: `x` exists.", "  made by in: `y`"), 'a line "made by …" without its line "made by"'],
    ["a value that is refused", done("- D1 command: `a | b` exits 0."), 'done_when[0].run: "a | b" holds a pipe'],
  ])("%s", (_name, text, message) => {
    const { error } = safeParse(text);
    expect(error?.message).toContain(message);
    expect(error?.help).toMatch(/\w/);
    expect(() => parse(text)).toThrow(message);
  }); // biome-ignore format: one case, one line
});

test("errors name the file that was given", () => {
  expect(safeParse("x", { file: "goals/port.goal.md" }).error?.where).toBe("goals/port.goal.md:1:1");
});
