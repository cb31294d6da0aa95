import { readFileSync } from "node:fs";
import { join } from "node:path";
import { clientForTests, completeGoal, say, script, turn, write } from "@goalpost/rehearsal";
import { describe, expect, test } from "vitest";
import { project } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { commitAll, runJob, workflowOf } from "../testing/ci-runner.ts";
import { smallContract } from "../testing/small.ts";
import { specStage } from "../testing/spec-stage.ts";

const { skip } = await clientForTests("codex");
if (skip !== undefined) console.warn(skip);
const files = {
  ".gitignore": ".goalpost/\n",
  "small.goal.ts": smallContract,
  "check.mjs":
    'import { readFileSync } from "node:fs";\nif (readFileSync("done.txt", "utf8") !== "done\\n") process.exit(1);\n',
};

describe.skipIf(skip !== undefined)("the jobs of goalpost ci github, every step of them run,", () => {
  test("work, judge on a clean machine by a seal of its own, and say it on the pull request", async () => {
    const stage = await specStage(
      "codex",
      script(turn(write("done.txt", "done"), completeGoal(), say("Done."))),
      files,
    );
    const sha = commitAll(stage.cwd);
    const workflow = workflowOf((await call(["ci", "github"], { cwd: stage.cwd, env: stage.env })).out);
    const artifacts = project();
    const expressions = {
      "matrix.contract": "small",
      "secrets.OPENAI_API_KEY": String(stage.env.OPENAI_API_KEY ?? "none"),
      "github.token": "token",
      "github.repository": "acme/greeter",
      "inputs.pull_request": "7",
      "runner.temp": `${stage.cwd}.temp`,
    };
    const env = { ...stage.env, GITHUB_SHA: sha, GITHUB_RUN_ID: "1" };
    const ran = await runJob(workflow, "run", { cwd: stage.cwd, artifacts, expressions, env });
    expect([ran.status, ran.ran.slice(-2)], ran.err).toEqual([0, ["Run", "Keep the work"]]);
    // without bubblewrap the verdict stays open on this machine, or is done
    expect(ran.out).toMatch(/^goalpost run ended with [04]$/m);
    expect(JSON.parse(readFileSync(`${ran.temp}/run.json`, "utf8")).client).toMatchObject({ reason: "complete" });
    expect(readFileSync(`${ran.temp}/installed.txt`, "utf8")).toMatch(
      /^npm ci --ignore-scripts\nnpm install --global --ignore-scripts=false @openai\/codex@\d+\.\d+\.\d+\n$/,
    );

    // another machine, with the commit alone: no state, no home of the first
    const clean = project(files);
    commitAll(clean);
    const second = { ...expressions, "runner.temp": `${clean}.temp` };
    const judged = await runJob(workflow, "verify", {
      cwd: clean,
      artifacts,
      expressions: second,
      env: { GITHUB_RUN_ID: "1" },
    });
    expect([judged.status, judged.ran.slice(-2)], judged.err).toEqual([
      expect.toBeOneOf([0, 4]),
      ["Bring the work", "Verify"],
    ]);
    const seal = /^seal ([0-9a-f]{64})$/m.exec(judged.out)?.[1] ?? "";
    const statement = JSON.parse(readFileSync(join(artifacts, "receipt-small/receipt.json"), "utf8"));
    expect(statement.predicate.receipt.room).toMatchObject({ seal_sha256: seal, seal_from: "start" });
    // made before the work came in: the work is what has changed since
    expect(readFileSync(join(artifacts, "receipt-small/receipt.txt"), "utf8")).toContain(
      "C1   pass         scope: done.txt: 1 file changed",
    );

    const nowhere = project();
    const third = { ...expressions, "runner.temp": `${nowhere}.temp` };
    const told = await runJob(workflow, "comment", {
      cwd: nowhere,
      artifacts,
      expressions: third,
      env: { GITHUB_RUN_ID: "1" },
    });
    expect([told.status, told.ran], told.err).toEqual([0, ["Bring the receipt", "Comment"]]);
    expect(readFileSync(`${nowhere}.temp/posted.md`, "utf8")).toMatch(
      /^### Goalpost: small\n<pre>\nsmall \(contract [0-9a-f]{12}, sealed [^\n]+\n[\s\S]+\nD1 {3}pass [\s\S]+\nVERDICT: (?:done|open)[^\n]*\n<\/pre>\n$/,
    );
  });
});
