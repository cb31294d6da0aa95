import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { readLog } from "@goalpost/log";
import { expect, test } from "vitest";
import { freshFolder } from "./testing/fresh-folder.ts";
import { put } from "./testing/put.ts";

const canLimit = spawnSync("prlimit", ["--version"]).status === 0;
if (!canLimit) console.warn("skipped: no prlimit here, which can take the room away from a process that runs");

/** A run whose process may write no file beyond so many bytes for a while: as on a full disk, the system refuses. */
const program = (state: string): string => `
import { spawnSync } from "node:child_process";
import { RunState } from ${JSON.stringify(join(import.meta.dirname, "state.ts"))};
import { keepEvents } from ${JSON.stringify(join(import.meta.dirname, "keep-events.ts"))};
const limit = (bytes) => spawnSync("prlimit", ["--pid", String(process.pid), "--fsize=" + bytes + ":"]);
process.on("SIGXFSZ", () => {});
const usage = { turns: 0, seconds: 0, tokens: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 };
const record = { version: 2, target: "codex", runId: "r", contractId: "port", launchHash: "h", cwd: "/work", clientVersion: "1", phase: "running", owner: { pid: process.pid, startedAt: "" }, goal: "active", usage, reactivations: 0, bounds: {}, updatedAt: "" };
const state = RunState.claim("codex", ${JSON.stringify(state)}, record, "{}");
const keep = keepEvents(state, () => ({}), () => 0, (code, message) => { console.log(code + ": " + message); keep({ type: "warning", code, message }); });
keep({ type: "message", text: "key sk-ant-api03-${"a1B2".repeat(23)}-AA" });
limit(1);
for (let turn = 0; turn < 5; turn += 1) keep({ type: "message", text: "lost" });
limit("unlimited");
keep({ type: "message", text: "there is room again" });
keep({ type: "ended", result: {} });
`;

test.skipIf(!canLimit)("a full disk in the middle is told once, ends nothing, and leaves a gap that says how much is missing", () => {
  const folder = freshFolder();
  put(folder, "run.mjs", program(join(folder, "state")));
  const house = join(import.meta.dirname, "../../house/from-sources.mjs");
  const done = spawnSync(process.execPath, ["--conditions=@goalpost/source", house, join(folder, "run.mjs")], { encoding: "utf8" });
  expect(done.stderr).toBe("");
  expect(done.stdout).toMatch(/^log-unwritable: the run goes on, but its log has a gap from here: .+has no space left on its disk\n(?: {2}.+\n)*$/); // biome-ignore format: one
  const records = [...readLog(join(folder, "state/logs/r/events.jsonl"))].flatMap(({ record }) => record ?? []);
  expect(records.map(({ type }) => type)).toEqual(["run", "message", "gap", "message", "ended"]);
  // the five, and the warning about them
  expect(records[2]).toMatchObject({ lost: 6 });
  expect(records[1]?.text).toBe("key [secret]");
}); // biome-ignore format: one
