import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { preflight } from "../preflight.ts";
import { contractOf, type Project, project, type WireItem } from "../testing/project.ts";
import { positiveControl } from "./positive-control.ts";

let at: Project & Disposable;
beforeEach(() => {
  at = project({ "src/add.js": "module.exports = (a, b) => a - b;\n", "check.js": 'process.exit(require("./src/add.js")(1, 2) === 3 ? 0 : 1);\n' }); // biome-ignore format: one
});
afterEach(() => at[Symbol.dispose]());

const scope = (...paths: readonly string[]): WireItem => ({ kind: "scope", paths });
const command = (run: string): WireItem => ({ kind: "command", run });
const adds = command("node check.js");
const solved = "module.exports = (a, b) => a + b;\n";

/** A branch that holds the solution, and with it what else it changes. */
function solve(files: Readonly<Record<string, string>> = {}): void {
  at.git("checkout", "-q", "-b", "solved");
  at.put("src/add.js", solved);
  for (const [path, text] of Object.entries(files)) at.put(path, text);
  at.commit();
  at.git("checkout", "-q", "main");
}

const control = (items: readonly WireItem[], good: string, more: { repeat?: number } = {}, constraints: readonly WireItem[] = [scope("src/**")]) =>
  positiveControl(contractOf(items, constraints), { cwd: at.root, env: at.env, good, ...more }); // biome-ignore format: one

const red = ({ checks }: Awaited<ReturnType<typeof control>>) => checks.flatMap(({ id, unsatisfiable }) => (unsatisfiable ? [id] : [])); // biome-ignore format: one

test("a contract that the good tree reaches holds, and nothing of the project is touched", async () => {
  solve();
  at.put("notes.txt", "not in git");
  const before = at.git("status", "--porcelain", "--ignored");
  const seen = await control([adds, { kind: "claim", text: "It reads well." }], "solved");
  expect(seen).toMatchObject({ holds: true, good: { kind: "commit", commit: at.git("rev-parse", "solved").trim() } });
  expect(seen.checks.map(({ id, status }) => `${id} ${status}`)).toEqual(["C1 pass", "D1 pass", "D2 needs-person"]);
  expect(at.git("status", "--porcelain", "--ignored")).toBe(before);
  expect(readdirSync(join(at.state), { recursive: true, encoding: "utf8" }).filter((path) => /rooms\/\d/.test(path))).toEqual([]); // biome-ignore format: one
});

test("a check that is red there is named: nobody can satisfy it, or it is broken", async () => {
  solve();
  const seen = await control([adds, command("node check.js extra-that-is-ignored"), command("false"), command("no-such-program")], "solved"); // biome-ignore format: one
  expect(seen.holds).toBe(false);
  expect(red(seen)).toEqual(["D3", "D4"]);
});

test("a scope that the solution cannot keep is unsatisfiable", async () => {
  solve({ "lib/other.js": "1\n" });
  expect(red(await control([adds], "solved"))).toEqual(["C1"]);
});

test.each(["", ".goalpost\n"])(
  "what a build wrote is not missed in a good tree that was made without it, .gitignore %j",
  async (ignore) => {
    at.put(".gitignore", ignore);
    at.commit();
    solve();
    at.put("good.patch", at.git("diff", "main", "solved"));
    at.put(".goalpost/under-test/contract.md", "The contract.\n");
    at.put(".goalpost/under-test/verify", "#!/bin/sh\n");
    for (const good of ["solved", "good.patch"])
      expect(await control([adds], good)).toMatchObject({ holds: true, changed_definers: [] });
  },
);

test("a patch makes the good tree as well as a commit", async () => {
  solve();
  at.put("good.patch", at.git("diff", "main", "solved"));
  const seen = await control([adds], "good.patch");
  expect(seen).toMatchObject({ holds: true, good: { kind: "patch", commit: null } });
});

test.each([
  ["nowhere", "is neither a patch file nor a revision that git knows here"],
  ["--output=/tmp/x", "begins with a dash"],
  ["-", "begins with a dash"],
  ["", "names nothing"],
  ["src", "is a folder"],
  ["HEAD:src/add.js", "is neither"],
  ["HEAD~7", "is neither"],
])("a good tree that is none is refused: %j", async (good, what) => {
  await expect(control([adds], good)).rejects.toThrow(what);
});

test.each([
  ["of another tree", "--- a/src/add.js\n+++ b/src/add.js\n@@ -1 +1 @@\n-something else\n+x\n"],
  ["that leaves the folder", "--- /dev/null\n+++ b/../../escaped.txt\n@@ -0,0 +1 @@\n+x\n"],
  ["that is not a patch", "hello\n"],
  ["that is empty", ""],
])("a patch %s does not apply", async (_what, text) => {
  at.put("bad.patch", text);
  await expect(control([adds], "bad.patch")).rejects.toThrow(/bad\.patch[\s\S]*verify\/patch-does-not-apply/);
});

test("a patch that goes through a symbolic link writes nothing behind it", async () => {
  at.link("out", "../outside");
  at.commit();
  at.put("bad.patch", "--- /dev/null\n+++ b/out/escaped.txt\n@@ -0,0 +1 @@\n+x\n");
  await expect(control([adds], "bad.patch")).rejects.toThrow(/patch-does-not-apply/);
});

test("a name that is a file and a branch is not guessed", async () => {
  solve();
  at.put("solved", "x");
  await expect(control([adds], "solved")).rejects.toThrow(/is a file and a revision[\s\S]*refs\/heads\/solved/);
  expect((await control([adds], "refs/heads/solved", {}, [scope("src/**", "solved")])).holds).toBe(true);
});

test("git without a repository, and a project without git, take a patch alone", async () => {
  using plain = project({ "a.txt": "1\n" }, { git: false });
  const contract = contractOf([command("grep -q 2 a.txt")], [scope("a.txt")]);
  const options = { cwd: plain.root, env: plain.env };
  await expect(positiveControl(contract, { ...options, good: "HEAD" })).rejects.toThrow("this is not a git repository");
  plain.put("good.patch", "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-1\n+2\n");
  expect((await positiveControl(contract, { ...options, good: "good.patch" })).holds).toBe(true);
});

test("no program that the repository's settings name runs while the good tree is made", async () => {
  solve({ ".gitattributes": "*.js filter=evil\n" });
  const mark = join(at.root, "..", "ran");
  at.git("config", "filter.evil.smudge", `touch ${mark}`);
  at.git("config", "core.fsmonitor", `touch ${mark}`);
  await control([adds], "solved");
  expect(at.has("../ran")).toBe(false);
});

test("in a folder of a repository its own part of the commit counts", async () => {
  at.put("app/a.txt", "1\n");
  at.commit();
  at.git("checkout", "-q", "-b", "solved");
  at.put("app/a.txt", "2\n");
  at.commit();
  at.git("checkout", "-q", "main");
  const contract = contractOf([command("grep -q 2 a.txt")], [scope("a.txt")]);
  const seen = await positiveControl(contract, { cwd: join(at.root, "app"), env: at.env, good: "solved" });
  expect(seen.checks.map(({ id, status }) => `${id} ${status}`)).toEqual(["C1 pass", "D1 pass"]);
});

test("a check that disagrees with itself is flaky, not unsatisfiable", async () => {
  solve();
  const env: NodeJS.ProcessEnv = { ...at.env, FLIP: "0" };
  const contract = contractOf([{ kind: "shell", run: 'exit "$FLIP"' }, adds], [scope("src/**")]);
  const ended = ({ type, id }: { type: string; id: string }): void => {
    if (type === "check-ended" && id === "D1") env.FLIP = env.FLIP === "0" ? "1" : "0";
  };
  const options = { cwd: at.root, env, room: { env: ["FLIP"] }, repeat: 3, onEvent: ended };
  const seen = await positiveControl(contract, { ...options, good: "solved" });
  expect(seen.flaky).toEqual([{ id: "D1", seen: { pass: 2, fail: 1 }, what: "passed 2 of 3 times" }]);
  expect([seen.holds, red(seen)]).toEqual([false, []]);
  env.FLIP = "0";
  expect((await preflight(contract, options)).flaky.map(({ id, what }) => `${id} ${what}`)).toEqual(["D1 passed 2 of 3 times"]); // biome-ignore format: one
});

test("a number of runs that is none is misuse", async () => {
  await expect(control([adds], "HEAD", { repeat: 0 })).rejects.toThrow(/positiveControl\.repeat: is 0, expected/);
});

test("checks that use up the budget are told", async () => {
  const contract = contractOf([command("sleep 1")], [scope("src/**")]);
  const bound = { ...contract, blocks: [...contract.blocks, { kind: "stop_when" as const, items: [{ kind: "budget" as const, id: "S1", minutes: 0.01 }] }] }; // biome-ignore format: one
  const seen = await positiveControl(bound, { cwd: at.root, env: at.env, good: "HEAD" });
  expect(seen.time).toMatchObject({ budget_minutes: 0.01, fits: false });
});

test("what was interrupted accuses nobody", async () => {
  solve();
  const control = new AbortController();
  const seen = await positiveControl(contractOf([command("sleep 30")], [scope("src/**")]), {
    cwd: at.root,
    env: at.env,
    good: "solved",
    signal: control.signal,
    onEvent: ({ type, id }) => void (type === "check-started" && id === "D1" && control.abort()),
  });
  expect([seen.interrupted, seen.holds, red(seen)]).toEqual([true, false, []]);
});
