import fc from "fast-check";
import { expect, test } from "vitest";
import { CodeGate } from "./code-gate.ts";

/** A gate with a clock that the test moves. */
function gate() {
  const clock = { now: 0 };
  return { clock, gate: new CodeGate((code) => code === "123456", () => clock.now) }; // biome-ignore format: one
}

test("five wrong codes are free, and each further one costs twice as much time, up to five minutes", () => {
  const { clock, gate: codes } = gate();
  const costs = Array.from({ length: 16 }, () => {
    const answer = codes.try("000000");
    if (answer.is !== "wrong") throw new Error(answer.is);
    clock.now += answer.waitSeconds * 1000;
    return [answer.free, answer.waitSeconds];
  });
  expect(costs.slice(0, 5)).toEqual([4, 3, 2, 1, 0].map((free) => [free, 0]));
  expect(costs.slice(5).map(([, wait]) => wait)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
});

test("nothing is compared before the time is over, and then the right code is taken", () => {
  const { clock, gate: codes } = gate();
  for (let at = 0; at < 6; at += 1) codes.try("000000");
  clock.now = 500;
  expect(codes.try("123456")).toEqual({ is: "early", waitSeconds: 2 });
  clock.now = 2000;
  expect(codes.try("123456")).toEqual({ is: "right" });
  expect(codes.try("000000")).toMatchObject({ free: 4 });
});

test("whatever is sent, and whenever: at most 288 codes a day are compared, beyond the first twenty, and the right one is taken in the end", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 50, maxLength: 400 }), (gaps) => {
      const { clock, gate: codes } = gate();
      let compared = 0;
      for (const gap of gaps) {
        clock.now += gap;
        if (codes.try("000000").is === "wrong") compared += 1;
      }
      expect(compared).toBeLessThanOrEqual(20 + clock.now / 300_000);
      clock.now += 300_000;
      expect(codes.try("123456")).toEqual({ is: "right" });
    }),
  );
});
