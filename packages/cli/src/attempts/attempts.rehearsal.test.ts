import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  clientForTests,
  completeGoal,
  type FoundClient,
  run as runs,
  type Script,
  say,
  script,
  turn,
  write,
} from "@goalpost/rehearsal";
import { describe, expect, onTestFinished, test } from "vitest";
import { processesIn, smallStage, untilRuns } from "../testing/small.ts";
import { startCli } from "../testing/start-cli.ts";

const codex = await clientForTests("codex");
if (codex.skip !== undefined) console.warn(codex.skip);

const contract = `import { budget, command, goal, scope } from "goalpost";
export default goal("done.txt says done.").constraints(scope("done.txt")).doneWhen(command("node check.mjs")).stopWhen(budget({ turns: 2 }));
`;

type Stage = Awaited<ReturnType<typeof smallStage>>;
type Git = (...args: readonly string[]) => string;

async function repository(steps: Script): Promise<Stage & { readonly git: Git }> {
  const stage = await smallStage(steps, codex.client as FoundClient, { "small.goal.ts": contract });
  const git: Git = (...args) =>
    execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], { cwd: stage.cwd, env: stage.env, encoding: "utf8" });
  if (!existsSync(join(stage.cwd, ".git"))) git("init", "-q");
  git("add", "-A");
  git("commit", "-q", "--allow-empty", "-m", "start");
  onTestFinished(() => rmSync(`${stage.cwd}-attempts`, { recursive: true, force: true }));
  return { ...stage, git };
} // biome-ignore format: one

const run = (stage: Stage, ...args: readonly string[]) =>
  startCli(["run", "small", "--no-preflight", "--reactivations", "0", "--attempts", "2", ...args], stage);

describe.skipIf(codex.skip !== undefined)("several attempts with the real Codex", () => {
  test("the best is left as a branch, the others are kept until runs clean, and the project is as it was", async () => {
    const nothing = turn(completeGoal(), say("Done."));
    const work = turn(write("done.txt", "done\n"), completeGoal(), say("Done."));
    const stage = await repository(script(nothing, work));
    const cli = run(stage);
    expect(await cli.ended, cli.said()).toBe(0);
    expect(cli.said()).toMatch(/ {2}1 not done: 1 of 2 checks pass[^\n]*\n\* 2 done: 2 of 2 checks pass, 1 files/);
    expect(cli.said()).toContain("the best is attempt 2, left as the branch goalpost/small");
    expect(stage.git("show", "goalpost/small:done.txt")).toBe("done\n");
    expect(stage.git("diff", "--name-only", "HEAD", "goalpost/small").trim()).toBe("done.txt");
    expect([existsSync(join(stage.cwd, "done.txt")), stage.git("status", "--porcelain")]).toEqual([false, ""]);
    expect(stage.git("worktree", "list").trim().split("\n").length).toBe(3);
    const listed = startCli(["runs"], stage);
    expect(await listed.ended, listed.said()).toBe(0);
    expect(listed.said()).toMatch(
      /^[0-9a-f]{8} small: ended \(complete\); goal complete; receipt done; .*; in \S+-2\n[0-9a-f]{8} small: .*receipt not done; .*; in \S+-1\n$/,
    );
    const shown = startCli(["runs", "show", listed.said().slice(0, 8)], stage);
    expect(await shown.ended, shown.said()).toBe(0);
    expect(shown.said()).toContain("D1 pass node check.mjs");
    const status = startCli(["status", "small"], stage);
    expect(await status.ended, status.said()).toBe(0);
    expect(status.said()).toMatch(
      /^small: ended \(complete\).*; in \S+-1\n[\s\S]*^small: ended \(complete\).*; in \S+-2\n/m,
    );
    const clean = startCli(["runs", "clean", "--older-than", "0"], stage);
    expect(await clean.ended, clean.said()).toBe(0);
    expect(stage.git("worktree", "list").trim().split("\n").length).toBe(1);
    expect(stage.git("show", "goalpost/small:done.txt")).toBe("done\n");
    expect(existsSync(`${stage.cwd}-attempts`)).toBe(false);
  });

  test("the tokens of all end the one that goes on, which is judged as it stands, and none begins after it", async () => {
    const never = turn(runs("node wait.mjs", { timeoutSeconds: 300 }), say("Never said."));
    const stage = await repository(script(never));
    const cli = run(stage, "--attempts-tokens", "10", "--format", "json");
    expect(await cli.ended, cli.said()).toBe(1);
    expect(cli.said()).toContain("of 10 for all attempts together: no further attempt, and what went on was ended");
    expect(cli.said()).toMatch(/"best": 1,/);
    expect(processesIn(stage.cwd)).toEqual([]);
  });

  test.skipIf(process.platform !== "linux")(
    "several go on at once; killed, stop in the project ends what all of them left",
    async () => {
      const wait = turn(runs("node wait.mjs", { timeoutSeconds: 300 }), say("Never said."));
      const stage = await repository(script(wait, wait));
      const cli = run(stage, "--parallel", "2");
      const left = () => processesIn(`${stage.cwd}-attempts`);
      await untilRuns(`${stage.cwd}-attempts`, "wait.mjs", 2);
      // a client whose pipe has gone would end by itself, at times before we look, and take with it what it runs: held, it stays
      spawnSync("kill", ["-STOP", ...left()]);
      cli.child.kill("SIGKILL");
      await cli.ended;
      expect(left().length).toBeGreaterThan(1);
      const stopped = startCli(["stop", "small"], stage);
      expect(await stopped.ended, stopped.said()).toBe(0);
      expect(stopped.said().match(/^small: ended \(stopped\).* --cwd .*-attempts\/.*$/gm)?.length).toBe(2);
      expect(left()).toEqual([]);
      expect(stage.git("branch", "--list").trim().split("\n").length).toBe(1);
    },
  );

  test("what attempts cannot begin with is said before any of them", async () => {
    const stage = await repository(script(turn(say("Never."))));
    writeFileSync(join(stage.cwd, "extra.txt"), "x");
    const dirty = run(stage);
    expect([await dirty.ended, dirty.said()]).toEqual([2, expect.stringContaining("cli/tree-not-clean")]);
    rmSync(join(stage.cwd, "extra.txt"));
    const resumed = run(stage, "--resume");
    expect([await resumed.ended, resumed.said()]).toEqual([2, expect.stringContaining("cli/attempts-resume")]);
    // A file stands where the folder of the worktrees would be.
    writeFileSync(`${stage.cwd}-attempts`, "mine");
    const blocked = run(stage);
    expect([await blocked.ended, blocked.said()]).toEqual([2, expect.stringMatching(/attempt 1: cannot make its worktree [\s\S]+cli\/no-worktree/)]); // biome-ignore format: one
    expect(readFileSync(`${stage.cwd}-attempts`, "utf8")).toBe("mine");
    expect(stage.git("branch", "--list").trim().split("\n").length).toBe(1);
    expect(stage.server.seen.requests).toEqual([]);
  });
});
