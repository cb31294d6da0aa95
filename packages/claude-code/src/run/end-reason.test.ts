import { expect, test } from "vitest";
import type { GoalLine } from "../transcript.ts";
import { type Ending, endReason } from "./end-reason.ts";

const success = { subtype: "success", is_error: false, num_turns: 3, terminal_reason: "completed" };
const base: Ending = {
  result: success,
  goals: [],
  set: true,
  capTold: false,
  idleBlocks: 0,
  blockCap: 8,
};
const word = (kind: GoalLine["kind"]): GoalLine =>
  kind === "set" || kind === "cleared" ? { kind, condition: "c" } : { kind, condition: "c", reason: "r" };

test.each<[string, Partial<Ending>]>([
  ["complete", { goals: [word("set"), word("no"), word("met")] }],
  ["complete", { goals: [word("met")], capTold: true }],
  ["impossible", { goals: [word("impossible")] }],
  ["judge-failed", { goals: [word("no"), word("judge-failed")] }],
  ["max-turns", { result: { ...success, subtype: "error_max_turns", is_error: true }, goals: [word("no")] }],
  ["bound-reached", { result: { ...success, subtype: "error_max_budget_usd", is_error: true }, goals: [word("no")] }],
  ["turn-failed", { result: { ...success, is_error: true }, goals: [word("no")] }],
  // without a login the client clears the goal in words that look like a verdict
  ["turn-failed", { result: { ...success, is_error: true }, goals: [word("set"), word("cleared")] }],
  ["cleared", { goals: [word("no"), word("cleared")] }],
  ["refused", { set: false, result: { ...success, num_turns: 0 } }],
  // not logged in, and the client took no goal
  ["refused", { set: false, result: { ...success, is_error: true } }],
  ["cap-reached", { goals: [word("no")], capTold: true }],
  // 2.1.197 does not say so
  ["cap-reached", { goals: [word("no")], idleBlocks: 9 }],
  ["not-met", { goals: [word("no")], idleBlocks: 9, blockCap: 0 }],
  ["not-met", { goals: [word("no")], idleBlocks: 8 }],
  ["interrupted", { goals: [word("no")], result: { ...success, terminal_reason: "aborted_tools" } }],
  // no transcript: success is not a word
  ["not-met", { goals: [] }],
])("%s: %j", (reason, ending) => {
  expect(endReason({ ...base, ...ending })).toBe(reason);
});
