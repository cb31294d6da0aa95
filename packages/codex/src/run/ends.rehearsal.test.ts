import {
  blockGoal,
  compact,
  fail,
  garbage,
  pauseGoal,
  repeat,
  run as runCommand,
  type Step,
  say,
  script,
  turn,
} from "@goalpost/rehearsal";
import { processesOf } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { begin, realCodex, stage } from "../testing/stage.ts";

describe.skipIf(realCodex.skip)("how a goal of the real Codex ends, its word and ours", () => {
  test.each<[name: string, client: string, reason: string, steps: readonly Step[], error?: RegExp]>([
    ["the model gives up", "blocked", "blocked", [blockGoal(), say("I cannot.")]],
    ["the model pauses", "paused", "paused", [pauseGoal(), say("Later.")]],
    ["429, the account's usage limit", "usageLimited", "usage-limited", [fail(429)], /usage limit/],
    ["429, too fast", "blocked", "turn-failed", [fail(429, { type: "rate_limit_exceeded" })], /429/],
    ["500", "blocked", "turn-failed", [fail(500)], /high demand/],
    ["401", "blocked", "turn-failed", [fail(401)], /401/],
    ["an answer that does not parse", "blocked", "turn-failed", [garbage()], /stream/],
    ["an answer that is cut", "blocked", "turn-failed", [garbage("cut")], /stream/],
    ["a web page", "blocked", "turn-failed", [garbage("html")], /stream/],
  ])("%s: %s, %s", async (_name, client, reason, steps, error) => {
    const set = await stage(script(turn(say("One.")), turn(...steps)));
    const { run, events } = await begin(set);
    const result = await run.result;
    expect(result).toMatchObject({ client, reason, turns: 2 });
    expect(result.error?.what ?? "").toMatch(error ?? /^$/);
    expect(events.at(-1)).toMatchObject({ type: "ended", result: { reason } });
    expect(processesOf(set)).toEqual([]);
  });

  test("its own token budget: soft, and told as budget-limited", async () => {
    const set = await stage(script(repeat(20, turn(say("Again.")))), { bounds: { tokens: 5000 } });
    const { run } = await begin(set, { stuck: "off" });
    expect(await run.result).toMatchObject({
      reason: "budget-limited",
      client: "budgetLimited",
      turns: 5,
      tokens: 5250,
    });
  });

  test.each([
    ["local", false, fail(500)],
    ["local", false, garbage()],
    ["remote", true, garbage()],
    ["remote", true, garbage("cut")],
  ] as const)("a malformed reply to a %s compaction", async (_where, remoteCompaction, answer) => {
    const plan = script(turn(compact({ answer }), runCommand("echo one"), say("One.")), turn(say("Two.")));
    const set = await stage(plan, { home: { remoteCompaction } });
    const { run } = await begin(set);
    const result = await run.result;
    expect(result).toMatchObject({ reason: "turn-failed", client: "blocked", turns: 1 });
    expect(result.error).toMatchObject({ code: "codex/turn-failed", where: "turn 1" });
    expect(result.error?.help).toMatch(/resume/);
  });
});
