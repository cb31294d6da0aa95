import { expect, test } from "vitest";
import { idFromFile } from "./name.ts";

test.each([
  ["goals/port-billing.goal.md", "port-billing"],
  ["Port Billing v2.md", "port-billing-v2"],
  ["-", "unnamed"],
  ["移行.md", "unnamed"],
  ["a.goal.mts", "a"],
  ["a.goal.cjs", "a"],
  [`${"a".repeat(63)} and more.md`, "a".repeat(63)],
  [`${"a".repeat(80)}.md`, "a".repeat(64)],
])("the id of %s", (file, id) => {
  expect(idFromFile(file)).toBe(id);
});
