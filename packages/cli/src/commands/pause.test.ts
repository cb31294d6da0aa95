import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { LogWriter, logPath } from "@goalpost/log";
import { expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { startedId, startedRun } from "../testing/started.ts";

const gone = { owner: { pid: process.pid, started_at: "of another time" } };
const ended = { phase: "ended" };
const other = { target: "someone-else" };
const takenUp = "\n  help: take it up again: goalpost run small --resume\n  code: target/not-running";

test.each([
  ["pause", "has ended", ended, {}, `small: has ended${takenUp}`],
  ["resume", "has ended", ended, {}, `small: has ended${takenUp}`],
  ["pause", "has lost its process", gone, {}, `small: has lost its process, so nobody can pause it${takenUp}`],
  ["resume", "has lost its process", gone, {}, `small: has lost its process, so nobody can let it go on${takenUp}`],
  ["pause", "is paused", { paused: true }, { "pause.request": "" }, "small: is paused already, or is about to be\n  help: let it go on: goalpost resume small\n  code: target/already-paused"],
  ["resume", "is not paused", {}, {}, "small: is not paused: it goes on\n  help: see how it stands: goalpost status small\n  code: target/not-paused"],
  ["pause", "is of a version to come", { version: 99 }, {}, "has version 99, expected 1 to 2: another goalpost wrote it"],
  ["pause", "is damaged", { goal: 7 }, {}, "goal is 7, expected"],
] as const)("%s of a run that %s says so, and what can be done", async (order, _state, change, files, says) => {
  const { cwd, run } = await startedRun(change);
  for (const [path, text] of Object.entries(files)) put(run, path, text);
  const called = await call([order, "small"], { cwd });
  expect(called).toMatchObject({ code: 2, out: "", err: expect.stringContaining(says) });
}); // biome-ignore format: one

test.each(["pause", "resume"])("%s where nothing was started, and of nothing", async (order) => {
  const cwd = project();
  expect((await call([order, "small"], { cwd })).err).toMatch(/^error: small: was never started here\n {2}help: start it: goalpost run small; .+\n {2}code: cli\/no-run\n$/); // biome-ignore format: one
  expect((await call([order], { cwd })).err).toContain("missing required argument 'contract'");
  expect((await call([order, "a", "b"], { cwd })).err).toContain("too many arguments");
});

test("a client that refuses to pause is an error, with its words; a run that ends first is told", async () => {
  for (const [record, code, says] of [
    [{ type: "warning", code: "pause-failed", message: "the run could not be paused: not now" }, 2, /^error: small: the run could not be paused: not now\n {2}help: .+\n {2}code: cli\/pause-failed/],
    [{ type: "ended", result: { reason: "complete" } }, 0, /^small: has ended before; see goalpost status small\n$/],
    [{ type: "control", order: "pause" }, 0, /^small: paused in process .+; go on with goalpost resume small\n$/],
  ] as const) {
    // a run of a client that is not one of ours is paused alike
    const { cwd, run } = await startedRun(other);
    const log = LogWriter.open(logPath(run, startedId));
    log.append({ type: "run", run_id: startedId });
    const called = call(["pause", "small"], { cwd });
    // the run answers when it has seen the request
    const answer = setInterval(() => log.append(record), 20);
    const { out, err, code: seen } = await called;
    clearInterval(answer);
    log.close();
    expect(seen).toBe(code);
    expect(out + err).toMatch(says);
  }
}); // biome-ignore format: one

test("a pause that the run has not made yet is taken back", async () => {
  const { cwd, run } = await startedRun();
  writeFileSync(join(run, "pause.request"), "");
  expect(await call(["resume", "small"], { cwd })).toMatchObject({ code: 0, out: expect.stringContaining("running in process") }); // biome-ignore format: one
});
