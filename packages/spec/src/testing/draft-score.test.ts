import { expect, test } from "vitest";
import { draftScores } from "./draft-score.ts";

test("ten specifications in five formats: every requirement and criterion is read, none is lost, and no check is made up", () => {
  const scores = draftScores();
  expect(scores.map(({ spec, format }) => `${spec} ${format}`)).toEqual([
    ...["own ids", "spec-kit spec-kit", "openspec openspec", "kiro kiro", "ears ears"],
    ...["own ids", "spec-kit spec-kit", "openspec openspec", "kiro kiro", "ears ears"].map((each) => `later/${each}`),
  ]);
  for (const { spec, requirements, criteria, wrong, lost } of scores) {
    expect([spec, requirements[0], criteria[0], wrong, lost]).toEqual([spec, requirements[1], criteria[1], 0, 0]);
  }
  const lifted = (isLater: boolean) => {
    const own = scores.filter((each) => each.isLater === isLater).map((each) => each.lifted);
    return [0, 1].map((at) => own.reduce((sum, each) => sum + (each[at] ?? 0), 0));
  };
  expect([lifted(false), lifted(true)]).toEqual([
    [5, 5],
    [8, 9],
  ]);
});
