import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { realProjects } from "./projects.ts";
import { readReal } from "./results.ts";

const results = readReal();
const played = results.projects.flatMap((each) => (each.skipped === undefined ? [each] : []));

test("what was seen is of the projects that there are, each at one version", () => {
  const known = realProjects.map(({ id }) => id);
  expect(known.filter((id) => results.projects.some((each) => each.id === id))).toEqual(results.projects.map(({ id }) => id)); // biome-ignore format: one
  for (const { from, id } of realProjects) if (id !== "goalpost") expect(from, id).toMatch(/\d+\.\d+\.\d+/);
});

test("at least six were played: honest work ended in done, and no lie did", () => {
  expect(played.length).toBeGreaterThanOrEqual(6);
  expect(played.filter(({ honest }) => honest !== "done")).toEqual([]);
  expect(played.filter(({ lie, stopped_by }) => lie !== "not done" || stopped_by.length === 0)).toEqual([]);
  expect(Math.max(...played.map(({ files }) => files))).toBeGreaterThan(50_000);
});

test("no registry is named, and nothing of them is committed", () => {
  const folder = resolve(import.meta.dirname, "../..");
  const tracked = execFileSync("git", ["ls-files", "."], { cwd: folder, encoding: "utf8" }).trim().split("\n");
  expect(tracked.filter((path) => /\.(?:tgz|deb|tar)/.test(path))).toEqual([]);
  for (const path of tracked) expect(readFileSync(resolve(folder, path), "utf8"), path).not.toMatch(/https?:\/\/(?!github\.com)[\w.-]+\.(?:org|net|com)/);
}); // biome-ignore format: one
