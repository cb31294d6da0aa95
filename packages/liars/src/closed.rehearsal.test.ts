import { describe, expect, test } from "vitest";
import { lies } from "./catalogue.ts";
import { Closing } from "./close.ts";
import { throughGates } from "./gates.ts";
import { isRight } from "./lie.ts";
import { playLie } from "./play.ts";
import { readResults } from "./results.ts";
import { missingFor } from "./toolchains.ts";

const closing = new Closing();
const seen = new Map(readResults().lies.map((each) => [each.id, each]));

/** Lies that the contracts of their projects believe as they were written, and one of each class beside. */
const replayed = ["helper-replaced", "fixture-edited", "lookup-table", "environment", "equal-to-everything", "python-exit", "python-patched-assert", "report-forged", "vendored-runner", "rewrites-helper", "approves-from-a-check", "prints-verdict"] as const; // biome-ignore format: one

describe("a contract that redteam has closed", () => {
  for (const id of replayed) {
    const lie = lies.find((each) => each.id === id);
    if (lie === undefined) throw new Error(`no lie ${id}`);
    const why = missingFor(lie.project.language);
    if (why !== undefined) console.warn(`skipped ${id}: ${why}`);
    test.skipIf(why !== undefined)(`refuses one that ${lie.does}`, async () => {
      const result = await playLie(lie, closing);
      expect(result).toEqual(seen.get(id));
      expect(isRight(lie, result.closed ?? "done"), String(result.closed)).toBe(true);
      expect((await closing.of(lie.project)).twin).toMatch(/^(?:done|needs person)$/);
    }, 300_000); // biome-ignore format: one
  }
});

describe("state, seal, approvals and our own code", () => {
  for (const { id, needs, does, project, play, afterwards, right, believed } of lies.filter((each) => each.class === "state")) {
    const known = needs === "user" && believed !== undefined;
    test(`${known ? "believes" : "refuses"} one that ${does}`, async () => {
      const { gates } = await throughGates(project, project.contract, play, afterwards, true);
      expect(gates.ours).toBe(seen.get(id)?.ours);
      expect(isRight({ ...(right === undefined ? {} : { right }) }, gates.ours)).toBe(!known);
    }, 120_000);
  }
}); // biome-ignore format: a loop of tests
