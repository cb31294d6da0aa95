import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { measured } from "../../generate.ts";
import { draftScores } from "./draft-score.ts";
import { seenCases } from "./refine-cases.ts";
import { languageCases } from "./refine-cases-languages.ts";
import { lastCases } from "./refine-cases-last.ts";
import { laterCases } from "./refine-cases-later.ts";
import { refineScore } from "./refine-score.ts";

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

test("refine: the specification that the rules were made on", () => {
  expect(refineScore(seenCases)).toEqual({ additions: [20, 20], decided: [20, 20], honest: [0, 10] });
});

test("refine: a specification that the rules were not made on: additions and decided lines are left to a person, tightenings are taken", () => {
  expect(refineScore(laterCases)).toEqual({ additions: [20, 20], decided: [8, 8], honest: [0, 10] });
});

test.each(Object.entries(languageCases))("refine: %s: no addition is taken, and each tightening is", (_name, cases) => {
  const { additions, honest } = refineScore(cases);
  expect([additions[1] - additions[0], honest[0]]).toEqual([0, 0]);
  expect(Math.min(additions[1], honest[1])).toBeGreaterThan(2);
});

test("refine: four specifications more: no addition is taken, and three tightenings of one are left to a person", () => {
  const scores = Object.values(lastCases).map((cases) => refineScore(cases));
  expect(scores.map(({ additions }) => additions)).toEqual([[19, 19], [6, 6], [5, 5], [4, 4]]); // biome-ignore format: one row
  expect(scores.map(({ honest }) => honest)).toEqual([[3, 15], [0, 5], [0, 3], [0, 3]]); // biome-ignore format: one row
});

// what is scored above is not played again
test.each([...measured()])("%s tells these figures; it is made by pnpm generate", (path, page) => {
  expect(readFileSync(new URL(`../../../../${path}`, import.meta.url), "utf8") === page).toBe(true);
});
