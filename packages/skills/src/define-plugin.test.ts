import { describe, expect, test } from "vitest";
import { defineMarketplace } from "./define-marketplace.ts";
import { definePlugin, type PluginDefinition } from "./define-plugin.ts";
import { defineSkill } from "./define-skill.ts";

const tidy = defineSkill({
  name: "tidy",
  description: "Tidies a diff. Use when a change is done.",
  body: ["Read the diff."],
  files: { "references/how.md": "Slowly.\n" },
});
const init: PluginDefinition = {
  name: "acme",
  version: "1.2.0",
  description: 'How "Acme" works.',
  author: { name: "Acme" },
  skills: [tidy],
};
const refused =
  (given: unknown): (() => unknown) =>
  () =>
    definePlugin(given as PluginDefinition);

test("a plugin has a manifest for each client, and the skills' files", () => {
  const { files } = definePlugin({
    ...init,
    files: { "hooks/hooks.json": "{}\n" },
    codex: { hooks: "./hooks/hooks.json" },
  });
  expect(Object.keys(files)).toEqual([
    ".claude-plugin/plugin.json",
    ".codex-plugin/plugin.json",
    "skills/tidy/SKILL.md",
    "skills/tidy/references/how.md",
    "hooks/hooks.json",
  ]);
  expect(JSON.parse(files[".claude-plugin/plugin.json"] ?? "")).toEqual({
    name: "acme",
    version: "1.2.0",
    description: 'How "Acme" works.',
    author: { name: "Acme" },
  });
  expect(JSON.parse(files[".codex-plugin/plugin.json"] ?? "")).toMatchObject({
    skills: "./skills/",
    hooks: "./hooks/hooks.json",
  });
});

describe("a plugin that a client would refuse is refused when it is made", () => {
  test.each([
    [
      { ...init, name: "Acme Tools" },
      /^definePlugin\.name: is "Acme Tools", expected kebab-case .*\n {2}help: .*\n {2}code: plugin\/bad-name$/,
    ],
    [{ ...init, name: "../up" }, /plugin\/bad-name/],
    [{ ...init, version: "1" }, /^definePlugin\.version: is "1", expected a version such as "1\.2\.0"/],
    [{ ...init, version: undefined }, /^definePlugin\.version: is missing/],
    [{ ...init, description: " " }, /^definePlugin\.description: is " ", expected a text/],
    [{ ...init, author: {} }, /^definePlugin\.author\.name: is missing/],
    [
      { ...init, skills: [tidy, tidy] },
      /^definePlugin\.skills\[1\]: has the name of another skill of the plugin, tidy/,
    ],
    [{ ...init, files: { "../x": "" } }, /^definePlugin\.files\["\.\.\/x"\]: is not a path inside the folder/],
    [{ ...init, files: { "/etc/x": "" } }, /plugin\/bad-path/],
    [{ ...init, files: { "C:/x": "" } }, /plugin\/bad-path/],
    [{ ...init, files: { ".codex-plugin/plugin.json": "" } }, /is made of the other fields/],
    [{ ...init, files: { "skills/tidy/SKILL.md": "" } }, /is made of the other fields/],
    [{ ...init, codex: { name: "other" } }, /^definePlugin\.codex\.name: stands in the manifests of both clients/],
    [{ ...init, skill: [] }, /^definePlugin\.skill: is not an option of definePlugin.*\n {2}help: write "skills"/],
  ])("%#", (given, error) => {
    expect(refused(given)).toThrow(error);
  });
});

test("a marketplace names each plugin's folder for both clients", () => {
  const plugin = definePlugin(init);
  const { files } = defineMarketplace({
    name: "acme",
    owner: { name: "Acme" },
    description: "All.",
    plugins: [plugin],
  });
  expect(Object.keys(files)).toEqual([
    ".claude-plugin/marketplace.json",
    ".agents/plugins/marketplace.json",
    ...Object.keys(plugin.files).map((path) => `plugins/acme/${path}`),
  ]);
  const root = defineMarketplace({
    name: "acme",
    owner: { name: "Acme" },
    description: "All.",
    plugins: [plugin],
    layout: "root",
  });
  expect(Object.keys(root.files).slice(2)).toEqual(Object.keys(plugin.files));
  expect(root.files[".claude-plugin/marketplace.json"]).toContain('"source": "./"');
});

test("a marketplace without plugins, with two of one name, or two in its root is refused", () => {
  const plugin = definePlugin(init);
  const make = (more: object) => () =>
    defineMarketplace({ name: "acme", owner: { name: "Acme" }, description: "All.", plugins: [plugin], ...more });
  expect(make({ plugins: [] })).toThrow(/plugin\/no-plugins/);
  expect(make({ plugins: [plugin, plugin] })).toThrow(/two plugins of the name acme/);
  expect(make({ plugins: [plugin, definePlugin({ ...init, name: "b" })], layout: "root" })).toThrow(
    /is root with 2 plugins/,
  );
  expect(make({ layout: "flat" })).toThrow(/expected folders or root/);
  expect(make({ owner: {} })).toThrow(/defineMarketplace\.owner\.name: is missing/);
});
