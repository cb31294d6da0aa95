import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { begin, settle, turn } from "../testing/begin-run.ts";
import type { FakeSession } from "../testing/fake-session.ts";
import type { Lifecycle } from "./lifecycle.ts";

const start = Date.parse("2026-11-30T02:00:00Z");
const hour = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(start);
});
afterEach(() => void vi.useRealTimers());

describe("the account's usage limit", () => {
  const limited = async (session: FakeSession, resetsAt?: string): Promise<void> => {
    session.tell({ type: "turnBegan" });
    session.willStand({
      at: "over",
      reason: "usage-limited",
      failed: "limit",
      ...(resetsAt === undefined ? {} : { resetsAt }),
    });
    session.tell({ type: "turnEnded", status: "failed", error: "limit" });
    session.tell({ type: "rested" });
    await settle();
  };
  const goOn = async (session: FakeSession, life: Lifecycle): Promise<void> => {
    session.willStand({ at: "complete" });
    session.tell({ type: "taken" });
    await turn(session, "Done.");
    session.tell({ type: "rested" });
    await life.result;
  };

  test("five hours are waited out, at no turn, no minute and no token", async () => {
    const { life, session, events } = begin({ bounds: { turns: 2, minutes: 60 } });
    await turn(session, "One.");
    await limited(session, "2026-11-30T07:00:00Z");
    expect(events.at(-1)).toEqual({
      at: "2026-11-30T02:00:00.000Z",
      type: "waitingUntil",
      reason: "usage-limited",
      until: "2026-11-30T07:00:00.000Z",
      turnGivenBack: true,
    });
    expect(life.standing.usage.turns).toBe(1);
    await vi.advanceTimersByTimeAsync(5 * hour - 2000);
    expect(session.given.filter((order) => order === "prompt")).toEqual([]);
    await vi.advanceTimersByTimeAsync(3000);
    expect(session.given.filter((order) => order === "prompt")).toEqual(["prompt"]);
    await goOn(session, life);
    expect(await life.result).toMatchObject({ reason: "complete", turns: 2 });
    expect((await life.result).seconds).toBeLessThan(10);
  });

  test("twenty limits in a row are not a loop of errors", async () => {
    const { life, session } = begin({ limitSeconds: 900 });
    for (let at = 0; at < 20; at++) {
      await limited(session);
      await vi.advanceTimersByTimeAsync(901_000);
      session.tell({ type: "taken" });
    }
    await goOn(session, life);
    expect(await life.result).toMatchObject({ reason: "complete", turns: 1 });
  });

  test("without a time and an interval the run ends, and also where the time is out of all reason", async () => {
    for (const at of [undefined, "2036-01-01T00:00:00Z", "soon"]) {
      const { life, session } = begin();
      await limited(session, at);
      expect(await life.result).toMatchObject({ reason: "usage-limited", turns: 1 });
    }
  });

  /** How often the client was told to go on. */
  const tries = ({ given }: FakeSession): number => given.filter((order) => order === "prompt").length;

  /** Minutes in which each attempt is refused at once. */
  const refusedFor = async (minutes: number, session: FakeSession, resetsAt: () => string | undefined) => {
    for (let second = 0, before = tries(session); second < minutes * 60; second++) {
      await vi.advanceTimersByTimeAsync(1000);
      if (tries(session) === before) continue;
      before = tries(session);
      session.tell({ type: "taken" });
      await limited(session, resetsAt());
    }
  };

  test.each([1, 5, 59, 600, 86_400])("one whose end was %d s ago is tried again at once, at no turn", async (ago) => {
    const { life, session, events } = begin({ bounds: { turns: 2 } });
    await turn(session, "One.");
    await limited(session, new Date(Date.now() - ago * 1000).toISOString());
    expect(events.at(-1)).toMatchObject({ type: "waitingUntil", until: "2026-11-30T02:00:01.000Z" });
    await vi.advanceTimersByTimeAsync(2000);
    expect(tries(session)).toBe(1);
    await goOn(session, life);
    expect(await life.result).toMatchObject({ reason: "complete", turns: 2 });
  });

  test.each<[string, (at: number) => string | undefined]>([
    ["has passed", () => "2026-11-30T01:59:00Z"],
    ["is the moment itself, each time", () => new Date(Date.now()).toISOString()],
    ["is always a second away", () => new Date(Date.now() + 1000).toISOString()],
    ["was told, and is not told again", (at) => (at === 0 ? "2026-11-30T02:00:00Z" : undefined)],
  ])("one whose end %s, and that goes on, is tried ever less often", async (_name, end) => {
    const { life, session } = begin();
    let at = 0;
    await limited(session, end(at++));
    await refusedFor(60, session, () => end(at++));
    expect(tries(session)).toBeGreaterThanOrEqual(5);
    expect(tries(session)).toBeLessThanOrEqual(9);
    await refusedFor(16, session, () => end(at++));
    expect(tries(session)).toBeLessThanOrEqual(11);
    expect(life.standing.usage.turns).toBe(0);
    expect(await life.abort("aborted")).toMatchObject({ reason: "aborted" });
  });

  test("after an answer the next limit is tried again at once", async () => {
    const { life, session } = begin();
    for (let at = 0; at < 5; at++) {
      await limited(session, new Date(Date.now() - 5000).toISOString());
      await vi.advanceTimersByTimeAsync(2000);
      expect(tries(session)).toBe(at + 1);
      session.tell({ type: "taken" });
      await turn(session, `Part ${at}.`);
    }
    await goOn(session, life);
  });

  test("a machine that sleeps goes on when it wakes; a clock that is set back holds nobody", async () => {
    for (const moved of [6 * hour, -300 * hour]) {
      vi.setSystemTime(start);
      const { life, session, events } = begin();
      await limited(session, "2026-11-30T07:00:00Z");
      await vi.advanceTimersByTimeAsync(2000);
      vi.setSystemTime(Date.now() + moved);
      await vi.advanceTimersByTimeAsync(moved > 0 ? 1500 : 5 * hour);
      expect(session.given).toContain("prompt");
      expect(events).toContainEqual(expect.objectContaining({ code: "clock-jumped" }));
      await goOn(session, life);
    }
  });

  test("a stop, a pause and a dead client end the waiting", async () => {
    const stopped = begin();
    await limited(stopped.session, "2026-11-30T07:00:00Z");
    expect(await stopped.life.abort("stopped")).toMatchObject({ reason: "stopped" });
    const dead = begin();
    await limited(dead.session, "2026-11-30T07:00:00Z");
    dead.session.die();
    expect(await dead.life.result).toMatchObject({ reason: "client-died" });
    const paused = begin();
    await limited(paused.session, "2026-11-30T07:00:00Z");
    await paused.life.pause();
    await vi.advanceTimersByTimeAsync(10 * hour);
    expect(paused.session.given).not.toContain("prompt");
    await paused.life.resume();
    await goOn(paused.session, paused.life);
    expect(await paused.life.result).toMatchObject({ reason: "complete" });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("time", () => {
  test("a pause of five hours costs no minute; the deadline counts it", async () => {
    for (const [bounds, reason] of [
      [{ minutes: 10 }, "complete"],
      [{ deadline: "2026-11-30T05:00:00Z" }, "bound-reached"],
    ] as const) {
      vi.setSystemTime(start);
      const { life, session } = begin({ bounds });
      await turn(session, "One.");
      await life.pause();
      await vi.advanceTimersByTimeAsync(5 * hour);
      if (reason === "complete") {
        await life.resume();
        session.tell({ type: "taken" });
        session.willStand({ at: "complete" });
        await turn(session, "Done.");
        session.tell({ type: "rested" });
      }
      expect(await life.result).toMatchObject({ reason });
    }
  });

  test("a deadline that comes while the run waits for a limit ends it", async () => {
    const { life, session } = begin({ bounds: { deadline: "2026-11-30T03:00:00Z" } });
    session.willStand({ at: "over", reason: "usage-limited", resetsAt: "2026-11-30T07:00:00Z" });
    session.tell({ type: "rested" });
    await vi.advanceTimersByTimeAsync(1 * hour + 1000);
    expect(await life.result).toMatchObject({
      reason: "bound-reached",
      bound: { bound: "deadline", limit: Date.parse("2026-11-30T03:00:00Z") / 1000 },
    });
  });

  test("a client that says nothing is given up after half an hour, though no minutes are bounded", async () => {
    const { life, session } = begin();
    session.tell({ type: "turnBegan" });
    await vi.advanceTimersByTimeAsync(29 * 60_000);
    session.tell({ type: "message", text: "Still here." });
    await vi.advanceTimersByTimeAsync(29 * 60_000);
    expect(life.standing.turnRunning).toBe(true);
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect(await life.result).toMatchObject({
      reason: "stalled",
      error: { code: "fake/silent", what: "said nothing for 30 minutes, and no command of it worked" },
    });
  });

  test("a command that waits has four times as long", async () => {
    const { life, session } = begin();
    session.tell({ type: "turnBegan" });
    session.tell({ type: "commandStarted", id: "c", command: "gh run watch", cwd: "/" });
    await vi.advanceTimersByTimeAsync(119 * 60_000);
    expect(life.standing.turnRunning).toBe(true);
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect(await life.result).toMatchObject({
      reason: "stalled",
      error: { what: "said nothing for 120 minutes, and no command of it worked" },
    });
  });

  test("a command that computes has 48 times as long: a day, as a rule", async () => {
    let looks = 0;
    const { life, session } = begin({ silentMinutes: 1 }, { isBusy: () => ++looks > 0 });
    session.tell({ type: "turnBegan" });
    await vi.advanceTimersByTimeAsync(47 * 60_000);
    expect(life.standing.turnRunning).toBe(true);
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect(await life.result).toMatchObject({
      reason: "stalled",
      error: { what: "said nothing for 48 minutes, though something that it started computes" },
    });
    // a look says what was computed since the one before
    expect(looks).toBe(96);
  });

  test("not while a command of it works, and not where the limit is off", async () => {
    for (const [options, isBusy] of [
      [{}, true],
      [{ silentMinutes: Number.POSITIVE_INFINITY }, false],
    ] as const) {
      const { life, session } = begin(options, { isBusy: () => isBusy });
      session.tell({ type: "turnBegan" });
      await vi.advanceTimersByTimeAsync(10 * hour);
      expect(await life.abort("aborted")).toMatchObject({ reason: "aborted" });
    }
  });
});
