import fc from "fast-check";
import { expect, test } from "vitest";
import { countIn } from "./measure.ts";

test("a text counts as its encoders would have it, whatever it holds", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(countIn(text, "utf8")).toBe(new TextEncoder().encode(text).length);
      expect(countIn(text, "scalars")).toBe([...text].length);
      expect(countIn(text, "utf16")).toBe(text.length);
    }),
  );
  expect(["a", "é", "漢", "🥅"].map((text) => countIn(text, "utf8"))).toEqual([1, 2, 3, 4]);
});
