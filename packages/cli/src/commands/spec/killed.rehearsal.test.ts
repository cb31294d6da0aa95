import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type ClientName, clientForTests, script, turn } from "@goalpost/rehearsal";
import { testsInTurn } from "@goalpost/stage";
import { describe, expect } from "vitest";
import { commandLineOf, processesIn } from "../../testing/small.ts";
import { asking, inForm, type SpecStage, scripted, specStage } from "../../testing/spec-stage.ts";
import { type Running, startCli } from "../../testing/start-cli.ts";

const idea = "# Greeter\n\nA program that greets.\n";
const written = `${idea}\n- R1: \`npm test\` exits 0 (decisions 1, 2 and 3)\n`;
const names = ["Behaviour", "Data", "Scope"] as const;
const questions = names.map((topic) => scripted(topic, `What about ${topic.toLowerCase()}?`, "this", "that"));

/** The model asks each question in a request of its own, then writes; it stays with that when it is told what is missing. */
const whole = (client: ClientName) => [
  turn(...questions.map((question) => asking(question)), inForm(client, { specification: written, open: [] })),
  turn(inForm(client, { specification: written, open: [] })),
  turn(inForm(client, { specification: written, open: [] })),
];

const decisionsIn = (cwd: string): readonly { readonly id: number; readonly answer: readonly string[] }[] =>
  existsSync(join(cwd, "decisions.jsonl"))
    ? readFileSync(join(cwd, "decisions.jsonl"), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
    : [];

const say = ({ child }: Running, line: object): void => void child.stdin?.write(`${JSON.stringify(line)}\n`);
const told = (running: Running, type: string): readonly Record<string, unknown>[] =>
  running
    .said()
    .split("\n")
    .flatMap((line) =>
      line.startsWith(`{"version":1,"command":"spec interview","type":"${type}"`) ? [JSON.parse(line)] : [],
    );

/** Waits for the question of a topic. */
const asked = (running: Running, topic: string): Promise<void> => running.until(`"topic":"${topic}"`);

/** Processes of the client that work in the folder: its program is among its words. */
const clientIn = (cwd: string, program: string): readonly string[] =>
  processesIn(cwd).filter((pid) => commandLineOf(pid).split("\0")[0]?.includes(program) === true);

async function gone(cwd: string): Promise<void> {
  for (let times = 0; processesIn(cwd).length > 0; times += 1) {
    if (times > 200) throw new Error(`still there: ${processesIn(cwd).map(commandLineOf).join("\n")}`);
    await sleep(50);
  }
}

for (const client of ["codex", "claude-code"] as const) {
  const { skip } = await clientForTests(client);
  if (skip !== undefined) console.warn(skip);
  const program = client === "codex" ? "codex" : "claude";

  const inTurn = testsInTurn(client);
  describe.skipIf(skip !== undefined || process.platform !== "linux")(`an interview by the real ${client}`, () => {
    const stage = () => specStage(client, script(...whole(client)), { "SPEC.md": idea });
    const start = (world: Pick<SpecStage, "cwd" | "env">): Running =>
      startCli(["spec", "interview", "--target", client, "--format", "json"], { ...world, stdin: "pipe" });

    /** Starts again: what was answered is not asked, what was not is; and it ends with the specification. */
    async function goesOn(cwd: string, unseen: readonly number[]): Promise<void> {
      // a model that knows nothing of the first one
      const again = start({ cwd, env: (await stage()).env });
      for (const topic of names.slice(unseen.length)) {
        await asked(again, topic);
        say(again, { answer: "that" });
      }
      await again.until('"type":"summary"');
      say(again, { action: "write" });
      expect(await again.ended, again.said()).toBe(0);
      expect(told(again, "answered_from_log").map(({ id }) => id)).toEqual(unseen);
      expect(told(again, "question").map(({ topic }) => topic)).toEqual(names.slice(unseen.length));
      expect(decisionsIn(cwd).map(({ id, answer }) => `${id} ${answer.join()}`)).toEqual(
        names.map((_, index) => `${index + 1} ${index < unseen.length ? "this" : "that"}`),
      );
      expect(readFileSync(join(cwd, "SPEC.md"), "utf8")).toContain("(decisions 1, 2 and 3)");
    }

    inTurn(
      "that is killed while a question is open says so, has kept each answer, and goes on with them unseen",
      async () => {
        const world = await stage();
        const { cwd } = world;
        const first = start(world);
        await asked(first, "Behaviour");
        say(first, { answer: "this" });
        await asked(first, "Data");
        const victims = clientIn(cwd, program);
        expect(victims.length).toBeGreaterThan(0);
        for (const pid of victims) process.kill(Number(pid), "SIGKILL");
        // nobody answers: it ends by itself
        expect(await first.ended, first.said()).toBe(2);
        expect(first.said()).toMatch(/1 answer is kept in decisions\.jsonl, so start the interview again/);
        expect(decisionsIn(cwd).map(({ id, answer }) => [id, ...answer])).toEqual([[1, "this"]]);
        expect([readFileSync(join(cwd, "SPEC.md"), "utf8"), existsSync(join(cwd, "spec-steps.jsonl"))]).toEqual([
          idea,
          false,
        ]);
        await gone(cwd);
        await goesOn(cwd, [1]);
      },
    );

    inTurn(
      "whose goalpost is killed while a question is open leaves no process, and goes on with what was answered",
      async () => {
        const world = await stage();
        const { cwd } = world;
        const first = start(world);
        for (const topic of names.slice(0, 2)) {
          await asked(first, topic);
          say(first, { answer: "this" });
        }
        await asked(first, "Scope");
        first.child.kill("SIGKILL");
        expect(await first.ended).toBe("SIGKILL");
        expect(decisionsIn(cwd).map(({ id }) => id)).toEqual([1, 2]);
        expect(readFileSync(join(cwd, "SPEC.md"), "utf8")).toBe(idea);
        await gone(cwd);
        await goesOn(cwd, [1, 2]);
      },
    );
  });
}
