import { expect, test } from "vitest";
import { readWants } from "./wants.ts";

test("what is named is taken in, else both; a program that a variable names is not installed", () => {
  expect(readWants([], {})).toEqual([
    { client: "codex", version: undefined, isGiven: false },
    { client: "claude-code", version: undefined, isGiven: false },
  ]);
  expect(readWants(["claude-code@2.1.332"], { GOALPOST_CLAUDE: "/bin/claude", GOALPOST_CODEX: "" })).toEqual([
    { client: "claude-code", version: "2.1.332", isGiven: true },
  ]);
  expect(readWants(["codex"], { GOALPOST_CODEX: "" })).toEqual([
    { client: "codex", version: undefined, isGiven: false },
  ]);
});

test.each([["codx@0.171.0"], ["codex@latest"], ["codex@0.171"], ["--all"], ["codex", "codex@0.1.0"]])(
  "%s is refused with what is expected",
  (...args) => {
    expect(() => readWants(args, {})).toThrow(/expected pnpm clients:update \[codex@V\] \[claude-code@V\]/);
  },
);
