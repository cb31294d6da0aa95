import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { completeGoal, delay, repeat, run as runCommand, say, script, turn } from "@goalpost/rehearsal";
import { beginElsewhere, collect, lose, processesOf, until } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { begin, clientPath, realCodex, runner, stage } from "../testing/stage.ts";
import { resume, start, status, stop } from "./run.ts";

const long = runCommand("sleep 500", { timeoutSeconds: 30 });

describe.skipIf(realCodex.skip)("a run of the real Codex over several processes", () => {
  test("goes on after an abort where it was: thread, counts and bounds", async () => {
    const set = await stage(
      script(turn(say("One.")), turn(long, say("Never said.")), turn(completeGoal(), say("Done."))),
      { bounds: { turns: 5 } },
    );
    const first = await begin(set);
    await until(() => first.events.some((event) => event.type === "commandStarted"));
    await first.run.abort();
    expect(status(set.stateDir)).toMatchObject({
      phase: "ended",
      goal: "paused",
      usage: { turns: 2 },
      result: { reason: "aborted" },
    });
    const again = await resume(set.stateDir, { client: [clientPath], env: set.home.env });
    const events = collect(again);
    const result = await again.result;
    expect(result).toMatchObject({ reason: "complete", threadId: first.run.threadId });
    const turns = events.filter((event) => event.type === "turnStarted").map(({ turn: number }) => number);
    expect(turns[0]).toBe(3);
    expect(result.turns).toBe(turns.at(-1));
    expect(result.tokens).toBeGreaterThan(3000);
    expect(events.find(({ type }) => type === "threadStarted")).toMatchObject({ resumed: true });
    expect(status(set.stateDir)).toMatchObject({
      phase: "ended",
      goal: "complete",
      bounds: { turns: 5 },
      result: { reason: "complete" },
    });
  });

  test("is lost with its process, leaves nothing running, and is taken up again", async () => {
    const set = await stage(script(turn(long, say("Never said.")), turn(completeGoal(), say("Done."))));
    const other = await beginElsewhere(set, runner, "working");
    expect(status(set.stateDir)).toMatchObject({ phase: "running", goal: "active", usage: { turns: 1 } });
    await expect(start(set.launch, set.options)).rejects.toThrow(/already-running/);
    await expect(resume(set.stateDir, { client: [clientPath], env: set.home.env })).rejects.toThrow(/already-running/);
    await lose(other);
    expect(status(set.stateDir)).toMatchObject({ phase: "lost" });
    const again = await resume(set.stateDir, { client: [clientPath], env: set.home.env });
    collect(again);
    expect(await again.result).toMatchObject({ reason: "complete" });
    expect(processesOf(set)).toEqual([]);
  });

  test("is stopped from another process: its own one ends it in good order", async () => {
    const set = await stage(script(turn(delay(600_000), say("Never said."))));
    const { run } = await begin(set);
    await until(() => run.status().turnRunning);
    expect(await stop(set.stateDir, { client: [clientPath], env: set.home.env })).toMatchObject({
      phase: "ended",
      goal: "paused",
      result: { reason: "stopped" },
    });
    expect(await run.result).toMatchObject({ reason: "stopped", client: "paused" });
    expect(processesOf(set)).toEqual([]);
  });

  test("is stopped after its process is gone: what it left is ended, and the goal is paused", async () => {
    const set = await stage(script(turn(long, say("Never said."))));
    await lose(await beginElsewhere(set, runner, "working"));
    expect(await stop(set.stateDir, { client: [clientPath], env: set.home.env })).toMatchObject({
      phase: "ended",
      goal: "paused",
    });
    expect(processesOf(set)).toEqual([]);
    expect(await stop(set.stateDir)).toMatchObject({ phase: "ended", goal: "paused" });
  });

  test("is stopped although its process hangs: the client is ended from outside", async () => {
    const set = await stage(script(turn(delay(600_000), say("Never said."))));
    const other = await beginElsewhere(set, runner, "started");
    other.kill("SIGSTOP");
    const stopped = await stop(set.stateDir, { client: [clientPath], env: set.home.env, waitSeconds: 1 });
    expect(stopped).toMatchObject({ goal: "paused" });
    expect(processesOf(set)).toEqual([]);
  });

  test("goes on past a bound only when it is given another", async () => {
    const set = await stage(script(repeat(6, turn(say("Again."))), turn(completeGoal(), say("Done."))), {
      bounds: { tokens: 2000, turns: 4 },
    });
    const client = { client: [clientPath], env: set.home.env };
    const { run } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "budget-limited", client: "budgetLimited", turns: 2 });
    const more = await resume(set.stateDir, { ...client, bounds: { tokens: 50_000 } });
    expect(await more.result).toMatchObject({ reason: "bound-reached", bound: { bound: "turns" }, turns: 4 });
    const asked = set.server.requests.length;
    const same = await resume(set.stateDir, client);
    expect(await same.result).toMatchObject({ reason: "bound-reached", bound: { bound: "turns", limit: 4 }, turns: 4 });
    expect(set.server.requests.length).toBe(asked);
    const enough = await resume(set.stateDir, { ...client, bounds: { turns: 50 } });
    expect(await enough.result).toMatchObject({ reason: "complete", turns: 7 });
    expect(status(set.stateDir).bounds).toEqual({ tokens: 50_000, turns: 50 });
  });

  test("is taken up with evidence after it was complete; without, a complete goal is judged and not restarted", async () => {
    const set = await stage(script(turn(completeGoal(), say("Done.")), turn(completeGoal(), say("Done again."))));
    const { run } = await begin(set);
    await run.result;
    const client = { client: [clientPath], env: set.home.env };
    const judged = await resume(set.stateDir, { ...client, onComplete: () => ({ done: true }) });
    expect(await judged.result).toMatchObject({ reason: "complete", verdict: "done", turns: 1 });
    const again = await resume(set.stateDir, { ...client, evidence: "D1 command: exits 1" });
    expect(await again.result).toMatchObject({ reason: "complete", turns: 2 });
    expect(set.server.seen.last.contains("  | D1 command: exits 1")).toBe(true);
  });

  test("keeps its state for its owner alone, and says so when it is damaged", async () => {
    const set = await stage(script(turn(completeGoal(), say("Done."))));
    const { run } = await begin(set);
    await run.result;
    const mode = (name: string) => statSync(join(set.stateDir, name)).mode & 0o777;
    const events = join("logs", status(set.stateDir).runId, "events.jsonl");
    expect([mode("."), mode("run.json"), mode("launch.json"), mode(events)]).toEqual([0o700, 0o600, 0o600, 0o600]);
    const log = readFileSync(join(set.stateDir, events), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(log.find(({ type }) => type === "thread_started")).toMatchObject({ thread_id: run.threadId });
    expect(log.at(-1)).toMatchObject({ type: "ended", result: { reason: "complete" } });
    writeFileSync(join(set.stateDir, "launch.json"), "{}");
    await expect(resume(set.stateDir, { client: [clientPath], env: set.home.env })).rejects.toThrow(
      /launch\.json: is not the launch that this run was started with/,
    );
    writeFileSync(join(set.stateDir, "run.json"), '{"version": 1');
    expect(() => status(set.stateDir)).toThrow(/run\.json: cannot be read/);
    expect(() => status(join(set.stateDir, "none"))).toThrow(/holds no run/);
  });
});
