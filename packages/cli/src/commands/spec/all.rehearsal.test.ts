import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { clientForTests, script, turn } from "@goalpost/rehearsal";
import { describe, expect, test } from "vitest";
import { call } from "../../testing/call.ts";
import { asking, inForm, scripted, specStage } from "../../testing/spec-stage.ts";

const idea = "# Greeter\n\nA program that greets.\n";
const written =
  "# Greeter\n\nA program that greets.\n\n- R1: `npm test` exits 0 (decision 1)\n- R2: It greets politely.\n";
const manifest = '{ "name": "greeter", "type": "module", "scripts": { "test": "node --test" } }\n';
const skips = (await Promise.all([clientForTests("codex"), clientForTests("claude-code")])).flatMap(
  ({ skip }) => skip ?? [],
);
for (const skip of skips) console.warn(skip);

describe.skipIf(skips.length > 0)("goalpost spec all, with both real clients,", () => {
  test("interviews with the one, challenges with the other, drafts; started again it does only what changed", async () => {
    const question = scripted("Proof", "What shows that it greets?", "The tests", "A person");
    const proposal = { specification: written, open: [] };
    const claude = await specStage(
      "claude-code",
      script(
        turn(asking(question), inForm("claude-code", proposal)),
        turn(inForm("claude-code", proposal)),
        turn(inForm("claude-code", proposal)),
      ),
      {},
    );
    const polite = {
      kind: "unverifiable",
      quote: "It greets politely.",
      problem: "nobody can tell",
      readings: [],
      recommended: 0,
      because: "",
      replacement: "",
      question: "",
      options: [],
    };
    const files = {
      "SPEC.md": idea,
      "package.json": manifest,
      "answers.jsonl": '{"topic":"Proof","answer":"The tests"}\n',
    };
    const codex = await specStage(
      "codex",
      script(
        turn(inForm("codex", { findings: [polite] })),
        turn(inForm("codex", { findings: [] })),
        turn(inForm("codex", { findings: [] })),
      ),
      files,
    );
    const { cwd } = codex;
    const env = { ...codex.env, ...claude.env };
    const whose = ["--interviewer-model", "sonnet", "--interviewer-effort", "high", "--model", "gpt-5.5"];
    const sequence = ["--yes", "--until", "draft", "--refine-effort", "medium", "--no-rules"];
    const args = ["spec", "all", "--answers", "answers.jsonl", ...whose, ...sequence];
    const first = await call(args, { cwd, env });
    expect([first.code, first.err]).toEqual([0, ""]);
    expect(first.out).toMatch(
      /^interview {2}done \d+ s, [\d,]+ tokens\nrefine {5}done \d+ s, [\d,]+ tokens\ndraft {6}done \d+ s, \d open$/m,
    );
    expect(readFileSync(join(cwd, "SPEC.md"), "utf8")).toContain("- R2: It greets politely. [CLAIM]\n");
    expect(readFileSync(join(cwd, "goals/greeter.goal.ts"), "utf8")).toContain(
      'command("npm test", { from: ["R1", "decision:1"] })',
    );
    const steps = () =>
      readFileSync(join(cwd, "spec-steps.jsonl"), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
    expect(readFileSync(join(cwd, "goals/greeter.goal.ts"), "utf8")).not.toContain("git status");
    expect(steps()).toMatchObject([
      {
        step: "interview",
        by: { target: "claude-code", model: expect.stringContaining("sonnet"), effort: "high" },
      },
      { step: "refine", by: { target: "codex", model: "gpt-5.5", effort: "medium" }, independent: true },
      { step: "draft", contract: "goals/greeter.goal.ts" },
    ]);
    const second = await call([...args, "--format", "json"], { cwd, env });
    expect(JSON.parse(second.out)).toMatchObject({
      status: "done",
      steps: [{ status: "kept" }, { status: "kept" }, { status: "kept" }],
    });
    expect([steps().length, existsSync(join(cwd, "SPEC.md.goalpost.bak.3"))]).toEqual([3, false]);
    // what was edited is challenged again, and not asked about
    appendFileSync(join(cwd, "SPEC.md"), "\n");
    const third = await call([...args, "--until", "refine"], { cwd, env });
    expect([third.code, third.err]).toEqual([0, ""]);
    expect(steps().slice(3)).toMatchObject([{ step: "refine" }]);
  });
});
