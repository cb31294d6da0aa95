import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { StuckFinding } from "../stuck/finding.ts";
import type { SessionEvent } from "../target/session.ts";
import { same } from "../testing/begin-run.ts";
import { sampleLife, sampleStates } from "./samples.ts";
import type { State } from "./state.ts";
import { type Pause, pauseOf, Vigil, type VigilOptions } from "./vigil.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const turn: State = { at: "turn", number: 1, last: false };

/** A vigil with what it says: minutes of silence with when they were told, and jumps of the clock. */
function watching(isBusy: () => boolean = () => false, more: Partial<VigilOptions> = {}) {
  const silent: [minutes: number, isBusy: boolean, at: number][] = [];
  const jumped: string[] = [];
  const found: StuckFinding[] = [];
  const began = performance.now();
  const vigil = new Vigil({
    limits: "off",
    silentMinutes: 10,
    lookout: { look: () => same, isBusy },
    session: () => undefined,
    found: (finding) => found.push(finding),
    silent: (minutes, busy) => silent.push([minutes, busy, Math.round((performance.now() - began) / 60_000)]),
    jumped: (words) => jumped.push(words),
    ...more,
  });
  /** Minutes in which the clock is looked at once in each. */
  const pass = (minutes: number, state: State = turn): void => {
    for (let at = 0; at < minutes; at++) {
      vi.advanceTimersByTime(60_000);
      vigil.check(state);
    }
  };
  const hear = (event: SessionEvent, pause: Pause = "none"): void => vigil.heard(event, 1, pause);
  return { vigil, silent, jumped, found, pass, hear };
}

describe("silence", () => {
  const command = { id: "c", command: "make", cwd: "." };

  test("is told when it has lasted as long as is allowed, and counted anew", () => {
    const { silent, pass, hear } = watching();
    pass(9);
    hear({ type: "message", text: "…" });
    pass(9);
    expect(silent).toEqual([]);
    pass(11);
    expect(silent).toEqual([
      [10, false, 19],
      [10, false, 29],
    ]);
  });

  test.each(["opening", "judging", "paused", "waiting until a time", "quieting for a pause", "closing"])(
    "is nobody's while the run is: %s",
    (name) => {
      const { silent, pass } = watching();
      pass(60, sampleStates[name]);
      pass(9);
      expect(silent).toEqual([]);
      pass(1);
      expect(silent).toHaveLength(1);
    },
  );

  test.each(["setting", "waiting", "turn", "resting", "reactivating"])("is the client's while the run is: %s", (name) => {
    const { silent, pass } = watching();
    pass(10, sampleStates[name]);
    expect(silent).toEqual([[10, false, 10]]);
  }); // biome-ignore format: one

  test("of a command that waits may be four times as long, until it ends or another turn begins", () => {
    for (const over of [{ type: "commandEnded", ...command, status: "completed", exitCode: 0, output: "" }, { type: "turnBegan" }] as const) {
      const { silent, pass, hear } = watching();
      hear({ type: "commandStarted", ...command });
      pass(39);
      expect(silent).toEqual([]);
      hear(over);
      pass(10);
      expect(silent).toEqual([[10, false, 49]]);
    }
    const { silent, pass, hear } = watching();
    hear({ type: "commandStarted", ...command });
    pass(40);
    expect(silent).toEqual([[40, false, 40]]);
  }); // biome-ignore format: one

  test("of something that computes may be 48 times as long, as long as each look says so", () => {
    let looks = 0;
    const busy = watching(() => ++looks > 0);
    busy.pass(480);
    expect(busy.silent).toEqual([[480, true, 480]]);
    // each half of what is allowed
    expect(looks).toBe(96);
    looks = 0;
    const rests = watching(() => ++looks < 4);
    rests.pass(40);
    expect(rests.silent[0]).toEqual([10, false, 20]);
  });

  test("is not told by the first look: only the second one says what was computed since", () => {
    const { vigil, silent, pass } = watching();
    vi.advanceTimersByTime(30 * 60_000);
    vigil.check(turn);
    pass(4);
    expect(silent).toEqual([]);
    pass(1);
    expect(silent).toEqual([[10, false, 35]]);
  });
});

test("silence is told where nobody can look, too", () => {
  const { silent, pass } = watching(undefined, { lookout: undefined });
  pass(10);
  expect(silent).toEqual([[10, false, 10]]);
});

describe("the clock", () => {
  test("that has run for long when the vigil begins has not jumped", () => {
    vi.advanceTimersByTime(3_600_000);
    const { jumped, pass } = watching();
    pass(2);
    expect(jumped).toEqual([]);
  });

  test.each([
    [60_000, []],
    [-60_000, []],
    [60_600, ["the clock went forward by 61 s"]],
    [-7_200_000, ["the clock went back by 7200 s"]],
  ])("that jumps by %d ms is told once, beyond a minute", (ms, told) => {
    const { jumped, pass } = watching();
    pass(1);
    vi.setSystemTime(Date.now() + ms);
    pass(3);
    expect(jumped.map((words) => words.split(":")[0])).toEqual(told);
  });
});

test("a client has no leave to work where the run is paused, or its own word says so before the last turn", () => {
  const of = (state: State, word?: string) => pauseOf(sampleLife(state), word);
  expect([of({ at: "paused" }), of({ at: "paused" }, "paused"), of({ at: "paused" }, "active")]).toEqual(["run", "run", "run"]); // biome-ignore format: one
  expect([of(turn, "paused"), of({ at: "setting" }, "paused")]).toEqual(["word", "word"]);
  // the last turn is made by a pause
  expect([of({ at: "turn", number: 3, last: true }, "paused"), of(turn, "active"), of(turn)]).toEqual(["none", "none", "none"]); // biome-ignore format: one
});

describe("the tree is looked at", () => {
  const looking = (limits: VigilOptions["limits"] = {}) => {
    const told: boolean[] = [];
    const look = (hasActed: boolean) => {
      told.push(hasActed);
      return same;
    };
    return { told, ...watching(undefined, { limits, lookout: { look, isBusy: () => false } }) };
  };
  const ids = { id: "c", command: "make", cwd: "." };

  test.each<[SessionEvent, boolean]>([
    [{ type: "commandStarted", ...ids }, true],
    [{ type: "commandEnded", ...ids, status: "completed", exitCode: 0, output: "" }, true],
    [{ type: "fileChange", id: "f", status: "completed", changes: [] }, true],
    [{ type: "material", id: "m", tool: "Read", about: "a", digest: "d" }, true],
    [{ type: "message", text: "…" }, false],
    [{ type: "taken" }, false],
  ])("after %j, told whether that was an act: %s", (event, hasActed) => {
    const { told, vigil, hear } = looking();
    hear(event);
    hear({ type: "message", text: "…" });
    vigil.turnEnded(1, "completed", "none");
    expect(told).toEqual([false, hasActed]);
  });

  test("at the start, when the first turn begins, and after each; never where all kinds are off", () => {
    for (const [limits, looks] of [[{}, 4], ["off", 0]] as const) {
      const { told, vigil, hear } = looking(limits);
      for (const turn of [1, 2]) {
        hear({ type: "turnBegan" });
        hear({ type: "message", text: "…" });
        vigil.turnEnded(turn, "completed", "none");
      }
      expect(told).toHaveLength(looks);
    }
  }); // biome-ignore format: one

  test("also where a look fails, or nobody can look", () => {
    const look = () => {
      throw new Error("gone");
    };
    for (const lookout of [{ look, isBusy: () => false }, undefined]) {
      const { vigil, hear, found } = watching(undefined, { limits: {}, lookout });
      for (let turn = 1; turn <= 3; turn++) {
        hear({ type: "turnBegan" });
        vigil.turnEnded(turn, "completed", "none");
      }
      expect(found).toMatchObject([{ kind: "empty-turns", isEnd: false }]);
    }
  });
});

test("tokens of a goal whose own word is paused count in a turn that began so, and in no other", () => {
  const used: SessionEvent = { type: "used", tokens: { inputTokens: 9, cachedInputTokens: 0, outputTokens: 1 } };
  for (const [began, kinds] of [["word", ["paused-but-spending"]], ["none", []], [undefined, []]] as const) {
    const { found, hear } = watching(undefined, { limits: { "no-progress": "off" } });
    if (began !== undefined) hear({ type: "turnBegan" }, began);
    hear(used, "word");
    hear({ type: "message", text: "…" }, "word");
    hear(used, "word");
    expect(found.map(({ kind }) => kind)).toEqual(kinds);
  }
}); // biome-ignore format: one
