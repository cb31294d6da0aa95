import * as core from "../index.ts";
import type { Item } from "../node/contract.ts";

/** A function that makes an item, of whatever it is given. */
export type Factory = (...args: readonly unknown[]) => Item | readonly Item[];

const { command } = core;

/** Every function that makes an item, by name, with arguments that it takes: all of them, options too. */
export const factories = {
  absent: [/a/, { in: "b", lastLines: 3, ifMissing: "fail", producedBy: command("c") }],
  after: ["each route", command("a"), { id: "b" }],
  architecture: ["a", { id: "b" }],
  artifact: ["a", { minBytes: 2, contains: "b", json: { c: 1 }, jsonSchema: {}, producedBy: command("d") }],
  blocked: ["a", { id: "b" }],
  budget: [{ turns: 1, minutes: 2, tokens: 3, dollars: 4, id: "a" }],
  claim: ["a", { id: "b" }],
  command: ["a", { cwd: "b", exitCode: 1, stdout: /c/, timeoutSeconds: 2, env: ["D"] }],
  completionSignal: ["a", { id: "b" }],
  deliver: ["a", { what: "b", format: "c" }],
  finalAnswer: [{ maxWords: 5, codeOnly: true, what: "a" }],
  gate: [command("a"), { id: "b" }],
  heldOut: [command("a"), { files: "/b" }],
  metric: [command("a"), { read: /(b)/, atMost: 9, atLeast: 1, changeAtMostPercent: 2, changeAtLeastPercent: 1, baseline: 4 }],
  must: ["a", { id: "b" }],
  never: ["a", { instead: "b" }],
  note: ["a", { id: "b" }],
  outcome: ["a", { id: "b" }],
  parallel: [["a", "b"], { id: "c" }],
  read: ["a", { lines: "1-2", note: "b" }],
  reference: ["https://example.com/a", { note: "b" }],
  review: ["a", { evidence: "b", sample: "c" }],
  rule: ["a", { id: "b" }],
  scope: ["a", "b", { since: "c" }],
  shell: ["a | b", { cwd: "c", exitCode: 1, stdout: "d", timeoutSeconds: 2, env: ["E"] }],
  step: ["a", { id: "b" }],
  tests: ["a", { report: "tap", reportFile: "b", atLeast: 2, names: ["c"], renamed: { d: "e" }, removed: ["f"], newAtLeast: 1 }],
  unchanged: ["a", "b", { since: "c" }],
  why: ["a", { id: "b" }],
} as const satisfies Readonly<Record<string, readonly unknown[]>>; // biome-ignore format: one function, one line

/** Its name, and the function itself without its types: plain JavaScript may pass it anything. */
export const factoryNamed = (name: string): Factory =>
  (core as unknown as Readonly<Record<string, Factory>>)[name] as Factory;
