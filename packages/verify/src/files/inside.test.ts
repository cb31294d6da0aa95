import { realpathSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Project, project } from "../testing/project.ts";
import { inside, isInside } from "./inside.ts";

let at: Project & Disposable;
let root: string;
beforeEach(() => {
  at = project({ "a.txt": "", "..a/b.txt": "" }, { git: false });
  root = realpathSync(at.root);
  at.put("../elsewhere/secret.txt", "");
  at.link("../elsewhere/back", root);
  at.link("out", "../elsewhere");
  at.link("to-a.txt", "a.txt");
  at.link("nowhere", "not-there.txt");
  at.link("circle", "circle");
});
afterEach(() => at[Symbol.dispose]());

test.each([".", "a.txt", "to-a.txt", "not/there/yet.txt", "..a/b.txt", "not/../a.txt"])("%s is inside", (path) => {
  expect(inside(root, path)).toEqual({ path: join(root, path) });
});

const words = "leaves the project's root";
const link = "leads out of the project's root through a symbolic link";
const nowhere = "leads through a symbolic link that ends nowhere or in a circle";
test.each([
  ["..", words],
  ["../elsewhere/secret.txt", words],
  ["not/../../elsewhere", words],
  ["out", link],
  ["out/secret.txt", link],
  ["out/not-there.txt", link],
  ["out/back/a.txt", link],
  ["nowhere", nowhere],
  ["circle/a.txt", nowhere],
])("%s may not be touched: it %s", (path, fault) => {
  expect(inside(root, path)).toEqual({ fault: `${path} ${fault}` });
});

test("nor may an absolute path, even one below the root, or one with a NUL character", () => {
  const path = join(root, "a.txt");
  expect(inside(root, path)).toEqual({ fault: `${path} ${words}` });
  expect(inside(root, "a\0")).toEqual({ fault: '"a\\u0000" holds a NUL character' });
});

test.each([
  ["/r", true],
  ["/r/a", true],
  ["/r/..a", true],
  ["/r/..", false],
  ["/", false],
  ["/ra", false],
  ["/other/r", false],
])("%s is inside of /r: %s", (path, expected) => {
  expect(isInside("/r", path)).toBe(expected);
});
