import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openLog, readLog } from "./log-file.ts";

const root = resolve(import.meta.dirname, "../../../../node_modules/.cache/goalpost");

const fresh = (): string => {
  mkdirSync(root, { recursive: true });
  const folder = mkdtempSync(join(root, "spec-log-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "decisions.jsonl");
};

const open = (path: string) =>
  openLog(path, (text) => text.split("\n").filter(Boolean).map((line) => JSON.parse(line) as number)); // biome-ignore format: one

test("who ends without a word takes no file away that another one has written to", () => {
  const path = fresh();
  const first = open(path);
  const second = open(path);
  second.append(1);
  first[Symbol.dispose]();
  expect(readFileSync(path, "utf8")).toBe("1\n");
  second[Symbol.dispose]();
});

test("what is said into a file that was taken away meanwhile is not said to be kept", () => {
  const path = fresh();
  const first = open(path);
  const second = open(path);
  first[Symbol.dispose]();
  expect(() => second.append(1)).toThrow(expect.objectContaining({ code: "spec/log-changed" }));
  second[Symbol.dispose]();
});

test.each([
  ["read", readLog],
  ["opened", open],
])("a FIFO in its place is an error and blocks nobody: %s", (_how, look) => {
  const path = fresh();
  execFileSync("mkfifo", [path]);
  expect(() => look(path)).toThrow(expect.objectContaining({ code: "spec/bad-log" }));
});

test("a torn last line goes, wherever it was torn, and what stands before it stays to the byte", () => {
  const path = fresh();
  const whole = Buffer.from('{"a":"ä😀"}\n', "utf8");
  const record = Buffer.from('{"b":"grün 😀"}\n', "utf8");
  const read = (text: string) =>
    text.split("\n").flatMap((line): readonly unknown[] => {
      try {
        return line === "" ? [] : [JSON.parse(line)];
      } catch {
        return [];
      }
    });
  for (let length = 0; length < record.length - 1; length += 1) {
    writeFileSync(path, Buffer.concat([whole, record.subarray(0, length)]));
    const log = openLog(path, read);
    expect(log.lines, `torn after ${length} bytes`).toHaveLength(1);
    expect(readFileSync(path).equals(whole), `torn after ${length} bytes`).toBe(true);
    log.append({ c: 1 });
    log[Symbol.dispose]();
    expect(readFileSync(path, "utf8")).toBe('{"a":"ä😀"}\n{"c":1}\n');
  }
  writeFileSync(path, Buffer.concat([whole, record.subarray(0, -1)]));
  const log = openLog(path, read);
  expect(log.lines).toHaveLength(2);
  log[Symbol.dispose]();
  expect(readFileSync(path).equals(Buffer.concat([whole, record]))).toBe(true);
});

test.each([
  ["read", readLog],
  ["opened", open],
])("100 MB are refused before they are read, and stay as they are: %s", (_how, look) => {
  const path = fresh();
  writeFileSync(path, "1\n");
  truncateSync(path, 100_000_000);
  expect(() => look(path)).toThrow(
    `${path}: has 100000000 bytes, expected at most 20000000\n  help: move it away, or make it shorter\n  code: spec/bad-log`,
  );
  truncateSync(path, 2);
  expect(readFileSync(path, "utf8")).toBe("1\n");
});
