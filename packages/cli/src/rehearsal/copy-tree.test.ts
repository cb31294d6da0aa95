import { execFileSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { project, testEnv } from "../testing/cache.ts";
import { trapped } from "../testing/trapped.ts";
import { copyTree } from "./copy-tree.ts";

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync("git", args, { cwd, env: testEnv(cwd), encoding: "utf8" }).trim();

test("a git project is copied as it stands: committed, changed and new files, and nothing that is ignored", async () => {
  const from = project({
    "a.txt": "one\n",
    "gone.txt": "x",
    ".gitignore": "secret.txt\n",
    "secret.txt": "s3cret",
    "src/b.txt": "two\n",
  });
  git(from, "init", "-q");
  git(from, "-c", "user.name=x", "-c", "user.email=x@y.invalid", "add", "--all");
  writeFileSync(join(from, "a.txt"), "changed\n");
  writeFileSync(join(from, "new.txt"), "new\n");
  execFileSync("rm", [join(from, "gone.txt")]);
  const to = project();
  await copyTree({ from, to, env: testEnv(from) });
  expect(readdirSync(to).sort()).toEqual([".git", ".gitignore", "a.txt", "new.txt", "src"]);
  expect(readFileSync(join(to, "a.txt"), "utf8")).toBe("changed\n");
  expect(git(to, "status", "--porcelain")).toBe("");
  expect(git(to, "log", "--format=%an %s")).toBe("goalpost rehearsal The tree as it was copied");
});

test("git runs no program that the project's settings name", async () => {
  const from = project({ "a.txt": "one\n" });
  git(from, "init", "-q");
  git(from, "add", "--all");
  trapped(from);
  await copyTree({ from, to: project(), env: testEnv(from) });
  expect(existsSync(join(from, "trapped"))).toBe(false);
});

test("a link to a file whose name begins with two dots is copied, and one that leads out of the tree is not", async () => {
  const from = project({ "..notes": "mine\n" });
  symlinkSync("..notes", join(from, "notes"));
  symlinkSync("../elsewhere", join(from, "out"));
  git(from, "init", "-q");
  const to = project();
  await copyTree({ from, to, env: testEnv(from) });
  expect(readFileSync(join(to, "notes"), "utf8")).toBe("mine\n");
  expect(readdirSync(to)).not.toContain("out");
});

test("without git everything is copied but what is heavy; node_modules is linked and not seen by git", async () => {
  const from = project({
    "a.txt": "one\n",
    "node_modules/x/index.js": "",
    "dist/a.js": "",
    "rehearsal/answers.js": "",
  });
  const to = project();
  expect(await copyTree({ from, to, env: testEnv(from), leaveOut: (path) => path.startsWith("rehearsal/") })).toBe(1);
  expect(lstatSync(join(to, "node_modules")).isSymbolicLink()).toBe(true);
  expect(existsSync(join(to, "node_modules/x/index.js"))).toBe(true);
  expect(git(to, "status", "--porcelain")).toBe("");
});

test("where git tracks a part of node_modules that part is copied, and the rest is linked beside it", async () => {
  const from = project({
    "a.txt": "one\n",
    "node_modules/kept/index.js": "tracked\n",
    "node_modules/@acme/kept/index.js": "tracked\n",
  });
  git(from, "init", "-q");
  git(from, "add", "--all");
  git(from, "-c", "user.name=x", "-c", "user.email=x@y.invalid", "commit", "-qm", "x");
  writeFileSync(join(from, ".git/info/exclude"), "other\n");
  for (const name of ["other", "@acme/other", "@else/other"]) {
    mkdirSync(join(from, "node_modules", name), { recursive: true });
    writeFileSync(join(from, "node_modules", name, "index.js"), "linked\n");
  }
  const to = project();
  await copyTree({ from, to, env: testEnv(from) });
  const kind = (name: string) => lstatSync(join(to, "node_modules", name)).isSymbolicLink();
  expect(["kept", "other", "@acme/kept", "@acme/other"].map(kind)).toEqual([false, true, false, true]);
  expect(readFileSync(join(to, "node_modules/@else/other/index.js"), "utf8")).toBe("linked\n");
  expect(git(to, "status", "--porcelain")).toBe("");
  expect(git(to, "ls-files", "node_modules").split("\n")).toEqual([
    "node_modules/@acme/kept/index.js",
    "node_modules/kept/index.js",
  ]);
});

test("a link that leads out of the tree is left behind", async () => {
  const from = project({ "a.txt": "one\n", "in/b.txt": "two\n" });
  symlinkSync("../../elsewhere", join(from, "out"));
  symlinkSync("in/b.txt", join(from, "inside"));
  git(from, "init", "-q");
  const to = project();
  await copyTree({ from, to, env: testEnv(from) });
  expect(readdirSync(to).sort()).toEqual([".git", "a.txt", "in", "inside"]);
});

test("an empty folder is nothing to rehearse on", async () => {
  const from = project();
  mkdirSync(join(from, "node_modules"));
  await expect(copyTree({ from, to: project(), env: testEnv(from) })).rejects.toThrow(
    /code: rehearsal\/nothing-to-copy$/,
  );
});
