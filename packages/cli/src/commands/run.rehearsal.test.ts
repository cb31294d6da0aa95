import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { completeGoal, run, say, script, turn, write } from "@goalpost/rehearsal";
import { describe, expect, test } from "vitest";
import { call } from "../testing/call.ts";
import { realCodex } from "../testing/port-billing.ts";
import { processesIn, smallStage } from "../testing/small.ts";
import { type Running, startCli } from "../testing/start-cli.ts";

const long = run("sleep 500", { timeoutSeconds: 30 });
const work = turn(write("done.txt", "done"), completeGoal(), say("Done."));

/** Waits until the model's long command runs in the project. */
async function untilWorking(cli: Running, cwd: string): Promise<void> {
  await cli.until("turn 1\n");
  while (!processesIn(cwd).some((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").startsWith("sleep")))
    await sleep(50);
}

describe.skipIf(realCodex.skip !== undefined || process.platform !== "linux")(
  "goalpost run, with the real Codex,",
  () => {
    test("builds, seals, follows and verifies, and ends as the receipt says", async () => {
      const { cwd, env } = await smallStage(script(work));
      const cli = startCli(["run", "small"], { cwd, env });
      expect(await cli.ended, cli.said()).toBe(0);
      const said = cli.said();
      expect(said).toMatch(/^small: objective [\d,]+ of 4,000 \w+/m);
      expect(said).toMatch(/^D1 {3}fails \(good\): exit 1/m);
      expect(said).toMatch(/^sealed: contract [0-9a-f]{12}, kept in /m);
      expect(said).toContain("± add done.txt");
      expect(said).toContain("the client says complete · the receipt says done");
      expect(said.trimEnd().split("\n").at(-1)).toBe("VERDICT: done");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: no colour and no cursor move where there is no terminal
      expect(said).not.toMatch(/\u001b|\r/);
      expect(readdirSync(join(cwd, ".goalpost/small")).sort()).toEqual([
        "base.json",
        "contract.json",
        "contract.md",
        "manifest.json",
        "verify",
        "verify.mjs",
      ]);
    });

    test("is lost with its process, says so, and goes on from there to a done", async () => {
      const { cwd, env } = await smallStage(script(turn(long, say("Never said.")), work));
      const first = startCli(["run", "small"], { cwd, env });
      await untilWorking(first, cwd);
      const busy = await call(["run", "small"], { cwd, env });
      expect(busy).toMatchObject({ code: 2, err: expect.stringContaining("code: cli/run-goes-on") });
      first.child.kill("SIGKILL");
      await first.ended;
      expect((await call(["status", "small"], { cwd, env })).out).toMatch(
        /^small: lost its process; go on with --resume, or stop it; goal active; 1 turns/,
      );
      const again = await call(["run", "small"], { cwd, env });
      expect(again).toMatchObject({ code: 2, err: expect.stringContaining("goalpost run small --resume") });
      const second = startCli(["run", "small", "--resume"], { cwd, env });
      expect(await second.ended, second.said()).toBe(0);
      expect(second.said()).toContain("resumed: Codex");
      expect(second.said()).toContain("the client says complete · the receipt says done");
      expect((await call(["status"], { cwd, env })).out).toMatch(/^small: ended \(complete\); goal complete/);
      expect(processesIn(cwd)).toEqual([]);
    });

    test("is ended by Ctrl-C: nothing is left running, and the receipt is kept and marked", async () => {
      const { cwd, env } = await smallStage(script(turn(long, say("Never said.")), work));
      const cli = startCli(["run", "small"], { cwd, env });
      await untilWorking(cli, cwd);
      cli.child.kill("SIGINT");
      expect(await cli.ended, cli.said()).toBe(130);
      expect(cli.said()).toContain("ended: aborted");
      expect(cli.said()).toContain("note: interrupted");
      const evidence = /^evidence: (.+)$/m.exec(cli.said())?.[1] ?? "";
      expect(JSON.parse(readFileSync(join(evidence, "receipt.json"), "utf8"))).toMatchObject({
        interrupted: true,
        verdict: "not done",
      });
      expect(processesIn(cwd)).toEqual([]);
      expect((await call(["status", "small", "--format", "json"], { cwd, env })).out).toContain('"reason": "aborted"');
    });

    test("is stopped from another terminal, and ends as not done", async () => {
      const { cwd, env } = await smallStage(script(turn(long, say("Never said.")), work));
      const cli = startCli(["run", "small"], { cwd, env });
      await untilWorking(cli, cwd);
      const stopped = await call(["stop", "small"], { cwd, env });
      expect(stopped.out).toMatch(/^small: ended \(stopped\); goal paused; .*goalpost run small --resume\n$/);
      expect(await cli.ended, cli.said()).toBe(1);
      expect(cli.said()).toContain("the client says paused · the receipt says not done");
      expect(processesIn(cwd)).toEqual([]);
    });
  },
);
