import { expect, test } from "vitest";
import { factFor, holds, type VersionRange } from "./client-fact.ts";

interface Numbered extends VersionRange {
  readonly max: number;
}

test.each([
  [{}, "1.0.0", true],
  [{ since: "2.1.330" }, "2.1.197", false],
  [{ since: "2.1.330" }, "2.1.330", true],
  [{ since: "2.1.330" }, "2.2.0", true],
  [{ until: "2.1.197" }, "2.1.197", true],
  [{ until: "2.1.197" }, "2.1.330", false],
  [{ since: "2.1.330", until: "2.1.331" }, "2.1.332", false],
])("%j in %s: %s", (range, version, held) => {
  expect(holds(range, version)).toBe(held);
});

test("of facts that follow one another a version between two counts as the older one", () => {
  const facts: readonly [Numbered, ...Numbered[]] = [
    { until: "0.169.0", max: 1 },
    { since: "0.171.0", max: 2 },
  ];
  expect(["0.1.0", "0.169.0", "0.170.3", "0.171.0", "1.0.0"].map((each) => factFor(facts, each).max)).toEqual([
    1, 1, 1, 2, 2,
  ]);
});
