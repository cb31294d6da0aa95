import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { freshFolder } from "../testing/fresh-folder.ts";
import { loops, type PlayedTurn, playTurns, ran, said } from "../testing/stuck-loops.ts";
import { Collector } from "./collector.ts";
import { blindLook, observationOf } from "./draft.ts";
import { stuckKinds, thresholdsOf } from "./kinds.ts";
import { stuckKindNames } from "./names.ts";
import type { Observation } from "./observation.ts";
import { mostProgress } from "./progress.ts";
import { newWatch, observe } from "./watch.ts";

const many = (count: number, turn: (at: number) => PlayedTurn): readonly PlayedTurn[] =>
  Array.from({ length: count }, (_, at) => turn(at));

test("the table is in the order of the names", () => {
  expect(Object.keys(stuckKinds)).toEqual(stuckKindNames);
});

describe.each(stuckKindNames)("%s", (kind) => {
  const { endAt, nudgeAt } = stuckKinds[kind];

  test("30 loops end as it, after one word to the agent", () => {
    const root = freshFolder();
    for (const loop of fc.sample(loops[kind], { numRuns: 30, seed: 15 })) {
      const folder = mkdtempSync(join(root, "loop-"));
      const found = playTurns(folder, many(40, loop));
      // the first turns bring what is new: the first state of each round, the first outcome, two changes of a number
      expect(
        found.map((each) => [each.kind, each.isEnd]),
        JSON.stringify([0, 1].map(loop)),
      ).toEqual([
        [kind, false],
        [kind, true],
      ]);
      expect(found.at(-1)?.turn).toBeLessThanOrEqual(endAt + 8);
      expect(found[0]?.evidence[0]).not.toBe("");
    }
  });

  test("a limit of its own, and off", () => {
    expect(thresholdsOf(kind, { [kind]: endAt + 3 })).toEqual({ nudgeAt, endAt: endAt + 3 });
    expect(thresholdsOf(kind, { [kind]: 1 })).toEqual({ nudgeAt: 1, endAt: 1 });
    expect(thresholdsOf(kind, { [kind]: "off" })).toBeUndefined();
    expect(thresholdsOf(kind, "off")).toBeUndefined();
    const [loop] = fc.sample(loops[kind], { numRuns: 1, seed: 3 });
    expect(playTurns(freshFolder(), many(40, loop ?? (() => ({}))), "off")).toEqual([]);
  });
});

const boring = fc.record<Observation>({
  turn: fc.constant(1),
  status: fc.constantFrom("completed", "failed", "interrupted"),
  tree: fc.constantFrom("t0", "t1"),
  failures: fc.constantFrom(
    [],
    [{ check: "npm test", signature: "3 failed", shown: "3 failed" }],
    [{ check: "x", signature: "127", shown: "no x", cannotRun: true }],
  ),
  passed: fc.constant([]),
  measured: fc.constant([]),
  read: fc.constantFrom([], ["file:a"]),
  said: fc.constantFrom([], ["line:a"]),
  message: fc.constantFrom("Please help?", "I go on.", ""),
  asked: fc.boolean(),
  edits: fc.constantFrom(0, 1),
  tools: fc.integer({ min: 0, max: 2 }),
  waited: fc.boolean(),
  tokens: fc.integer({ min: 0, max: 9 }),
  errors: fc.constantFrom([], ["no"]),
  compactions: fc.integer({ min: 0, max: 2 }),
  isPaused: fc.constant(false),
  hasLiveTask: fc.constant(false),
});
/** Each way to get on, numbered. */
const gain = fc.constantFrom<(at: number) => Partial<Observation>>(
  (at) => ({ tree: `new ${at}` }),
  (at) => ({ figures: `new ${at}` }),
  (at) => ({ drawn: `new ${at}`, failures: [], tools: 1 }),
  (at) => ({ drawn: `new ${at}`, passed: [`python draw.py ${at}`], tools: 1 }),
  (at) => ({ read: [`file:new-${at}`] }),
  (at) => ({ said: [`line:${at}`], passed: ["npm test"] }),
  (at) => ({ failures: [{ check: "pytest", signature: `${1000 - at} failed`, shown: "" }] }),
  (at) => ({ failures: [{ check: "npm test", signature: `other ${"x".repeat(at)}`, shown: "" }] }),
  () => ({ hasLiveTask: true }),
);

test("an honest run that makes any progress within its window is never called stuck", () => {
  const shortest = Math.min(...Object.values(stuckKinds).map(({ endAt }) => endAt));
  const stretch = fc.tuple(fc.array(boring, { maxLength: shortest - 1 }), boring, gain);
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 1, maxLength: 30 }), (stretches) => {
      let watch = newWatch();
      let at = 0;
      for (const [dull, base, gains] of stretches) {
        for (const each of [...dull, { ...base, ...gains(++at) }]) {
          const step = observe(watch, each);
          watch = step.watch;
          expect(step.finding?.isEnd ?? false).toBe(false);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("the same holds for each kind up to the last of its own window", () => {
  for (const kind of stuckKindNames) {
    // a paused goal is watched whatever it gains; each compaction of a turn is an observation of its own
    if (kind === "paused-but-spending" || kind === "compaction-loop") continue;
    for (const loop of fc.sample(loops[kind], { numRuns: 5, seed: 4 })) {
      const { endAt } = stuckKinds[kind];
      const turns = many(60, (at) =>
        at % endAt === 0 ? { files: { "src/new.ts": `${"word ".repeat(at + 1)}` } } : loop(at),
      );
      expect(playTurns(freshFolder(), turns).filter(({ isEnd }) => isEnd)).toEqual([]);
    }
  }
});

describe("progress of each sort is bounded", () => {
  const word = (at: number): string => createHash("sha256").update(`${at}`).digest("base64").replaceAll(/[^a-z]/gi, "").toLowerCase(); // biome-ignore format: one
  const { all, slight, task, lot } = mostProgress;
  test.each<[string, number, (at: number) => PlayedTurn]>([
    ["random words in a file", all, (at) => ({ files: { "notes.md": `${word(at)}\n` } })],
    ["random words in what a command says", slight, (at) => ({ events: [ran("fortune", word(at))] })],
    [
      "a check that fails in other words, though nothing changes",
      lot,
      (at) => ({ events: [ran("npm test", `not ${word(at)}`, 1)] }),
    ],
    ["numbers in a file", slight, (at) => ({ files: { "tune.toml": `rate = ${(at * 7919) % 9973}\n` } })],
    ["a picture drawn anew", slight, (at) => ({ files: { "logo.png": `\0${word(at)}` }, events: [ran("./draw", "")] })],
    ["trials of numbers", slight, (at) => ({ events: [ran(`try ${(at * 7919) % 9973}`, `loss ${(at * 31) % 997}`)] })],
    ["a task that computes for ever", task, () => ({ hasLiveTask: true, events: [ran("true", "")] })],
    [
      "all of it in turn",
      all,
      (at) =>
        [
          { files: { "notes.md": `${word(at)}\n` } },
          { events: [ran("fortune", word(at))] },
          { events: [ran("npm test", `not ${word(at)}`, 1)] },
          { hasLiveTask: true },
        ][at % 4] ?? {},
    ],
  ])("%s", (_name, most, turn) => {
    const found = playTurns(freshFolder(), many(400, turn));
    expect(found.at(-1)).toMatchObject({ isEnd: true });
    expect(found.at(-1)?.turn).toBeGreaterThan(most / 2);
    expect(found.at(-1)?.turn).toBeLessThanOrEqual(most + stuckKinds["no-progress"].endAt + 3);
  });

  test("a gain begins it anew: fewer failures, or a number that is lower than ever", () => {
    const turn = (at: number): PlayedTurn => ({
      files: { "src/a.ts": `${word(at)}\n` },
      events: at % (all - 1) === 0 ? [ran("npm test", `${90 - at / (all - 1)} failed`, 1)] : [],
    });
    expect(playTurns(freshFolder(), many(3 * all, turn)).filter(({ isEnd }) => isEnd)).toEqual([]);
  });
});

describe("honest runs", () => {
  test.each<[string, Readonly<Record<string, string>>, (at: number) => PlayedTurn]>([
    [
      "a reading phase of 40 turns, whose files differ by a number",
      Object.fromEntries(many(40, () => ({})).map((_, at) => [`src/m-${at}.ts`, `export const m = ${at};\n`])),
      (at) => ({ events: [ran(`cat src/m-${at}.ts`, `export const m = ${at};`), said("I read on.")] }),
    ],
    [
      "reading one long file page by page",
      {},
      (at) => ({
        events: [ran(`sed -n ${at}00,${at}99p long.md`, `${"abcdefgh".charAt(at % 8)}${"x".repeat(at)} text`)],
      }),
    ],
    [
      "a long compile in the background",
      {},
      (at) => ({ hasLiveTask: true, events: [ran("sleep 60", ""), said(`Still compiling, ${at} min.`)] }),
    ],
    [
      "tests that fail by one fewer each turn",
      {},
      (at) => ({
        files: { "src/a.ts": `let x = ${"y".repeat(at)};` },
        events: [ran("npm test", `${50 - at} failed`, 1)],
      }),
    ],
    [
      "a figure that is tuned",
      {},
      (at) => ({
        files: { "lr.toml": `lr = ${0.1 / (at + 1)}\n` },
        events: [ran("python train.py", `loss ${[0.9, 0.7, 0.8, 0.5][at % 4]}${at}`, 1)],
      }),
    ],
    [
      "writing chapter by chapter, while the one check says the same",
      {},
      (at) => ({
        files: { [`docs/${"abcdefghijklmnopqrstuvwxyz".charAt(at % 26)}${at}.md`]: `On ${"word".repeat(at)}\n` },
        events: [ran("npm test", "reports/parity.json is missing", 1)],
      }),
    ],
  ])("%s", (_name, files, turn) => {
    const folder = freshFolder();
    playTurns(folder, [{ files }]);
    expect(playTurns(folder, many(40, turn)).filter(({ isEnd }) => isEnd)).toEqual([]);
  });
});

test("in a tree that nobody can see, a command that says nothing may change it; the same one again does not", () => {
  const play = (command: (at: number) => string): readonly boolean[] => {
    let watch = newWatch();
    return many(40, () => ({})).map((_, at) => {
      const collector = new Collector();
      for (const event of [ran(command(at), ""), ran("npm test", "1 failed", 1)]) collector.take(event);
      const step = observe(watch, observationOf(collector.cut(at + 1, "completed", false), blindLook));
      watch = step.watch;
      return step.finding?.isEnd === true;
    });
  };
  expect(play((at) => `sed -i s/a/${"b".repeat(at + 1)}/ src/cart.ts`)).not.toContain(true);
  expect(play((at) => `touch src/cart.ts -t ${at}`).indexOf(true)).toBe(7);
});

test("a turn that never ends is looked at in parts", () => {
  const again = many(1, () => ({ events: Array.from({ length: 400 }, () => ran("npm test", "3 failed", 1)) }));
  expect(playTurns(freshFolder(), again)).toMatchObject([
    { kind: "repeated-failure" },
    { kind: "repeated-failure", isEnd: true, turn: 1 },
  ]);
});

test("the evidence names the failure, quotes the last words, and hides secrets", () => {
  const key = `sk-ant-api03-${"a1B2c3D4".repeat(10)}`;
  const found = playTurns(
    freshFolder(),
    many(20, () => ({
      events: [ran("/bin/bash -lc 'npm test'", `Error: 401 with ${key}`, 1), said(`I use ${key} again.`)],
    })),
  );
  expect(found.at(-1)?.evidence).toEqual([
    '"npm test" failed alike in each: "Error: 401 with [secret]"',
    expect.stringMatching(/^nothing new since turn 2, in 7 observations$/),
    'its last words: "I use [secret] again."',
  ]);
});

describe("loops of other people", () => {
  const random = (at: number): string => createHash("sha256").update(String(at)).digest("base64");
  test.each<[string, (at: number) => PlayedTurn]>([
    [
      "a scratch file with a random name in each turn",
      (at) => ({ files: { [`tmp.${random(at).replaceAll(/\W/g, "").slice(0, 6)}`]: "" }, events: [ran("ls -a", "…")] }),
    ],
    [
      "a token in each turn",
      (at) => ({ files: { "token.txt": random(at) }, events: [ran("cat token.txt", random(at))] }),
    ],
    [
      "tests that fail alike in another order",
      (at) => ({
        events: [
          ran(
            "npm test",
            at % 2 === 0
              ? "FAIL a\nFAIL b\nFAIL c"
              : at % 3 === 0
                ? "FAIL c\nFAIL b\nFAIL a"
                : "FAIL b\nFAIL a\nFAIL c",
            1,
          ),
        ],
      }),
    ],
    [
      "a counter, and a test that prints other figures each time",
      (at) => ({
        files: { "n.txt": `${at}` },
        events: [ran("npm test", `heap ${1000 + ((at * 7919) % 997)} used\n3 failed`, 1)],
      }),
    ],
    [
      "searches of what was read already",
      (at) => ({
        events: [
          ran(
            `grep ${"abcdefghij".charAt(at % 10)}${at} all.txt`,
            at === 0 ? "one\ntwo\nthree" : (["one", "two\nthree", "one\nthree"][at % 3] ?? ""),
          ),
        ],
      }),
    ],
    [
      "an empty commit in each turn",
      (at) => ({
        events: [
          ran(
            `git commit --allow-empty -m "step ${at}"`,
            `[main ${random(at)
              .replaceAll(/[^a-f0-9]/gi, "a1")
              .slice(0, 7)
              .toLowerCase()}] step ${at}`,
          ),
        ],
      }),
    ],
    [
      "a time stamp in a source file in each turn",
      (at) => ({
        files: { "src/a.ts": `// touched 2026-11-30T02:${10 + at}:00Z\nexport const a = 1;\n` },
        events: [ran("npm test", "3 failed", 1)],
      }),
    ],
  ])("%s", (_name, turn) => {
    const found = playTurns(freshFolder(), many(40, turn));
    expect(found.at(-1)).toMatchObject({ isEnd: true });
    expect(found.at(-1)?.turn).toBeLessThanOrEqual(20);
  });
});
