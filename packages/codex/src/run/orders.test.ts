import { readFileSync } from "node:fs";
import { join } from "node:path";
import { collect, until, wordsOfEvents } from "@goalpost/stage";
import type { GoalRun } from "@goalpost/target";
import { describe, expect, test } from "vitest";
import { fakeCodex } from "../testing/fake-codex.ts";
import type { StartOptions } from "./options.ts";
import { resume, start } from "./run.ts";

/** What the client was asked, in order, from the first thread on. */
const ordersIn = (cwd: string): readonly string[] => {
  const all = readFileSync(join(cwd, "orders.log"), "utf8").trim().split("\n");
  return all.slice(1 + all.lastIndexOf("account/read"));
};

async function play(script: string, more: Partial<StartOptions> = {}, act?: (run: GoalRun) => Promise<void>) {
  const { launch, options } = fakeCodex(script);
  const run = await start(launch, { ...options, ...more });
  const events = collect(run);
  await act?.(run);
  const result = await run.result;
  return { events: wordsOfEvents(events), result, orders: ordersIn(options.cwd), options };
}

const oneTurn = `turn("inProgress"); goal("complete"); turn("completed");`;
const whenActive = (then: string) =>
  `let times = 0; on("thread/goal/set", (asked) => { if (asked.status !== "active") return; times += 1; ${then} });`;

describe("what goes to the client, and what is told", () => {
  test("a goal that is set and completed", async () => {
    const { orders, events } = await play(whenActive(oneTurn), { bounds: { tokens: 5000 } });
    expect(orders).toEqual([
      "thread/start",
      "thread/inject_items POINTER",
      "thread/goal/set active Port it. 5000",
      "thread/goal/get",
    ]);
    expect(events).toEqual(["threadStarted", "turn 1 started", "goal complete", "turn 1 completed", "ended complete"]);
  });

  test("the last turn: the goal is paused while it runs, and nothing follows it", async () => {
    const { orders, events, result } = await play(
      `${whenActive(`turn("inProgress"); turn("completed"); turn("inProgress");`)}
       answers["thread/goal/set"] = (params) => { status = params.status; if (status === "paused") setTimeout(() => { goal("paused"); turn("completed"); }, 20); return { goal: theGoal() }; };`,
      { bounds: { turns: 2 } },
    );
    expect(orders.slice(2)).toEqual(["thread/goal/set active Port it.", "thread/goal/set paused", "thread/goal/get"]);
    expect(events).toEqual([
      "threadStarted",
      "turn 1 started",
      "turn 1 completed",
      "turn 2 started",
      "goal paused",
      "turn 2 completed",
      "bound turns",
      "ended bound-reached",
    ]);
    expect(result.bound).toEqual({ bound: "turns", limit: 2, used: 2 });
  });

  test("a turn past the last is interrupted", async () => {
    const { orders, result } = await play(
      `${whenActive(`turn("inProgress"); turn("completed"); turn("inProgress");`)}
       on("turn/interrupt", () => turn("interrupted"));`,
      { bounds: { turns: 1 } },
    );
    expect(orders.slice(3)).toEqual([
      "thread/goal/set paused",
      "thread/goal/set paused",
      "turn/interrupt",
      "thread/backgroundTerminals/clean",
    ]);
    expect(result).toMatchObject({ reason: "bound-reached", turns: 2, bound: { used: 1 } });
  });

  test("pause and resume", async () => {
    const { orders, events } = await play(
      `${whenActive(`turn("inProgress"); if (times === 2) { goal("complete"); turn("completed"); }`)}
       on("turn/interrupt", () => { goal("paused"); turn("interrupted"); });`,
      {},
      async (run) => {
        await until(() => run.status().turnRunning);
        await run.pause();
        expect(run.status()).toMatchObject({ goal: "paused", turnRunning: false });
        await run.pause();
        await run.resume();
      },
    );
    expect(orders.slice(2)).toEqual([
      "thread/goal/set active Port it.",
      "thread/goal/set paused",
      "turn/interrupt",
      "thread/backgroundTerminals/clean",
      "thread/goal/set active",
      "thread/goal/get",
    ]);
    expect(events).toEqual([
      "threadStarted",
      "turn 1 started",
      "goal paused",
      "turn 1 interrupted",
      "turn 2 started",
      "goal complete",
      "turn 2 completed",
      "ended complete",
    ]);
  });

  test("a receipt that says not done: the evidence, then the goal again", async () => {
    const verdicts = [{ done: false, evidence: "D1" } as const, { done: true } as const];
    const { orders, events, result } = await play(whenActive(oneTurn), {
      onComplete: ({ reactivations }) => verdicts[reactivations] ?? { done: true },
    });
    expect(orders.slice(2)).toEqual([
      "thread/goal/set active Port it.",
      "thread/goal/get",
      "thread/inject_items The goal was marked complete, and it is not: checks of the contract were run from outside and did not pass.",
      "thread/goal/set active",
      "thread/goal/get",
    ]);
    expect(events.slice(4)).toEqual([
      "judged not-done",
      "reactivated",
      "turn 2 started",
      "turn 2 completed",
      "judged done",
      "ended complete",
    ]);
    expect(result).toMatchObject({ verdict: "done", reactivations: 1 });
  });

  test("an abort in a turn", async () => {
    const { orders, events } = await play(
      `${whenActive(`turn("inProgress");`)} on("turn/interrupt", () => { goal("paused"); turn("interrupted"); });`,
      {},
      async (run) => {
        await until(() => run.status().turnRunning);
        await run.abort();
      },
    );
    expect(orders.slice(3)).toEqual(["thread/goal/set paused", "turn/interrupt", "thread/backgroundTerminals/clean"]);
    expect(events.slice(2)).toEqual(["goal paused", "turn 1 interrupted", "ended aborted"]);
  });

  test("a goal that is refused: no run, and nothing left", async () => {
    const { launch, options } = fakeCodex(
      `lines(({ id, method }) => { if (method === "thread/goal/set") send({ id, error: { code: -32600, message: "goal objective must be at most 4000 characters" } }); });`,
    );
    await expect(start(launch, options)).rejects.toThrow(/codex\/objective-refused/);
  });

  test.each([
    ["paused", undefined, ["thread/resume", "thread/goal/set active"]],
    ["active", undefined, ["thread/goal/set paused", "thread/resume", "thread/goal/set active"]],
    ["complete", "D1", ["thread/resume", "thread/inject_items The goal was marked complete", "thread/goal/set active"]],
    ["complete", undefined, ["thread/resume"]],
    ["none", undefined, ["thread/resume", "thread/inject_items POINTER", "thread/goal/set active Port it."]],
  ] as const)("a resume of a goal that is %s, with evidence %s", async (word, evidence, expected) => {
    const script = `status = existsSync("orders.again") ? ${JSON.stringify(word)} : "none";
       on("thread/goal/set", (asked) => { if (asked.status === "active") { ${oneTurn} } });
       const resumed = answers["thread/start"]; answers["thread/resume"] = resumed;`;
    const { launch, options } = fakeCodex(script);
    const first = await start(launch, options);
    collect(first);
    await first.result;
    const { writeFileSync } = await import("node:fs");
    writeFileSync(join(options.cwd, "orders.again"), "");
    const { cwd: _cwd, stateDir, ...more } = options;
    const again = await resume(stateDir, { ...more, ...(evidence === undefined ? {} : { evidence }) });
    collect(again);
    expect(await again.result).toMatchObject({ reason: "complete" });
    const orders = ordersIn(options.cwd).filter((line) => line !== "thread/goal/get");
    expect(orders.map((line, index) => line.slice(0, expected[index]?.length))).toEqual(expected);
  });
});
