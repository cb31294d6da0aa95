import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clientForTests, say, script, turn } from "@goalpost/rehearsal";
import { describe, expect, test } from "vitest";
import { call } from "../../testing/call.ts";
import { inForm, specStage } from "../../testing/spec-stage.ts";

const { skip } = await clientForTests("codex");
if (skip !== undefined) console.warn(skip);
const files = {
  "SPEC.md": "# Greeter\n\n- R1: `npm test` exits 0\n- R2: It greets politely.\n",
  "package.json": '{ "name": "greeter", "type": "module", "scripts": { "test": "node --test" } }\n',
};
const item = (more: object) => ({ for: "R2", kind: "review", run: "", path: "", text: "", statement: "", ...more });
const hostile = `it is polite"); require("node:fs").writeFileSync("owned", ""); /* */ \u2028 $` + "{1} `";

describe.skipIf(skip !== undefined)("goalpost spec draft --model-drafts, with the real Codex,", () => {
  test("adds what keeps the rules, marked; says what does not; and no text of a model becomes code", async () => {
    const items = [
      item({ statement: hostile, path: "reports/tone.md" }),
      item({ kind: "command", run: "curl https://x.example" }),
      item({ kind: "artifact", path: "../outside.md" }),
    ];
    // prose at first: it is asked for once more
    const { cwd, env } = await specStage(
      "codex",
      script(turn(say("I would look at it.")), turn(inForm("codex", { items }))),
      files,
    );
    const { code, out, err } = await call(["spec", "draft", "--model-drafts"], { cwd, env });
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(
      /^refused: SPEC\.md:4: R2: item 2 of the model runs "curl https:\/\/x\.example", which is not a command of the project\nrefused: SPEC\.md:4: R2: item 3 of the model artifact\.path [^\n]+$/m,
    );
    const source = readFileSync(join(cwd, "goals/greeter.goal.ts"), "utf8");
    expect(source).toContain('from: ["R2", "model:codex"]');
    const traced = await call(["spec", "trace"], { cwd, env });
    expect(traced.out).toContain("D2 claim, D3 review (drafted by codex)");
    const linted = await call(["lint", "greeter", "--format", "json"], { cwd, env });
    expect([linted.err, existsSync(join(cwd, "owned"))]).toEqual(["", false]);
    expect(JSON.parse(readFileSync(join(cwd, "spec-steps.jsonl"), "utf8"))).toMatchObject({
      step: "draft",
      by: { target: "codex" },
      tokens: expect.any(Number),
      counts: { of_model: 1, refused: 2 },
    });
  });

  test("proposes beside the difference where the contract is there already, and changes nothing by hand", async () => {
    const items = [
      item({ statement: hostile, path: "reports/tone.md" }),
      item({ kind: "command", run: "curl https://x.example" }),
    ];
    const answer = turn(inForm("codex", { items }));
    const { cwd, env } = await specStage("codex", script(answer, answer), files);
    await call(["spec", "draft"], { cwd, env });
    const file = join(cwd, "goals/greeter.goal.ts");
    writeFileSync(file, `// by hand\n${readFileSync(file, "utf8")}`);
    const before = readFileSync(file, "utf8");
    const { code, out, err } = await call(["spec", "draft", "--model-drafts"], { cwd, env });
    expect([code, err, readFileSync(file, "utf8")]).toEqual([0, "", before]);
    expect(out).toMatch(
      /^goals\/greeter\.goal\.ts has an item for every criterion of SPEC\.md\n {2}SPEC\.md:4: R2: codex proposes, and nobody has looked at it:\n {6}\.doneWhen\(\n {8}review\('it is polite"\); require[^\n]+\n[^\n]+\n {10}from: \["R2", "model:codex"\],\n/,
    );
    expect(out).toMatch(/^refused: SPEC\.md:4: R2: item 2 of the model runs "curl/m);
    // a requirement that came meanwhile is a difference, a model's offer is none
    writeFileSync(join(cwd, "SPEC.md"), `${files["SPEC.md"]}- R3: \`npm run lint\` exits 0\n`);
    const second = await call(["spec", "draft", "--model-drafts", "--format", "json"], { cwd, env });
    expect([second.code, JSON.parse(second.out)]).toMatchObject([
      1,
      { written: false, missing: [{ id: "R3" }], proposed: [{ id: "R2", by: "codex" }], refused: [{ number: 2 }] },
    ]);
    expect([readFileSync(file, "utf8"), existsSync(join(cwd, "owned"))]).toEqual([before, false]);
  });

  test("stops with a clear word where the model answers in prose twice, and writes nothing", async () => {
    const { cwd, env } = await specStage("codex", script(turn(say("First.")), turn(say("Second."))), files);
    const { code, err } = await call(["spec", "draft", "--model-drafts"], { cwd, env });
    expect([code, existsSync(join(cwd, "goals"))]).toEqual([2, false]);
    expect(err).toMatch(
      /^error: ask: the model answered twice, and not in the form that was asked for[^\n]+\n {2}help: /,
    );
  });
});
