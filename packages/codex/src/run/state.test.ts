import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { identify, noUsage, RunState, readRecord, requestStop } from "@goalpost/runtime";
import { put } from "@goalpost/stage";
import { expect, test } from "vitest";
import { freshFolder } from "../testing/fake-client.ts";
import type { RunEvent } from "./events.ts";
import { type RunRecord, runKind } from "./record.ts";
import { statusOf } from "./status.ts";
import { stopRun } from "./stop.ts";

const record: RunRecord = {
  version: 1,
  runId: "r",
  contractId: "port",
  launchHash: "h",
  cwd: "/work",
  clientVersion: "0.169.0",
  phase: "running",
  owner: identify(process.pid) ?? { pid: 0, startedAt: "" },
  goal: "active",
  usage: noUsage,
  reactivations: 0,
  bounds: { turns: 3 },
  updatedAt: "",
};

test("a record comes back as it was kept, on disk in snake_case", () => {
  const dir = join(freshFolder(), "run");
  const state = RunState.claim(runKind, dir, record, "{}");
  state.update({ goal: "usageLimited", usage: { ...noUsage, turns: 2 } });
  expect(readRecord(runKind, dir)).toEqual({
    ...record,
    goal: "usageLimited",
    usage: { ...noUsage, turns: 2 },
    updatedAt: state.record.updatedAt,
  });
  expect(JSON.parse(readFileSync(join(dir, "run.json"), "utf8"))).toMatchObject({
    run_id: "r",
    usage: { cached_input_tokens: 0 },
  });
  expect(statusOf(dir)).toMatchObject({ phase: "running", contractId: "port" });
});

test("a run whose process is gone, or whose number belongs to another by now, is lost and can be claimed", () => {
  const dir = join(freshFolder(), "run");
  RunState.claim(runKind, dir, record, "{}").update({ owner: { ...record.owner, startedAt: "an earlier start" } });
  expect(statusOf(dir).phase).toBe("lost");
  expect(() => RunState.claim(runKind, dir, record, "{}")).not.toThrow();
  expect(() => RunState.claim(runKind, dir, record, "{}")).toThrow(
    /process \d+ is running this goal\n {2}mend: .+goalpost stop\n {2}code: codex\/already-running/,
  );
});

test("what commands print stays out of the log", () => {
  const dir = join(freshFolder(), "run");
  const state = RunState.claim(runKind, dir, record, "{}");
  const at = "2026-11-22T00:00:00.000Z";
  const secret = "API_KEY=secret";
  const told: readonly RunEvent[] = [
    { at, type: "commandOutput", id: "c", text: secret },
    { at, type: "commandEnded", id: "c", command: "env", status: "completed", exitCode: 0, output: secret },
  ];
  for (const event of told) state.log(event);
  state.release();
  expect(readFileSync(join(dir, "events.jsonl"), "utf8")).toBe(
    `{"at":"${at}","type":"command_ended","id":"c","command":"env","status":"completed","exit_code":0,"output":""}\n`,
  );
});

test("a request to stop is seen, and gone with the next claim", () => {
  const dir = join(freshFolder(), "run");
  const state = RunState.claim(runKind, dir, record, "{}");
  expect(state.stopRequested).toBe(false);
  requestStop(dir);
  expect(state.stopRequested).toBe(true);
  state.update({ phase: "ended" });
  state.release();
  expect(existsSync(join(dir, "stop.request"))).toBe(false);
});

test("a place that cannot be written, and a record that cannot be read, say so", () => {
  const folder = freshFolder();
  put(folder, "file", "");
  expect(() => RunState.claim(runKind, join(folder, "file", "run"), record, "{}")).toThrow(
    /cannot be written \(.+\)\n {2}mend: free space or choose another directory with GOALPOST_STATE_DIR\n {2}code: codex\/state-unwritable/,
  );
  put(folder, "run/run.json", '{"run_id": 7}');
  expect(() => readRecord(runKind, join(folder, "run"))).toThrow(
    /run\.json: \$\.version is nothing, expected a number\n[\s\S]+codex\/state-unreadable/,
  );
  expect(() => readRecord(runKind, folder)).toThrow(/holds no run\n[\s\S]+codex\/no-run/);
});

test("who gives up waiting for a stop leaves the run asked to stop, and its client alone", async () => {
  const dir = join(freshFolder(), "run");
  const state = RunState.claim(runKind, dir, record, "{}");
  const control = new AbortController();
  const stopped = expect(
    stopRun(dir, { client: ["/nowhere"], signal: control.signal, waitSeconds: 600 }),
  ).rejects.toThrow(/^signal: was aborted before the run had ended\n {2}mend: .+\n {2}code: codex\/aborted$/);
  control.abort();
  await stopped;
  expect([statusOf(dir).phase, state.stopRequested]).toEqual(["running", true]);
  state.release();
});
