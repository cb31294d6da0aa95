import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { delay, judge, repeat, run as runCommand, say, script, turn } from "@goalpost/rehearsal";
import { beginElsewhere, collect, lose, processesOf, until } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { begin, clientPath, realClaude, runner, stage } from "../testing/stage.ts";
import { resume, start, status, stop } from "./run.ts";

const hang = runCommand("while true; do sleep 1; done", { timeoutSeconds: 300 });
const claude = { settings: { permissions: { allow: ["Bash"] } } };
const ok = { server: { judge: [judge.ok("done")] } };

describe.skipIf(realClaude.skip)("a run of the real Claude Code over several processes", () => {
  test("goes on after an abort where it was: session, counts and bounds", async () => {
    const set = await stage(script(turn(say("One.")), turn(hang, say("Never said.")), turn(say("Done."))), {
      claude,
      bounds: { turns: 5 },
      server: { judge: [judge.no("not yet"), judge.ok("done")] },
    });
    const first = await begin(set);
    await until(() => first.events.some((event) => event.type === "commandStarted"));
    await first.run.abort();
    expect(status(set.stateDir)).toMatchObject({
      phase: "ended",
      goal: "active",
      usage: { turns: 2 },
      result: { reason: "aborted" },
    });
    const again = await resume(set.stateDir, { client: [clientPath], env: set.home.env, checkSettings: false });
    const events = collect(again);
    const result = await again.result;
    expect(result).toMatchObject({ reason: "complete", threadId: first.run.threadId, turns: 3 });
    expect(events.filter((event) => event.type === "turnStarted").map(({ turn: number }) => number)).toEqual([3]);
    expect(result.tokens).toBeGreaterThan(3000);
    expect(events.find(({ type }) => type === "threadStarted")).toMatchObject({ resumed: true });
    expect(status(set.stateDir)).toMatchObject({ phase: "ended", goal: "met", bounds: { turns: 5 } });
    // the goal is still the session's: it was not set twice
    expect(set.server.seen.last.userTexts().filter((text) => text.includes("<command-args>")).length).toBe(1);
  });

  test("is lost with its process, leaves nothing running, and is taken up again", async () => {
    const set = await stage(script(turn(hang, say("Never said.")), turn(say("Done."))), { claude, ...ok });
    const other = await beginElsewhere(set, runner, "working");
    expect(status(set.stateDir)).toMatchObject({ phase: "running", goal: "active", usage: { turns: 1 } });
    await expect(start(set.launch, set.options)).rejects.toThrow(/already-running/);
    await lose(other);
    expect(status(set.stateDir)).toMatchObject({ phase: "lost" });
    const again = await resume(set.stateDir, { client: [clientPath], env: set.home.env, checkSettings: false });
    collect(again);
    expect(await again.result).toMatchObject({ reason: "complete" });
    expect(processesOf(set)).toEqual([]);
  });

  test("is stopped from another process: its own one ends it in good order", async () => {
    const set = await stage(script(turn(delay(600_000), say("Never said."))));
    const { run } = await begin(set);
    await until(() => set.server.seen.requests.length > 0);
    expect(await stop(set.stateDir)).toMatchObject({ phase: "ended", goal: "active", result: { reason: "stopped" } });
    expect(await run.result).toMatchObject({ reason: "stopped", client: "active" });
    expect(processesOf(set)).toEqual([]);
  });

  test("is stopped after its process is gone, and although its process hangs: what it left is ended", async () => {
    const gone = await stage(script(turn(hang, say("Never said."))), { claude });
    await lose(await beginElsewhere(gone, runner, "working"));
    expect(await stop(gone.stateDir)).toMatchObject({ phase: "ended", goal: "active" });
    expect(processesOf(gone)).toEqual([]);
    const hung = await stage(script(turn(hang, say("Never said."))), { claude });
    (await beginElsewhere(hung, runner, "working")).kill("SIGSTOP");
    await stop(hung.stateDir, { waitSeconds: 1 });
    expect(processesOf(hung)).toEqual([]);
  });

  test("goes on past a bound only when it is given another", async () => {
    const set = await stage(script(repeat(6, turn(say("Again.")))), {
      bounds: { turns: 2 },
      server: { judge: (seen) => (seen.requests.length < 4 ? judge.no("not yet") : judge.ok("done")) },
    });
    const client = { client: [clientPath], env: set.home.env, checkSettings: false };
    const { run } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "bound-reached", turns: 2 });
    const asked = set.server.requests.length;
    expect(await (await resume(set.stateDir, client)).result).toMatchObject({ reason: "bound-reached", turns: 2 });
    expect(set.server.requests.length).toBe(asked);
    expect(await (await resume(set.stateDir, { ...client, bounds: { turns: 9 } })).result).toMatchObject({
      reason: "complete",
      turns: 4,
    });
    expect(status(set.stateDir).bounds).toEqual({ turns: 9 });
  });

  test("is taken up with evidence after it was met; without, a goal that is met is judged and not restarted", async () => {
    const set = await stage(script(repeat(4, turn(say("Done.")))), { server: { judge: () => judge.ok("done") } });
    const { run } = await begin(set);
    await run.result;
    const client = { client: [clientPath], env: set.home.env, checkSettings: false };
    const judged = await resume(set.stateDir, { ...client, onComplete: () => ({ done: true }) });
    expect(await judged.result).toMatchObject({ reason: "complete", verdict: "done", turns: 1 });
    const again = await resume(set.stateDir, { ...client, evidence: "D1 command: exits 1" });
    expect(await again.result).toMatchObject({ reason: "complete", turns: 2 });
    expect(set.server.seen.last.contains("  | D1 command: exits 1")).toBe(true);
  });

  test("keeps its state for the user alone, and without what commands print", async () => {
    const set = await stage(script(turn(runCommand("node --version"), say("Done."))), ok);
    const { run } = await begin(set);
    await run.result;
    expect(statSync(set.stateDir).mode & 0o777).toBe(0o700);
    const log = readFileSync(join(set.stateDir, "logs", status(set.stateDir).runId, "events.jsonl"), "utf8");
    expect(log).toContain('"type":"command_ended"');
    expect(log).not.toContain(process.version);
  });

  test("is not resumed from a launch that was changed, nor without the contract", async () => {
    const set = await stage(script(turn(say("Done."))), ok);
    const { run } = await begin(set);
    await run.result;
    rmSync(join(set.cwd, ".goalpost"), { recursive: true });
    await expect(resume(set.stateDir)).rejects.toThrow(/contract\.md: is missing[\s\S]+claude-code\/not-built/);
    const path = join(set.stateDir, "launch.json");
    writeFileSync(path, readFileSync(path, "utf8").replace("acceptEdits", "bypassPermissions"));
    await expect(resume(set.stateDir)).rejects.toThrow(/is not the launch that this run was started with/);
  });
});
