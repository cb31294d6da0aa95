import type { Seal } from "@goalpost/verify";
import { oneLine } from "../output/plain-text.ts";

/** Names that are listed. */
const shown = 5;

/** What was counted of the tests at the start: how many each check has, which are not held, and what could not be counted. */
export function countedLines({
  tests,
  held_out = {},
  made = [],
  rewritten = {},
  test_files = [],
}: Pick<Seal, "tests" | "held_out" | "made" | "rewritten" | "test_files">): readonly string[] {
  const lines = (what: string, paths: readonly string[], then: string): readonly string[] =>
    paths.length === 0 ? [] : [`${what}: ${few(paths)}; ${then}`];
  return [
    ...countedOf(tests, held_out),
    ...lines(
      "tests by their runner, whatever they are called",
      test_files,
      "only a scope that names the file lets a change of it in",
    ),
    ...lines("made by checks", made, "outside the scope it is not a change of the agent's"),
    ...lines("written anew by checks", Object.keys(rewritten), "as they leave it, it is not a change of the agent's"),
  ];
}

const few = (names: readonly string[]): string => {
  const more = names.length > shown ? ` and ${names.length - shown} more` : "";
  return `${names.slice(0, shown).map(oneLine).join(", ")}${more}`;
};

function countedOf(tests: Seal["tests"], held_out: NonNullable<Seal["held_out"]>): readonly string[] {
  return Object.entries(tests).flatMap(([id, start]) => {
    // Of what is held out, a name would be told.
    if (Object.hasOwn(held_out, id)) return [];
    if (start.sealed === undefined) return [`not counted: ${id}: ${oneLine(start.fault)}`];
    const { counts, unstable } = start.sealed;
    const sum = counts.passed + counts.failed + counts.skipped + counts.todo;
    const resting = counts.skipped + counts.todo;
    const rest = resting === 0 ? "" : `, ${resting} of them skipped`;
    const line = `counted: ${id}, ${sum} ${sum === 1 ? "test" : "tests"}${rest}; each must still run and pass at the end`;
    if (unstable.length === 0) return [line];
    return [line, `not held: ${id}, ${unstable.length} names that two runs did not have in common: ${few(unstable)}`];
  });
}
