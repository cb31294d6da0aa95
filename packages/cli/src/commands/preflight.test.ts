import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

const contract = (minutes = 60) =>
  JSON.stringify({
    version: 1,
    id: "sums",
    blocks: [
      { kind: "goal", items: [{ kind: "outcome", text: "add adds." }] },
      { kind: "constraints", items: [{ kind: "scope", paths: ["src/**"] }] },
      { kind: "done_when", items: [{ kind: "command", run: "grep -q good src/a.txt" }, { kind: "command", run: "grep -q never src/a.txt" }] },
      { kind: "stop_when", items: [{ kind: "budget", minutes }] },
    ],
  }); // biome-ignore format: one

/** A project in git, with the solution on a branch. */
function solvedProject(minutes?: number): string {
  const cwd = project({ "src/a.txt": "bad\n", "sums.goal.json": contract(minutes) });
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main", ...args], { cwd, encoding: "utf8" }); // biome-ignore format: one
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "start");
  git("checkout", "-qb", "solved");
  writeFileSync(join(cwd, "src/a.txt"), "good\n");
  git("commit", "-qam", "solved");
  git("checkout", "-q", "main");
  return cwd;
}

test("--good names by id what is red where the goal is reached; exit code 1", async () => {
  const cwd = solvedProject();
  const { code, out } = await call(["preflight", "sums", "--good", "solved", "--no-lint"], { cwd });
  expect(out).toMatch(/in the good tree, solved \([0-9a-f]{12}\):/);
  expect(out).toMatch(/^D1 {3}pass: exit 0/m);
  expect(out).toMatch(/^D2 {3}RED: exit 1/m);
  expect(out).toContain("UNREACHABLE: unsatisfiable or broken: D2\n");
  expect(code).toBe(1);
  const json = JSON.parse((await call(["preflight", "sums", "--good", "solved", "--no-lint", "--format", "json"], { cwd })).out) as { good: { holds: boolean; checks: { id: string; unsatisfiable: boolean }[] } }; // biome-ignore format: one
  expect(json.good.holds).toBe(false);
  expect(json.good.checks.find(({ id }) => id === "D2")?.unsatisfiable).toBe(true);
});

test.each([
  [["--good", "nowhere"], "verify/no-good-tree", "name a commit, a branch or a tag that is here"],
  [["--good", "-x"], "verify/no-good-tree", "begins with a dash"],
  [["--good=--upload-pack=touch x"], "verify/no-good-tree", "begins with a dash"],
  [["--repeat", "0"], undefined, "expected a whole number from 1 to 100"],
])("a bad option is refused before anything runs: %j", async (args, code, text) => {
  const seen = await call(["preflight", "sums", "--no-lint", ...args], { cwd: solvedProject() });
  expect(seen.err).toContain(text);
  if (code !== undefined) expect(seen.err).toContain(`code: ${code}`);
  expect([seen.code, seen.out]).toEqual([2, ""]);
});

test("a contract whose checks use up its minutes is told", async () => {
  const { code, out } = await call(["preflight", "sums", "--no-lint"], { cwd: solvedProject(0.000_01) });
  expect(out).toMatch(/NO TIME: the checks alone take [\d.]+ s, and the budget is 0.00001 min for the whole run/);
  expect(code).toBe(1);
});

test("checks that came out alike each time are said to be steady; one time says nothing", async () => {
  const cwd = solvedProject();
  expect((await call(["preflight", "sums", "--no-lint", "--repeat", "2"], { cwd })).out).toMatch(/\nsteady: each check came out alike 2 times\n$/); // biome-ignore format: one
  expect((await call(["preflight", "sums", "--no-lint"], { cwd })).out).not.toContain("steady");
});

describe("after a start, when an agent may have worked in the tree", () => {
  const checkedBy = (id: string): string =>
    JSON.stringify({
      version: 1,
      id,
      blocks: [
        { kind: "goal", items: [{ kind: "outcome", text: "a is good." }] },
        { kind: "constraints", items: [{ kind: "scope", paths: ["src/**"] }] },
        { kind: "done_when", items: [{ kind: "command", run: "sh check.sh" }] },
      ],
    });

  /** A project that was sealed for `mine`, in which the check that an agent left writes a file of its own. */
  async function sealedAndLeft() {
    const cwd = project({ "src/a.txt": "bad\n", "check.sh": "grep -q good src/a.txt\n", "mine.goal.json": checkedBy("mine"), "yours.goal.json": checkedBy("yours") }); // biome-ignore format: one
    const sealed = await call(["build", "mine", "--target", "codex", "--seal"], { cwd });
    expect(sealed.err).toBe("");
    const left = join(cwd, "left-by-the-agent");
    writeFileSync(join(cwd, "check.sh"), `touch ${left}; exit 0\n`);
    return { cwd, left };
  }

  test("it is not run: the checks run in a room of that start", async () => {
    const { cwd, left } = await sealedAndLeft();
    const { code, out } = await call(["preflight", "mine", "--no-lint"], { cwd });
    expect([code, existsSync(left)]).toEqual([0, false]);
    expect(out).toMatch(/^D1 {3}fails now, as it should: exit 1/m);
    expect(out).toContain("the checks ran in a room of the start that was sealed at ");
  });

  test("it is not run for another contract either, and nothing is compared with it", async () => {
    const { cwd, left } = await sealedAndLeft();
    const { out } = await call(["preflight", "yours", "--no-lint"], { cwd });
    expect(existsSync(left)).toBe(false);
    expect(out).toContain(
      "nothing was compared with the tree: mine was sealed here and has not come to a verified done, so an agent may have worked in it",
    );
  });

  test("what is to be good is judged by the start, not by what the agent left", async () => {
    const { cwd, left } = await sealedAndLeft();
    writeFileSync(join(cwd, "good.patch"), "--- a/src/a.txt\n+++ b/src/a.txt\n@@ -1 +1 @@\n-bad\n+still bad\n");
    const { code, out } = await call(["preflight", "mine", "--no-lint", "--good", "good.patch"], { cwd });
    expect([code, existsSync(left)]).toEqual([1, false]);
    expect(out).toContain("UNREACHABLE: unsatisfiable or broken: D1");
  });
});
