import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { put } from "@goalpost/stage";
import fc from "fast-check";
import { expect, test } from "vitest";
import { verdictLines } from "./run/verdict-lines.ts";
import { freshFolder } from "./testing/fake-client.ts";
import { findTranscript, loadTranscript, readTranscript } from "./transcript.ts";

const line = (attachment: object) => JSON.stringify({ type: "attachment", attachment });
const status = (fields: object) => line({ type: "goal_status", condition: "c", ...fields });

test.each([
  [status({ met: false, sentinel: true }), [{ kind: "set", condition: "c" }]],
  [status({ met: true, sentinel: true }), [{ kind: "cleared", condition: "c" }]],
  [status({ met: false, reason: "why" }), [{ kind: "no", condition: "c", reason: "why" }]],
  [status({ met: true, reason: "why" }), [{ kind: "met", condition: "c", reason: "why" }]],
  [status({ met: false, failed: true, reason: "why" }), [{ kind: "impossible", condition: "c", reason: "why" }]],
  [status({ met: true, reason: "\u001b[31mred" }), [{ kind: "met", condition: "c", reason: "red" }]],
  [
    line({ type: "hook_non_blocking_error", hookEvent: "Stop", command: "c", stderr: "JSON validation failed" }),
    [{ kind: "judge-failed", condition: "c", reason: "JSON validation failed" }],
  ],
  // another hook that failed, another shape, another kind of line, and the conversation quoting one
  [line({ type: "hook_non_blocking_error", hookEvent: "PreToolUse", command: "c" }), []],
  [status({ met: "yes" }), []],
  [JSON.stringify({ type: "goal_status", met: true, condition: "c" }), []],
  [JSON.stringify({ type: "assistant", message: { content: [{ type: "text", text: status({ met: true }) }] } }), []],
])("%s", (text, goals) => {
  expect(readTranscript(`${text}\n`)).toEqual({ goals, unknown: [] });
});

test("lines that are not JSON are kept as they are, and stop nothing", () => {
  const { goals, unknown } = readTranscript(
    `not json\n${status({ met: true })}\n{"type":"attachment","goal_status"\n\n`,
  );
  expect(goals.map(({ kind }) => kind)).toEqual(["met"]);
  expect(unknown).toEqual(["not json", '{"type":"attachment","goal_status"']);
});

test("whatever a transcript holds, it is read", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => `{"goal_status":${json}}`),
        ),
      ),
      (lines) => {
        readTranscript(lines.join("\n"));
      },
    ),
  );
});

test("a transcript is found by its session, whatever its folder is called; a session's name leads nowhere else", () => {
  const dir = freshFolder();
  put(dir, "projects/-work-a/s-1.jsonl", status({ met: true }));
  mkdirSync(join(dir, "projects/-work-b"), { recursive: true });
  expect(loadTranscript(findTranscript(dir, "s-1"))?.goals).toHaveLength(1);
  expect(findTranscript(dir, "s-2")).toBeUndefined();
  expect(findTranscript(dir, "../-work-a/s-1")).toBeUndefined();
  expect(findTranscript(join(dir, "nowhere"), "s-1")).toBeUndefined();
  expect(loadTranscript(join(dir, "projects"))).toBeUndefined();
});

test("the verdict is that on our condition since it was last set; of a failed judge also where it is shown on one line, cut", async () => {
  const dir = freshFolder();
  const long = `first\nsecond ${"x".repeat(300)}`;
  const lines = [
    status({ met: true, reason: "another goal" }),
    status({ condition: long, met: false, sentinel: true }),
    status({ condition: long, met: true, reason: "the first time" }),
    status({ condition: long, met: false, sentinel: true }),
    line({
      type: "hook_non_blocking_error",
      hookEvent: "Stop",
      command: `${long.replace("\n", "␤").slice(0, 100)}…`,
      stderr: "no",
    }),
  ];
  put(dir, "t.jsonl", lines.join("\n"));
  const place = { path: join(dir, "t.jsonl"), configDir: dir, threadId: "t" };
  expect((await verdictLines(place, long))?.map(({ kind }) => kind)).toEqual(["set", "judge-failed"]);
  expect(await verdictLines({ ...place, path: undefined }, long, 0)).toBeUndefined();
});
