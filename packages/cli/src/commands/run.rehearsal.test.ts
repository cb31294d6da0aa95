import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clientForTests, completeGoal, run, say, script, turn, write } from "@goalpost/rehearsal";
import { testsInTurn } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { call } from "../testing/call.ts";
import { processesIn, smallStage, untilRuns } from "../testing/small.ts";
import { startCli } from "../testing/start-cli.ts";

const long = run("node wait.mjs", { timeoutSeconds: 300 });
const work = turn(write("done.txt", "done"), completeGoal(), say("Done."));
const interrupted = script(turn(long, say("Never said.")), work);

/** What each client calls things, and how it is left without a login. */
const clients = [
  {
    target: "codex",
    title: "Codex",
    size: /^small: objective [\d,]+ of 4,000 bytes/m,
    reached: "complete",
    stopped: "paused",
    loggedOut: (configDir: string) => {
      writeFileSync(join(configDir, "config.toml"), "check_for_update_on_startup = false\n");
      return {};
    },
    error: "codex/not-signed-in",
  },
  {
    target: "claude-code",
    title: "Claude Code",
    size: /^small: condition [\d,]+ of 4,000 UTF-16 code units/m,
    reached: "met",
    stopped: "active",
    loggedOut: () => ({ ANTHROPIC_API_KEY: "" }),
    error: "claude-code/no-credentials",
  },
] as const;

for (const { target, title, size, reached, stopped, loggedOut, error } of clients) {
  const { client, skip } = await clientForTests(target);
  if (skip !== undefined) console.warn(skip);
  const stage = (plan: typeof interrupted) => {
    if (client === undefined) throw new Error(skip);
    return smallStage(plan, client);
  };
  const start = ["run", "small", "--target", target];

  const inTurn = testsInTurn(target);
  describe.skipIf(skip !== undefined || process.platform !== "linux")(`goalpost run, with the real ${title},`, () => {
    test("builds, seals, follows and verifies, and ends as the receipt says", async () => {
      const { cwd, env } = await stage(script(work));
      const cli = startCli(start, { cwd, env });
      expect(await cli.ended, cli.said()).toBe(0);
      const said = cli.said();
      expect(said).toMatch(size);
      expect(said).toMatch(/^D1 {3}fails now, as it should: exit 1/m);
      expect(said).toMatch(
        /^sealed: contract [0-9a-f]{12}, \d+ files as [0-9a-f]{12}, kept in .+\nseal: [0-9a-f]{64}$/m,
      );
      expect(said).toContain(`started: ${title} ${client?.version}`);
      expect(said).toContain("± add done.txt");
      expect(said).toContain(`the client says ${reached} · the receipt says done`);
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

    test("does not begin when not logged in: nothing is sealed, no check is run, no model is asked", async () => {
      const { cwd, env, home, server } = await stage(script(work));
      const called = await call(start, { cwd, env: { ...env, ...loggedOut(home.configDir) } });
      expect(called).toMatchObject({ code: 2, err: expect.stringContaining(`code: ${error}\n`) });
      expect(called.out).toMatch(/^small: \w+ [^\n]+\n$/);
      expect(existsSync(String(env.GOALPOST_STATE_DIR))).toBe(false);
      expect(server.requests).toEqual([]);
    });

    inTurn("is lost with its process, says so, and goes on from there to a done", async () => {
      const { cwd, env } = await stage(interrupted);
      const first = startCli(start, { cwd, env });
      await untilRuns(cwd, "wait.mjs");
      const busy = await call(start, { cwd, env });
      expect(busy).toMatchObject({ code: 2, err: expect.stringContaining("code: cli/run-goes-on") });
      expect(busy.err).toContain(`small: a run goes on in process ${first.child.pid}, for `);
      first.child.kill("SIGKILL");
      await first.ended;
      expect((await call(["status", "small"], { cwd, env })).out).toMatch(
        /^small: interrupted: lost its process; go on with --resume, or stop it; goal active; 1 turn,/,
      );
      const again = await call(start, { cwd, env });
      expect(again).toMatchObject({ code: 2, err: expect.stringContaining("goalpost run small --resume") });
      // which client it was started in is known by the run
      const second = startCli(["run", "small", "--resume"], { cwd, env });
      expect(await second.ended, second.said()).toBe(0);
      expect(second.said()).toContain(`resumed: ${title}`);
      expect(second.said()).toContain(`the client says ${reached} · the receipt says done`);
      expect((await call(["status"], { cwd, env })).out).toMatch(
        new RegExp(`^small: ended \\(complete\\); goal ${reached}`),
      );
      expect(processesIn(cwd)).toEqual([]);
    });

    inTurn("is ended by Ctrl-C: nothing is left running, and the receipt is kept and marked", async () => {
      const { cwd, env } = await stage(interrupted);
      const cli = startCli(start, { cwd, env });
      await untilRuns(cwd, "wait.mjs");
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

    inTurn("is stopped from another terminal, and ends as not done", async () => {
      const { cwd, env } = await stage(interrupted);
      const cli = startCli(start, { cwd, env });
      await untilRuns(cwd, "wait.mjs");
      const { out } = await call(["stop", "small"], { cwd, env });
      expect(out).toMatch(
        new RegExp(`^small: ended \\(stopped\\); goal ${stopped}; .*goalpost run small --resume\\n$`),
      );
      expect(await cli.ended, cli.said()).toBe(1);
      expect(cli.said()).toContain(`the client says ${stopped} · the receipt says not done`);
      expect(processesIn(cwd)).toEqual([]);
    });
  });
}
