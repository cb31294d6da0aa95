import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { clientForTests, completeGoal, edit, run, say, script, turn, write } from "@goalpost/rehearsal";
import { describe, expect, test } from "vitest";
import { call } from "../../testing/call.ts";
import { untilRuns } from "../../testing/small.ts";
import { asking, inForm, scripted, specStage } from "../../testing/spec-stage.ts";
import { startCli } from "../../testing/start-cli.ts";

const written = `# Greeter

A program that greets.

- R1: \`npm test\` exits 0 (decision 1)
- R2: It greets politely. [CLAIM]

## Constraints

- Only files under \`src/\` may change.
`;
const files = {
  "SPEC.md": "# Greeter\n\nA program that greets.\n",
  "package.json": '{ "name": "greeter", "type": "module", "scripts": { "test": "node --test" } }\n',
  "test/greet.test.js": `import assert from "node:assert";
import { test } from "node:test";
import { greet } from "../src/greet.js";
test("greets", () => assert.match(greet("Ada"), /Ada/));
`,
  "wait.mjs": "setInterval(() => {}, 1000);\n",
  "answers.jsonl": '{"topic":"Proof","answer":"The tests"}\n',
};
const rude = `export const greet = (name) => "Hey " + name;`;
const polite = `export const greet = (name) => "Good morning, " + name;`;
const skips = (await Promise.all([clientForTests("codex"), clientForTests("claude-code")])).flatMap(
  ({ skip }) => skip ?? [],
);
for (const skip of skips) console.warn(skip);

/** Types lines at the terminal, each when it is asked for. */
const typed = (...lines: readonly string[]): Readable =>
  Readable.from(
    (async function* () {
      for (const line of lines) {
        yield `${line}\n`;
        await new Promise(setImmediate);
      }
    })(),
    { highWaterMark: 1 },
  );

describe.skipIf(skips.length > 0 || process.platform !== "linux")("goalpost spec all, from idea to review,", () => {
  test("goes on where it was killed, follows a rejection, and is done when a person has approved", async () => {
    const proposal = { specification: written, open: [] };
    const question = scripted("Proof", "What shows that it greets?", "The tests", "A person");
    const claude = await specStage(
      "claude-code",
      script(
        turn(asking(question), inForm("claude-code", proposal)),
        turn(inForm("claude-code", proposal)),
        turn(inForm("claude-code", proposal)),
      ),
      {},
    );
    const codex = await specStage(
      "codex",
      script(
        turn(inForm("codex", { findings: [] })),
        turn(run("node wait.mjs", { timeoutSeconds: 300 }), say("Never said.")),
        turn(write("src/greet.js", rude), completeGoal(), say("Done.")),
        turn(edit("src/greet.js", { find: rude, replace: polite }), completeGoal(), say("Done.")),
      ),
      files,
    );
    const { cwd } = codex;
    const env = { ...codex.env, ...claude.env };
    const settings = [
      "--model",
      "gpt-5.5",
      "--effort",
      "high",
      "--config",
      "model_verbosity='low'",
      "--deadline",
      "2h",
    ];
    const all = ["spec", "all", "--answers", "answers.jsonl", "--yes", ...settings];

    // killed in the middle of the run, with its client: the steps before it are kept
    const first = startCli(all, { cwd, env: { ...env, GOALPOST_STATE_DIR: `${cwd}.state` } });
    await first.until("turn 1\n");
    await untilRuns(cwd, "wait.mjs");
    first.child.kill("SIGKILL");
    await first.ended;
    const second = JSON.parse((await call([...all, "--format", "json"], { cwd, env })).out);
    const standing = second.steps.map(({ name, status }: Record<"name" | "status", string>) => `${name} ${status}`);
    expect(standing.join(", ")).toBe(
      "interview kept, refine kept, draft kept, preflight kept, run done, review paused",
    );
    expect(second.steps[4].receipt).toMatchObject({ by: { target: "codex" }, verdict: "needs person" });
    expect(second.steps[4].receipt.tokens).toBeGreaterThan(0);
    // the settings are those of the start: a run that is taken up goes on with them
    expect(codex.server.seen.requests.at(-1)?.body).toMatchObject({
      model: "gpt-5.5",
      reasoning: { effort: "high" },
      text: { verbosity: "low" },
    });

    // killed behind the run, before its receipt: the run has ended, and is not begun again; what is rejected is followed by another contract
    const asked = codex.server.requests.length;
    const [project = ""] = readdirSync(`${cwd}.state`).filter((name) => existsSync(`${cwd}.state/${name}/greeter`));
    rmSync(join(`${cwd}.state`, project, "greeter/spec-steps.jsonl"));
    const rejected = await call(all, { cwd, env, tty: true, stdin: typed("r", "it is rude") });
    expect([rejected.code, rejected.err]).toEqual([1, ""]);
    expect(rejected.out).toContain("greeter: its run has ended: needs person\n");
    expect(codex.server.requests.length).toBe(asked);
    expect(rejected.out).toMatch(
      /^review {5}paused: rejected: look at goals\/greeter-2\.goal\.ts, which it goes on with/m,
    );
    expect(readFileSync(join(cwd, "goals/greeter-2.goal.ts"), "utf8")).toContain("it is rude");
    const done = await call(all, { cwd, env, tty: true, stdin: typed("a", "y") });
    expect([done.code, done.err]).toEqual([0, ""]);
    expect(done.out).toContain("greeter-2: objective ");
    expect(done.out).toContain("VERDICT: done");
    expect(done.out).toMatch(/^run {8}done \d+ s, [\d,]+ tokens$/m);
    expect(readFileSync(join(cwd, "src/greet.js"), "utf8")).toBe(`${polite}\n`);
  });
});
