import { expect, expectTypeOf, test } from "vitest";
import { anything, type Infer, list, maybe, mismatch, number, object, readShape, string, word } from "./shape.ts";

const shape = object({
  id: string,
  size: maybe(number),
  status: word("active", "paused"),
  tags: list(object({ name: string })),
  rest: maybe(anything),
});
const whole = {
  id: "a",
  size: 1,
  status: "active",
  tags: [{ name: "x", more: 1 }],
  rest: { deep: [null] },
  unknown: true,
};

test("what is named is read; the rest is left, and null counts as absent", () => {
  expect(readShape(shape, whole)).toEqual({
    ok: true,
    value: { id: "a", size: 1, status: "active", tags: [{ name: "x" }], rest: { deep: [null] } },
  });
  expect(readShape(shape, { ...whole, size: null, rest: undefined })).toEqual({
    ok: true,
    value: { id: "a", status: "active", tags: [{ name: "x" }] },
  });
});

test.each([
  [null, "$", "null", "an object"],
  [[], "$", "[]", "an object"],
  [{ ...whole, id: 7 }, "$.id", "7", "a string"],
  [{ ...whole, size: "1" }, "$.size", '"1"', "a number"],
  [{ ...whole, status: "odd" }, "$.status", '"odd"', "active | paused"],
  [{ ...whole, tags: {} }, "$.tags", "{}", "a list"],
  [{ ...whole, tags: [{ name: "x" }, {}] }, "$.tags[1].name", "nothing", "a string"],
])("%j differs at %s", (value, path, seen, expected) => {
  expect(mismatch(shape, value)).toEqual({ path, seen, expected });
  expect(readShape(shape, value).ok).toBe(false);
});

test("what is shown of a large value is short", () => {
  expect(mismatch(number, "x".repeat(1000))?.seen.length).toBe(81);
});

test("the type follows the shape", () => {
  expectTypeOf<Infer<typeof shape>>().toEqualTypeOf<{
    readonly id: string;
    readonly size?: number;
    readonly status: "active" | "paused";
    readonly tags: readonly { readonly name: string }[];
    readonly rest?: string | number | boolean | object;
  }>();
});
