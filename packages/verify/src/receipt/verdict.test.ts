import { expect, test } from "vitest";
import type { ChangedDefiner, CheckStatus, ReceiptCheck } from "./receipt.ts";
import { exitCode, verdictOf } from "./verdict.ts";

const of = (...all: readonly CheckStatus[]) => all.map((status) => ({ status }) as ReceiptCheck);
const changed = { path: "a.js", change: "modified", defines: ["D1"] };
const moved = (allowed_by: string | null): ChangedDefiner => ({ ...changed, allowed_by });

test.each([
  ["everything passed", of("pass", "pass"), [], false, "done"],
  ["one failed", of("pass", "fail"), [], false, "not done"],
  ["one could not run", of("pass", "cannot-run"), [], false, "not done"],
  ["one waits", of("pass", "needs-person"), [], false, "needs person"],
  ["one waits, one failed", of("needs-person", "fail"), [], false, "not done"],
  ["one waits, one could not run", of("pass", "needs-person", "cannot-run"), [], false, "not done"],
  ["interrupted after a pass", of("pass"), [], true, "not done"],
  ["interrupted while one waits", of("needs-person"), [], true, "not done"],
  ["nothing to check", of(), [], false, "not done"],
  ["a definer changed as a scope allows", of("pass"), [moved("a.js")], false, "done"],
  ["a definer changed that nothing allows", of("pass"), [moved(null)], false, "not done"],
  ["of two changed definers one is not allowed", of("pass"), [moved("a.js"), moved(null)], false, "not done"],
  ["one waits, and a definer changed that nothing allows", of("needs-person"), [moved(null)], false, "not done"],
] as const)("%s", (_name, checks, definers, interrupted, verdict) => {
  expect(verdictOf(checks, definers, interrupted)).toBe(verdict);
});

test("what an agent can bring about alone is open, and nothing less", () => {
  const open = ["no scope"];
  expect(verdictOf(of("pass"), [], false, open)).toBe("open");
  expect(verdictOf(of("pass"), [], false, [])).toBe("done");
  expect(verdictOf(of("pass", "needs-person"), [], false, open)).toBe("needs person");
  expect(verdictOf(of("fail"), [], false, open)).toBe("not done");
});

test.each([["done", 0], ["not done", 1], ["needs person", 3], ["open", 4]] as const)("%s exits with %i", (verdict, code) => {
  expect(exitCode({ verdict })).toBe(code);
}); // biome-ignore format: a table
