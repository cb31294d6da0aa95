import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

describe("init", () => {
  test.each([
    ['{ "type": "commonjs" }', "goals/first-goal.goal.mts"],
    ["{}", "goals/first-goal.goal.mts"],
    ['{ "type": "module" }', "goals/first-goal.goal.ts"],
  ])("writes a file that TypeScript takes for a module, in a project %s", async (manifest, file) => {
    const cwd = project({ "package.json": manifest });
    expect((await call(["init"], { cwd })).out).toContain(`wrote ${file}\n`);
    expect((await call(["render", "first-goal", "--as", "markdown"], { cwd })).code).toBe(0);
    const other = file.endsWith(".mts") ? '{ "type": "module" }' : "{}";
    writeFileSync(join(cwd, "package.json"), other);
    expect((await call(["init"], { cwd })).err).toContain(`${file}: is there already\n`);
  });

  test("writes a contract that builds, whose goal has to be said before anything starts, and replaces nothing", async () => {
    const manifest = JSON.stringify({
      type: "module",
      scripts: { test: "node test.mjs", typecheck: "node types.mjs" },
    });
    const cwd = project({
      "package.json": manifest,
      "pnpm-lock.yaml": "",
      "SPEC.md": "",
      "src/a.js": "",
      "test.mjs": "",
      "types.mjs": "",
      "goalpost.json": '{ "room": { "setup": [] } }',
    });
    const { code, out } = await call(["init", "port-billing"], { cwd });
    expect(code).toBe(0);
    expect(out).toContain("goalpost preflight port-billing");
    const text = readFileSync(join(cwd, "goals/port-billing.goal.ts"), "utf8");
    expect(text).toContain('command("pnpm test")');
    expect(text).toContain('after("each module", command("pnpm typecheck"))');
    expect(text).toContain('"SPEC.md", "src/**"');
    expect((await call(["build", "port-billing"], { cwd })).code).toBe(0);
    const { code: linted, out: said } = await call(["lint"], { cwd });
    expect(linted).toBe(1);
    expect(said).toMatch(
      /^error goals\/port-billing\.goal\.ts:4: G1: "Replace this sentence by the state[^\n]+" is a placeholder, [^\n]+ {2}goal-is-written$/m,
    );
    expect(said).toContain("1 contract: 1 error");
    const refused =
      /(?:^|\n)error: goals\/port-billing\.goal\.ts: line 4, G1: "Replace this sentence [^\n]+ is a placeholder, expected the state that must hold at the end \(goal-is-written\)\n {2}help: say it in one sentence: [^\n]+; or go on all the same: --no-lint\n {2}code: cli\/lint-errors\n$/;
    expect(await call(["preflight", "port-billing"], { cwd })).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringMatching(refused),
    });
    expect((await call(["preflight", "port-billing", "--no-lint"], { cwd })).out).toContain(
      "D2   fails now, as it should",
    );
    const program = join(cwd, "codex.sh");
    writeFileSync(program, '#!/bin/sh\necho "codex-cli 0.169.0"\n', { mode: 0o755 });
    const env = { GOALPOST_CODEX: program };
    expect(await call(["run", "port-billing"], { cwd, env })).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringMatching(refused),
    });
    expect((await call(["run", "port-billing", "--no-lint"], { cwd, env })).err).not.toContain("lint");
    writeFileSync(
      join(cwd, "goals/port-billing.goal.ts"),
      text.replace(/"Replace this[^"]+"/, '"Billing runs on Fastify 5."'),
    );
    expect((await call(["lint"], { cwd })).code).toBe(0);
    writeFileSync(join(cwd, "goals/port-billing.goal.ts"), text);
    expect(await call(["init", "port-billing"], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining("is there already"),
    });
    expect(readFileSync(join(cwd, "goals/port-billing.goal.ts"), "utf8")).toBe(text);
  });

  test("--from reads a prompt as people write it, says what it made of it, and writes TypeScript that builds", async () => {
    const prompt = "<goal>\nPort billing.\n</goal>\n\n<done_when>\n- `node check.mjs` exits 0\n</done_when>\n";
    const cwd = project({ "GOAL.md": prompt, "check.mjs": "process.exit(1);\n" });
    const { code, out } = await call(["init", "--from", "GOAL.md"], { cwd });
    expect(code).toBe(0);
    expect(out).toContain("wrote goals/goal.goal.ts");
    expect(readFileSync(join(cwd, "goals/goal.goal.ts"), "utf8")).toMatch(
      /goal\("Port billing\."\)[\s\S]*command\("node check\.mjs"\)/,
    );
    expect((await call(["render", "goals/goal.goal.ts", "--as", "markdown"], { cwd })).out).toContain(
      "- D1 command: `node check.mjs` exits 0.",
    );
    expect(await call(["init", "../x"], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining("code: cli/bad-name"),
    });
  });
});
