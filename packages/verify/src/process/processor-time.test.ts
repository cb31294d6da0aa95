import { expect, test } from "vitest";
import { validateJsonSchema } from "../check/json-schema.ts";
import { search } from "../files/search.ts";

/** Lets the clock run on while nothing is computed, as on a machine that does other work. */
const sleep = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
const bomb = { source: "^(a+)+$", flags: "" };
const text = `${"a".repeat(40)}!`;

test("a pattern that had no time on a busy machine is given it", async () => {
  const found = search({ source: "b+", flags: "" }, [{ text: "abbc" }], { timeoutMs: 2000 });
  sleep(2500);
  expect(await found).toMatchObject({ answers: [{ hit: true, excerpt: "abbc" }] });
});

test("a pattern that takes all its time is killed", async () => {
  expect(await search(bomb, [{ text }], { timeoutMs: 500 })).toEqual({
    fault: "did not end within 0.5 s on this text, and was killed",
  });
});

test("a schema that had no time on a busy machine is given it, and one that takes all its time is not", () => {
  let asked = 0;
  const value = {
    get name(): string {
      asked += 1;
      if (asked === 1) sleep(3000);
      return "a";
    },
  };
  const schema = { properties: { name: { type: "string" } } };
  expect(validateJsonSchema(schema, value, 1000)).toBeUndefined();
  expect(asked).toBeGreaterThan(1);
  expect(() => validateJsonSchema({ pattern: bomb.source }, text, 500)).toThrow("timed out after 500ms");
});
