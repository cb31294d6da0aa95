import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { expect, test } from "vitest";
import { Lifecycle } from "../lifecycle/lifecycle.ts";
import { noUsage } from "../meter.ts";
import { requestPause, requestResume } from "../state.ts";
import { FakeSession } from "../testing/fake-session.ts";
import { freshFolder } from "../testing/fresh-folder.ts";
import { put } from "../testing/put.ts";
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

test("a run that has ended can be neither paused nor let go on, and says what can be done", () => {
  const dir = join(freshFolder(), "run");
  const usage = { turns: 0, seconds: 0, tokens: 0, input_tokens: 0, cached_input_tokens: 0, output_tokens: 0 };
  put(dir, "run.json", JSON.stringify({ version: 2, target: "codex", run_id: "r", contract_id: "port", launch_hash: "h", cwd: "/srv", client_version: "1", phase: "ended", owner: { pid: 1, started_at: "x" }, goal: "complete", usage, reactivations: 0, bounds: {}, updated_at: "" })); // biome-ignore format: one
  for (const ask of [requestPause, requestResume]) expect(() => ask(dir)).toThrow(/^port: has ended\n {2}help: take it up again: goalpost run port --resume\n {2}code: target\/not-running$/); // biome-ignore format: one
  expect(() => requestPause(join(dir, "none"))).toThrow(/target\/no-run/);
});
