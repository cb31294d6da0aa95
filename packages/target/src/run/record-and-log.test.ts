import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { foldLog, logPath, type RunSummary, summaryFold } from "@goalpost/log";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepEvents } from "../keep-events.ts";
import { Lifecycle } from "../lifecycle/lifecycle.ts";
import { noUsage } from "../meter.ts";
import { identify } from "../process/identity.ts";
import { type RunRecord, readRecord } from "../run-record.ts";
import { RunState, requestPause, requestResume } from "../state.ts";
import { stopFromOutside } from "../stop-from-outside.ts";
import { FakeSession } from "../testing/fake-session.ts";
import { freshFolder } from "../testing/fresh-folder.ts";
import { countedInLog } from "./counted-in-log.ts";
import { recordAfter } from "./drive.ts";
import type { RunEvent } from "./events.ts";
import { OutsidePause } from "./outside-pause.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

const first: RunRecord = { version: 2, target: "codex", runId: "r", contractId: "port", launchHash: "h", cwd: "/work", clientVersion: "1", phase: "running", owner: identify(process.pid) ?? { pid: 0, startedAt: "" }, goal: "none", usage: noUsage, reactivations: 0, bounds: {}, updatedAt: "" }; // biome-ignore format: one

/** What happens in a run, one after the other; what does not fit is left out by the lifecycle. */
const happening = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant("turn" as const), tokens: fc.integer({ min: 0, max: 900 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom("limit", "wait", "pause", "resume", "complete", "say", "kill") }) },
); // biome-ignore format: one

/** All that is on disk at one moment, as a kill leaves it. */
interface Left {
  readonly log: Buffer;
  readonly record: string;
}

/** One process of a run, with real state on disk; every moment at which it could be killed between log and record is looked at. */
class Process {
  readonly session: FakeSession;
  readonly life: Lifecycle;
  wrong: unknown;
  #isDead = false;
  readonly #dir: string;
  readonly #pause: OutsidePause;

  constructor(dir: string, before: RunRecord, looked: (left: Left, change: Partial<RunRecord>) => void) {
    this.#dir = dir;
    const state = RunState.claim("codex", dir, before, "{}");
    const update = state.update.bind(state);
    state.update = (change) => {
      try {
        looked(leftIn(dir), change);
      } catch (error) {
        // what keeps the events takes an error for a full disk
        this.wrong ??= error;
      }
      update(change);
    };
    const warn = (code: string, message: string): void => this.life.warn(code, message);
    const keep = keepEvents(
      state,
      (event: RunEvent) => recordAfter(event, this.life.standing),
      () => this.life.standing.usage.seconds,
      warn,
    );
    this.life = new Lifecycle({ area: "fake", title: "Fake", clientVersion: "1", bounds: {}, before, options: { stuck: "off", maxReactivations: 100, onComplete: async () => ({ done: false, evidence: "D1 fails" }) }, onEvent: (event) => (this.#isDead ? undefined : keep(event)) }); // biome-ignore format: one
    this.session = new FakeSession(this.life.tell, {});
    this.life.attach(this.session);
    this.#pause = new OutsidePause(this.life, state);
    void this.life.start();
    this.session.tell({ type: "taken" });
    this.session.says("active");
  }

  /** It is killed: nothing of it is written any more, and no timer of it is left. */
  async die(): Promise<void> {
    this.#isDead = true;
    await this.life.abort("aborted");
  }

  async does({ does, ...more }: { readonly does: string; readonly tokens?: number }): Promise<void> {
    const { session } = this;
    const { tokens = 7 } = more;
    if (does === "turn" || does === "limit") {
      session.tell({ type: "turnBegan" });
      session.tell({ type: "used", tokens: { inputTokens: tokens, cachedInputTokens: 0, outputTokens: 1 } });
    }
    if (does === "turn") session.tell({ type: "turnEnded", status: "completed" });
    if (does === "say") session.says("budgetLimited");
    if (does === "limit") {
      session.willStand({ at: "over", reason: "usage-limited", resetsAt: new Date(Date.now() + 2000).toISOString() });
      session.tell({ type: "turnEnded", status: "failed", error: "limit" });
      session.tell({ type: "rested" });
    }
    if (does === "complete") {
      session.willStand({ at: "complete" });
      session.tell({ type: "rested" });
    }
    if (does === "wait") await settle(3500);
    if (does === "work" || does === "silence") await settle(tokens * 100);
    if (does === "work") session.tell({ type: "message", text: "On with it." });
    if (does === "jump") {
      vi.setSystemTime(Date.now() + (tokens - 400) * 100_000);
      // to the very look at the clock that tells it
      await vi.advanceTimersToNextTimerAsync();
    }
    const ask = does === "pause" ? requestPause : does === "resume" ? requestResume : undefined;
    try {
      ask?.(this.#dir);
    } catch {
      // it is paused already, or not
    }
    for (let round = 0; round < 5; round += 1) {
      this.#pause.look();
      await settle();
    }
    session.willStand({ at: "active" });
  }
}

/** Another process takes a run up from what a kill left. */
async function takenUp(dir: string, looked: (left: Left, change: Partial<RunRecord>) => void): Promise<Process> {
  const record = { ...readRecord("codex", dir), owner: { pid: 1, startedAt: "gone" } };
  writeFileSync(join(dir, "run.json"), JSON.stringify(JSON.parse(readFileSync(join(dir, "run.json"), "utf8")), (key, value) => (key === "owner" ? { pid: 1, started_at: "gone" } : value))); // biome-ignore format: one
  const { paused: _paused, result: _result, ...going } = record;
  const process = new Process(dir, { ...going, ...countedInLog(dir, record), owner: first.owner, phase: "running" }, looked); // biome-ignore format: one
  await settle();
  return process;
}

const leftIn = (dir: string): Left => ({
  log: readFileSync(logPath(dir, "r")),
  record: readFileSync(join(dir, "run.json"), "utf8"),
});

/** What a kill left, in a folder of its own. */
function putBack({ log, record }: Left, dir = join(freshFolder(), "run")): string {
  mkdirSync(dirname(logPath(dir, "r")), { recursive: true });
  writeFileSync(logPath(dir, "r"), log);
  writeFileSync(join(dir, "run.json"), record);
  return dir;
}

function folded(dir: string): RunSummary {
  const summary = summaryFold();
  foldLog(logPath(dir, "r"), [summary]);
  return summary.value;
}

/** What both say, in one form. */
const ofRecord = (record: RunRecord): object => {
  const { usage, goal, result, waitingUntil = null, paused = false, phase } = record;
  return { turns: usage.turns, tokens: usage.tokens, reactivations: record.reactivations, goal, reason: result?.reason ?? null, waitingUntil, paused, hasEnded: phase === "ended" }; // biome-ignore format: one
};
const ofLog = ({ use, counts, goal, reason, waiting_until, paused, ended_at }: RunSummary): object => ({ turns: use.turns, tokens: use.tokens, reactivations: counts.reactivations, goal, reason, waitingUntil: waiting_until, paused, hasEnded: ended_at !== null }); // biome-ignore format: one

test("whatever happens, and wherever it is killed: log and record agree where both speak, and nothing that was counted is lost", async () => {
  let kills = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 3, maxLength: 14 }), fc.nat(), async (happenings, cut) => {
      const dir = join(freshFolder(), "run");
      /** Killed after the log was written, and before the record was. */
      const looked = (left: Left, change: Partial<RunRecord>): void => {
        kills += 1;
        const place = putBack(left, `${dir}-killed`);
        const { usage, reactivations } = countedInLog(place, readRecord("codex", place));
        if (change.usage !== undefined) expect(usage).toMatchObject({ ...change.usage, seconds: expect.anything() });
        if (change.reactivations !== undefined) expect(reactivations).toBe(change.reactivations);
        if ("waitingUntil" in change) expect(folded(place).waiting_until ?? undefined).toBe(change.waitingUntil);
        if (change.paused !== undefined) expect(folded(place).paused).toBe(change.paused);
      };
      let process = new Process(dir, first, looked);
      for (const each of happenings) {
        if (each.does !== "kill") await process.does(each);
        else process = await takenUp(dir, looked);
        if (process.wrong !== undefined) throw process.wrong;
        expect(ofLog(folded(dir))).toEqual(ofRecord(readRecord("codex", dir)));
      }
      // a log whose end is cut off is behind, and no count goes back
      const left = leftIn(dir);
      const torn = putBack({ ...left, log: left.log.subarray(0, left.log.length - (cut % 200)) });
      const record = readRecord("codex", torn);
      expect(countedInLog(torn, record).usage.tokens).toBeGreaterThanOrEqual(record.usage.tokens);
      await process.life.abort("aborted");
      expect(ofLog(folded(dir))).toEqual(ofRecord(readRecord("codex", dir)));
    }),
    { numRuns: 15 },
  );
  expect(kills).toBeGreaterThan(50);
});

test("whatever happens, wherever it is killed and however the clock is set: the work up to the last line of the log counts, and no more", async () => {
  const timed = fc.record({ does: fc.constantFrom("turn", "work", "work", "silence", "pause", "resume", "kill", "kill", "jump"), tokens: fc.integer({ min: 0, max: 900 }) }); // biome-ignore format: one
  let cutTurns = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(timed, { minLength: 3, maxLength: 14 }), fc.nat(), async (happenings, cut) => {
      const dir = join(freshFolder(), "run");
      const counted = (place = dir): number => countedInLog(place, readRecord("codex", place)).usage.seconds;
      let process = new Process(dir, first, () => {});
      const begun = performance.now();
      let [active, logged, size] = [0, 0, leftIn(dir).log.length];
      for (const each of happenings) {
        const [before, worked] = [performance.now(), !process.life.isPaused];
        if (each.does === "kill") {
          expect(counted()).toBeCloseTo(logged, 2);
          if (readRecord("codex", dir).usage.seconds + 1 < logged) cutTurns += 1;
          await process.die();
          await settle(each.tokens * 100);
          process = await takenUp(dir, () => {});
          active = logged;
        } else await process.does(each);
        if (each.does !== "kill" && worked) active += (performance.now() - before) / 1000;
        const now = leftIn(dir).log.length;
        if (now !== size) [logged, size] = [active, now];
        expect(counted()).toBeCloseTo(logged, 2);
        expect(counted()).toBeLessThanOrEqual((performance.now() - begun) / 1000 + 0.01);
      }
      const left = leftIn(dir);
      const torn = putBack({ ...left, log: left.log.subarray(0, left.log.length - (cut % 200)) });
      expect(counted(torn)).toBeLessThanOrEqual(logged + 0.01);
      expect(counted(torn)).toBeGreaterThanOrEqual(readRecord("codex", torn).usage.seconds);
      await process.life.abort("aborted");
    }),
    { numRuns: 20, seed: 20261130 },
  );
  expect(cutTurns).toBeGreaterThan(4);
});

test("a run that is stopped from outside has its end in the log as well", async () => {
  const dir = join(freshFolder(), "run");
  const state = RunState.claim("codex", dir, first, "{}");
  state.log({ type: "turnStarted", turn: 1 } as never, 90);
  state.update({ usage: { ...noUsage, turns: 1 }, owner: { pid: 1, startedAt: "gone" } });
  await Promise.all([stopFromOutside("codex", dir, {}, async () => ({ goal: "paused" })), settle(20_000)]);
  expect(readRecord("codex", dir)).toMatchObject({ phase: "ended", goal: "paused" });
  expect(folded(dir)).toMatchObject({ reason: "stopped", goal: "paused", use: { turns: 1 } });
});
