import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isWithin } from "./is-within.ts";

test.each([
  ["/srv/work", "/srv/work", true],
  ["/srv/work/billing", "/srv/work/", true],
  ["/srv/workshop", "/srv/work", false],
  ["/srv/work/../other", "/srv/work", false],
  ["/srv/work", "/srv/work/../work", false],
  ["/srv", "/srv/work", false],
  ["/srv", "/", false],
  ["/srv", "", false],
])("%s within %s: %s", (path, folder, within) => {
  expect(isWithin(path, folder)).toBe(within);
});

test("a symlink is resolved, also above what does not exist yet", () => {
  const cache = join(import.meta.dirname, "../../../node_modules/.cache/goalpost/runtime");
  mkdirSync(cache, { recursive: true });
  const root = mkdtempSync(join(cache, "within-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [trusted, outside] = [join(root, "trusted"), join(root, "outside")];
  for (const folder of [trusted, outside]) mkdirSync(folder);
  symlinkSync(outside, join(trusted, "out"));
  symlinkSync(trusted, join(root, "in"));
  symlinkSync("/", join(root, "all"));
  symlinkSync(join(root, "loop"), join(root, "loop"));
  expect(
    [
      [trusted, join(root, "in")],
      [join(root, "in/new/folder"), trusted],
      [join(trusted, "out"), trusted],
      [join(trusted, "out/new"), trusted],
      [trusted, join(root, "all")],
      [join(root, "loop"), trusted],
    ].map(([path = "", folder = ""]) => isWithin(path, folder)),
  ).toEqual([true, true, false, false, false, false]);
});
