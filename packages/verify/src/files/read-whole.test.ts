import { execFileSync } from "node:child_process";
import { truncateSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Project, project } from "../testing/project.ts";
import { readWhole, textIfReadable } from "./read-whole.ts";

let at: Project & Disposable;
beforeAll(() => {
  at = project({ "a.txt": "abc", "empty.txt": "", "huge.txt": "" }, { git: false });
  truncateSync(join(at.root, "huge.txt"), 1024 ** 3);
  execFileSync("mkfifo", [join(at.root, "pipe")]);
});
afterAll(() => at[Symbol.dispose]());

test.each([
  ["a.txt", undefined, "abc"],
  ["a.txt", 3, "abc"],
  ["a.txt", 2, undefined],
  ["empty.txt", 0, ""],
  ["huge.txt", undefined, undefined],
  ["pipe", undefined, undefined],
  [".", undefined, undefined],
  ["none.txt", undefined, undefined],
])("%s, of which at most %s bytes are read: %j", (path, most, text) => {
  expect(textIfReadable(join(at.root, path), most)).toBe(text);
});

test.each([
  ["huge.txt", "EFBIG", "has more than 64 MB"],
  ["pipe", "ENOTFILE", "is not a regular file"],
])("%s says why it is not read", (path, code, message) => {
  expect(() => readWhole(join(at.root, path))).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) })); // biome-ignore format: one
});

test.runIf(process.platform === "linux")("a file that says that it is empty, and is not, is read to its end", () => {
  expect(textIfReadable("/proc/self/status")).toContain("Pid:");
});
