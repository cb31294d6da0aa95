import { GoalpostError } from "@goalpost/core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RunEvent } from "../run/events.ts";
import type { Standing } from "../target/session.ts";
import { begin, same, settle, turn } from "../testing/begin-run.ts";
import type { FakeSession } from "../testing/fake-session.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a run that gets nowhere", () => {
  test("is told once, in the words of the session, and then ended, with kind, turn and evidence", async () => {
    const { life, session, events } = begin();
    await settle();
    for (let at = 0; at < 9; at++) await turn(session, `I go on, ${at}.`);
    expect(await life.result).toMatchObject({
      reason: "stuck",
      turns: 5,
      stuck: {
        kind: "empty-turns",
        sinceTurn: 1,
        times: 5,
        evidence: expect.arrayContaining(["no command was run and no file changed"]),
      },
    });
    expect(events.flatMap((event) => (event.type === "stuck" ? [[event.isEnd, event.times]] : []))).toEqual([
      [false, 3],
      [true, 5],
    ]);
    const nudges = session.given.filter((order) => order.startsWith("inject"));
    expect(nudges).toEqual([
      expect.stringMatching(/^inject This run seems to get nowhere \(empty-turns\)\.[\s\S]*POINTER$/),
    ]);
    expect(session.given.slice(-3)).toEqual(["pause", "interrupt", "close"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is left alone where it is off, or where a task works on", async () => {
    for (const [options, look] of [
      [{ stuck: "off" }, same],
      [{}, { ...same, hasLiveTask: true }],
    ] as const) {
      const { life, session } = begin(options, { look: () => look });
      for (let at = 0; at < 30; at++) await turn(session, "I go on.");
      await life.abort("aborted");
      expect((await life.result).turns).toBe(30);
    }
  });

  test("what is looked at is told whether the agent used a tool since, or has a command that runs", async () => {
    const told: boolean[] = [];
    const look = (hasActed: boolean) => {
      told.push(hasActed);
      return same;
    };
    const { life, session } = begin({}, { look });
    await turn(session, "I begin.");
    session.tell({ type: "turnBegan" });
    session.tell({ type: "commandStarted", id: "c", command: "make", cwd: "." });
    session.tell({ type: "turnEnded", status: "completed" });
    await turn(session, "It runs.");
    await turn(session, "It is over.");
    await life.abort("aborted");
    // at the start, at the first turn, and after each
    expect(told).toEqual([false, false, false, true, true, false]);
  });

  test("a nudge that the client does not take is said, and the run goes on", async () => {
    const { life, session, events } = begin({ stuck: { "empty-turns": "off", "no-progress": 4 } });
    session.willFail(new GoalpostError({ code: "fake/no", where: "x", what: "no", help: "y" }));
    for (let at = 0; at < 3; at++) await turn(session, "…");
    expect(events).toContainEqual(expect.objectContaining({ type: "warning", code: "nudge-failed" }));
    session.willFail(undefined);
    await turn(session, "…");
    expect((await life.result).reason).toBe("stuck");
  });

  test("the turn in which the model pauses its goal may end: what it uses until then is not held against it, what the next one uses is", async () => {
    const { life, session, events } = begin({ stuck: { "empty-turns": "off", "no-progress": "off" } });
    await turn(session, "One.");
    const used = async (times: number) => {
      for (let at = 0; at < times; at++) {
        session.tell({ type: "used", tokens: { inputTokens: 10, cachedInputTokens: 0, outputTokens: 1 } });
        await settle();
      }
    };
    session.tell({ type: "turnBegan" });
    session.word = "paused";
    await used(6);
    expect(events.filter(({ type }) => type === "stuck")).toEqual([]);
    session.tell({ type: "turnEnded", status: "completed" });
    session.tell({ type: "turnBegan" });
    await used(4);
    expect(await life.result).toMatchObject({ reason: "stuck", stuck: { kind: "paused-but-spending" } });
  });

  const dull = async (session: FakeSession, count: number): Promise<void> => {
    for (let at = 0; at < count; at++) await turn(session, `I go on, ${at}.`);
  };
  /** A turn in which nothing happens, but that the client's word for the goal becomes another. */
  const lastWord = async (session: FakeSession, word: string, standing: Standing): Promise<void> => {
    session.tell({ type: "turnBegan" });
    session.says(word);
    session.willStand(standing);
    session.tell({ type: "turnEnded", status: "completed" });
    session.tell({ type: "rested" });
    await settle();
  };
  const told = (events: readonly RunEvent[]): readonly boolean[] => events.flatMap((event) => (event.type === "stuck" ? [event.isEnd] : [])); // biome-ignore format: one

  test.each<[string, Standing, string]>([
    ["complete", { at: "complete" }, "complete"],
    ["blocked", { at: "over", reason: "blocked" }, "blocked"],
    ["paused", { at: "over", reason: "paused" }, "paused"],
    ["gone", { at: "none" }, "cleared"],
  ])("and whose goal is %s in the very turn that would end it, ends as that", async (word, standing, reason) => {
    for (const [before, events] of [[4, [false]], [2, []]] as const) {
      const run = begin();
      await settle();
      await dull(run.session, before);
      await lastWord(run.session, word, standing);
      expect(await run.life.result).toMatchObject({ reason });
      expect(told(run.events)).toEqual(events);
      expect(vi.getTimerCount()).toBe(0);
    }
  }); // biome-ignore format: one

  test("and whose client's judge speaks after the turn, is met where the judge says so, and ends where it says no", async () => {
    for (const says of ["met", "no"] as const) {
      const { life, session, events } = begin({}, {}, { lastTurn: "stop" });
      await settle();
      await dull(session, 4);
      session.tell({ type: "turnBegan" });
      session.tell({ type: "turnEnded", status: "completed" });
      await settle();
      expect(told(events)).toEqual([false]);
      if (says === "no") session.tell({ type: "word", status: "word", reason: "not yet" });
      else {
        session.willStand({ at: "complete" });
        session.tell({ type: "rested" });
      }
      expect(await life.result).toMatchObject({ reason: says === "met" ? "complete" : "stuck", turns: 5 });
    }
  });

  test("and that takes its word back goes on, and is ended in the turn that begins", async () => {
    const { life, session } = begin();
    await settle();
    await dull(session, 4);
    session.tell({ type: "turnBegan" });
    session.says("complete");
    session.tell({ type: "turnEnded", status: "completed" });
    await settle();
    session.word = "word";
    session.tell({ type: "turnBegan" });
    expect(await life.result).toMatchObject({ reason: "stuck", stuck: { kind: "empty-turns" }, turns: 6 });
  });

  test("and that says complete, and then works on for ever in that turn, is ended all the same", async () => {
    const { life, session } = begin();
    session.tell({ type: "turnBegan" });
    session.says("complete");
    for (let at = 0; at < 600; at++)
      session.tell({ type: "commandEnded", id: `c${at}`, command: "ls", status: "completed", exitCode: 0, output: "" });
    expect(await life.result).toMatchObject({ reason: "stuck", turns: 1 });
  });

  test("is told nothing in its last turn, in which nothing comes of it", async () => {
    const { life, session, events } = begin({ bounds: { turns: 3 } });
    await settle();
    await dull(session, 3);
    session.willStand({ at: "over", reason: "paused" });
    session.tell({ type: "rested" });
    expect(await life.result).toMatchObject({ reason: "bound-reached", bound: { bound: "turns" } });
    expect(told(events)).toEqual([]);
    expect(session.given.filter((order) => order.startsWith("inject"))).toEqual([]);
  });

  test("a pause, and a wait for a limit, begin the count anew", async () => {
    for (const how of ["pause", "limit"] as const) {
      const { life, session, events } = begin();
      await settle();
      await dull(session, 1);
      if (how === "pause") {
        await dull(session, 1);
        await life.pause();
        await life.resume();
      } else {
        session.tell({ type: "turnBegan" });
        session.willStand({ at: "over", reason: "usage-limited", resetsAt: new Date(Date.now() + 5000).toISOString() });
        session.tell({ type: "turnEnded", status: "failed", error: "limit" });
        session.tell({ type: "rested" });
        await vi.advanceTimersByTimeAsync(7000);
      }
      session.tell({ type: "taken" });
      await dull(session, 2);
      expect([how, ...told(events)]).toEqual([how]);
      await dull(session, 1);
      expect(told(events)).toEqual([false]);
      await life.abort("aborted");
    }
  });

  test("what was kept back counts no more once a receipt was made, and a first sign that was kept back is told later", async () => {
    const judged = begin({ onComplete: () => ({ done: false, evidence: "D1 fails" }) });
    await settle();
    await dull(judged.session, 4);
    await lastWord(judged.session, "complete", { at: "complete" });
    judged.session.tell({ type: "taken" });
    judged.session.tell({ type: "turnBegan" });
    await settle();
    expect([judged.life.standing.turnRunning, told(judged.events)]).toEqual([true, [false]]);
    await judged.life.abort("aborted");

    const { life, session, events } = begin();
    await settle();
    await dull(session, 2);
    session.tell({ type: "turnBegan" });
    session.says("complete");
    session.tell({ type: "turnEnded", status: "completed" });
    session.says("word");
    expect(told(events)).toEqual([]);
    await dull(session, 1);
    expect(told(events)).toEqual([false]);
    await life.abort("aborted");
  });

  test("tokens that a paused goal uses end it", async () => {
    const { life, session } = begin();
    await turn(session, "One.");
    await life.pause();
    for (let at = 0; at < 4; at++) {
      session.tell({ type: "used", tokens: { inputTokens: 10, cachedInputTokens: 0, outputTokens: 1 } });
      await settle();
    }
    expect(await life.result).toMatchObject({ reason: "stuck", stuck: { kind: "paused-but-spending" } });
  });
});
