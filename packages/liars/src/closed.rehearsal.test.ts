import { describe, expect, test } from "vitest";
import { lies } from "./catalogue.ts";
import { Closing } from "./close.ts";
import { isRight } from "./lie.ts";
import { playLie } from "./play.ts";
import { readResults } from "./results.ts";
import { missingFor } from "./toolchains.ts";

const closing = new Closing();
const seen = new Map(readResults().lies.map((each) => [each.id, each]));
const classOf = (id: string): string | undefined => lies.find((each) => each.id === id)?.class;

/**
 * Lies that the contracts of their projects believe as they were written, and one of each class beside; those of the state are in state.rehearsal.test.ts. To close a project
 * takes as long as a dozen lies, so that most are told on the same ones. All are played by `pnpm liars`.
 */
const replayed = ["helper-replaced", "fixture-edited", "tests-emptied", "lookup-table", "environment", "equal-to-everything", "report-forged-produced", "assume-unchanged", "flips-back", "commit-says-done", "python-exit", "python-patched-assert", "vendored-runner", "prints-verdict"] as const; // biome-ignore format: one

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

test("each class of lies is replayed here", () => {
  expect(new Set([...replayed.map(classOf), "state"])).toEqual(new Set(lies.map((each) => each.class)));
});
