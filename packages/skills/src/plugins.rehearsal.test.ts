import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { clientForTests, type IsolatedHome, isolatedHome, type Ran, runProcess } from "@goalpost/rehearsal";
import { describe, expect, test } from "vitest";
import { defineMarketplace, type Marketplace } from "./define-marketplace.ts";
import { definePlugin } from "./define-plugin.ts";
import { defineSkill } from "./define-skill.ts";

const codex = await clientForTests("codex");
const claude = await clientForTests("claude-code");

const tidy = defineSkill({
  name: "tidy",
  description: "Tidies a diff. Use when a change is done.",
  body: ["Read the diff."],
});
const plugin = definePlugin({
  name: "acme-tools",
  version: "1.2.0",
  description: 'How "Acme" works: its skills.',
  author: { name: "Acme", email: "tools@example.com" },
  license: "MIT",
  skills: [tidy],
});
const marketplaces = (["folders", "root"] as const).map((layout) =>
  defineMarketplace({
    name: "acme",
    owner: { name: "Acme" },
    description: "What Acme shares.",
    plugins: [plugin],
    layout,
  }),
);

function put({ files }: Marketplace, root: string): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

describe.each(marketplaces)("a marketplace of either layout", (marketplace) => {
  test.skipIf(codex.skip)("Codex adds it, installs the plugin and lists its skill", async () => {
    await using home = await isolatedHome({ client: "codex", config: "[features]\nplugins = true\n" });
    const root = join(home.root, "market");
    put(marketplace, root);
    const call = caller(codex.client?.path ?? "", home.env, home.root);
    await call("plugin", "marketplace", "add", root);
    const installed = JSON.parse((await call("plugin", "add", "acme-tools@acme", "--json")).stdout);
    expect(installed).toMatchObject({ pluginId: "acme-tools@acme", version: "1.2.0" });
    const { stdout } = await call("debug", "prompt-input", "hi");
    expect(JSON.stringify(JSON.parse(stdout))).toContain("acme-tools:tidy: Tidies a diff. Use when a change is done.");
  });

  test.skipIf(claude.skip)("Claude Code validates it strictly, adds it and installs the plugin", async () => {
    await using home = await isolatedHome({ client: "claude-code" });
    const root = join(home.root, "market");
    put(marketplace, root);
    const call = caller(claude.client?.path ?? "", home.env, home.root);
    const { stdout } = await call("plugin", "validate", root, "--strict");
    expect(stdout).toContain("Validation passed");
    await call("plugin", "marketplace", "add", root);
    await call("plugin", "install", "acme-tools@acme");
    const details = await call("plugin", "details", "acme-tools@acme");
    expect(details.stdout).toMatch(/acme-tools 1\.2\.0[\s\S]*Skills \(1\) +tidy/);
  });
});

test.skipIf(claude.skip)("what definePlugin refuses, Claude Code's own check refuses too", async () => {
  await using home = await isolatedHome({ client: "claude-code" });
  const root = join(home.root, "plugin");
  mkdirSync(join(root, ".claude-plugin"), { recursive: true });
  writeFileSync(join(root, ".claude-plugin/plugin.json"), JSON.stringify({ name: "Acme Tools", version: "1.0.0" }));
  const ran = await runProcess(claude.client?.path ?? "", ["plugin", "validate", root, "--strict"], {
    cwd: home.root,
    env: home.env,
    timeoutSeconds: 60,
  });
  expect(ran.exitCode).toBe(1);
  expect(() =>
    definePlugin({ name: "Acme Tools", version: "1.0.0", description: "a", author: { name: "Acme" } }),
  ).toThrow(/plugin\/bad-name/);
});

const caller =
  (program: string, env: IsolatedHome["env"], root: string) =>
  async (...args: readonly string[]): Promise<Ran> => {
    const cwd = join(root, "project");
    mkdirSync(cwd, { recursive: true });
    const ran = await runProcess(program, args, { cwd, env, timeoutSeconds: 90 });
    expect(ran.exitCode, `${args.join(" ")}: ${ran.stderr}${ran.stdout}`).toBe(0);
    return ran;
  };
