import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { clientForTests, isolatedHome, runProcess, say, script, startModelServer } from "@goalpost/rehearsal";
import { describe, expect, test } from "vitest";
import { askCodex } from "../node/codex-oracle.ts";
import { withEtc, withoutPrivateEtc } from "../testing/private-etc.ts";
import { validateConfig } from "../validate.ts";

const codex = await clientForTests("codex");
const noEtc = withoutPrivateEtc();
for (const reason of [codex.skip, noEtc]) if (reason) console.warn(reason);
const program = codex.client?.path ?? "";

/** Whether the real client loads a config.toml, with files beside it. */
async function loads(text: string, files: Readonly<Record<string, string>> = {}): Promise<boolean> {
  await using home = await isolatedHome({ client: "codex" });
  const folder = join(home.root, "asked");
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await writeFile(join(folder, "config.toml"), text);
  const ran = await runProcess(program, ["app-server", "--print-startup-config"], { cwd: folder, env: { ...home.env, CODEX_HOME: folder } }); // biome-ignore format: one
  return ran.exitCode === 0;
}

describe.skipIf(codex.skip)("a file that a key names", () => {
  test.each(["model_instructions_file", "model_catalog_json", "experimental_compact_prompt_file"])(
    "%s: without it the client does not start, and so says our verdict",
    async (key) => {
      const text = `${key} = "named.txt"\n`;
      expect(await loads(text)).toBe(false);
      expect(validateConfig(text, { target: "codex", missingFiles: [[key]] }).verdict).toBe("reject");
    },
  );

  test("that is there loads, from the folder of the config.toml", async () => {
    expect(await loads('model_instructions_file = "named.txt"\n', { "named.txt": "Be brief." })).toBe(true);
  });

  test.each(["js_repl_node_path", "log_dir", "sqlite_home"])("%s may name what is not there", async (key) => {
    expect(await loads(`${key} = "named.txt"\n`)).toBe(true);
  });
});

test.skipIf(codex.skip).each([
  ["[profiles.night]\n", true],
  ["[profiles.day]\n", true],
  ["[profiles.night]\n", false],
  ["", true],
])("-p night with %j in the base file, its own file there: %s: as our verdict says", async (table, exists) => {
  await using server = await startModelServer(script(say("Done.")));
  await using home = await isolatedHome({ client: "codex", server, config: table === "" ? "" : `${table}model = "gpt-5.5"\n` }); // biome-ignore format: one
  if (exists) await writeFile(join(home.configDir, "night.config.toml"), 'model_verbosity = "low"\n');
  const ran = await runProcess(program, ["exec", "-p", "night", "--skip-git-repo-check", "Go."], { cwd: await home.workspace(), env: home.env }); // biome-ignore format: one
  const text = table === "" ? "" : `${table}model = "gpt-5.5"\n`;
  const { verdict } = validateConfig(text, { target: "codex", layer: "user", profile: { name: "night", exists } });
  expect(ran.exitCode === 0 ? "accept" : "reject", ran.stderr).toBe(verdict);
});

test
  .skipIf(codex.skip ?? noEtc)
  .each([
    'allowed_sandbox_modes = ["read-only"]',
    'allowed_sandbox_mode = ["read-only"]',
    'allowed_sandbox_modes = ["readonly"]',
    'allowed_sandbox_modes = "read-only"',
    'allowed_sandbox_modes = ["workspace-write"]',
    'allowed_approval_policies = ["untrusted", "on-request"]',
    'allowed_approval_policies = ["granular"]',
    "allowed_approval_policies = []",
    'allowed_web_search_modes = ["disabled"]',
    'allowed_approvals_reviewers = ["user"]',
    'allowed_login_methods = ["api"]',
    'allowed_login_methods = ["zz"]',
    'allowed_chatgpt_workspaces = "x"',
    "enforce_residency = 1",
    'sandbox_mode = "read-only"',
    "[features]\ngoals = true",
    '[features]\ngoals = "x"',
    '[models.new_thread]\nmodel = "x"',
  ])("requirements.toml: %j: our verdict is the client's", async (text) => {
  await using home = await isolatedHome({ client: "codex" });
  const binary = withEtc(program, home.root, { "codex/requirements.toml": text });
  const { accepted, message } = await askCodex("", { binary, home: join(home.root, "asked") });
  const { verdict } = validateConfig(text, { target: "codex", layer: "requirements" });
  expect(verdict, message).toBe(accepted ? "accept" : "reject");
});
