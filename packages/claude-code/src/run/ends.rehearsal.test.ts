import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  fail,
  garbage,
  type JudgeAnswer,
  judge,
  repeat,
  run as runCommand,
  type Step,
  say,
  script,
  turn,
  write,
} from "@goalpost/rehearsal";
import { processesOf } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { begin, realClaude, stage } from "../testing/stage.ts";

const again = repeat(Number.POSITIVE_INFINITY, turn(say("Again.")));
const busy = repeat(Number.POSITIVE_INFINITY, turn(runCommand("node --version"), say("Again.")));

describe.skipIf(realClaude.skip)("how a goal of the real Claude Code ends, its word and ours", () => {
  test("met after a no, where the stream tells how the goal stands: each word once, and the same end", async () => {
    const set = await stage(script(again), { server: { judge: [judge.no("not yet"), judge.ok("it holds")] } });
    const { run, events } = await begin(set, { env: { ...set.home.env, CLAUDE_CODE_REMOTE: "1" } });
    expect(await run.result).toMatchObject({ reason: "complete", client: "met", judgeSaid: "it holds", turns: 2 });
    const told = events.flatMap((event) => (event.type === "goalStatus" ? [[event.status, event.reason]] : []));
    expect(told).toEqual([
      ["active", undefined],
      ["active", "not yet"],
      ["met", "it holds"],
    ]);
    expect(events.filter(({ type }) => type === "warning")).toEqual([]);
  });

  test("met: by the runner's last line, which the judge saw", async () => {
    const set = await stage(
      script(
        turn(say("I begin."), write("reports/greeting.txt", "Hello, world."), say("Written.")),
        turn(runCommand(".goalpost/greeting/verify"), say("Done.")),
      ),
      {
        server: {
          judge: (seen) =>
            seen.last.toolOutputs().some((text) => text.trimEnd().endsWith("AGENT CHECKS: passed"))
              ? judge.ok("the runner passed")
              : judge.no("no runner yet"),
        },
      },
    );
    const { run, events } = await begin(set);
    const result = await run.result;
    expect(result).toMatchObject({
      reason: "complete",
      client: "met",
      judgeSaid: "the runner passed",
      turns: 2,
      lastMessage: "Done.",
      reactivations: 0,
    });
    expect(result.threadId).toBe(run.threadId);
    expect(events.map(({ type }) => type)).toEqual([
      "threadStarted",
      "goalStatus",
      "turnStarted",
      "message",
      "tokens",
      "fileChange",
      "message",
      "tokens",
      "turnEnded",
      "goalStatus",
      "turnStarted",
      "commandStarted",
      "tokens",
      "commandEnded",
      "message",
      "tokens",
      "turnEnded",
      "tokens",
      "goalStatus",
      "ended",
    ]);
    expect(events.find((event) => event.type === "commandEnded")).toMatchObject({
      command: ".goalpost/greeting/verify",
      status: "completed",
      output: expect.stringMatching(/AGENT CHECKS: passed\s*$/),
    });
    expect(existsSync(join(set.cwd, "reports/greeting.txt"))).toBe(true);
    expect(set.server.seen.objective()).toBe(set.launch.condition);
    expect(set.server.judgeSeen.objective()).toBe(set.launch.condition);
    expect(set.server.outside).toEqual([]);
    expect(processesOf(set)).toEqual([]);
  });

  test.each<
    [name: string, reason: string, client: string, turns: number, answers: readonly JudgeAnswer[], code?: string]
  >([
    ["the judge calls it impossible", "impossible", "impossible", 1, [judge.impossible("a golden file disagrees")]],
    ["the judge is malformed", "judge-failed", "active", 1, [judge.malformed()], "claude-code/client-judge-failed"],
    [
      "the judge fails",
      "judge-failed",
      "active",
      2,
      [judge.no("not yet"), judge.fails(500)],
      "claude-code/client-judge-failed",
    ],
    [
      "9 turns in a row without a tool",
      "cap-reached",
      "active",
      9,
      Array.from({ length: 20 }, () => judge.no("not yet")),
    ],
  ])("%s: %s", async (_name, reason, client, turns, answers, code) => {
    const set = await stage(script(again), { server: { judge: answers } });
    const { run, events } = await begin(set, { stuck: "off" });
    const result = await run.result;
    expect(result).toMatchObject({ reason, client, turns });
    expect(result.error?.code).toBe(code);
    expect(events.at(-1)).toMatchObject({ type: "ended", result: { reason } });
    expect(processesOf(set)).toEqual([]);
  });

  test("a turn that uses a tool starts the count of the cap anew", async () => {
    const turns = [
      ...Array.from({ length: 7 }, () => turn(say("Idle."))),
      turn(runCommand("node --version"), say("Busy.")),
      ...Array.from({ length: 5 }, () => turn(say("Idle."))),
    ];
    const set = await stage(script(...turns), {
      server: { judge: [...Array.from({ length: 12 }, () => judge.no("not yet")), judge.ok("now")] },
    });
    const { run } = await begin(set, { stuck: "off" });
    expect(await run.result).toMatchObject({ reason: "complete", turns: 13 });
  });

  test("the client's own max-turns, which counts requests", async () => {
    const set = await stage(script(busy), { server: { judge: Array.from({ length: 9 }, () => judge.no("not yet")) } });
    const { run } = await begin(set, { maxModelRequests: 3 });
    expect(await run.result).toMatchObject({ reason: "max-turns", client: "active", turns: 2 });
  });

  test.each<[string, readonly Step[], RegExp]>([
    ["500", [fail(500)], /500/],
    ["401", [fail(401)], /401|key|login/i],
    ["an answer that does not parse", [garbage()], /API returned an empty or malformed/],
    ["an answer that is cut", [garbage("cut")], /API returned an empty or malformed/],
    ["a web page", [garbage("html")], /API returned an empty or malformed/],
    ["429, which the client does not make again", [fail(429)], /429/],
  ])("%s in the second turn: turn-failed, with the client's words", async (_name, steps, words) => {
    const set = await stage(script(turn(say("One.")), repeat(40, turn(...steps))), {
      server: { judge: [judge.no("not yet")], maxRequests: 60 },
    });
    const { run } = await begin(set);
    const result = await run.result;
    expect(result).toMatchObject({
      reason: words.test("429") ? "usage-limited" : "turn-failed",
      client: "active",
      error: { code: "claude-code/turn-failed" },
    });
    expect(result.error?.what).toMatch(words);
    expect(processesOf(set)).toEqual([]);
  });
});
