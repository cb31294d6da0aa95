import { expect, test } from "vitest";
import { listIds } from "./list-ids.ts";

test.each([
  [[], ""],
  [["D1"], "D1"],
  [["D1", "D2"], "D1, D2"],
  [["D1", "D2", "D3", "golden-files"], "D1 to D3, golden-files"],
  [["D1", "D3", "D4", "D5", "C6"], "D1, D3 to D5, C6"],
  [["D9", "D10", "D11"], "D9 to D11"],
])("%j is %j", (ids, text) => {
  expect(listIds(ids)).toBe(text);
});
