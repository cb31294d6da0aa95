import { afterAll, describe, expect, test, vi } from "vitest";
import { freshFolder } from "../testing/fresh-folder.ts";
import { busy, honest, loops, many } from "../testing/strangers.ts";
import { playTurns } from "../testing/stuck-loops.ts";

// megabytes in forty turns, on a machine that does other work
vi.setConfig({ testTimeout: 240_000 });
afterAll(() => vi.resetConfig());

/** A folder in which files lie. */
function prepared(before: Readonly<Record<string, string>>): string {
  const folder = freshFolder();
  playTurns(folder, [{ files: before }]);
  return folder;
}

/** Loops and honest runs that nobody had in mind when the kinds were written. */
describe("loops of strangers end soon, as what they are:", () => {
  test.each(loops.map(([name, kind, turn, before = {}]) => [name, kind, turn, before] as const))(
    "%s: %s",
    (_name, kind, turn, before) => {
      const found = playTurns(prepared(before), many(60, turn));
      expect(found.map((each) => [each.kind, each.isEnd]).at(-1)).toEqual([kind, true]);
      expect(found.at(-1)?.turn).toBeLessThanOrEqual(25);
      // the agent was told before
      expect(found[0]?.isEnd).toBe(false);
    },
  );
});

test.each(busy.map(([name, most, turn, before = {}]) => [name, most, turn, before] as const))(
  "a loop that is always busy ends within its bound: %s",
  (_name, most, turn, before) => {
    const found = playTurns(prepared(before), many(400, turn));
    expect(found.at(-1)?.isEnd).toBe(true);
    expect(found.at(-1)?.turn).toBeLessThanOrEqual(most);
  },
);

test.each(honest.map(([name, turn, before = {}]) => ({ name, turn, before })))(
  "an honest run is not called stuck: $name",
  ({ turn, before }) => {
    expect(playTurns(prepared(before), many(40, turn)).filter(({ isEnd }) => isEnd)).toEqual([]);
  },
);
