import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { project, put } from "../../testing/cache.ts";
import { call } from "../../testing/call.ts";

const examples = resolve(import.meta.dirname, "../../../../../examples");
const skip = (path: string): boolean => !/[\\/](?:node_modules|\.goalpost)$/.test(path);

/** The example that takes release 1.2.0 of the preset, with release 1.3.0 beside it. */
function billing(): string {
  const cwd = project();
  cpSync(join(examples, "acme-billing"), cwd, { recursive: true, filter: skip });
  const installed = join(cwd, "node_modules/@acme/goalpost-preset");
  cpSync(join(examples, "acme-preset"), installed, {
    recursive: true,
    filter: (path) => skip(path) && !path.endsWith("next") && !path.endsWith(".test.ts"),
  });
  cpSync(join(examples, "acme-preset/next"), join(cwd, "release"), { recursive: true });
  return cwd;
}

describe("a release that weakens something is caught", () => {
  test("in settings, in what a rule does, in a fragment and in each contract that takes it", async () => {
    const { code, out, err } = await call(["preset", "diff", "@acme/goalpost-preset", "./release"], { cwd: billing() });
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "acme (@acme/goalpost-preset 1.2.0) → acme (@acme/goalpost-preset 1.3.0)
      settings of Codex
        weaker: goals.max_goal_token_budget: 2000000 → 5000000
        changed: model: "gpt-5.5" → "gpt-5.6"
      settings of Claude Code
        weaker: permissions.deny: ["Read(./.env)","Read(./secrets/**)"] → ["Read(./.env)"]
      lint rules
        weaker: acme/stop-names-a-team: does not speak any more of "an address in the text alone" (stop_when)
        stronger: no-placeholder: warning → error
      fragments
        weaker: acme-git: verification_loop weakened: V1 rule Look at \`git status\` before each edit; what somebody else changed stays. removed
        changed, weight unknown: acme-git: constraints changed, weight unknown: C1 never Push.: text changed from Push, or rewrite what is committed. to Push.
      goals/acme-billing.goal.ts
        verification_loop weakened: V1 rule Look at \`git status\` before each edit; what somebody else changed stays. removed
        constraints changed, weight unknown: C1 never Push.: text changed from Push, or rewrite what is committed. to Push.
      1 contract takes something of it; 1 changes
      "
    `);
    expect(err).toContain("--allow-weaker goals.max_goal_token_budget --allow-weaker permissions.deny");
  });

  test("as data, with what is weaker", async () => {
    const argv = ["preset", "diff", "@acme/goalpost-preset", "./release", "--format", "json", "--allow-weaker", "V1"];
    const { code, out } = await call(argv, { cwd: billing() });
    expect(code).toBe(1);
    const { before, after, weaker, contracts } = JSON.parse(out);
    expect([before, after]).toEqual(["acme (@acme/goalpost-preset 1.2.0)", "acme (@acme/goalpost-preset 1.3.0)"]);
    expect(weaker).toContainEqual({ name: "acme/stop-names-a-team", weight: "weaker", allowed: false });
    expect(weaker).toContainEqual({ name: "C1", weight: "unknown", allowed: false });
    expect(weaker).toContainEqual({ name: "V1", weight: "weaker", allowed: true });
    expect(contracts).toHaveLength(1);
  });

  test("and passes where each is allowed by name", async () => {
    const names = ["goals.max_goal_token_budget", "permissions.deny", "acme/stop-names-a-team", "acme-git", "V1", "C1"];
    const allowed = names.flatMap((name) => ["--allow-weaker", name]);
    const argv = ["preset", "diff", "@acme/goalpost-preset", "./release", ...allowed];
    expect(await call(argv, { cwd: billing() })).toMatchObject({ code: 0, err: "" });
  });

  test("the other way round nothing is weaker but what the new bounds took away", async () => {
    const { code, out } = await call(["preset", "diff", "./release", "@acme/goalpost-preset"], { cwd: billing() });
    expect(out).toContain("stronger: permissions.deny");
    expect(out).toContain("weaker: no-placeholder: error → ");
    expect(code).toBe(1);
  });

  test("in a template, which is filled in with parameters that nobody chose", async () => {
    const preset = (checks: string, more = "") =>
      `import { budget, command, goal, template } from "goalpost";
import { definePreset } from "goalpost/preset";
import { z } from "zod";
const upgrade = template(z.object({ name: z.string().min(9), major: z.int().min(3), kind: z.enum(["a", "b"]), list: z.array(z.string()).min(1)${more} }), ({ name, list }) =>
  goal(\`The service runs on \${name}.\`).doneWhen(${checks}).constraints(...list).stopWhen(budget({ turns: 9 })));
export default definePreset({ name: "acme", templates: { upgrade } });
`;
    const both = 'command("npm test"), command("npm run types")';
    const cwd = project({
      "old.ts": preset(both),
      "less.ts": preset('command("npm test")'),
      "more.ts": preset(both, ", note: z.string().default('')"),
      "odd.ts": preset(both, ", note: z.string().regex(/^[0-9]{40}$/)"),
    });
    const compare = async (after: string) => call(["preset", "diff", "./old.ts", after], { cwd });
    const less = await compare("./less.ts");
    expect([less.code, less.out]).toEqual([
      1,
      expect.stringContaining("weaker: upgrade: done_when weakened: D2 command `npm run types` removed"),
    ]);
    for (const each of ["./more.ts", "./odd.ts"])
      expect(await compare(each)).toMatchObject({
        code: 1,
        out: expect.stringContaining("changed, weight unknown: upgrade: was changed"),
        err: "weight unknown: upgrade; what is meant is allowed by --allow-weaker upgrade\n",
      });
    const allowed = await call(["preset", "diff", "./old.ts", "./more.ts", "--allow-weaker", "upgrade"], { cwd });
    expect(allowed).toMatchObject({ code: 0, err: "" });
    expect((await compare("./old.ts")).out).toContain("no changes");
  });

  test("in what an option of a rule is where nobody sets it", async () => {
    const preset = (teams: string) =>
      `import { defineRule } from "goalpost/lint";
import { definePreset } from "goalpost/preset";
const rule = defineRule({ id: "acme/team", severity: "error", summary: "s", why: "w", source: "https://example.com/", options: { teams: { default: ${teams}, summary: "Teams." } }, cases: () => ({ silent: {}, speaks: {} }), *check() {} });
export default definePreset({ name: "acme", rules: [rule] });
`;
    const cwd = project({ "old.ts": preset('["@a"]'), "new.ts": preset("[]") });
    const { out } = await call(["preset", "diff", "./old.ts", "./new.ts"], { cwd });
    expect(out).toContain('changed, weight unknown: acme/team: option teams: ["@a"] → []');
  });

  test("in a program or server that a client is to run, of which nobody can say what it does", async () => {
    const preset = (codex: string) =>
      `import { definePreset } from "@goalpost/config";\nexport default definePreset({ name: "acme", codex: ${codex} });\n`;
    const cwd = project({
      "old.ts": preset('{ model: "gpt-5.5" }'),
      "server.ts": preset('{ model: "gpt-5.5", mcp_servers: { docs: { command: "docs-server" } } }'),
      "program.ts": preset('{ model: "gpt-5.5", notify: ["sh", "-c", "x"] }'),
    });
    for (const [file, name] of [["./server.ts", "mcp_servers.docs.command"], ["./program.ts", "notify"]] as const) {
      const { code, err } = await call(["preset", "diff", "./old.ts", file], { cwd });
      expect([code, err]).toEqual([1, `weight unknown: ${name}; what is meant is allowed by --allow-weaker ${name}\n`]);
      const allowed = await call(["preset", "diff", "./old.ts", file, "--allow-weaker", name], { cwd });
      expect(allowed).toMatchObject({ code: 0, err: "" });
    } // biome-ignore format: rows
  });

  test("whose rules a project may empty by their options", async () => {
    const preset = (free: string) =>
      `import { definePreset } from "@goalpost/config";\nexport default definePreset({ name: "acme", levels: { length: "error" }, projectOptions: [${free}] });\n`;
    const cwd = project({ "old.ts": preset(""), "new.ts": preset('"length"') });
    const there = await call(["preset", "diff", "./old.ts", "./new.ts"], { cwd });
    expect([there.code, there.out]).toEqual([
      1,
      expect.stringContaining("weaker: length: a project may set its options now"),
    ]);
    const back = await call(["preset", "diff", "./new.ts", "./old.ts"], { cwd });
    expect([back.code, back.out]).toEqual([
      0,
      expect.stringContaining("stronger: length: a project sets its options no"),
    ]);
  });

  test("a contract that does not load with it", async () => {
    const cwd = billing();
    put(
      cwd,
      "release/index.ts",
      'import { definePreset } from "goalpost/preset";\nexport default definePreset({ name: "acme" });\n',
    );
    const { code, out } = await call(["preset", "diff", "@acme/goalpost-preset", "./release"], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/goals\/acme-billing\.goal\.ts\n {2}weaker: does not load any more: .*acme-billing\.goal\.ts/);
    expect(out).toContain("weaker: acme/stop-names-a-team: was removed");
    expect(out).toContain("weaker: acme-git: was removed");
    expect(out).toContain("weaker: network: false → not set");
  });
});

test("the same release twice is not a change, and built-in presets compare too", async () => {
  const cwd = billing();
  const same = await call(["preset", "diff", "@acme/goalpost-preset", "@acme/goalpost-preset"], { cwd });
  expect(same).toMatchObject({ code: 0, out: expect.stringContaining("no changes") });
  const looser = await call(["preset", "diff", "planning", "guarded"], { cwd: project() });
  expect(looser).toMatchObject({
    code: 1,
    out: expect.stringContaining('weaker: sandbox_mode: "read-only" → "workspace-write"'),
  });
  const tighter = await call(["preset", "diff", "guarded", "planning"], { cwd: project() });
  expect(tighter.code).toBe(0);
});

describe("bad input", () => {
  test.each([
    [
      ["@acme/none", "guarded"],
      "@acme/none: is not a package that is installed here, and not a file",
      "cli/module-missing",
    ],
    [
      ["guarded", "./empty"],
      "./empty: is a folder without a package.json that names a package",
      "preset/not-a-package",
    ],
    [["guarded", "./goalpost-preset-1.3.0.tgz"], "is packed, expected a folder", "preset/packed"],
    [
      ["@acme/goalpost-preset", "./other"],
      "@acme/other: is another package than @acme/goalpost-preset",
      "preset/other-package",
    ],
    [["guarded", "gaurded"], "did you mean guarded?", "cli/unknown-preset"],
    [["guarded", "./hostile"], "without a package.json that names a package", "preset/not-a-package"],
    [["guarded", "./loops"], "had not loaded after 3 s, and was ended", "cli/module-timeout"],
  ])("%j", async (args, said, code) => {
    const cwd = billing();
    put(cwd, "empty/readme.md", "");
    put(
      cwd,
      "other/package.json",
      '{ "name": "@acme/other", "version": "1.0.0", "type": "module", "exports": "./i.js" }',
    );
    put(cwd, "other/i.js", "");
    put(cwd, "hostile/package.json", '{ "name": "../../../escape", "version": "1.0.0" }');
    put(cwd, "loops/package.json", '{ "name": "loops", "version": "1.0.0", "type": "module", "exports": "./i.js" }');
    put(cwd, "loops/i.js", "for (;;);\n");
    const called = await call(["preset", "diff", ...args, "--load-timeout", "3"], { cwd });
    expect(called).toMatchObject({ code: 2, out: "", err: expect.stringContaining(said) });
    expect(called.err).toContain(`code: ${code}\n`);
  });
});
