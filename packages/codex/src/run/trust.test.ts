import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { put } from "@goalpost/stage";
import { expect, test } from "vitest";
import { freshFolder } from "../testing/fake-client.ts";
import { hasProjectSettings, trustForThisThread, trustRoots } from "./trust.ts";

const git = (cwd: string, ...args: string[]) =>
  expect(
    spawnSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], { cwd, encoding: "utf8" })
      .status,
  ).toBe(0);

test("the roots of trust are the folder, its repository, and for a linked worktree the main one", () => {
  const main = join(freshFolder(), "main");
  mkdirSync(join(main, "packages/deep"), { recursive: true });
  git(main, "init", "-q");
  git(main, "commit", "-q", "--allow-empty", "-m", "first");
  const linked = join(freshFolder(), "linked");
  git(main, "worktree", "add", "-q", linked);
  expect(trustRoots(main)).toEqual([main]);
  expect(trustRoots(join(main, "packages/deep"))).toEqual([join(main, "packages/deep"), main]);
  expect(trustRoots(linked)).toEqual([linked, main]);
});

test("a decision of the user's is left alone; else the thread is told, and nothing is written", () => {
  const cwd = freshFolder();
  git(cwd, "init", "-q");
  expect(trustForThisThread(cwd, undefined, false)).toEqual({ [cwd]: { trust_level: "untrusted" } });
  expect(trustForThisThread(cwd, { "/other": { trust_level: "trusted" } }, true)).toEqual({
    [cwd]: { trust_level: "trusted" },
  });
  expect(trustForThisThread(cwd, { [cwd]: { trust_level: "untrusted" } }, true)).toBeUndefined();
});

test("settings of the project are seen from any folder in it", () => {
  const cwd = freshFolder();
  git(cwd, "init", "-q");
  mkdirSync(join(cwd, "src"));
  expect(hasProjectSettings(join(cwd, "src"))).toBe(false);
  put(cwd, ".codex/config.toml", "");
  expect(hasProjectSettings(join(cwd, "src"))).toBe(true);
});
