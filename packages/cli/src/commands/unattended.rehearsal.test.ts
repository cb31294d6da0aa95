import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import {
  clientForTests,
  completeGoal,
  delay,
  fail,
  repeat,
  run,
  type Script,
  say,
  script,
  turn,
  write,
} from "@goalpost/rehearsal";
import { testsInTurn } from "@goalpost/stage";
import { describe, expect } from "vitest";
import { call } from "../testing/call.ts";
import { commandLineOf, processesIn, smallStage, untilRuns } from "../testing/small.ts";
import { type Running, startCli } from "../testing/start-cli.ts";

const work = turn(write("done.txt", "done"), completeGoal(), say("Done."));
const idle = script(repeat(Number.POSITIVE_INFINITY, turn(say("I will now continue."))));
/** Keeps each message on a line of its own. */
const keeper =
  'import { appendFileSync, readFileSync } from "node:fs";\nappendFileSync(process.argv[2], readFileSync(0));\n';

/** Nothing works below a folder, at once or soon; or nothing with these words in its command line. */
async function untilQuiet(folder: string, words = ""): Promise<readonly string[]> {
  const working = (): readonly string[] =>
    processesIn(folder)
      .map((pid) => commandLineOf(pid).replaceAll("\0", " "))
      .filter((line) => line.includes(words));
  for (let round = 0; round < 50 && working().length > 0; round++) await sleep(100);
  return working();
}

for (const target of ["codex", "claude-code"] as const) {
  const { client, skip } = await clientForTests(target);
  if (skip !== undefined) console.warn(skip);
  const stage = (plan: Script, more: Readonly<Record<string, string>> = {}) => {
    if (client === undefined) throw new Error(skip);
    return smallStage(plan, client, more);
  };
  const start = ["run", "small", "--target", target];

  const inTurn = testsInTurn(target);
  describe.skipIf(skip !== undefined || process.platform !== "linux")(
    `a run that is left alone, with the real ${target},`,
    () => {
      inTurn("ends by itself when it gets nowhere, says of which kind and since when, and tells", async () => {
        const { cwd, env } = await stage(idle, { "keep.mjs": keeper });
        const told = `${cwd}.told`;
        const cli = startCli([...start, "--notify", `${process.execPath} keep.mjs ${told}`], {
          cwd,
          env: { ...env, MY_SECRET: "continue-secret-77" },
        });
        expect(await cli.ended, cli.said()).toBe(1);
        expect(cli.said()).toMatch(
          / {2}seems to get nowhere: empty-turns, since turn 1; the agent is told\n {6}no command was run and no file changed\n/,
        );
        expect(cli.said()).toMatch(
          /^stuck: empty-turns, since turn 1: the agent talks, and does nothing\n {2}no command was run and no file changed\n[\s\S]*^ {2}help: say in the contract what to do first/m,
        );
        expect(cli.said().trimEnd().split("\n").at(-1)).toBe("VERDICT: not done");
        const messages = readFileSync(told, "utf8")
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line));
        expect(messages).toMatchObject([
          { version: 1, event: "stuck", id: "small", kind: "empty-turns", since_turn: 1 },
          { event: "ended", id: "small", target, reason: "stuck", verdict: "not done", kind: "empty-turns" },
        ]);
        expect((await call(["status", "small"], { cwd, env })).out).toMatch(
          /^small: ended \(stuck: empty-turns since turn 1\); /,
        );
        const { runs } = JSON.parse((await call(["status", "small", "--format", "json"], { cwd, env })).out);
        expect(runs).toMatchObject([
          { result: { reason: "stuck", stuck: { kind: "empty-turns", since_turn: 1, times: 5 } } },
        ]);
        expect(processesIn(cwd)).toEqual([]);
      });

      inTurn("is not begun where an option is wrong", async () => {
        const { cwd, env, server } = await stage(idle);
        for (const [option, value] of [
          ["--stuck", "loops=3"],
          ["--deadline", "soon"],
          ["--idle", "-1"],
          ["--notify", "a | b"],
          ["--notify-url", "ftp://x"],
        ] as const) {
          const called = await call([...start, option, value], { cwd, env });
          expect(called).toMatchObject({ code: 2, err: expect.stringContaining(`error: ${option}`) });
        }
        expect(server.requests).toEqual([]);
        expect(existsSync(String(env.GOALPOST_STATE_DIR))).toBe(false);
      });

      inTurn("goes to its bound where --stuck is off", async () => {
        const { cwd, env } = await stage(script(repeat(20, turn(run("node --version"), say("I will now continue.")))));
        const cli = startCli([...start, "--stuck", "off"], { cwd, env });
        expect(await cli.ended, cli.said()).toBe(1);
        expect(cli.said()).toContain("ended: turns reached, 8 of 8");
        expect(cli.said()).not.toContain("stuck:");
      });

      inTurn(
        "whose process is killed while it waits for a usage limit waits on when it is taken up, and goes on after the limit, at no turn",
        async () => {
          const resetsAt = Math.floor(Date.now() / 1000) + 5 * 3600;
          const { cwd, env } = await stage(
            script(turn(run("node --version"), say("One.")), turn(fail(429, { resetsAt })), work),
          );
          const cli = startCli([...start, "--limit-retry", "300"], { cwd, env });
          await cli.until("usage limit reached: waiting until ");
          const [waits = "not said"] = /usage limit reached: waiting until \S+Z/.exec(cli.said()) ?? [];
          cli.child.kill("SIGKILL");
          await cli.ended;
          expect((await call(["status", "small"], { cwd, env })).out).toMatch(
            /^small: interrupted: lost its process, waiting for the usage limit until 20\S+Z; go on with --resume, or stop it; .*; 1 turn,/,
          );
          const again = startCli(["run", "small", "--resume"], { cwd, env });
          await again.until(waits);
          again.child.kill("SIGKILL");
          await again.ended;
          const later = startCli(["run", "small", "--resume"], { cwd, env, ahead: 6 * 3_600_000 });
          expect(await later.ended, later.said()).toBe(0);
          expect(later.said()).not.toContain("waiting until ");
          expect(later.said()).toMatch(/^2 turns, .*ended: complete$/m);
          expect(processesIn(cwd)).toEqual([]);
        },
      );

      inTurn("whose server never answers ends by itself, though no minutes are bounded", async () => {
        const { cwd, env } = await stage(script(turn(delay(600_000), say("Never said."))));
        const cli = startCli([...start, "--idle", "0.1"], { cwd, env });
        expect(await cli.ended, cli.said()).toBe(1);
        expect(cli.said()).toContain("said nothing for 0.1 minutes, and no command of it worked");
        expect(cli.said()).toContain("or allow it more time with --idle");
        expect((await call(["status", "small"], { cwd, env })).out).toMatch(/^small: ended \(stalled\); /);
        expect(await untilQuiet(cwd)).toEqual([]);
      });

      inTurn("rests when it is paused from another terminal, and goes on when it is told to", async () => {
        const wait = turn(run("node wait.mjs", { timeoutSeconds: 300 }), say("Never said."));
        const { cwd, env } = await stage(script(wait, work));
        const cli = startCli(start, { cwd, env });
        await cli.until("turn 1\n");
        expect(await call(["pause", "small"], { cwd, env })).toMatchObject({
          code: 0,
          out: expect.stringMatching(/^small: paused in process \d+; .*; go on with goalpost resume small\n$/),
        });
        // its commands are ended, and the client stays
        expect(await untilQuiet(cwd, " wait.mjs ")).toEqual([]);
        expect((await call(["pause", "small"], { cwd, env })).err).toContain("is paused already");
        expect(await call(["resume", "small"], { cwd, env })).toMatchObject({
          code: 0,
          out: expect.stringContaining("small: running in process"),
        });
        expect(await cli.ended, cli.said()).toBe(0);
        expect((await call(["resume", "small"], { cwd, env })).err).toContain("small: has ended");
      });

      const slow = {
        "check.mjs":
          'import { existsSync, readFileSync } from "node:fs";\nif (existsSync("done.txt")) await new Promise((resolve) => setTimeout(resolve, 60_000));\nif (readFileSync("done.txt", "utf8") !== "done\\n") process.exit(1);\n',
      };
      const busy = script(turn(run("node wait.mjs", { timeoutSeconds: 300 }), say("Never said.")), work);
      const kills: readonly (readonly [
        name: string,
        plan: Script,
        more: Readonly<Record<string, string>>,
        until: (cli: Running, cwd: string) => Promise<unknown>,
        state: "never" | "interrupted",
      ])[] = [
        ["before its seal", busy, {}, (cli) => cli.until("small: "), "never"],
        ["with its seal, before its client", busy, {}, (cli) => cli.until("seal: "), "never"],
        ["with its client, before its first turn", busy, {}, (cli) => cli.until("started: "), "interrupted"],
        ["in a command of a turn", busy, {}, (_cli, cwd) => untilRuns(cwd, "wait.mjs"), "interrupted"],
        [
          "while its receipt is made",
          script(work),
          slow,
          async (cli, cwd) => {
            await cli.until("± add done.txt");
            await untilRuns(cwd, "check.mjs");
          },
          "interrupted",
        ],
      ];
      for (const [name, plan, more, until, state] of kills)
        inTurn(`killed ${name} leaves nothing running after stop, and its state says so`, async () => {
          const { cwd, env } = await stage(plan, more);
          const cli = startCli(start, { cwd, env });
          await until(cli, cwd);
          cli.child.kill("SIGKILL");
          await cli.ended;
          const status = await call(["status", "small"], { cwd, env });
          // one that was killed between two of these stages may have come to the next
          if (state === "interrupted" || status.code === 0) {
            expect(status.out).toMatch(/^small: interrupted: lost its process; go on with --resume, or stop it; /);
            const stopped = await call(["stop", "small"], { cwd, env });
            expect(stopped, stopped.err).toMatchObject({
              code: 0,
              out: expect.stringMatching(/^small: ended \(stopped\); /),
            });
          } else expect(status).toMatchObject({ code: 2, err: expect.stringContaining("code: cli/no-run") });
          expect(await untilQuiet(cwd)).toEqual([]);
          // the tree is not taken by who is dead: another run starts
          const next = startCli([...start, "--no-preflight"], { cwd, env });
          await next.until("seal: ");
          next.child.kill("SIGINT");
          await next.ended;
          expect(await untilQuiet(cwd)).toEqual([]);
        });
    },
  );
}
