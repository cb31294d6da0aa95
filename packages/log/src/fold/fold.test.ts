import fc from "fast-check";
import { expect, test } from "vitest";
import { logPath } from "../place.ts";
import type { LogRecord } from "../record.ts";
import { sampleRun } from "../sample-run.ts";
import { freshFolder } from "../testing/fresh-folder.ts";
import { wordsOf } from "../words.ts";
import { LogWriter } from "../writer.ts";
import { checksFold } from "./checks.ts";
import { foldLog } from "./fold.ts";
import { summaryFold } from "./summary.ts";
import { turnsFold } from "./turns.ts";

const logged = (): string => {
  const path = logPath(freshFolder(), "r1");
  const log = LogWriter.open(path);
  for (const record of sampleRun()) log.append(record);
  log.close();
  return path;
};

const folded = (path = logged()) => {
  const [summary, turns, checks] = [summaryFold(), turnsFold(), checksFold()];
  const read = foldLog(path, [summary, turns, checks]);
  return { read, summary: summary.value, turns: turns.value, checks: checks.value };
};

test("the summary says what the run is, what it used, and how it ended", () => {
  const { summary, read } = folded();
  expect(summary).toMatchObject({
    contract_id: "port-billing",
    client: "Codex",
    reason: "complete",
    goal: "complete",
    verdict: "done",
    use: { turns: 2, tokens: 52_000, seconds: 95, dollars: 0.42 },
    counts: { commands: 2, failed_commands: 1, file_changes: 1, reactivations: 1, receipts: 2, unknown: 1 },
  });
  expect(read).toMatchObject({ damaged: 0, torn: false });
});

test.each<[string, readonly { readonly type: string; readonly [key: string]: unknown }[], object]>([
  [
    "a turn that failed for the usage limit does not count, and is made again under its number",
    [{ type: "turn_started", turn: 1 }, { type: "turn_started", turn: 2 }, { type: "waiting_until", until: "T", turn_given_back: true }, { type: "turn_started", turn: 2 }],
    { use: { turns: 2 }, waiting_until: null },
  ],
  [
    "a turn whose process was killed before the record was written is counted once",
    [{ type: "turn_started", turn: 1 }, { type: "run", resumed: true }, { type: "turn_started", turn: 1 }],
    { use: { turns: 1 } },
  ],
  [
    "what was waited for is still to come when the run is taken up, and not for a new one",
    [{ type: "waiting_until", until: "T" }, { type: "run", resumed: true }],
    { waiting_until: "T" },
  ],
  [
    "a sign of stuck is kept until the run is taken up",
    [{ type: "stuck", kind: "empty-turns", since_turn: 2, is_end: false }],
    { stuck: { kind: "empty-turns", since_turn: 2, is_end: false } },
  ],
  [
    "and then it is gone",
    [{ type: "stuck", kind: "empty-turns", since_turn: 2, is_end: true }, { type: "run", resumed: true }],
    { stuck: null },
  ],
])("%s", (_name, records, expected) => {
  const summary = summaryFold();
  for (const record of records) summary.take({ v: 1, at: "", ...record });
  expect(summary.value).toMatchObject(expected);
}); // biome-ignore format: one

test("turns say what each of them used", () => {
  expect(folded().turns).toMatchObject([
    { turn: 1, status: "completed", tokens: 30_000, commands: 1, failed_commands: 1, file_changes: 0 },
    { turn: 2, status: "completed", tokens: 22_000, commands: 1, failed_commands: 0, file_changes: 1 },
  ]);
});

test("each check says when it came from red to green", () => {
  const { checks } = folded();
  expect(checks.map(({ id, points }) => [id, points.map(({ status }) => status).join(" ")])).toEqual([
    ["C1", "pass pass pass"],
    ["D1", "fail fail pass"],
    ["D2", "needs-person needs-person needs-person"],
  ]);
  expect(checks.map(({ turned_green_at }) => turned_green_at !== null)).toEqual([false, true, false]);
});

test("property: no record throws, whatever it holds", () => {
  const types = fc.constantFrom("__proto__", "constructor", "unknown", ...new Set(sampleRun().map(({ type }) => type)));
  const keys = fc.constantFrom("turn", "tokens", "changes", "result", "receipt", "preflight", "request", "status", "lost", "bounds", "text", "exit_code", "seconds", "when"); // biome-ignore format: one
  const record = fc.record({
    type: types,
    at: fc.oneof(fc.constant(""), fc.string()),
    more: fc.dictionary(keys, fc.jsonValue()),
  });
  fc.assert(
    fc.property(fc.array(record), (records) => {
      const folds = [summaryFold(), turnsFold(), checksFold()];
      for (const { type, at, more } of records) {
        const each: LogRecord = { ...more, v: 1, at, type };
        for (const fold of folds) fold.take(each);
        expect(typeof (wordsOf(each)?.text ?? "")).toBe("string");
      }
      expect(() => JSON.stringify(folds.map(({ value }) => value))).not.toThrow();
    }),
  );
});

test.each([
  ["/bin/bash -lc 'node --test'", "node --test"],
  [`bash -lc 'echo '"'"'a'"'"''`, "echo 'a'"],
  ['zsh -c "ls -a"', "ls -a"],
  ["bash script.sh", "bash script.sh"],
])("the command %s is told as %s", (command, bare) => {
  expect(wordsOf({ v: 1, at: "", type: "command_ended", command, exit_code: 0 })?.text).toBe(`$ ${bare}: exit 0`);
});

test("files below the run's folder are named from there, and others as they are", () => {
  const changes = ["/p/src/a.ts", "/p2/b.ts", "c.ts"].map((path) => ({ path, kind: "update" }));
  const record = { v: 1, at: "", type: "file_change", status: "completed", changes };
  expect(wordsOf(record, "/p")?.text).toBe("update src/a.ts, update /p2/b.ts, update c.ts");
  expect(wordsOf(record)?.text).toBe("update /p/src/a.ts, update /p2/b.ts, update c.ts");
});

test("a first sign of stuck is not why a run ended otherwise; the last one is", () => {
  const folded = (...more: readonly LogRecord[]) => {
    const summary = summaryFold();
    for (const record of more) summary.take(record);
    return summary.value;
  };
  const stuck = (is_end: boolean): LogRecord => ({ v: 1, at: "", type: "stuck", kind: "no-progress", since_turn: 2, evidence: ["nothing"], is_end }); // biome-ignore format: one
  const ended = (reason: string): LogRecord => ({ v: 1, at: "", type: "ended", result: { reason } });
  expect(folded(stuck(false), ended("complete"))).toMatchObject({ why: "", stuck: { kind: "no-progress" } });
  expect(folded(stuck(false), stuck(true), ended("stuck")).why).toBe("no-progress since turn 2; nothing");
});
