import { expect, test } from "vitest";
import { compareVersions } from "./version.ts";

test.each([
  ["2.1.197", "2.1.330", -1],
  ["2.1.330", "2.1.330", 0],
  ["2.10.0", "2.9.9", 1],
  ["3.0.0", "2.99.99", 1],
])("%s against %s: %i", (left, right, sign) => {
  expect(Math.sign(compareVersions(left, right))).toBe(sign);
});
