import { expect, test } from "vitest";
import { plainPattern } from "../node/plain-pattern.ts";
import { madePattern, plainTableSoFar } from "./made-pattern.ts";

const sources = ["(?:reads|читает) \\p{L}+ made", "(?:reads|читает) \\p{L}+ mode", "[\\P{L}] is read as it is"];

test("the table for the build has what plain texts need of each pattern that was asked about one", () => {
  expect(sources.map((source) => madePattern(() => [source, "iu"]).test("Lena Reads all made"))).toEqual([
    true,
    false,
    false,
  ]);
  const table = Object.values(JSON.parse(plainTableSoFar()) as Readonly<Record<string, unknown>>);
  for (const source of sources.slice(0, 2)) expect(table).toContainEqual(plainPattern(source));
  expect(plainTableSoFar()).not.toContain("is read as it is");
});
