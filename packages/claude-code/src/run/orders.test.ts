import { readFileSync } from "node:fs";
import { join } from "node:path";
import { collect, until, wordsOfEvents } from "@goalpost/stage";
import type { GoalRun } from "@goalpost/target";
import { describe, expect, test } from "vitest";
import { fakeClaude } from "../testing/fake-claude.ts";
import type { StartOptions } from "./options.ts";
import { resume, start } from "./run.ts";

/** What the last client was told, in order, from its hello on. */
const ordersIn = (cwd: string): readonly string[] => {
  const all = readFileSync(join(cwd, "orders.log"), "utf8").trim().split("\n");
  return all.slice(1 + all.lastIndexOf("initialize"));
};

async function play(script: string, more: Partial<StartOptions> = {}, act?: (run: GoalRun) => Promise<void>) {
  const { launch, options } = fakeClaude(script);
  const run = await start(launch, { ...options, ...more });
  const events = collect(run);
  await act?.(run);
  const result = await run.result;
  return { events: wordsOfEvents(events), result, orders: ordersIn(options.cwd), options };
}

const done = `speak("Done."); await stop(); met("it holds"); over();`;
const prompted = (then: string) => `onPrompt = async (text, times) => { ${then} };`;

describe("what goes to the client, and what is told", () => {
  test("a goal that is set, sent back once, and met", async () => {
    const { orders, events, result } = await play(
      prompted(`goalSet(); speak("One."); await stop(); no("not yet"); ${done}`),
    );
    expect(orders).toEqual(["/goal Port it.", "answer {}", "answer {}"]);
    expect(events).toEqual([
      "threadStarted",
      "goal active",
      "turn 1 started",
      "turn 1 completed",
      "goal active: not yet",
      "turn 2 started",
      "turn 2 completed",
      "goal met: it holds",
      "ended complete",
    ]);
    expect(result).toMatchObject({ client: "met", judgeSaid: "it holds", turns: 2 });
  });

  test("the last turn: the client's question whether it may stop is answered with the end", async () => {
    const { orders, events, result } = await play(
      prompted(`goalSet(); speak("One."); await stop(); no("not yet"); speak("Two."); await stop(); over();`),
      { bounds: { turns: 2 } },
    );
    expect(orders.slice(1)).toEqual([
      "answer {}",
      'answer {"continue":false,"stopReason":"goalpost: this was the last turn that the bounds allow"}',
    ]);
    expect(events.slice(4)).toEqual([
      "goal active: not yet",
      "turn 2 started",
      "turn 2 completed",
      "bound turns",
      "ended bound-reached",
    ]);
    expect(result).toMatchObject({ client: "active", bound: { bound: "turns", limit: 2, used: 2 } });
  });

  test("the last turn may still meet the goal", async () => {
    const { result } = await play(prompted(`goalSet(); ${done}`), { bounds: { turns: 1 } });
    expect(result).toMatchObject({ reason: "complete", turns: 1 });
  });

  test("pause and resume", async () => {
    const { orders, events } = await play(
      prompted(`if (times === 1) { goalSet(); speak("Working."); } else { ${done} }`),
      {},
      async (run) => {
        await until(() => run.status().turnRunning);
        await run.pause();
        expect(run.status()).toMatchObject({ goal: "active", turnRunning: false });
        await run.pause();
        await run.resume();
      },
    );
    expect(orders).toEqual(["/goal Port it.", "interrupt", "Go on with the goal.", "answer {}"]);
    expect(events.slice(2)).toEqual([
      "turn 1 started",
      "turn 1 interrupted",
      "turn 2 started",
      "turn 2 completed",
      "goal met: it holds",
      "ended complete",
    ]);
  });

  test("a receipt that says not done: the evidence quietly, then the goal again", async () => {
    const verdicts = [{ done: false, evidence: "D1" } as const, { done: true } as const];
    const { orders, events, result } = await play(prompted(`goalSet(); ${done}`), {
      onComplete: ({ reactivations }) => verdicts[reactivations] ?? { done: true },
    });
    expect(orders).toEqual([
      "/goal Port it.",
      "answer {}",
      "quietly The goal was marked complete, and it is not: checks of the contract were run from outside and did not pass.",
      "/goal Port it.",
      "answer {}",
    ]);
    expect(events.slice(5)).toEqual([
      "judged not-done",
      "reactivated",
      "goal active",
      "turn 2 started",
      "turn 2 completed",
      "goal met: it holds",
      "judged done",
      "ended complete",
    ]);
    expect(result).toMatchObject({ verdict: "done", reactivations: 1 });
  });

  test("an abort in a turn", async () => {
    const { orders, events, result } = await play(prompted(`goalSet(); speak("Working.");`), {}, async (run) => {
      await until(() => run.status().turnRunning);
      await run.abort();
    });
    expect(orders).toEqual(["/goal Port it.", "interrupt"]);
    expect(events.slice(2)).toEqual(["turn 1 started", "turn 1 interrupted", "ended aborted"]);
    expect(result.client).toBe("active");
  });

  test("a client that dies in a turn", async () => {
    const { events, result } = await play(
      prompted(`goalSet(); speak("Working."); process.stderr.write("gone\\n"); setTimeout(() => process.exit(3), 50);`),
    );
    expect(events.slice(2)).toEqual(["turn 1 started", "turn 1 interrupted", "ended client-died"]);
    expect(result.error).toMatchObject({ code: "claude-code/client-died" });
    expect(result.error?.what).toContain("with exit code 3; its last words: gone");
  });

  test.each([
    ["Goal condition is limited to 4000 characters (got 4001)", "claude-code/condition-too-long"],
    ["/goal can't run while hooks are restricted", "claude-code/hooks-disabled"],
    ["What?", "claude-code/refused"],
  ])("a goal that is refused with %s", async (said, code) => {
    const { launch, options } = fakeClaude(prompted(`over({ num_turns: 0, result: ${JSON.stringify(said)} });`));
    await expect(start(launch, options)).rejects.toThrow(code);
    expect(JSON.parse(readFileSync(join(options.stateDir, "run.json"), "utf8"))).toMatchObject({
      phase: "ended",
      result: { reason: "refused", error: { code } },
    });
  });

  test.each([
    [`over({ subtype: "error_max_turns", is_error: true });`, "max-turns"],
    [`over({ is_error: true, result: "API Error: 500" });`, "turn-failed"],
    [`await stop(); impossible("cannot be"); over();`, "impossible"],
    [`await stop(); word({ met: true, sentinel: true }); over();`, "cleared"],
    [
      `say({ type: "system", subtype: "notification", key: "stop-hook-block-cap", text: "cap" }); over();`,
      "cap-reached",
    ],
    [`over({ terminal_reason: "aborted_tools" });`, "interrupted"],
  ])("a prompt that ends with %s", async (end, reason) => {
    const { result } = await play(prompted(`goalSet(); stays(); speak("One."); ${end}`));
    expect(result.reason).toBe(reason);
  });

  test.each([
    ["active", undefined, ["Go on with the goal."]],
    ["active", "D1", ["The goal was marked complete"]],
    ["met", "D1", ["quietly The goal was marked complete", "/goal Port it."]],
    ["met", undefined, []],
    ["impossible", undefined, ["/goal Port it."]],
  ] as const)("a resume of a goal that is %s, with evidence %s", async (word, evidence, expected) => {
    const ends = {
      active: `stays(); speak("One."); over({ terminal_reason: "aborted_tools" });`,
      met: done,
      impossible: `impossible("no"); over();`,
    };
    const { launch, options } = fakeClaude(
      prompted(
        `if (text.startsWith("/goal")) goalSet(); if (process.argv.includes("--resume")) { ${done} } else { ${ends[word]} }`,
      ),
    );
    const first = await start(launch, options);
    collect(first);
    await first.result;
    const { cwd: _cwd, stateDir, ...more } = options;
    const again = await resume(stateDir, { ...more, ...(evidence === undefined ? {} : { evidence }) });
    collect(again);
    expect(await again.result).toMatchObject({ reason: "complete" });
    const orders = ordersIn(options.cwd).filter((line) => line !== "answer {}");
    expect(orders.map((line, index) => line.slice(0, expected[index]?.length))).toEqual(expected);
  });
});
