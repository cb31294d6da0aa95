import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { noUsage } from "./meter.ts";
import { identify } from "./process/identity.ts";
import type { RunEvent } from "./run/events.ts";
import { statusOf } from "./run/status.ts";
import { stopRun } from "./run/stop.ts";
import { type RunRecord, readRecord } from "./run-record.ts";
import { amendRecord, RunState, requestStop } from "./state.ts";
import { freshFolder } from "./testing/fresh-folder.ts";
import { put } from "./testing/put.ts";

const record: RunRecord = {
  version: 2,
  target: "codex",
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
  const state = RunState.claim("codex", dir, record, "{}");
  state.update({ goal: "usageLimited", usage: { ...noUsage, turns: 2 } });
  expect(readRecord("codex", dir)).toEqual({
    ...record,
    goal: "usageLimited",
    usage: { ...noUsage, turns: 2 },
    updatedAt: state.record.updatedAt,
  });
  expect(JSON.parse(readFileSync(join(dir, "run.json"), "utf8"))).toMatchObject({
    run_id: "r",
    usage: { cached_input_tokens: 0 },
  });
  expect(statusOf(dir, "codex")).toMatchObject({ phase: "running", contractId: "port" });
});

test("a run whose process is gone, or whose number belongs to another by now, is lost and can be claimed", () => {
  const dir = join(freshFolder(), "run");
  RunState.claim("codex", dir, record, "{}").update({ owner: { ...record.owner, startedAt: "an earlier start" } });
  expect(statusOf(dir, "codex").phase).toBe("lost");
  expect(() => RunState.claim("codex", dir, record, "{}")).not.toThrow();
  expect(() => RunState.claim("codex", dir, record, "{}")).toThrow(
    /process \d+ is running this goal\n {2}help: .+goalpost stop\n {2}code: codex\/already-running/,
  );
});

test("what commands print stays out of the log", () => {
  const dir = join(freshFolder(), "run");
  const state = RunState.claim("codex", dir, record, "{}");
  const at = "2026-11-22T00:00:00.000Z";
  const secret = "API_KEY=secret";
  const told: readonly RunEvent[] = [
    { at, type: "commandOutput", id: "c", text: secret },
    { at, type: "commandEnded", id: "c", command: "env", status: "completed", exitCode: 0, output: secret },
  ];
  for (const event of told) state.log(event, 1.23456);
  state.release();
  const [first = "", ...more] = readFileSync(join(dir, "logs/r/events.jsonl"), "utf8").trimEnd().split("\n");
  expect(JSON.parse(first)).toMatchObject({ v: 1, type: "run", run_id: "r", contract_id: "port", resumed: false });
  expect(more).toEqual([
    `{"v":1,"at":"${at}","type":"command_ended","id":"c","command":"env","status":"completed","exit_code":0,"output":"","active_seconds":1.235}`,
  ]);
});

test("a request to stop is seen, and gone with the next claim", () => {
  const dir = join(freshFolder(), "run");
  const state = RunState.claim("codex", dir, record, "{}");
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
  expect(() => RunState.claim("codex", join(folder, "file", "run"), record, "{}")).toThrow(
    /cannot be written \(.+\)\n {2}help: free space or choose another directory with GOALPOST_STATE_DIR\n {2}code: codex\/state-unwritable/,
  );
  put(folder, "run/run.json", '{"run_id": 7}');
  expect(() => readRecord("codex", join(folder, "run"))).toThrow(
    /run\.json: \$\.version is nothing, expected a number\n[\s\S]+codex\/state-unreadable/,
  );
  expect(() => readRecord("codex", folder)).toThrow(/holds no run\n[\s\S]+codex\/no-run/);
});

test("who gives up waiting for a stop leaves the run asked to stop, and its client alone", async () => {
  const dir = join(freshFolder(), "run");
  const state = RunState.claim("codex", dir, record, "{}");
  const control = new AbortController();
  const stopped = expect(
    stopRun({ name: "codex" }, dir, { client: ["/nowhere"], signal: control.signal, waitSeconds: 600 }),
  ).rejects.toThrow(/^signal: was aborted before the run had ended\n {2}help: .+\n {2}code: codex\/aborted$/);
  control.abort();
  await stopped;
  expect([statusOf(dir, "codex").phase, state.stopRequested]).toEqual(["running", true]);
  state.release();
});

test("a client that cannot be asked any more keeps nobody from stopping a run: it is over, and what is left is said", async () => {
  const dir = join(freshFolder(), "run");
  RunState.claim("codex", dir, record, "{}").update({ owner: { ...record.owner, startedAt: "an earlier start" } });
  const broken = { name: "codex", leave: () => Promise.reject(new Error("no config")) } as const;
  await expect(stopRun(broken, dir)).rejects.toThrow(
    /^goal: the run is over, and nothing of it runs, but its goal could not be paused in the client: run: no config\n {2}help: .+\n {2}code: codex\/goal-not-paused$/,
  );
  expect(statusOf(dir, "codex")).toMatchObject({ phase: "ended", goal: "active" });
  expect(await stopRun(broken, dir)).toMatchObject({ phase: "ended" });
});

const old = (name: string): string => {
  const dir = join(freshFolder(), "run");
  cpSync(join(import.meta.dirname, "../fixtures/0.1.0", name), dir, { recursive: true });
  return dir;
};

test.each([
  [
    "codex-ended",
    { target: "codex", home: "/nowhere", goal: "complete", result: { reason: "complete", client: "complete" } },
  ],
  ["codex-running", { target: "codex", home: "/nowhere", phase: "lost", goal: "active" }],
  [
    "claude-code-ended",
    { target: "claude-code", home: "/srv/project/config", goal: "met", result: { reason: "complete", client: "met" } },
  ],
  ["claude-code-running", { target: "claude-code", home: "/srv/project/config", phase: "lost", goal: "active" }],
])("a run of 0.1.0 is read as it stands: %s", (name, expected) => {
  const dir = old(name);
  const before = readFileSync(join(dir, "run.json"), "utf8");
  expect(statusOf(dir)).toMatchObject({ contractId: "port", ...expected });
  expect(readFileSync(join(dir, "run.json"), "utf8")).toBe(before);
});

test("a run of 0.1.0 that lives is seen to run, and is stopped in its own form", async () => {
  const dir = old("codex-running");
  const path = join(dir, "run.json");
  const value = JSON.parse(readFileSync(path, "utf8"));
  const owner = identify(process.pid);
  const alive = { ...value, owner: { pid: owner?.pid, started_at: owner?.startedAt } };
  writeFileSync(path, JSON.stringify(alive));
  expect(statusOf(dir).phase).toBe("running");
  // its process answers the request to stop, as 0.1.0 did: by writing its record
  const stopped = stopRun(undefined, dir, { waitSeconds: 600 });
  while (!existsSync(join(dir, "stop.request"))) await new Promise((resume) => setTimeout(resume, 20));
  writeFileSync(path, JSON.stringify({ ...alive, phase: "ended", goal: "paused" }));
  expect(await stopped).toMatchObject({ phase: "ended", goal: "paused" });
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({ ...alive, phase: "ended", goal: "paused" });
});

test("a lost run of 0.1.0 keeps its form when it is stopped, and its record when it is taken up", () => {
  const dir = old("claude-code-running");
  const before = JSON.parse(readFileSync(join(dir, "run.json"), "utf8"));
  amendRecord("claude-code", dir, { phase: "ended" });
  const after = JSON.parse(readFileSync(join(dir, "run.json"), "utf8"));
  expect(after).toEqual({ ...before, phase: "ended", updated_at: after.updated_at });
  RunState.claim("claude-code", dir, { ...record, target: "claude-code" }, "{}").release();
  expect(JSON.parse(readFileSync(join(dir, "run.v1.json"), "utf8"))).toEqual(after);
  expect(JSON.parse(readFileSync(join(dir, "run.json"), "utf8"))).toMatchObject({ version: 2, target: "claude-code" });
});

test("a record of a newer goalpost, and a run of another target, are errors that name them", () => {
  const dir = old("codex-ended");
  expect(() => statusOf(dir, "claude-code", "claude-code")).toThrow(
    /run\.json: is a run of "codex", expected claude-code\n[\s\S]+claude-code\/other-target/,
  );
  put(dir, "run.json", JSON.stringify({ version: 3, target: "codex" }));
  expect(() => statusOf(dir, "codex")).toThrow(
    /run\.json: has version 3, expected 1 to 2: another goalpost wrote it\n[\s\S]+codex\/state-newer/,
  );
  expect(() => RunState.claim("codex", dir, record, "{}")).toThrow(/codex\/state-newer/);
});
