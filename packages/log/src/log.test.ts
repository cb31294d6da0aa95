import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logPath, logsIn } from "./place.ts";
import { readLog } from "./read.ts";
import { freshFolder } from "./testing/fresh-folder.ts";
import { LogWriter } from "./writer.ts";

const at = "2026-11-22T00:00:00.000Z";
const typesIn = (path: string): readonly string[] =>
  [...readLog(path)].map((line) => line.record?.type ?? `(${line.fault})`);

const written = (...types: readonly string[]): string => {
  const path = logPath(freshFolder(), "r1");
  const log = LogWriter.open(path);
  for (const type of types) log.append({ type, at });
  log.close();
  return path;
};

test("records come back in order, each with a version and a time, in a file for its owner alone", () => {
  const path = written("one", "two");
  expect([...readLog(path)].map(({ record }) => record)).toEqual([
    { v: 1, at, type: "one" },
    { v: 1, at, type: "two" },
  ]);
  expect([statSync(path).mode & 0o777, statSync(join(path, "..")).mode & 0o777]).toEqual([0o600, 0o700]);
});

test("property: whatever a record holds comes back", () => {
  const value = fc.dictionary(fc.string({ unit: "binary" }).filter((key) => !["v", "at", "type", "__proto__"].includes(key)), fc.jsonValue()); // biome-ignore format: one
  fc.assert(
    fc.property(
      fc.array(fc.record({ type: fc.string({ unit: "binary" }), more: value }), { maxLength: 20 }),
      (records) => {
        const path = written();
        const log = LogWriter.open(path);
        for (const { type, more } of records) log.append({ ...more, type, at });
        log.close();
        const text = readFileSync(path, "utf8");
        expect([...readLog(path)].map(({ record }) => record)).toEqual(text.split("\n").slice(0, -1).map((line) => JSON.parse(line))); // biome-ignore format: one
        expect(text.split("\n")).toHaveLength(records.length + 1);
      },
    ),
    { numRuns: 50 },
  );
});

test("property: cut off anywhere, a log gives its whole lines, and what is written next is whole again", () => {
  const path = written("one", "two", "three");
  const whole = readFileSync(path);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whole.length }), (length) => {
      writeFileSync(path, whole);
      truncateSync(path, length);
      const kept = whole.subarray(0, length).toString("utf8").split("\n").length - 1;
      const before = typesIn(path);
      expect(before.slice(0, kept)).toEqual(["one", "two", "three"].slice(0, kept));
      const torn = before.slice(kept);
      expect(torn).toEqual(torn.length === 0 ? [] : ["(torn)"]);
      const log = LogWriter.open(path);
      log.append({ type: "next", at });
      log.append({ type: "last", at });
      log.close();
      const after = typesIn(path);
      expect(after.slice(0, kept)).toEqual(before.slice(0, kept));
      expect(after.slice(-2)).toEqual(["next", "last"]);
    }),
    { numRuns: 60 },
  );
});

describe("what is not a record is told, and passed over", () => {
  test.each([
    ["no JSON", "{", "damaged"],
    ["no object", "[1]", "damaged"],
    ["no type", '{"v":1}', "damaged"],
    ["no text at all", "\u0000\u0000\u0000", "damaged"],
    ["nested a million deep", "[".repeat(1_000_000), "damaged"],
    ["too long", `{"type":"x","text":"${"y".repeat(17 * 1024 * 1024)}"}`, "too-long"],
  ])("%s", (_name, line, fault) => {
    const path = written("one");
    appendFileSync(path, `${line}\n\n{"v":7,"at":"yesterday","type":"of tomorrow","more":1}\n`);
    const [, bad, next] = [...readLog(path)];
    expect(bad).toMatchObject({ fault });
    expect(next?.record).toEqual({ v: 7, at: "", type: "of tomorrow", more: 1 });
  });

  test("a line that is being written is torn, however long it is", () => {
    const path = written("one");
    appendFileSync(path, `{"type":"two","text":"${"y".repeat(300)}`);
    const unfinished = [...readLog(path, { maxLineBytes: 100 })];
    expect(unfinished.map(({ fault }) => fault)).toEqual([undefined, "torn"]);
    appendFileSync(path, '"}\n{"type":"three"}\n');
    const from = unfinished.at(-1)?.from ?? -1;
    expect([...readLog(path, { from, maxLineBytes: 100 })]).toMatchObject([
      { fault: "too-long" },
      { record: { type: "three" } },
    ]);
  });

  test("reading goes on from where a line ended", () => {
    const path = written("one", "two");
    const [first] = [...readLog(path)];
    expect([...readLog(path, { from: first?.to ?? -1 })].map(({ record }) => record?.type)).toEqual(["two"]);
  });

  test("a log that is not there is an error that says where logs are listed", () => {
    expect(() => [...readLog(join(freshFolder(), "none"))]).toThrow(/none: is not there\n {2}help: goalpost runs says which logs there are\n {2}code: log\/unreadable/); // biome-ignore format: one
  });
});

describe("a disk that is full", () => {
  test("is told, and what could be written again says how much is missing", () => {
    const path = written("one");
    let room = 0;
    const log = LogWriter.open(path, {
      sync: () => {},
      // as a disk does it: a part of the bytes, then none
      write: (file, bytes) => {
        if (room === 0) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
        const part = bytes.subarray(0, Math.min(room, 7));
        room -= part.length;
        return writeSync(file, part);
      },
    });
    for (room = 10; log.lost < 3; )
      expect(() => log.append({ type: "lost", at })).toThrow(
        /events\.jsonl: has no space left on its disk\n {2}help: make room or give leave to write, or set GOALPOST_STATE_DIR .+\n {2}code: log\/unwritable/,
      );
    room = 10_000;
    log.append({ type: "again", at });
    expect(log.lost).toBe(0);
    log.close();
    expect(typesIn(path)).toEqual(["one", "(damaged)", "gap", "again"]);
    expect([...readLog(path)].at(-2)?.record).toMatchObject({ lost: 3 });
  });

  test("and a log that is closed, or an id that would leave the folder, is an error", () => {
    const path = written("one");
    const log = LogWriter.open(path);
    log.close();
    expect(() => log.append({ type: "two" })).toThrow(/log\/closed/);
    for (const id of ["../../etc", "", ".", "..", "a/b", "a\\b", `a${"b".repeat(200)}`])
      expect(() => logPath("/state", id)).toThrow(
        /^runId: is ".*", expected letters.+\n {2}help: .+\n {2}code: log\/bad-id/,
      );
  });
});

test("two writers of one log keep each other's lines whole", () => {
  const path = written();
  const [one, two] = [LogWriter.open(path), LogWriter.open(path)];
  for (let round = 0; round < 50; round += 1)
    (round % 2 === 0 ? one : two).append({ type: `t${round}`, at }, round % 10 === 0);
  one.close();
  two.close();
  expect(typesIn(path)).toEqual(Array.from({ length: 50 }, (_, round) => `t${round}`));
});

test("the logs of a folder are listed, and nothing where there is none", () => {
  const path = written("one");
  expect(logsIn(join(path, "../../.."))).toMatchObject([{ runId: "r1", path, bytes: statSync(path).size }]);
  expect(logsIn("/nowhere/at/all")).toEqual([]);
});

test.each(["1 Jan 2026 (\u001b[2J)", "2026", "Thu, 01 Jan 2026 00:00:00 GMT", "2026-13-01T00:00:00Z", 5])(
  "%j is not a time of a record",
  (odd) => {
    const path = written();
    appendFileSync(path, `${JSON.stringify({ type: "note", at: odd })}\n`);
    expect([...readLog(path)].map(({ record }) => record?.at)).toEqual([""]);
  },
);

test("a log that cannot be looked at hides no other", () => {
  const path = written("one");
  const loop = join(path, "../../r2/events.jsonl");
  mkdirSync(join(loop, ".."));
  symlinkSync("events.jsonl", loop);
  expect(logsIn(join(path, "../../.."))).toMatchObject([{ runId: "r1" }]);
});
