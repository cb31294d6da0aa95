import { expect, test } from "vitest";
import { deprecations, deprecationsIn, faultOf } from "../src/deprecated.ts";
import { publicPackages } from "../src/workspace.ts";

const version = publicPackages()[0]?.manifest.version ?? "";

test("every deprecated name says since when, until when, and what to write", () => {
  expect(deprecations().flatMap((each) => faultOf(each, version) ?? [])).toEqual([]);
});

test.each([
  ["", "expected"],
  ["use other", "expected"],
  ["since 0.1.0, removed in 0.2.0: write b", "less than two minors"],
  ["since 0.1.0, removed in 0.3.0: write b", undefined],
  ["since 0.1.0, removed in 1.0.0: write b", undefined],
  ["since 0.0.1, removed in 0.2.0: write b", "time is over"],
  ["since 0.0.1, removed in 0.2.1: write b", "expected"],
])("%j", (text, fault) => {
  const found = faultOf({ at: "a.ts:1", text }, "0.2.0");
  if (fault === undefined) expect(found).toBeUndefined();
  else expect(found).toContain(fault);
});

test("docstrings are read over several lines, and nothing else is", () => {
  const text =
    "/**\n * Says it.\n *\n * @deprecated since 0.1.0,\n * removed in 0.3.0: write b\n * @example a\n */\n// @deprecated\n";
  expect(deprecationsIn(text, "a.ts")).toEqual([{ at: "a.ts:4", text: "since 0.1.0, removed in 0.3.0: write b" }]);
});
