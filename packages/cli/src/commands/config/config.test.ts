import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writePlanned } from "@goalpost/config/node";
import { describe, expect, test } from "vitest";
import { project, put } from "../../testing/cache.ts";
import { type Called, call } from "../../testing/call.ts";

const secret = "sk-abcdefghijklmnop1234567890";
const night = ".home/.codex/night.config.toml";
const base = ".home/.codex/config.toml";
const codex = (cwd: string, ...argv: string[]): Promise<Called> => call(["config", ...argv], { cwd });
const textOf = (cwd: string, path: string): string => readFileSync(join(cwd, path), "utf8");

describe("config validate", () => {
  test("allow rules of a project count when the repository is trusted here", async () => {
    const cwd = project({
      ".git/HEAD": "ref: refs/heads/main\n",
      ".claude/settings.json": '{ "permissions": { "allow": ["Bash(ls)"] } }',
    });
    const rule = "allow-rules-ignored-untrusted-workspace";
    expect((await codex(cwd, "validate", ".claude/settings.json")).out).toContain(rule);
    put(cwd, ".home/.claude.json", JSON.stringify({ projects: { [cwd]: { hasTrustDialogAccepted: true } } }));
    expect((await codex(cwd, "validate", ".claude/settings.json")).out).not.toContain(rule);
  });

  test("prints file, verdict and findings of each; exit code 1 for a reject", async () => {
    const cwd = project({ "a.toml": 'modle = "gpt-5.5"\n', "settings.json": '{ "effortLevel": "very high" }' });
    const lenient = await codex(cwd, "validate", "a.toml", "settings.json", "--format", "json");
    expect(lenient.code).toBe(0);
    const { files: results, ...envelope } = JSON.parse(lenient.out);
    expect(envelope).toEqual({ version: 1, command: "config validate" });
    expect(results.map((each: object) => Object.keys(each))).toEqual([
      ["file", "verdict", "findings"],
      ["file", "verdict", "findings"],
    ]);
    expect(results[0].findings[0]).toMatchObject({
      rule_id: "unknown-key",
      help: "rename it to model",
      at: { file: "a.toml", line: 1, column: 1 },
    });
    expect(results[1].findings[0]).toMatchObject({ rule_id: "dropped-in-silence" });
    const strict = await codex(cwd, "validate", "a.toml", "--strict");
    expect(strict).toMatchObject({ code: 1, out: expect.stringContaining("reject a.toml: 1 error") });
  });

  test("a file that does not parse, or is not UTF-8, is rejected with its place", async () => {
    const cwd = project({ "a.toml": "model = \n" });
    writeFileSync(join(cwd, "b.toml"), Buffer.from([0x61, 0xff]));
    const { code, out } = await codex(cwd, "validate", "a.toml", "b.toml");
    expect(code).toBe(1);
    expect(out).toContain("error a.toml:1:");
    expect(out).toContain("0xff cannot stand there  valid-utf8");
  });

  test.each([
    [["validate", "none.toml"], "does not exist", "file/missing"],
    [["validate", "*.tomx"], "the glob matches no file", "file/none-found"],
    [["validate", "x.txt"], "--target codex", "cli/unknown-config-file"],
    [["write", "unatended"], "did you mean unattended?", "cli/unknown-preset"],
    [["write", "@acme/none"], "is not a package that is installed here", "cli/module-missing"],
    [["explain", "a.toml"], "goalpost config validate a.toml", "cli/module-missing"],
    [["doctor", "./a.toml"], "goalpost config validate ./a.toml", "cli/module-missing"],
    [["write", "x.txt"], "a file as ./x.ts", "cli/module-missing"],
    [["write", "mine.ts"], "write ./mine.ts", "cli/module-missing"],
    [["write", "guarded", "-p", "../x"], "is not a profile's name", "cli/bad-profile"],
    [["write", "guarded", "--profile", "../x"], "is not a profile's name", "cli/bad-profile"],
    [["write", "guarded", "--loosen", "sandbox_mode"], "names no reason", "cli/no-reason"],
    [["set", "a.toml", "a..b", "1"], "is not a key", "cli/bad-key"],
    [["set", "a.toml", "model", "'x"], "does not parse", "cli/bad-value"],
    [["set", "a.toml", "approval_policy", "sometimes"], "nothing was written", "config/would-be-rejected"],
    [["set", "a.toml", "sandbox_mode", "danger-full-access"], "--trusted FOLDER", "config/danger-outside-trusted-path"],
    [["write", "unsandboxed", "--profile", "x"], "--trusted FOLDER", "config/danger-needs-trusted-path"],
    [["write", "unsandboxed", "--trusted", "."], "write it as a profile", "config/danger-in-base-file"],
  ])("%j says how to fix it, and writes nothing", async (argv, said, code) => {
    const cwd = project({ "a.toml": "# mine\n", "x.txt": "", "mine.ts": "export default 1;\n" });
    const called = await codex(cwd, ...argv);
    expect(called).toMatchObject({ code: 2, out: "" });
    expect(called.err).toContain(said);
    expect(called.err).toContain(`code: ${code}\n`);
    expect(textOf(cwd, "a.toml")).toBe("# mine\n");
    expect(existsSync(join(cwd, ".home"))).toBe(false);
  });
});

describe("config write, set and unset", () => {
  test("--dry-run prints a unified diff; without it the same is written, with a backup, and again nothing changes", async () => {
    const old = '# mine\r\nmodel = "gpt-5.5" # team\r\n';
    const cwd = project({ [night]: old });
    const dry = await codex(cwd, "write", "unattended", "--profile", "night", "--dry-run");
    expect(dry.out).toContain('+approval_policy = "never"');
    expect(dry.out).toMatch(/^--- .*\n\+\+\+ .*\n@@ /);
    expect(textOf(cwd, night)).toBe(old);
    const real = await codex(cwd, "write", "unattended", "--profile", "night");
    expect(real.out.split("\n@@")[1]?.split("\nwrote")[0]).toBe(
      dry.out.split("\n@@")[1]?.split(`\n${night}: nothing`)[0],
    );
    expect(textOf(cwd, night).startsWith(old)).toBe(true);
    expect(textOf(cwd, `${night}.goalpost.bak`)).toBe(old);
    const again = await codex(cwd, "write", "unattended", "--profile", "night");
    expect(again.out).toContain("everything is as the preset wants it");
  });

  test("a tighter key of the file stays, unless it is loosened by name with a reason that is kept", async () => {
    const cwd = project({ [base]: 'sandbox_mode = "read-only" # tight\n' });
    expect((await codex(cwd, "write", "guarded")).out).toContain("kept: sandbox_mode: the preset's");
    expect(textOf(cwd, base)).toContain('sandbox_mode = "read-only" # tight\n');
    await codex(cwd, "write", "guarded", "--loosen", "sandbox_mode=a container");
    expect(textOf(cwd, base)).toContain('# loosened: a container\nsandbox_mode = "workspace-write" # tight\n');
  });

  test("danger goes into a profile below a trusted folder", async () => {
    const cwd = project();
    const { code } = await codex(cwd, "write", "unsandboxed", "--profile", "box", "--trusted", ".");
    expect(code).toBe(0);
    expect(textOf(cwd, ".home/.codex/box.config.toml")).toContain('sandbox_mode = "danger-full-access"');
  });

  test("set and unset change one value, and a diff shows no secret", async () => {
    const text = `model = "gpt-5.5"\n[mcp_servers.x]\ncommand = "a"\nenv = { API_KEY = "${secret}" }\n`;
    const cwd = project({ "config.toml": text });
    const { code, out } = await codex(cwd, "set", "config.toml", "model_reasoning_effort", "high");
    expect(code).toBe(0);
    expect(out).toContain('+model_reasoning_effort = "high"\n');
    expect(out).not.toContain(secret);
    expect(out).toContain("[hidden]");
    await codex(cwd, "unset", "config.toml", "model_reasoning_effort");
    expect(textOf(cwd, "config.toml")).toBe(text);
  });

  test("a file that does not parse is refused with line and column, untouched", async () => {
    const cwd = project({ "config.toml": "a = 1\nb = \n", "settings.json": '{\n  "a": }' });
    expect((await codex(cwd, "set", "config.toml", "model", "x")).err).toMatch(/^error: config\.toml:2:\d+: /);
    expect((await codex(cwd, "write", "guarded", "--target", "claude-code", "--file", "settings.json")).err).toMatch(
      /^error: settings\.json:2:\d+: /,
    );
    expect(textOf(cwd, "config.toml")).toBe("a = 1\nb = \n");
    expect(textOf(cwd, "settings.json")).toBe('{\n  "a": }');
  });

  test("a file that somebody else changed meanwhile is not written", () => {
    const cwd = project({ "config.toml": "theirs = 1\n" });
    expect(() => writePlanned(join(cwd, "config.toml"), "old = 1\n", "new = 1\n", "config.toml")).toThrow(
      /^config\.toml: was changed by somebody else since it was read; nothing was written\n {2}help: run it again/,
    );
    expect(textOf(cwd, "config.toml")).toBe("theirs = 1\n");
  });
});

describe("config explain and render", () => {
  const preset = `import { definePreset, presets } from "@goalpost/config";
export default definePreset({ name: "acme", extends: presets.guarded, why: "House rules.", cases: ["all"], codex: { model_verbosity: "low" } });
`;

  test("explain names file and line, and what the client makes of it; secrets are hidden", async () => {
    const text = `model = "gpt-5.5"\nmodel_context_window = 1050000\n[mcp_servers.x]\ncommand = "a"\nenv = { API_KEY = "${secret}" }\n`;
    const cwd = project({ ".codex/config.toml": 'model_verbosity = "low"\nnotify = ["x"]\n' });
    put(cwd, base, `${text}[projects.${JSON.stringify(cwd)}]\ntrust_level = "trusted"\n`);
    const { code, out } = await codex(cwd, "explain", "--target", "codex");
    expect(code).toBe(0);
    expect(out).toContain(`model_context_window = 1050000  user ${base}:2\n  effective 258400 tokens with gpt-5.5\n`);
    expect(out).toContain('model_verbosity = "low"  project .codex/config.toml:1\n');
    expect(out).toContain("ignored notify of .codex/config.toml");
    expect(out).not.toContain(secret);
  });

  test("explain takes nothing of a project that the client does not trust", async () => {
    const cwd = project({ [base]: 'model = "gpt-5.5"\n', ".codex/config.toml": 'model = "gpt-6-sol"\n' });
    const { out } = await codex(cwd, "explain");
    expect(out).toContain(`model = "gpt-5.5"  user ${base}:1\n`);
    expect(out).toContain("ignored model of .codex/config.toml: the project is not trusted\n");
  });

  test("explain names the administrator's file that holds a value, and its line", async () => {
    const cwd = project({
      [base]: 'sandbox_mode = "danger-full-access"\n',
      "requirements.toml": '# ours\nallowed_sandbox_modes = ["read-only"]\n[features]\ngoals = false\n',
      "managed.json": '{ "permissions": { "deny": ["WebFetch"] } }',
    });
    const held = await codex(cwd, "explain", "--requirements", "requirements.toml");
    expect(held.out).toContain('sandbox_mode = "read-only"  requirements requirements.toml:2\n');
    expect(held.out).toContain("features.goals = false  requirements requirements.toml:4\n");
    expect(held.out).toContain('  over user .home/.codex/config.toml: "danger-full-access"\n');
    const managed = await codex(cwd, "explain", "--target", "claude-code", "--managed", "managed.json");
    expect(managed.out).toContain('permissions.deny = ["WebFetch"]  managed managed.json\n');
    expect(await codex(cwd, "explain", "--managed", "none.toml")).toMatchObject({
      code: 2,
      err: expect.stringContaining("code: file/missing"),
    });
    expect(await codex(cwd, "explain", "--target", "claude-code", "--requirements", "requirements.toml")).toMatchObject(
      {
        code: 2,
        err: expect.stringContaining("code: cli/no-requirements"),
      },
    );
  });

  test("a secret of one letter breaks nothing, and is hidden wherever it stands", async () => {
    const cwd = project({
      [base]: 'model_context_window = 1050000\n[model_providers.x]\nname = "x\\"1"\nexperimental_bearer_token = "1"\n',
    });
    const { code, out, err } = await codex(cwd, "explain");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("model_context_window = 1050000");
    expect(out).toContain('experimental_bearer_token = "[hidden]"');
  });

  test("explain takes in what goalpost.json says of the client, as a launch does", async () => {
    const clients = { codex: { model: "gpt-5.5", permission_mode: "read-only" }, "claude-code": { effort: "high" } };
    const cwd = project({ "goalpost.json": JSON.stringify({ clients }) });
    const { code, out } = await codex(cwd, "explain");
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(
        /^model = "gpt-5.5" {2}session goalpost.json\n(?:.*\n)*?sandbox_mode = "read-only" {2}session goalpost.json$/m,
      ),
    ]);
    expect((await codex(cwd, "explain", "--target", "claude-code")).out).toContain(
      'effortLevel = "high"  session goalpost.json\n',
    );
    const under = project({ "goalpost.json": JSON.stringify({ presets: ["guarded"], clients }) });
    const both = await codex(under, "explain");
    expect(both.out).toContain('sandbox_mode = "read-only"  session goalpost.json\n');
    expect(both.out).toContain("preset guarded\n");
  });

  test("explain names the package and version of a preset that is a package", async () => {
    const manifest = { name: "@acme/preset", version: "1.2.0", type: "module", exports: "./index.js" };
    const cwd = project({
      "node_modules/@acme/preset/package.json": JSON.stringify(manifest),
      "node_modules/@acme/preset/index.js": preset,
    });
    const { out } = await codex(cwd, "explain", "@acme/preset", "--target", "codex");
    expect(out).toContain('model_verbosity = "low"  preset acme (@acme/preset 1.2.0)\n');
    expect(out).toContain('sandbox_mode = "workspace-write"  preset guarded\n');
    const refused = await codex(cwd, "explain", "@acme/preset", "--no-exec");
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining("code: cli/no-exec") });
  });

  test.each([
    ["codex-requirements", 'allowed_sandbox_modes = ["read-only", "workspace-write"]'],
    ["claude-managed", '"disableBypassPermissionsMode": "disable"'],
    ["codex", 'approval_policy = "on-request"'],
  ])("render --as %s", async (form, said) => {
    const { code, out } = await codex(project(), "render", "guarded", "--as", form);
    expect(code).toBe(0);
    expect(out).toContain(said);
  });
});
