import { describe, expect, test } from "vitest";
import {
  choose,
  compact,
  delay,
  describeCall,
  edit,
  fail,
  judge,
  repeat,
  run,
  say,
  script,
  tool,
  turn,
  usage,
  write,
} from "./index.ts";

describe("a mistake in a script is said where the script is written", () => {
  test.each<[string, () => unknown]>([
    ['say(text): is " ", expected text', () => say(" ")],
    ['run(command): is "", expected text', () => run("")],
    ["run(timeoutSeconds): is 0, expected a whole number from 1 to 600", () => run("x", { timeoutSeconds: 0 })],
    ['write(path): is "a\\n*** Delete File: b", expected a path on one line', () => write("a\n*** Delete File: b", "")],
    ['edit(changes[0].find): is "", expected text', () => edit("a", { find: "", replace: "x" })],
    ["edit(changes[0].replace): is undefined, expected a string", () => edit("a", { find: "x" } as never)],
    ["tool(byClient): names no client", () => tool({})],
    ["fail(status): is 200, expected a whole number from 400 to 599", () => fail(200)],
    ["fail(times): is 0", () => fail(500, { times: 0 })],
    ["delay(milliseconds): is -1", () => delay(-1)],
    ["usage.inputTokens: is 1.5", () => usage({ inputTokens: 1.5 })],
    ["usage.input_tokens: is unknown", () => usage({ input_tokens: 1 } as never)],
    ["compact(inputTokens): is 0", () => compact({ inputTokens: 0 })],
    ["choose(next): is 3, expected a function", () => choose(3 as never)],
    ["repeat(times): is 0", () => repeat(0, turn())],
    ["script[0]: is undefined, expected a step", () => script(undefined as never)],
    ["turn[0]: is a turn, expected a step", () => turn(turn() as never)],
    ['judge(reason): is "", expected text', () => judge.no("")],
    ["judge.fails(status): is 200", () => judge.fails(200)],
  ])("%s", (said, mistake) => {
    expect(mistake).toThrow(
      expect.objectContaining({ code: "script/bad-step", message: expect.stringContaining(said) }),
    );
  });
});

test("a written file ends in a line break, unless it is empty", () => {
  expect(
    [write("a", "x"), write("a", "x\n"), write("a", "")].map((call) => call.kind === "write" && call.text),
  ).toEqual(["x\n", "x\n", ""]);
});

test.each([
  [run("node --test"), "$ node --test"],
  [run(`echo\n${"x".repeat(200)}`), `$ echo ⏎ ${"x".repeat(92)}…`],
  [write("a.txt", "x\ny"), "write a.txt (2 lines)"],
  [edit("a.txt", { find: "x", replace: "y" }), "edit a.txt (1 change)"],
  [tool({ codex: { name: "get_goal", input: {} } }), "tool get_goal"],
])("a call reads as one line: %#", (call, line) => {
  expect(describeCall(call)).toBe(line);
});
