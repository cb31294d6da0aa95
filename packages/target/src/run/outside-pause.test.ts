import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { expect, test } from "vitest";
import { Lifecycle } from "../lifecycle/lifecycle.ts";
import { noUsage } from "../meter.ts";
import { identify } from "../process/identity.ts";
import { requestPause, requestResume } from "../state.ts";
import { FakeSession } from "../testing/fake-session.ts";
import { freshFolder } from "../testing/fresh-folder.ts";
import { put } from "../testing/put.ts";
import { toWire } from "../wire.ts";
import type { RunEvent } from "./events.ts";
import { OutsidePause } from "./outside-pause.ts";

async function working() {
  const events: RunEvent[] = [];
  const life = new Lifecycle({ area: "fake", title: "Fake", clientVersion: "1", bounds: {}, before: { usage: noUsage, reactivations: 0 }, options: {}, onEvent: (event) => events.push(event) });
  const session = new FakeSession(life.tell, {});
  life.attach(session);
  void life.start();
  session.tell({ type: "taken" });
  session.tell({ type: "turnBegan" });
  const asked = { pauseRequested: false, orders: [] as string[], rests: (isPaused: boolean) => void asked.orders.push(isPaused ? "pause" : "resume") };
  const pause = new OutsidePause(life, asked);
  /** Looks until what was ordered has come through. */
  const look = async (): Promise<void> => {
    for (let round = 0; round < 5; round += 1) {
      pause.look();
      await new Promise(setImmediate);
    }
  };
  const warned = () => events.flatMap((event) => (event.type === "warning" ? [event.code] : []));
  return { life, session, asked, look, warned };
} // biome-ignore format: one

test("a run rests as long as somebody elsewhere asks for it, and the log says so, once each", async () => {
  const { life, asked, look, warned } = await working();
  await look();
  expect([life.isPaused, asked.orders]).toEqual([false, []]);
  asked.pauseRequested = true;
  await look();
  expect([life.isPaused, asked.orders]).toEqual([true, ["pause"]]);
  asked.pauseRequested = false;
  await look();
  expect([life.isPaused, asked.orders, warned()]).toEqual([false, ["pause", "resume"], ["run-pause", "run-resume"]]);
  await life.abort("aborted");
});

test("a pause that the client refuses is told once, and asked again when it is asked for anew", async () => {
  const { life, session, asked, look, warned } = await working();
  session.willFail(new GoalpostError({ code: "fake/no", where: "x", what: "no", help: "y" }));
  asked.pauseRequested = true;
  await look();
  expect([life.isPaused, warned(), asked.orders]).toEqual([false, ["pause-failed"], []]);
  session.willFail(undefined);
  asked.pauseRequested = false;
  await look();
  asked.pauseRequested = true;
  await look();
  expect([life.isPaused, asked.orders]).toEqual([true, ["pause"]]);
  await life.abort("aborted");
});

/** The state of a run; its process is this one, where none is given. */
function kept(phase: "running" | "ended", owner: object = identify(process.pid) ?? {}): string {
  const dir = join(freshFolder(), "run");
  const usage = { turns: 0, seconds: 0, tokens: 0, input_tokens: 0, cached_input_tokens: 0, output_tokens: 0 };
  put(dir, "run.json", JSON.stringify(toWire({ version: 2, target: "codex", runId: "r", contractId: "port", launchHash: "h", cwd: "/srv", clientVersion: "1", phase, owner, goal: "complete", usage, reactivations: 0, bounds: {}, updatedAt: "" }))); // biome-ignore format: one
  return dir;
}
const again = "help: take it up again: goalpost run port --resume";
const gone = { pid: process.pid, startedAt: "of another time" };

test.each([
  ["pause", "ended", undefined, `port: has ended\n  ${again}\n  code: target/not-running`],
  ["resume", "ended", undefined, `port: has ended\n  ${again}\n  code: target/not-running`],
  ["pause", "running", gone, `port: has lost its process, so nobody can pause it\n  ${again}\n  code: target/not-running`],
  ["resume", "running", gone, `port: has lost its process, so nobody can let it go on\n  ${again}\n  code: target/not-running`],
  ["resume", "running", undefined, "port: is not paused: it goes on\n  help: see how it stands: goalpost status port\n  code: target/not-paused"],
] as const)("%s of a run that is %s (%j) says what can be done", (order, phase, owner, says) => {
  expect(() => (order === "pause" ? requestPause : requestResume)(kept(phase, owner))).toThrow(says);
}); // biome-ignore format: one

test("a run is paused once, and let go on once", () => {
  const dir = kept("running");
  requestPause(dir);
  expect(() => requestPause(dir)).toThrow(
    "port: is paused already, or is about to be\n  help: let it go on: goalpost resume port\n  code: target/already-paused",
  );
  requestResume(dir);
  expect(() => requestResume(dir)).toThrow("target/not-paused");
  expect(() => requestPause(join(dir, "none"))).toThrow(/target\/no-run/);
});
