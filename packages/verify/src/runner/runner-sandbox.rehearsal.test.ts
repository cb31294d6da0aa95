import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { clientForTests, isolatedHome, runProcess } from "@goalpost/rehearsal";
import { expect, test } from "vitest";
import { contractOf } from "../testing/project.ts";
import { runnerFiles } from "./runner-files.ts";

const codex = await clientForTests("codex", { env: process.env });
if (codex.skip) console.warn(codex.skip);

const contract = contractOf(
  [
    { kind: "command", run: "node -e 'console.log(1); console.error(2)'", stdout: { source: "^1\n$", flags: "" } },
    { kind: "artifact", path: "made.txt", produced_by: { kind: "shell", run: "echo made > made.txt" } },
    { kind: "absent", pattern: { source: "error", flags: "" }, in: "*.txt" },
    { kind: "shell", run: "touch .git/probe || touch ../probe", exit_code: 1 },
  ],
  [
    { kind: "scope", paths: ["made.txt"] },
    { kind: "unchanged", paths: ["a.txt"] },
  ],
);

const passed = [
  "C1   pass         scope: made.txt: 1 file changed, all within the scope",
  "C2   pass         unchanged: a.txt: 1 file unchanged",
  "D1   pass         command: node -e 'console.log(1); console.error(2)': exit 0 in T; standard output matches /^1\\n$/",
  "D2   pass         artifact: made.txt: made again: made.txt is as it should be (5 bytes)",
  "D3   pass         absent: /error/ in *.txt: /error/ is absent from 2 files",
  "D4   pass         shell: touch .git/probe || touch ../probe: exit 1 in T",
  "AGENT CHECKS: passed",
];

test.skipIf(codex.skip).each([
  ["as it comes", ""],
  ["without a temp directory", "exclude_slash_tmp = true, exclude_tmpdir_env_var = true"],
])("the runner works in the workspace-write sandbox of the real Codex, %s", async (_name, more) => {
  await using home = await isolatedHome({
    client: "codex",
    parent: join(process.env.GOALPOST_CACHE_DIR ?? "", "rehearsal"),
    env: { IS_SANDBOX: "yes" },
  });
  const cwd = await home.workspace();
  const put = (path: string, text: string, mode = 0o644) => {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text, { mode });
  };
  const git = (...args: string[]) =>
    runProcess("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], {
      cwd,
      env: home.env,
      timeoutSeconds: 30,
    });
  put("a.txt", "fine\n");
  await git("init", "-q");
  await git("add", "-A");
  await git("commit", "-q", "-m", "start");
  put(".goalpost/under-test/contract.json", JSON.stringify(contract));
  put("made.txt", "forged\n");
  for (const { path, text, mode } of await runnerFiles(contract)) put(`.goalpost/under-test/${path}`, text, mode);
  const settings = ['sandbox_mode="workspace-write"', `sandbox_workspace_write={ ${more} }`].flatMap((each) => [
    "-c",
    each,
  ]);
  const ran = await runProcess(
    codex.client?.path ?? "",
    ["sandbox", ...settings, "--", "./.goalpost/under-test/verify"],
    {
      cwd,
      env: home.env,
      timeoutSeconds: 60,
    },
  );
  const lines = ran.stdout
    .trimEnd()
    .split("\n")
    .filter((line) => !/^ +D\d runs /.test(line));
  expect(
    lines.map((line) => line.replace(/in [\d.]+ m?s\b/, "in T")),
    ran.stderr,
  ).toEqual(passed);
  expect(ran.exitCode).toBe(0);
});

test.skipIf(codex.skip)("tests that a sandbox keeps from being counted are not a fault of the work", async () => {
  await using home = await isolatedHome({
    client: "codex",
    parent: join(process.env.GOALPOST_CACHE_DIR ?? "", "rehearsal"),
    env: { IS_SANDBOX: "yes" },
  });
  const cwd = await home.workspace();
  const put = (path: string, text: string, mode = 0o644) => {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text, { mode });
  };
  put("test/a.test.mjs", 'import { test } from "node:test";\ntest("adds", () => {});\n');
  const counting = contractOf([{ kind: "tests", run: { kind: "command", run: "node --test" } }]);
  const counts = { passed: 1, failed: 0, skipped: 0, todo: 0 };
  const tests = { D1: { runners: [], sealed: { format: "tap", tests: [{ name: "adds", state: "passed" }], unstable: [], counts } } }; // biome-ignore format: one
  put(".goalpost/under-test/contract.json", JSON.stringify(counting));
  put(".goalpost/under-test/base.json", JSON.stringify({ commit: null, refs: {}, dirty: {}, snapshot: null, unchanged: {}, baselines: {}, baseline_faults: {}, git_settings: null, tests })); // biome-ignore format: one
  for (const { path, text, mode } of await runnerFiles(counting)) put(`.goalpost/under-test/${path}`, text, mode);
  const run = (argv: readonly [string, ...string[]]) =>
    runProcess(argv[0], argv.slice(1), { cwd, env: home.env, timeoutSeconds: 60 });
  const inside = await run([codex.client?.path ?? "", "sandbox", "-c", 'sandbox_mode="workspace-write"', "--", "./.goalpost/under-test/verify"]); // biome-ignore format: one
  expect(inside.stdout).toMatch(/D1 {3}pass .*(?:tests not counted here: .*|1 test, as at the start)\nAGENT CHECKS: passed\n$/); // biome-ignore format: one
  const outside = await run(["./.goalpost/under-test/verify"]);
  expect(outside.stdout).toMatch(/D1 {3}pass .* · 1 test, as at the start\nAGENT CHECKS: passed\n$/);
  put("test/a.test.mjs", 'import { test } from "node:test";\ntest.skip("adds", () => {});\n');
  expect((await run(["./.goalpost/under-test/verify"])).stdout).toMatch(
    /skipped now: adds\n[\s\S]*AGENT CHECKS: failed\n$/,
  );
});
