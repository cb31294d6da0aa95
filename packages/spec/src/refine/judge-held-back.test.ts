import { expect, test } from "vitest";
import { laterCases } from "../testing/refine-cases-later.ts";
import { refineScore } from "../testing/refine-score.ts";

test("a specification that the rules were not made on: additions and decided lines are left to a person, tightenings are taken", () => {
  expect(refineScore(laterCases)).toEqual({ additions: [20, 20], decided: [8, 8], honest: [0, 10] });
});
