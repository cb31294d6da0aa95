import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codexModels } from "@goalpost/config";
import { describe, expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

/** A project in which no client is installed, so that what was tested last counts; and a home with files of the user's own. */
function world(settings: object = {}, codex = "") {
  const cwd = project({
    "small.goal.md":
      "## goal\n\n- G1 outcome: done.txt says done.\n\n## done_when\n\n- D1 command: `node check.mjs` exits 0.\n",
    "goalpost.json": JSON.stringify(settings),
  });
  mkdirSync(join(cwd, ".home/.codex"), { recursive: true });
  writeFileSync(join(cwd, ".home/.codex/config.toml"), codex);
  const env = { GOALPOST_CODEX: "/nowhere/codex", GOALPOST_CLAUDE: "/nowhere/claude" };
  const build = (...flags: readonly string[]) => call(["build", "small", ...flags], { cwd, env });
  return { cwd, build };
}

/** The lines that say who set what. */
const settingsIn = (out: string): readonly string[] =>
  out.split("\n").filter((line) => /^ {2,4}(?!warning:|help:)\S/.test(line));

describe("what a client does not have is refused, with what it has", () => {
  test.each([
    [["--model", "gpt-55"], "--model gpt-55: is not a model of Codex, expected one of ", "write gpt-5.5"],
    [["--effort", "hihg"], "--effort hihg: is not an effort of Codex, expected one of low, ", "write high"],
    [["--model", "gpt-5.5", "--effort", "ultra"], "--effort ultra: is not an effort of gpt-5.5 in Codex, expected one of low, medium, high, xhigh", "use one of these"],
    [["--permission-mode", "plan"], "--permission-mode plan: is not a permission mode of Codex, expected one of read-only, workspace-write, danger-full-access", "write read-only"],
    [["--target", "claude-code", "--effort", "ultra"], "--effort ultra: is not an effort of Claude Code, expected one of low, medium, high, xhigh, max", "use one of these"],
    [["--target", "claude-code", "--permission-mode", "read-only"], "--permission-mode read-only: is not a permission mode of Claude Code, expected one of default, ", "write plan"],
  ])("%j", async (flags, what, help) => {
    const { code, err } = await world().build(...flags);
    expect([code, err]).toEqual([2, expect.stringContaining(what)]);
    expect(err).toContain(`  help: ${help}\n  code: config/unknown-value\n`);
  }); // biome-ignore format: one line each

  test("so is one of goalpost.json, by its place", async () => {
    const { err } = await world({ clients: { codex: { effort: "hihg" } } }).build();
    expect(err).toContain("goalpost.json: clients.codex.effort hihg: is not an effort of ");
  });

  test.each([
    [{ clients: { claude: {} } }, "goalpost.json: clients.claude: is not a setting of clients, expected one of codex, claude-code", 'write "claude-code"'],
    [{ clients: { codex: { modle: "gpt-5.5" } } }, "goalpost.json: clients.codex.modle: is not a setting of clients.codex, expected one of model, effort, permission_mode", 'write "model"'],
    [{ clients: { codex: { model: 5 } } }, "goalpost.json: clients.codex.model: is 5, expected a text", "write"],
  ])("%j is refused by name", async (settings, what, help) => {
    const { code, err } = await world(settings).build();
    expect([code, err]).toEqual([2, expect.stringContaining(what)]);
    expect(err).toContain(help);
  }); // biome-ignore format: one line each

  test("a model of another provider, or of a catalogue of the user's own, is the user's word", async () => {
    const other =
      'model_provider = "local"\n[model_providers.local]\nname = "local"\nbase_url = "http://127.0.0.1:9"\n';
    expect((await world({}, other).build("--model", "my-own")).code).toBe(0);
    expect(codexModels.map(({ slug }) => slug)).not.toContain("my-own");
  });
});

test("user's file, preset, project and command line: each is named, and what is held is said", async () => {
  const settings = {
    presets: ["guarded"],
    clients: { codex: { model: "gpt-5.5", permission_mode: "workspace-write" } },
  };
  const own = 'approval_policy = "never"\nsandbox_mode = "read-only"\nmodel_reasoning_effort = "low"\n';
  const { build } = world(settings, own);
  const { out } = await build("--effort", "medium");
  expect(settingsIn(out)).toEqual([
    '  model = "gpt-5.5"  goalpost.json',
    '  model_reasoning_effort = "medium"  the command line',
    '    over user .home/.codex/config.toml:3: "low"',
    '  sandbox_mode = "read-only"  user .home/.codex/config.toml:2',
    '  approval_policy = "on-request"  preset guarded',
    '    over user .home/.codex/config.toml:1: "never"',
    '  plan_mode_reasoning_effort = "xhigh"  preset guarded',
    "  features.goals = true  preset guarded",
    '  not taken: sandbox_mode = "workspace-write" of preset guarded; the one of user .home/.codex/config.toml:2 stays',
  ]);
  const { out: json } = await build("--effort", "medium", "--format", "json");
  const { who_set: whoSet } = JSON.parse(json);
  expect(whoSet.held).toEqual([
    {
      key: "sandbox_mode",
      value: "workspace-write",
      wanted_by: "preset guarded",
      kept_by: "user .home/.codex/config.toml:2",
    },
  ]);
  // the same words as config explain
  const { cwd } = world(settings, own);
  const { out: explained } = await call(["config", "explain", "--target", "codex"], { cwd });
  expect(explained).toContain('plan_mode_reasoning_effort = "xhigh"  preset guarded');
});

test("a preset is loosened by a reason, and not without one", async () => {
  const { build } = world({ presets: ["planning"] });
  const { code, err } = await build("--permission-mode", "workspace-write");
  expect([code, err]).toEqual([2, expect.stringContaining("code: config/looser-than-preset")]);
  const loosened = await build("--permission-mode", "workspace-write", "--loosen", "sandbox_mode=drafts go to notes/");
  expect(settingsIn(loosened.out)).toContain("    loosened: drafts go to notes/");
});

test("no sandbox needs a trusted folder, whoever asks, and one that the user's file takes away comes back", async () => {
  const danger = 'sandbox_mode = "danger-full-access"\n';
  for (const [settings, flags] of [
    [{}, ["--permission-mode", "danger-full-access"]],
    [{ clients: { codex: { permission_mode: "danger-full-access" } } }, []],
    [{}, ["--preset", "unsandboxed"]],
    [{}, ["--target", "claude-code", "--permission-mode", "bypassPermissions"]],
  ] as const) {
    const { cwd, build } = world(settings);
    expect((await build(...flags)).err, JSON.stringify([settings, flags])).toMatch(
      /--trusted FOLDER\n {2}code: config\/danger-outside-trusted-path/,
    );
    expect((await build(...flags, "--trusted", cwd)).code, JSON.stringify([settings, flags])).toBe(0);
  }
  const { cwd, build } = world({}, danger);
  expect((await build()).out).toContain(
    '  sandbox_mode = "workspace-write"  goalpost\n    nobody watches, and this is not below a trusted folder; over user .home/.codex/config.toml:1: "danger-full-access"\n',
  );
  expect((await build("--trusted", cwd)).out).toContain(
    '  sandbox_mode = "danger-full-access"  user .home/.codex/config.toml:1\n',
  );
});

test("a secret of a preset is told to nobody", async () => {
  const { cwd, build } = world();
  put(
    cwd,
    "preset.ts",
    `import { definePreset } from "goalpost/preset";
export default definePreset({ name: "acme", claudeCode: { env: { ACME_API_KEY: "s3cr3t-0123456789" } } });\n`,
  );
  const flags = ["--preset", "./preset.ts", "--target", "claude-code"];
  for (const more of [["--verbose"], ["--format", "json"]]) {
    const { out } = await build(...flags, ...more);
    expect(out).toContain("ACME_API_KEY");
    expect(out).not.toContain("s3cr3t");
  }
});
