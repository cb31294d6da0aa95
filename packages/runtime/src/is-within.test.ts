import { expect, test } from "vitest";
import { isWithin } from "./is-within.ts";

test.each([
  ["/srv/work", "/srv/work", true],
  ["/srv/work/billing", "/srv/work/", true],
  ["/srv/workshop", "/srv/work", false],
  ["/srv/work/../other", "/srv/work", false],
  ["/srv", "/srv/work", false],
  ["/srv", "/", false],
  ["/srv", "", false],
])("%s within %s: %s", (path, folder, within) => {
  expect(isWithin(path, folder)).toBe(within);
});
