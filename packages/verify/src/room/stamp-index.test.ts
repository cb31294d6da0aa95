import { type BigIntStats, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Project, project } from "../testing/project.ts";
import { stampIndex } from "./stamp-index.ts";

let at: Project & Disposable;
const long = `deep/${"d".repeat(200)}/${"e".repeat(250)}`;
beforeEach(() => {
  at = project({ "a.js": "a\n", "src/b c.js": "", "src/é\n.js": "x", [long]: "long", "src/z/y.js": "y" });
  at.put("run.sh", "#!/bin/sh\n", 0o755);
  at.link("link", "src/b c.js");
  at.commit();
});
afterEach(() => at[Symbol.dispose]());

const index = (): Buffer => readFileSync(join(at.root, ".git/index"));
const names = (): readonly string[] =>
  at
    .git("ls-files", "-z")
    .split("\0")
    .filter((name) => name !== "");
const stampsOf = (paths: readonly string[]): Map<string, BigIntStats> =>
  new Map(paths.map((path) => [path, lstatSync(join(at.root, path), { bigint: true })]));

test("an index is stamped as git itself would refresh it, to the byte", () => {
  at.git("read-tree", "HEAD");
  const fresh = index();
  at.git("update-index", "--refresh");
  expect(names()).toHaveLength(7);
  expect(stampIndex(fresh, stampsOf(names()), new Set())).toEqual(index());
});

test("what nothing is known of stays unknown, and only where that was said", () => {
  at.git("read-tree", "HEAD");
  const stamps = stampsOf(names());
  stamps.delete("a.js");
  expect(stampIndex(index(), stamps, new Set())).toBeUndefined();
  expect(stampIndex(index(), stamps, new Set(["a.js"]))?.length).toBe(index().length);
});

test.each([
  ["another version", () => at.git("update-index", "--index-version", "4")],
  ["a bit that hides a change", () => at.git("update-index", "--assume-unchanged", "a.js")],
] as const)("an index of another form is left to git: %s", (_, change) => {
  change();
  expect(stampIndex(index(), stampsOf(names()), new Set())).toBeUndefined();
});

test("one that is cut off anywhere is left to git, or keeps its length", () => {
  const whole = index();
  const stamps = stampsOf(names());
  for (let length = 0; length < whole.length; length += 7) {
    const cut = stampIndex(whole.subarray(0, length), stamps, new Set());
    expect([undefined, length]).toContain(cut?.length);
  }
});
