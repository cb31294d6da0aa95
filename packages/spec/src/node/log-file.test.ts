import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
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
