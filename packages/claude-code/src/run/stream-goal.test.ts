import { expect, test } from "vitest";
import { StreamGoal } from "./stream-goal.ts";

test("a no that the stream's own message told is told once, and one that it did not is told", () => {
  const goal = new StreamGoal();
  expect(goal.take(undefined)).toBeUndefined();
  expect(goal.patience).toBeUndefined();
  expect(goal.take({ blocked: 0, reason: undefined })).toBeUndefined();
  goal.toldNo();
  expect(goal.take({ blocked: 1, reason: "one" })).toBeUndefined();
  expect(goal.take({ blocked: 2, reason: "two" })).toBe("two");
  goal.toldNo();
  expect(goal.take({ blocked: 2, reason: "two" })).toBeUndefined();
  expect(goal.patience).toBe(300);
  expect(goal.take(undefined)).toBeUndefined();
  expect(goal.patience).toBe(10_000);
});

test("a goal of an earlier process brings no old reason along, and a new one begins anew", () => {
  const goal = new StreamGoal();
  expect(goal.take({ blocked: 3, reason: "of yesterday" })).toBeUndefined();
  expect(goal.take({ blocked: 4, reason: "of today" })).toBe("of today");
  goal.reset();
  expect(goal.patience).toBeUndefined();
  expect(goal.take({ blocked: 0, reason: undefined })).toBeUndefined();
});
