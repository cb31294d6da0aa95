import { readFileSync } from "node:fs";
import { join } from "node:path";
import { completeGoal, delay, run as runCommand, say, script, turn } from "@goalpost/rehearsal";
import { processesOf, until } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { begin, realCodex, stage } from "../testing/stage.ts";

const long = runCommand("sleep 500", { timeoutSeconds: 30 });

describe.skipIf(realCodex.skip)("a run of the real Codex in hand", () => {
  test("is paused in the middle of a turn, its command ended, and goes on when resumed", async () => {
    const set = await stage(script(turn(long, say("Never said.")), turn(completeGoal(), say("Done."))));
    const { run } = await begin(set);
    await until(() => processesOf(set).some((line) => line.startsWith("sleep")));
    await run.pause();
    expect(run.status()).toMatchObject({ goal: "paused", turnRunning: false });
    // the client is asked to end the command and does not say when it has
    await until(() => processesOf(set).every((line) => !line.startsWith("sleep")));
    const asked = set.server.requests.length;
    await new Promise((resume) => setTimeout(resume, 300));
    expect(set.server.requests.length).toBe(asked);
    await run.resume();
    expect(await run.result).toMatchObject({ reason: "complete", client: "complete" });
  });

  test.each([["abort()"], ["its signal"]])("is ended by %s, the goal left paused and nothing running", async (how) => {
    const set = await stage(script(turn(long, say("Never said."))));
    const control = new AbortController();
    const { run, events } = await begin(set, { signal: control.signal });
    await until(() => events.some((event) => event.type === "commandStarted"));
    if (how === "abort()") await run.abort();
    else control.abort();
    expect(await run.result).toMatchObject({ reason: "aborted", client: "paused", turns: 1 });
    expect(events.at(-1)?.type).toBe("ended");
    expect(processesOf(set)).toEqual([]);
  });

  test("ends every process, also one that a command without a sandbox moved to a session of its own", async () => {
    const plan = script(turn(runCommand("setsid sleep 500 & sleep 501", { timeoutSeconds: 30 }), say("Never said.")));
    const set = await stage(plan, { codex: { sandbox: "danger-full-access", dangerouslyDisableSandbox: true } });
    const { run, events } = await begin(set);
    await until(() => processesOf(set).filter((line) => line.startsWith("sleep")).length === 2);
    expect(events.some((event) => event.type === "warning" && event.code === "no-sandbox")).toBe(true);
    await run.abort();
    expect(processesOf(set)).toEqual([]);
  });

  test.each(["SIGKILL", "SIGTERM"] as const)(
    "survives the client's death by %s in the middle of a turn with a clear error",
    async (signal) => {
      const set = await stage(script(turn(delay(600_000), say("Never said."))));
      const { run, events } = await begin(set);
      await until(() => events.some((event) => event.type === "turnStarted"));
      const { client } = JSON.parse(readFileSync(join(set.stateDir, "run.json"), "utf8"));
      process.kill(-client.pid, signal);
      const result = await run.result;
      expect(result).toMatchObject({ reason: "client-died", turns: 1, error: { code: "codex/client-died" } });
      expect(result.error?.what).toMatch(
        signal === "SIGKILL" ? /the client ended by SIGKILL; / : /the client ended (by|with) /,
      );
      expect(result.error?.help).toMatch(/resume/);
      expect(processesOf(set)).toEqual([]);
    },
  );
});
