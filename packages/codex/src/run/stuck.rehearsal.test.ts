import { completeGoal, fail, garbage, run as runCommand, say, script, turn } from "@goalpost/rehearsal";
import { compactionLoops, processesOf, type StuckLoop, stuckLoops, until } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { begin, realCodex, stage } from "../testing/stage.ts";
import { status } from "./run.ts";

describe.skipIf(realCodex.skip)("a goal of the real Codex that gets nowhere ends by itself:", () => {
  test.each([
    ...stuckLoops(garbage("cut")),
    ...compactionLoops.map((plan): StuckLoop => ({ kind: "compaction-loop", plan })),
  ])("$kind", async ({ kind, plan, retries = 0 }) => {
    const set = await stage(plan, { home: { retries }, server: { maxRequests: 400 } });
    const { run, events } = await begin(set);
    const result = await run.result;
    expect(result).toMatchObject({ reason: "stuck", stuck: { kind } });
    expect(result.turns).toBeLessThanOrEqual(16);
    const told = events.flatMap((event) => (event.type === "stuck" ? [event.isEnd] : []));
    expect([told[0], told.at(-1)]).toEqual([false, true]);
    // the nudge has reached the model, as words of ours in the conversation
    const { requests } = set.server.seen;
    expect(JSON.stringify(requests.at(-1)?.body)).toContain("This run seems to get nowhere");
    expect(status(set.stateDir)).toMatchObject({ phase: "ended", result: { reason: "stuck", stuck: { kind } } });
    expect(processesOf(set)).toEqual([]);
  });

  test("a turn that fails for good ends the goal before it is a loop", async () => {
    const set = await stage(script(turn(say("One.")), turn(fail(500))));
    const { run } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "turn-failed", turns: 2 });
  });

  test("a goal that is paused spends nothing", async () => {
    const set = await stage(
      script(turn(runCommand("sleep 60"), say("Never said.")), turn(completeGoal(), say("Done."))),
    );
    const { run, events } = await begin(set);
    await until(() => events.some(({ type }) => type === "commandStarted"));
    await run.pause();
    const rest = (): Promise<void> => new Promise((resume) => setTimeout(resume, 1500));
    // a request that the client had begun may still come
    await rest();
    const before = set.server.seen.requests.length;
    await rest();
    expect([set.server.seen.requests.length, events.filter(({ type }) => type === "stuck")]).toEqual([before, []]);
    await run.resume();
    expect(await run.result).toMatchObject({ reason: "complete" });
  });

  test("a reading phase and a command that works on are not a loop", async () => {
    const plan = script(
      ...Array.from({ length: 14 }, (_, at) =>
        turn(runCommand(`echo "${"x".repeat(at + 1)}" > f; sed s/x/y/g f`), say("I read on.")),
      ),
      turn(completeGoal(), say("Done.")),
    );
    const set = await stage(plan);
    const { run, events } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "complete", turns: 15 });
    expect(events.filter(({ type }) => type === "stuck")).toEqual([]);
  });

  test.each([5, 600])("a limit whose end was %d s ago is tried again, and no turn is lost", async (ago) => {
    const past = { resetsAt: Math.floor(Date.now() / 1000) - ago };
    const plan = script(
      turn(say("One.")),
      turn(fail(429, past)),
      turn(fail(429, past)),
      turn(completeGoal(), say("Done.")),
    );
    const set = await stage(plan, { bounds: { turns: 2 } });
    const { run, events } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "complete", turns: 2 });
    expect(events.filter(({ type }) => type === "waitingUntil")).toHaveLength(2);
    expect(processesOf(set)).toEqual([]);
  });

  test("a usage limit is waited out until the client's own time, and no turn is lost", async () => {
    const resetsAt = Math.floor(Date.now() / 1000) + 3;
    const set = await stage(
      script(turn(say("One.")), turn(fail(429, { resetsAt })), turn(completeGoal(), say("Done."))),
      { bounds: { turns: 2 } },
    );
    const { run, events } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "complete", turns: 2 });
    const [wait] = events.flatMap((event) => (event.type === "waitingUntil" ? [event] : []));
    expect(wait?.turnGivenBack).toBe(true);
    // a machine that is slow learns of it when the time is there already
    expect(Date.parse(wait?.until ?? "")).toBeGreaterThanOrEqual(resetsAt * 1000);
    expect(processesOf(set)).toEqual([]);
  });
});
