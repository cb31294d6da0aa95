import { expect, test } from "vitest";
import { parseReceipt } from "./parse-receipt.ts";

test.each([
  ["not JSON at all", "{", /^receipt: is not JSON: .*\n {2}help: run verify again, and keep its JSON as it is\n {2}code: verify\/bad-receipt$/s],
  ["JSON of something else", "{}", /^version: .*verify\/bad-receipt$/s],
  ["a list", [], /^receipt: .*verify\/bad-receipt$/s],
  ["nothing", null, /^receipt: .*verify\/bad-receipt$/s],
])("%s is refused, with the place and what to do", (_name, given, words) => {
  expect(() => parseReceipt(given)).toThrow(words);
}); // biome-ignore format: a table
