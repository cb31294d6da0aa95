import { fail, judge, repeat, run as runCommand, say, script, turn } from "@goalpost/rehearsal";
import { compactionLoops, processesOf, stuckLoops, until } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { begin, realClaude, stage } from "../testing/stage.ts";
import { status } from "./run.ts";

const unasked = { settings: { permissions: { allow: ["Bash", "Write", "Edit"] } } };

/** With a token of a subscription, which is none; with a key the client says nothing of when a limit ends. */
function subscribed(given: NodeJS.ProcessEnv | undefined): NodeJS.ProcessEnv {
  const { ANTHROPIC_API_KEY: _key, ...env } = given ?? {};
  return { ...env, CLAUDE_CODE_OAUTH_TOKEN: "rehearsal-not-a-token" };
}

describe.skipIf(realClaude.skip)("a goal of the real Claude Code that gets nowhere ends by itself:", () => {
  test.each(stuckLoops(fail(500)))("$kind", async ({ kind, plan, retries = 0 }) => {
    const server = { judge: () => judge.no("not yet"), maxRequests: 400 };
    const set = await stage(plan, { claude: unasked, home: { retries }, server });
    const { run, events } = await begin(set);
    const result = await run.result;
    expect(result).toMatchObject({ reason: "stuck", stuck: { kind } });
    expect(result.turns).toBeLessThanOrEqual(16);
    const told = events.flatMap((event) => (event.type === "stuck" ? [event.isEnd] : []));
    expect([told[0], told.at(-1)]).toEqual([false, true]);
    expect(JSON.stringify(set.server.seen.requests.map(({ body }) => body))).toContain("This run seems to get nowhere");
    expect(status(set.stateDir)).toMatchObject({ phase: "ended", result: { reason: "stuck", stuck: { kind } } });
    expect(processesOf(set)).toEqual([]);
  });

  test("a goal that is met while the agent is told is met", async () => {
    const set = await stage(script(repeat(40, turn(say("I will now continue.")))), {
      server: { judge: [judge.no("a"), judge.no("b"), judge.ok("it holds")] },
    });
    const { run, events } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "complete", client: "met", judgeSaid: "it holds" });
    expect(events.filter(({ type }) => type === "stuck")).toHaveLength(1);
    expect(processesOf(set)).toEqual([]);
  });

  test.each(compactionLoops)("compaction-loop, which the client itself ends, %#", async (plan) => {
    const set = await stage(plan, { claude: unasked, server: { judge: () => judge.no("not yet"), maxRequests: 400 } });
    const { run } = await begin(set);
    expect(await run.result).toMatchObject({
      reason: "stuck",
      stuck: { kind: "compaction-loop", evidence: [expect.stringMatching(/thrashing/)] },
    });
    expect(processesOf(set)).toEqual([]);
  });

  test("a turn that fails for good ends the goal before it is a loop", async () => {
    const set = await stage(script(turn(say("One.")), turn(fail(500))), {
      server: { judge: () => judge.no("not yet") },
    });
    const { run } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "turn-failed" });
  });

  test("a goal that is paused spends nothing", async () => {
    const set = await stage(script(turn(runCommand("sleep 60"), say("Never said.")), turn(say("Done."))), {
      claude: unasked,
      server: { judge: () => judge.ok("it holds") },
    });
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

  test("a subscription's usage limit is waited out until the client's own time, and no turn is lost", async () => {
    const resetsAt = Math.floor(Date.now() / 1000) + 15;
    const set = await stage(script(turn(say("One.")), turn(fail(429, { resetsAt })), turn(say("Two."))), {
      bounds: { turns: 4 },
      server: { judge: [judge.no("not yet"), judge.ok("it holds")] },
    });
    const { run, events } = await begin(set, { env: subscribed(set.options.env) });
    expect(await run.result).toMatchObject({ reason: "complete", turns: 2 });
    expect(events).toContainEqual(
      expect.objectContaining({
        type: "waitingUntil",
        until: new Date(resetsAt * 1000).toISOString(),
      }),
    );
    expect(set.server.outside).toEqual([]);
  });

  test.each([5, 600])("a limit whose end was %d s ago is tried again, and no turn is lost", async (ago) => {
    const past = { resetsAt: Math.floor(Date.now() / 1000) - ago };
    const plan = script(turn(say("One.")), turn(fail(429, past)), turn(fail(429, past)), turn(say("Two.")));
    const set = await stage(plan, {
      bounds: { turns: 4 },
      server: { judge: [judge.no("not yet"), judge.ok("it holds")] },
    });
    const { run, events } = await begin(set, { env: subscribed(set.options.env) });
    expect(await run.result).toMatchObject({ reason: "complete", turns: 2 });
    expect(events.filter(({ type }) => type === "waitingUntil")).toHaveLength(2);
    expect(processesOf(set)).toEqual([]);
  });

  test("a request that is refused for the account's limit is made again after the interval, and no turn is lost", async () => {
    const plan = script(turn(say("One.")), turn(fail(429)), turn(say("Two.")));
    const set = await stage(plan, {
      bounds: { turns: 4 },
      server: { judge: [judge.no("not yet"), judge.ok("it holds")] },
    });
    const { run, events } = await begin(set, { limitSeconds: 2 });
    expect(await run.result).toMatchObject({ reason: "complete", turns: 2 });
    expect(events).toContainEqual(expect.objectContaining({ type: "waitingUntil", reason: "usage-limited" }));
    expect(processesOf(set)).toEqual([]);
  });
});
