import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project } from "../../testing/cache.ts";
import { type Called, call } from "../../testing/call.ts";

const codex = (cwd: string, ...argv: string[]): Promise<Called> => call(["config", ...argv], { cwd });
const textOf = (cwd: string, path: string): string => readFileSync(join(cwd, path), "utf8");
const base = ".home/.codex/config.toml";

test("a file that sets no key is not called one that is not there", async () => {
  const none = await codex(project({}), "explain");
  expect(none.out).toBe("no file of codex is in force here: its defaults count\n");
  const empty = await codex(project({ [base]: "# nothing yet\n" }), "explain");
  expect(empty.out).toMatch(
    /^no file here sets a key: its defaults count\nfiles in force, the lowest first: .*config\.toml\n$/,
  );
});

describe("a profile that is named", () => {
  test("is looked for beside the file that is checked", async () => {
    const cwd = project({ "prof/config.toml": 'model = "gpt-5.5"\n', "prof/night.config.toml": 'sandbox_mode = "read-only"\n' }); // biome-ignore format: one
    expect(await codex(cwd, "validate", "prof/config.toml", "--profile", "night")).toMatchObject({ code: 0, out: "accept prof/config.toml\n" }); // biome-ignore format: one
    const none = await codex(cwd, "validate", "prof/config.toml", "--profile", "day");
    expect(none).toMatchObject({ code: 1, out: expect.stringContaining("missing-profile-file") });
    expect((await codex(cwd, "validate", "prof/config.toml", "--profile", "nigth")).out).toContain("name the one that is there: night"); // biome-ignore format: one
    expect(none.out).toContain("wrong prof/config.toml: 1 error; the client loads it all the same\n");
  });

  test("and has no file is told by explain and doctor, which exit 1", async () => {
    const cwd = project({ [base]: 'model = "gpt-5.5"\n' });
    const explained = await codex(cwd, "explain", "--profile", "night");
    expect(explained).toMatchObject({ code: 1, out: expect.stringContaining("night.config.toml: is not there: codex -p night") }); // biome-ignore format: one
    const asked = await codex(cwd, "doctor", "--target", "codex", "--profile", "night");
    expect(asked).toMatchObject({ code: 1, out: expect.stringContaining("night.config.toml: is not there") });
    const json = JSON.parse((await codex(cwd, "explain", "--profile", "night", "--format", "json")).out);
    expect(json.problems).toHaveLength(1);
  });

  test("and stands in a table of the base file is what the client refuses", async () => {
    const text = 'model = "gpt-5.5"\n[profiles.night]\nmodel = "gpt-5.5"\n';
    const cwd = project({ [base]: text, ".home/.codex/night.config.toml": 'model = "gpt-5.5"\n' });
    for (const argv of [["validate", base], ["explain"], ["doctor", "--target", "codex"]]) {
      const said = await codex(cwd, ...argv, "--profile", "night");
      expect(said).toMatchObject({ code: 1, out: expect.stringContaining("refuses to start with -p night") });
    }
    expect((await codex(cwd, "validate", base, "--profile", "night")).out).toContain("\nreject ");
    expect((await codex(cwd, "validate", base)).code).toBe(0);
  });
});

test("a file that a key names is looked for beside the file", async () => {
  const cwd = project({ "a/config.toml": 'model_instructions_file = "house.md"\n' });
  const lost = await codex(cwd, "validate", "a/config.toml");
  expect(lost).toMatchObject({ code: 1, out: expect.stringContaining("missing-named-file") });
  expect(lost.out).toContain("reject a/config.toml: 1 error\n");
  const there = project({ "a/config.toml": 'model_instructions_file = "house.md"\n', "a/house.md": "x" });
  expect(await codex(there, "validate", "a/config.toml")).toMatchObject({ code: 0 });
});

test("what an administrator rolls out is judged as what it is, by its name or by --as", async () => {
  const text = 'allowed_sandbox_mode = ["read-only"]\nallowed_approval_policies = ["on-request"]\n';
  const cwd = project({ "requirements.toml": text, "team.toml": text, "managed-settings.json": '{ "managedMcpServers": [] }' }); // biome-ignore format: one
  for (const argv of [["requirements.toml"], ["team.toml", "--as", "requirements"]]) {
    const { code, out } = await codex(cwd, "validate", ...argv);
    expect(code).toBe(1);
    expect(out).toContain("rename it to allowed_sandbox_modes");
    expect(out).not.toContain("allowed_approval_policies:");
  }
  expect((await codex(cwd, "validate", "managed-settings.json")).out).not.toContain("outside managed settings");
});

describe("set and unset", () => {
  test("a key that the client does not know is refused with the nearest, and written with --force", async () => {
    const cwd = project({ "settings.json": "{}\n", "config.toml": 'model = "gpt-5.5"\n' });
    const other = await codex(cwd, "set", "settings.json", "model_reasoning_effort", "high");
    expect(other).toMatchObject({ code: 2, err: expect.stringContaining("rename it to effortLevel") });
    const typo = await codex(cwd, "set", "config.toml", "model_reasoning_efort", "high");
    expect(typo.err).toContain("rename it to model_reasoning_effort; or write it all the same: --force");
    expect(typo.err).toContain("code: config/unknown-key");
    expect(textOf(cwd, "settings.json")).toBe("{}\n");
    expect((await codex(cwd, "set", "settings.json", "model_reasoning_effort", "high", "--force")).code).toBe(0);
    expect(textOf(cwd, "settings.json")).toContain("model_reasoning_effort");
  });

  test.each([
    ["config.toml", 'model = "x"\n', "tui.theme", "dark"],
    ["config.toml", "", "tui.theme", "dark"],
    ["config.toml", 'model = "x"', "tui.theme", "dark"],
    ["config.toml", 'model = "x"\r\n\r\n[history]\r\npersistence = "none"\r\n', "tui.theme", "dark"],
    ["config.toml", '[history]\npersistence = "none"\n', "model", "x"],
    ["config.toml", "# mine\n\n[tui]\n", "tui.theme", "dark"],
    ["config.toml", "[tui]\n", "tui.theme", "dark"],
    ["config.toml", 'model = "x"\n\n\n', "tui.theme", "dark"],
    ["config.toml", "[tui] # mine\n\n[history]\n", "tui.theme", "dark"],
    ["settings.json", "{}\n", "permissions.allow", '["Read"]'],
    ["settings.json", "{ }", "permissions.defaultMode", "plan"],
    ["settings.json", "{\n}\n", "effortLevel", "high"],
    ["settings.json", '{ "model": "opus" }', "sandbox.network.allowedDomains", '["x.test"]'],
    ["settings.json", '{\n\t"model": "opus",\n\t"permissions": {}\n}\n', "permissions.allow", '["Read"]'],
  ])("in %s, %j: set and then unset %s leaves the bytes as they were", async (file, text, key, value) => {
    const cwd = project({ [file]: text });
    const set = await codex(cwd, "set", file, key, value);
    expect(set.err).toBe("");
    expect(textOf(cwd, file)).not.toBe(text);
    await codex(cwd, "unset", file, key);
    expect(textOf(cwd, file)).toBe(text);
  });

  test("the backup is the first original", async () => {
    const cwd = project({ "config.toml": "# first\n" });
    for (const value of ["low", "high"]) await codex(cwd, "set", "config.toml", "model_reasoning_effort", value);
    expect(textOf(cwd, "config.toml.goalpost.bak")).toBe("# first\n");
    expect(existsSync(join(cwd, "config.toml.goalpost.bak"))).toBe(true);
  });
});
