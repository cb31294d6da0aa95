import { expect, test } from "vitest";
import { GoalpostError } from "./goalpost-error.ts";

const error = new GoalpostError({ code: "area/kebab", where: "x", what: "is wrong", help: "fix it", cause: "why" });

test("says what, where, and how to fix it", () => {
  expect(String(error)).toBe("GoalpostError: x: is wrong\n  help: fix it\n  code: area/kebab");
  expect(error.cause).toBe("why");
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    code: "area/kebab",
    where: "x",
    what: "is wrong",
    help: "fix it",
  });
});

test("is known also when another installed copy made it", () => {
  expect(GoalpostError.is(error)).toBe(true);
  expect(GoalpostError.is({ [Symbol.for("goalpost.error")]: true })).toBe(true);
  for (const other of [new Error("x"), null, undefined, "x", {}]) expect(GoalpostError.is(other)).toBe(false);
});
