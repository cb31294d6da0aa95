import { join } from "node:path";
import { expect, test } from "vitest";
import { project } from "../testing/cache.ts";
import { findContract, findContracts } from "./find.ts";

const files = {
  "goals/port-billing.goal.ts": "",
  "goals/port-search.goal.md": "",
  "packages/a/same.goal.json": "",
  "packages/b/same.goal.ts": "",
  "node_modules/x/hidden.goal.ts": "",
  ".goalpost/built/built.goal.json": "",
  "dist/built.goal.json": "",
  "notes.md": "",
  "empty/readme.txt": "",
};

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "was found",
    (error: Error) => error.message,
  );

test("a contract is found by its file or by its id", async () => {
  const cwd = project(files);
  expect(await findContract("goals/port-billing.goal.ts", cwd)).toBe(join(cwd, "goals/port-billing.goal.ts"));
  expect(await findContract("port-billing", cwd)).toBe(join(cwd, "goals/port-billing.goal.ts"));
  expect(await findContract("port-search", cwd)).toBe(join(cwd, "goals/port-search.goal.md"));
});

test.each([
  [
    "same",
    /^same: is the id of two contracts: packages\/a\/same\.goal\.json and packages\/b\/same\.goal\.ts\n {2}help: rename one of the files, or give the file's path\n/,
  ],
  [
    "port-biling",
    /^port-biling: no contract has this id: found port-billing, port-search, same\n {2}help: did you mean port-billing\?\n/,
  ],
  ["hidden", /^hidden: no contract has this id/],
  ["built", /^built: no contract has this id/],
  ["goals/none.goal.ts", /^goals\/none\.goal\.ts: does not exist\n/],
  [
    "notes.md",
    /^notes\.md: is not a contract file, expected a name that ends in \.goal\.ts \(\.mts, \.cts, \.js, \.mjs, \.cjs\), \.goal\.md or \.goal\.json\n/,
  ],
  ["./goals", /^\.\/goals: is a folder, expected one contract\n/],
])("%s is refused", async (argument, expected) => {
  expect(await refusal(findContract(argument, project(files)))).toMatch(expected);
});

test("lint finds folders, globs and all there is, each contract once", async () => {
  const cwd = project(files);
  const names = async (...args: readonly string[]) =>
    (await findContracts(args, cwd)).map((file) => file.slice(cwd.length + 1));
  expect(await names()).toEqual([
    "goals/port-billing.goal.ts",
    "goals/port-search.goal.md",
    "packages/a/same.goal.json",
    "packages/b/same.goal.ts",
  ]);
  expect(await names("goals", "goals/*.ts", "port-billing")).toEqual([
    "goals/port-billing.goal.ts",
    "goals/port-search.goal.md",
  ]);
});

test("contracts of a submodule, a clone or a worktree within the project are not the project's", async () => {
  const cwd = project({
    ".git/HEAD": "",
    "goals/same.goal.md": "",
    "vendor/copy/.git": "gitdir: ../../.git/modules/copy\n",
    "vendor/copy/goals/same.goal.md": "",
    "clones/tool/.git/HEAD": "",
    "clones/tool/deep/goals/tool.goal.md": "",
  });
  const own = join(cwd, "goals/same.goal.md");
  expect(await findContract("same", cwd)).toBe(own);
  expect(await findContracts([], cwd)).toEqual([own]);
  expect(await findContracts(["**/*.goal.md"], cwd)).toEqual([own]);
  expect(await refusal(findContract("tool", cwd))).toMatch(
    /^tool: no contract of this project has this id; clones\/tool\/deep\/goals\/tool\.goal\.md is in a repository of its own\n {2}help: run goalpost in clones\/tool, or give the file's path\n/,
  );
  expect(await refusal(findContracts(["clones"], cwd))).toMatch(/^clones: the folder holds no contract file/);
  // Whoever names the place means it.
  const other = join(cwd, "clones/tool/deep/goals/tool.goal.md");
  expect(await findContract("clones/tool/deep/goals/tool.goal.md", cwd)).toBe(other);
  expect(await findContracts(["clones/tool"], cwd)).toEqual([other]);
  expect(await findContracts(["clones/tool/deep/**/*.goal.md"], cwd)).toEqual([other]);
  expect(await findContract("tool", join(cwd, "clones/tool"))).toBe(other);
});

test.each([
  ["nothing/*.goal.ts", /^nothing\/\*\.goal\.ts: the glob matches no contract file/],
  ["empty", /^empty: the folder holds no contract file/],
])("%s, which holds none, is an error and no silent success", async (argument, expected) => {
  expect(await refusal(findContracts([argument], project(files)))).toMatch(expected);
});
