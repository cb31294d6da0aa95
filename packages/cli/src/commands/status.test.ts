import { LogWriter, logPath, type NewRecord } from "@goalpost/log";
import { expect, test } from "vitest";
import { call } from "../testing/call.ts";
import { startedId, startedRun } from "../testing/started.ts";

const at = "2026-11-30T02:00:00.000Z";
const receipt = (when: string, status: string): NewRecord => ({
  type: "receipt",
  at,
  when,
  receipt: {
    verdict: "not done",
    checks: [
      { id: "D1", kind: "command", title: "node check.mjs", status, what: "exits 1, expected 0 \u001b[31m" },
      { id: "C1", kind: "scope", title: "only done.txt may change", status: "pass", what: "" },
    ],
  },
});
const turn = (number: number): NewRecord => ({ type: "turn_started", at, turn: number });
const turnEnded: NewRecord = { type: "turn_ended", at, turn: 2, status: "completed" };
const ran: NewRecord = { type: "command_ended", at, command: "node check.mjs", status: "failed", exit_code: 1 };
const stuck: NewRecord = { type: "stuck", at, kind: "repeated-failure", since_turn: 1, is_end: false, evidence: [] };

/** What `status` says below the line of the run, of a log. */
async function said(records: readonly NewRecord[], change: object = {}): Promise<string> {
  const { cwd, run } = await startedRun(change);
  const log = LogWriter.open(logPath(run, startedId));
  for (const record of [{ type: "run", at, run_id: startedId, contract_id: "small" }, ...records]) log.append(record);
  log.close();
  const { code, out } = await call(["status", "small"], { cwd });
  expect(code).toBe(0);
  const [first = "", ...below] = out.trimEnd().split("\n");
  expect(first).toMatch(/^small: /);
  const { runs } = JSON.parse((await call(["status", "small", "--format", "json"], { cwd })).out);
  expect(Object.keys(runs[0].now)).toEqual(["turn", "checked", "failing", "stuck", "second", "waiting_until"]);
  return below.join("\n");
}

test.each<[string, readonly NewRecord[], object, string]>([
  ["the turn that runs", [turn(2), ran], {}, `  turn 2 since ${at}: 1 command (1 failed), 0 changes`],
  ["no turn between two", [turn(2), ran, turnEnded], {}, ""],
  ["no turn of a run that has ended", [turn(2)], { phase: "ended" }, ""],
  ["the checks that did not pass", [receipt("claim", "fail")], {}, "  1 did not pass when the client said complete:\n    D1 fail: exits 1, expected 0"],
  ["as they stand now, and not before", [receipt("claim", "fail"), receipt("end", "pass")], {}, "  every check passed at the last receipt"],
  ["the first sign of stuck", [stuck], {}, "  seemed to get nowhere: repeated-failure since turn 1; the agent was told"],
])("of a log it says %s", async (_name, records, change, expected) => {
  expect(await said(records, change)).toBe(expected);
}); // biome-ignore format: one

test("without a log, the record stands for itself", async () => {
  const { cwd } = await startedRun();
  expect((await call(["status", "small"], { cwd })).out).toMatch(/^small: running in process \d+; .+\n$/);
  expect(JSON.parse((await call(["status", "--format", "json"], { cwd })).out).runs).toMatchObject([{ contract_id: "small", now: null }]); // biome-ignore format: one
});
