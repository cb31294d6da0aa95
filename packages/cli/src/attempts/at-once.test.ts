import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunEvent } from "../targets.ts";
import { atOnce, OneByOne, SharedTokens, withPrefix } from "./at-once.ts";

const turnOver = () => new Promise(setImmediate);

test("never more at once than is allowed, each once, in order, and none once nothing more may begin", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 14 }),
      fc.integer({ min: 0, max: 12 }),
      fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }),
      async (count, most, allowed, rounds) => {
        let [running, highest, begun] = [0, 0, 0];
        const done = await atOnce(count, most, () => begun < allowed, async (number) => {
          begun += 1;
          running += 1;
          highest = Math.max(highest, running);
          for (let round = 0; round < (rounds[number - 1] ?? 0); round += 1) await turnOver();
          running -= 1;
          return number;
        }); // biome-ignore format: one
        expect(done).toEqual(Array.from({ length: Math.min(count, allowed) }, (_, at) => at + 1));
        expect(highest).toBeLessThanOrEqual(most);
      },
    ),
    { numRuns: 60 },
  );
});

const tokens = (count: number): RunEvent => ({ type: "tokens", at: "", tokens: count, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 }); // biome-ignore format: one
const ended = (count: number): RunEvent => ({ type: "ended", at: "", result: { reason: "complete", client: "c", threadId: "t", reactivations: 0, turns: 1, seconds: 1, tokens: count, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 } }); // biome-ignore format: one

test("tokens are counted over all attempts; once they are used, what goes on is ended, and what has ended is left alone", () => {
  const shared = new SharedTokens(100);
  const endings: number[] = [];
  const hear = (attempt: number, event: RunEvent) => shared.heard(attempt, event, () => void endings.push(attempt));
  hear(1, tokens(40));
  hear(2, tokens(30));
  hear(2, ended(35));
  hear(3, tokens(20));
  expect([shared.used, shared.isSpent, endings]).toEqual([95, false, []]);
  hear(3, tokens(25));
  expect([shared.used, shared.isSpent, endings]).toEqual([100, true, [1, 3]]);
});

test("one by one, whoever asks, and one that fails keeps no other", async () => {
  const git = new OneByOne();
  const order: string[] = [];
  const step = (name: string, fails: boolean) =>
    git.do(async () => {
      order.push(`${name} begins`);
      await turnOver();
      order.push(`${name} ends`);
      if (fails) throw new Error(name);
    });
  await Promise.allSettled([step("a", true), step("b", false)]);
  expect(order).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});

test("each line is marked, and one that comes in pieces once", () => {
  let out = "";
  const write = (text: string): void => {
    out += text;
  };
  const sink = withPrefix({ isTTY: true, columns: 80, write }, "[2] ");
  for (const text of ["one\ntw", "o\n\n", "three"]) sink.write(text);
  expect(out).toBe("[2] one\n[2] two\n[2] \n");
});
