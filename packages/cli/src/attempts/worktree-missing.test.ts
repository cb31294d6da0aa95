import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import type { Io } from "../io.ts";
import type { Driven } from "../run/drive.ts";
import { project, testEnv } from "../testing/cache.ts";
import { terminal } from "../testing/terminal.ts";
import { runAttempts } from "./run-attempts.ts";

/** A run that ended well, as far as attempts are compared. */
const good = { result: { tokens: 5, reason: "complete" }, receipt: { verdict: "done", contract: { id: "small" }, checks: [], changed_definers: [], interrupted: false, room: { changed: 1, left_out: [] } } } as unknown as Driven; // biome-ignore format: one

test.each([1, 2])("a later worktree that cannot be made is an attempt that crashed; the best of the others wins (%i at once)", async (parallel) => {
  const cwd = project({ "a.txt": "a\n" });
  onTestFinished(() => rmSync(`${cwd}-attempts`, { recursive: true, force: true }));
  onTestFinished(() => rmSync(`${cwd}.state`, { recursive: true, force: true }));
  const git = (...args: readonly string[]) => execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], { cwd, env: testEnv(cwd), encoding: "utf8" });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-q", "-m", "start");
  let said = "";
  const write = (text: string): void => {
    said += text;
  };
  const io: Io = { ...terminal(cwd), stdout: { isTTY: false, columns: 80, write } };
  let standsThere = "";
  const code = await runAttempts("small", { attempts: 3, parallel }, io, async (_file, each) => {
    // something else takes the place of the third one
    if (standsThere === "") {
      standsThere = each.cwd.replace(/-\d$/, "-3");
      writeFileSync(standsThere, "mine");
    }
    writeFileSync(`${each.cwd}/done.txt`, "done\n");
    return good;
  });
  expect(code).toBe(0);
  expect(said).toMatch(/attempt 3 crashed: attempt 3: cannot make its worktree .+-3: /);
  expect(said).toContain("the best is attempt 1, left as the branch goalpost/small");
  expect([readFileSync(standsThere, "utf8"), existsSync(`${cwd}/done.txt`)]).toEqual(["mine", false]);
}); // biome-ignore format: one

test("an attempt that points its worktree at a repository of its own runs nothing of that one's, and its work is a branch all the same", async () => {
  const cwd = project({ "a.txt": "a\n" });
  onTestFinished(() => rmSync(`${cwd}-attempts`, { recursive: true, force: true }));
  onTestFinished(() => rmSync(`${cwd}.state`, { recursive: true, force: true }));
  const git = (folder: string, ...args: readonly string[]) => execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], { cwd: folder, env: testEnv(cwd), encoding: "utf8" });
  git(cwd, "init", "-q");
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "-m", "start");
  const io: Io = { ...terminal(cwd), stdout: { isTTY: false, columns: 80, write: () => undefined } };
  const code = await runAttempts("small", { attempts: 2, parallel: 1 }, io, async (_file, { cwd: tree }) => {
    git(cwd, "init", "-q", `${tree}/own`);
    git(`${tree}/own`, "commit", "-q", "--allow-empty", "-m", "mine");
    git(`${tree}/own`, "config", "filter.trap.clean", `touch ${cwd}/trapped; cat`);
    writeFileSync(`${tree}/.gitattributes`, "* filter=trap\n");
    writeFileSync(`${tree}/done.txt`, "done\n");
    writeFileSync(`${tree}/.git`, `gitdir: ${tree}/own/.git\n`);
    return good;
  });
  expect(code).toBe(0);
  expect(existsSync(`${cwd}/trapped`)).toBe(false);
  expect(git(cwd, "show", "goalpost/small:done.txt")).toBe("done\n");
}); // biome-ignore format: one
