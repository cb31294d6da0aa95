import { type ChildProcess, spawn } from "node:child_process";
import { expect, onTestFinished, test } from "vitest";
import { descendants, marked } from "./descendants.ts";
import { endRun, runMarker } from "./end.ts";
import { identify, isRunning, signalIfSame } from "./identity.ts";

let made = 0;
/** A shell in a group of its own, with the mark of a run. */
async function shell(
  script: string,
): Promise<{ readonly child: ChildProcess; readonly pid: number; readonly runId: string }> {
  made += 1;
  const runId = `end-test-${process.pid}-${made}`;
  const child = spawn("sh", ["-c", script], {
    detached: true,
    stdio: ["ignore", "pipe", "ignore"],
    env: { PATH: process.env.PATH, [runMarker]: runId },
  });
  const pid = child.pid ?? 0;
  onTestFinished(() => void signalIfSame({ pid, startedAt: identify(pid)?.startedAt ?? "" }, "SIGKILL", true));
  await new Promise((ready) => child.stdout?.once("data", ready));
  return { child, pid, runId };
}

test("a process is told from a later one with the same number", async () => {
  const { pid, child } = await shell("echo up; exec sleep 300");
  const identity = identify(pid);
  expect(identity).toMatchObject({ pid });
  if (identity === undefined) return;
  expect(isRunning(identity)).toBe(true);
  const recycled = { pid, startedAt: "another start" };
  expect(isRunning(recycled)).toBe(false);
  expect(signalIfSame(recycled, "SIGKILL", true)).toBe(false);
  expect(isRunning(identity)).toBe(true);
  const ended = new Promise((done) => child.once("exit", done));
  expect(signalIfSame(identity, "SIGKILL", true)).toBe(true);
  await ended;
  expect(isRunning(identity)).toBe(false);
});

test.each([0, 1, -5, 1.5, Number.NaN])("%s is never identified", (pid) => {
  expect(identify(pid)).toBeUndefined();
});

test("a run is ended whole: its group, and what left the group", async () => {
  const { pid, runId } = await shell("trap '' TERM; setsid sleep 301 & sleep 302 & echo up; wait");
  const below = descendants(pid);
  expect(below.length).toBe(2);
  expect(await endRun(identify(pid), runId, { afterTermMs: 100, afterKillMs: 2000 })).toEqual([]);
  expect(below.filter(isRunning)).toEqual([]);
});

test.runIf(process.platform === "linux")(
  "what outlived its leader is found by the run's mark, and others are left alone",
  async () => {
    const { runId, child } = await shell("setsid sleep 303 & echo up");
    const other = await shell("echo up; exec sleep 304");
    if (child.exitCode === null) await new Promise((done) => child.once("exit", done));
    expect(marked(runMarker, runId).length).toBe(1);
    expect(await endRun(undefined, runId)).toEqual([]);
    expect(marked(runMarker, runId)).toEqual([]);
    expect(marked(runMarker, runId.slice(0, -1))).toEqual([]);
    expect(marked(runMarker, other.runId).length).toBe(1);
  },
);

test("a leader whose number belongs to another process by now is left alone, and so is what that one started", async () => {
  const { pid } = await shell("sleep 305 & echo up; wait");
  const before = [...descendants(pid), ...(identify(pid) === undefined ? [] : [identify(pid)])];
  expect(before.length).toBe(2);
  expect(await endRun({ pid, startedAt: "an earlier start" }, "no-such-run")).toEqual([]);
  expect(before.filter((each) => each !== undefined && isRunning(each)).length).toBe(2);
});
