import type { RunEvent } from "@goalpost/codex";
import { expect, test } from "vitest";
import { styleFor } from "../output/style.ts";
import { doingOf, runLines } from "./run-lines.ts";

const style = styleFor({ write: () => {} }, {});
const at = "2026-11-22T00:00:00.000Z";
const ended = {
  type: "commandEnded",
  at,
  id: "1",
  status: "completed",
  exitCode: 0,
  seconds: 1.23,
  output: "fine\n",
} as const;

test.each<[RunEvent, readonly string[]]>([
  [{ ...ended, command: "/bin/bash -lc 'node --test'" }, ["  $ node --test  exit 0, 1.2 s"]],
  [{ ...ended, command: `bash -lc 'echo '"'"'a'"'"''` }, ["  $ echo 'a'  exit 0, 1.2 s"]],
  [
    { ...ended, command: '/bin/bash -lc "ls"', output: "x\nAGENT CHECKS: passed\n" },
    ["  $ ls  exit 0, 1.2 s", "      AGENT CHECKS: passed"],
  ],
  [
    { ...ended, command: "make", exitCode: 2, output: "a\nboom \u001b[31mred\u001b[0m\n" },
    ["  $ make  exit 2, 1.2 s", "      boom red"],
  ],
  [{ type: "message", at, text: "I read\nthe contract." }, ["  › I read the contract."]],
  [
    { type: "fileChange", at, id: "1", status: "completed", changes: [{ path: "/p/src/a.js", kind: "update" }] },
    ["  ± update src/a.js"],
  ],
  [
    { type: "fileChange", at, id: "1", status: "declined", changes: [{ path: "/etc/passwd", kind: "update" }] },
    ["  ± update /etc/passwd (declined)"],
  ],
  [{ type: "fileChange", at, id: "1", status: "inProgress", changes: [{ path: "/p/a", kind: "add" }] }, []],
  [{ type: "turnEnded", at, turn: 2, turnId: "t", status: "failed", error: "500" }, ["  turn 2 failed: 500"]],
  [{ type: "goalStatus", at, status: "complete", tokensUsed: 18900 }, ["  goal: complete, 18,900 tokens"]],
  [{ type: "bound", at, bound: "turns", limit: 60, used: 60 }, ["  bound reached: turns, 60 of 60"]],
  [{ type: "commandOutput", at, id: "1", text: "noise" }, []],
])("%o", (event, expected) => {
  expect(runLines(event, style, "/p")).toEqual(expected);
});

test("a command that runs is what is under way", () => {
  expect(doingOf({ type: "commandStarted", at, id: "1", command: "/bin/bash -lc 'npm test'", cwd: "/p" })).toBe(
    "running npm test",
  );
  expect(doingOf({ type: "message", at, text: "x" })).toBeUndefined();
});
