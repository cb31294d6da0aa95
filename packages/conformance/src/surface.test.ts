import { expect, test } from "vitest";
import { askedBy, compareSurfaces } from "./surface.ts";
import { movedLines, surfaceChanges } from "./surface-words.ts";

const before = { features: { a: "stable, on", b: "removed, off" }, models: { m: "1" } };
const after = { features: { a: "stable, off", c: "" }, events: { Stop: "" } };

test("what moved is told by kind; a kind that one of the two was never asked for is left out", () => {
  expect(compareSurfaces(before, after)).toEqual([
    { kind: "features", added: ["c"], removed: ["b"], changed: [{ name: "a", was: "stable, on", is: "stable, off" }] },
  ]);
  expect(compareSurfaces(after, after)).toEqual([]);
});

test("in words, from each version to the next of the same client", () => {
  const [moved] = compareSurfaces(before, after);
  expect(moved && movedLines(moved)).toEqual([
    "- features: 1 new: `c`",
    "- features: 1 gone: `b`",
    "- features: `a` was stable, on, is stable, off",
  ]);
  const result = { client: "codex", seen_on: "2026-11-29", seen: {} } as const;
  const pages = surfaceChanges([
    { ...result, version: "1.0.0", surface: before },
    { ...result, version: "2.0.0", surface: before },
    { ...result, client: "claude-code", version: "1.0.0", surface: after },
  ]);
  expect(pages).toEqual(["### Codex 1.0.0 to 2.0.0", "", "Nothing."]);
});

test("keys that two probers learned are not compared, and that is said", () => {
  const keys = (prober: string | undefined, name: string) => ({
    "config keys": { [name]: "string" },
    [askedBy]: prober === undefined ? {} : { [prober]: "" },
  });
  expect(compareSurfaces(keys("a1", "x"), keys("a1", "y")).map(({ kind }) => kind)).toEqual(["config keys"]);
  for (const older of [keys("b2", "x"), keys(undefined, "x")]) {
    const moved = compareSurfaces(older, keys("a1", "y"));
    expect(moved.flatMap(movedLines)).toEqual([expect.stringMatching(/^- config keys: not compared, /)]);
  }
});
