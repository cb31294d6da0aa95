import { expect, test } from "vitest";
import { explainConfig } from "../explain.ts";
import { mergeConfig } from "../merge/merge.ts";
import { effective, effectiveConfig } from "./effective.ts";
import type { ConfigLayerInput } from "./layer.ts";

const requirements = (config: Record<string, unknown>): ConfigLayerInput => ({
  kind: "requirements",
  name: "requirements.toml",
  config,
});
const session = (config: Record<string, unknown>): ConfigLayerInput => ({ kind: "session", name: "-c", config });

test.each([
  ["allowed_approval_policies", ["on-request", "untrusted"], "approval_policy", "never", "on-request"],
  ["allowed_approval_policies", ["untrusted", "never"], "approval_policy", "never", "never"],
  ["allowed_sandbox_modes", ["read-only", "workspace-write"], "sandbox_mode", "danger-full-access", "read-only"],
  ["allowed_sandbox_modes", ["read-only"], "default_permissions", ":danger-full-access", ":read-only"],
  ["allowed_sandbox_modes", ["read-only"], "default_permissions", "mine", "mine"],
  ["allowed_approval_policies", ["on-failure"], "approval_policy", "on-request", "on-request"],
  ["allowed_web_search_modes", ["cached"], "web_search", "live", "cached"],
  ["allowed_web_search_modes", ["live", "indexed"], "web_search", "cached", "indexed"],
  ["allowed_web_search_modes", [], "web_search", "live", "disabled"],
])("%s = %j holds %s = %s to %s", (list, words, key, wanted, value) => {
  const result = effective("codex", [requirements({ [list]: words }), session({ [key]: wanted })]);
  expect(effectiveConfig(result)).toEqual({ [key]: value });
  expect(result.entries.get(key)?.layer).toBe(wanted === value ? "session" : "requirements");
  expect(result.entries.get(key)?.overrides).toEqual(
    wanted === value ? [] : [{ layer: "session", name: "-c", value: wanted }],
  );
});

test("requirements pin features over every layer, and set no key that nobody set", () => {
  const result = effective("codex", [
    session({ features: { goals: true } }),
    { kind: "managed", name: "managed_config.toml", config: { features: { hooks: true } } },
    requirements({ allowed_approval_policies: ["on-request"], features: { goals: false, hooks: false } }),
  ]);
  expect(effectiveConfig(result)).toEqual({ features: { goals: false, hooks: false } });
});

test("a word may be written as a table, and is held like the word", () => {
  const granular = { granular: { sandbox_approval: true, rules: true, mcp_elicitations: true } };
  const result = effective("codex", [
    session({ approval_policy: granular }),
    requirements({ allowed_approval_policies: ["never"] }),
  ]);
  expect(effectiveConfig(result)).toEqual({ approval_policy: "never" });
});

test("a table over a word, and a word over a table, replace it as a whole", () => {
  const [word, table] = [{ approval_policy: "never" }, { approval_policy: { granular: { rules: true } } }];
  const layers = (low: object, high: object) =>
    effective("codex", [
      { kind: "user", name: "config.toml", config: { ...low } },
      { kind: "project", name: "project", config: { ...high } },
    ]);
  expect(effectiveConfig(layers(word, table))).toEqual(table);
  const { entries } = layers(table, word);
  expect([...entries.keys()]).toEqual(["approval_policy"]);
  expect(entries.get("approval_policy")?.overrides).toEqual([{ layer: "user", name: "config.toml", value: true }]);
});

test("a joined list names every layer that set an element", () => {
  const result = effective("claude-code", [
    { kind: "user", name: "~/settings.json", config: { permissions: { deny: ["WebSearch", "Edit"] } } },
    { kind: "local", name: "settings.local.json", config: { permissions: { deny: ["Edit", "Write"] } } },
  ]);
  expect(explainConfig("claude-code", result)).toEqual([
    {
      key: "permissions.deny",
      value: ["WebSearch", "Edit", "Write"],
      setBy: "user ~/settings.json, local settings.local.json",
      elements: [
        { value: "WebSearch", setBy: ["user ~/settings.json"] },
        { value: "Edit", setBy: ["user ~/settings.json", "local settings.local.json"] },
        { value: "Write", setBy: ["local settings.local.json"] },
      ],
    },
  ]);
});

test("a joined list of a merge names every preset and file that set an element", () => {
  const merged = mergeConfig("claude-code", [
    {
      source: { kind: "preset", name: "acme", package: { name: "@acme/preset", version: "1.2.0" } },
      config: { permissions: { deny: ["Edit"] } },
    },
    { source: { kind: "file", name: "settings.json", line: 3 }, config: { permissions: { deny: ["Edit", "Write"] } } },
  ]);
  expect(explainConfig("claude-code", merged)).toEqual([
    {
      key: "permissions.deny",
      value: ["Edit", "Write"],
      setBy: "preset acme (@acme/preset 1.2.0), settings.json:3",
      elements: [
        { value: "Edit", setBy: ["preset acme (@acme/preset 1.2.0)", "settings.json:3"] },
        { value: "Write", setBy: ["settings.json:3"] },
      ],
    },
  ]);
});
