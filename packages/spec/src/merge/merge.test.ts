import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeTexts } from "./merge.ts";

const base = "# A\n\n- R1: a\n- R2: b\n\nEnd.\n";

describe("a merge", () => {
  test("takes what either side changed, and asks about what both did", () => {
    const mine = base.replace("# A", "# The A");
    const theirs = base.replace("R2: b", "R2: b (decision 1)");
    const apart = mergeTexts(base, mine, theirs);
    expect([apart.conflicts, apart.text([])]).toEqual([[], mine.replace("R2: b", "R2: b (decision 1)")]);
    const both = mergeTexts(base, base.replace("R1: a", "R1: mine"), base.replace("R1: a", "R1: theirs"));
    expect(both.conflicts).toEqual([{ line: 3, base: ["- R1: a"], mine: ["- R1: mine"], theirs: ["- R1: theirs"] }]);
    expect(both.text(["theirs"])).toBe(base.replace("R1: a", "R1: theirs"));
    expect(both.text(["both"])).toBe(base.replace("- R1: a", "- R1: mine\n- R1: theirs"));
  });

  const lines = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 8 }).map((each) => each.join("\n"));
  test("loses no line of the author's: with their side taken, each line that they added is there", () => {
    fc.assert(
      fc.property(lines, lines, lines, (start, mine, theirs) => {
        const merge = mergeTexts(start, mine, theirs);
        if (theirs === start) expect(merge.text([])).toBe(mine);
        if (mine === start) expect(merge.text([])).toBe(theirs);
        const kept = merge.text(merge.conflicts.map(() => "mine")).split("\n");
        for (const line of mine.split("\n").filter((each) => !start.split("\n").includes(each)))
          expect(kept).toContain(line);
      }),
    );
  });
});
