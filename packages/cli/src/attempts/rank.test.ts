import type { Receipt } from "@goalpost/verify";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunResult } from "../targets.ts";
import { type Attempt, bestOf, counts } from "./rank.ts";

const attempt = (number: number, { verdict = "not done", passed = 0, leftOut = 0, changed = 1, tokens = 100, error = false, interrupted = false }: Partial<{ verdict: Receipt["verdict"]; passed: number; leftOut: number; changed: number; tokens: number; error: boolean; interrupted: boolean }> = {}): Attempt => ({
  number,
  path: `/w/${number}`,
  receipt: { verdict, interrupted, checks: [...Array(passed).fill({ status: "pass" }), { status: "fail" }], changed_definers: [], room: { changed, left_out: Array(leftOut).fill({}) } } as unknown as Receipt,
  result: { tokens, reason: error ? "client-died" : "complete", ...(error ? { error: { what: "died" } } : {}) } as unknown as RunResult,
}); // biome-ignore format: one

test.each([
  ["a done before more checks", [{ passed: 9 }, { verdict: "done", passed: 1 }], 2],
  ["more checks that pass", [{ passed: 1 }, { passed: 2, leftOut: 5, tokens: 9000 }], 2],
  [
    "fewer files outside of what was needed",
    [
      { passed: 1, leftOut: 2, tokens: 1 },
      { passed: 1, leftOut: 0, tokens: 9000 },
    ],
    2,
  ],
  ["fewer changed files", [{ changed: 9, tokens: 1 }, { changed: 2 }], 2],
  ["fewer tokens", [{ tokens: 300 }, { tokens: 200 }, { tokens: 250 }], 2],
  ["of equals the first", [{}, {}], 1],
  ["never one that crashed", [{ verdict: "done", passed: 9, error: true }, {}], 2],
  ["never one that was interrupted", [{ verdict: "done", passed: 9, interrupted: true }, {}], 2],
] as const)("the best attempt is %s", (_what, attempts, best) => {
  expect(bestOf(attempts.map((each, index) => attempt(index + 1, each)))?.number).toBe(best);
});

test("without a receipt nothing wins, and the order of the attempts decides nothing but ties", () => {
  expect(bestOf([{ number: 1, path: "/w", error: "crashed" }])).toBeUndefined();
  const any = fc.record({ verdict: fc.constantFrom("not done", "needs person", "open", "done"), passed: fc.nat(4), leftOut: fc.nat(3), changed: fc.nat(3), tokens: fc.nat(1000), error: fc.boolean() }); // biome-ignore format: one
  fc.assert(
    fc.property(fc.array(any, { maxLength: 5 }), (all) => {
      const attempts = all.map((each, index) => attempt(index + 1, each as Parameters<typeof attempt>[1]));
      const best = bestOf(attempts);
      expect(best === undefined).toBe(!attempts.some(counts));
      if (best !== undefined) expect(counts(best)).toBe(true);
      const turned = bestOf([...attempts].reverse());
      expect({ ...turned, number: 0, path: "" }).toEqual({ ...best, number: 0, path: "" });
    }),
  );
});
