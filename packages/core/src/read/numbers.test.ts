import { expect, test } from "vitest";
import { numberOf } from "./numbers.ts";

test.each<[written: string, code: string | undefined, value: number | undefined]>([
  ["0.871", "en", 0.871],
  ["0.871", undefined, 0.871],
  ["0,871", "de", 0.871],
  ["1.871", "en", 1.871],
  ["1.871", "de", 1871],
  ["1.871", undefined, undefined],
  ["1,500", "en", 1500],
  ["1.500.000", "de", 1_500_000],
  ["4,000,000", undefined, 4_000_000],
  ["1,234.5", "en", 1234.5],
  ["1.5", undefined, 1.5],
  ["12.25", undefined, 12.25],
])("%s in %s", (written, code, value) => expect(numberOf(written, code)).toBe(value));
