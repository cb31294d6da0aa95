import { expect, test } from "vitest";
import { definePreset } from "../presets/define-preset.ts";
import { comparePresets } from "./weigh.ts";

const preset = (codex: object, claudeCode: object = {}) => definePreset({ name: "acme", codex, claudeCode });
const weights = (target: "codex" | "claude-code", before: object, after: object): Readonly<Record<string, string>> => {
  const make = (each: object) => (target === "codex" ? preset(each) : preset({}, each));
  return Object.fromEntries(comparePresets(target, make(before), make(after)).map(({ key, weight }) => [key, weight]));
};

test.each([
  ["codex", { sandbox_mode: "read-only" }, { sandbox_mode: "workspace-write" }, { sandbox_mode: "weaker" }],
  ["codex", { sandbox_mode: "workspace-write" }, { sandbox_mode: "read-only" }, { sandbox_mode: "stronger" }],
  ["codex", { approval_policy: "on-request" }, {}, { approval_policy: "weaker" }],
  ["codex", {}, { goals: { max_goal_token_budget: 5 } }, { "goals.max_goal_token_budget": "stronger" }],
  [
    "codex",
    { goals: { max_goal_token_budget: 5 } },
    { goals: { max_goal_token_budget: 6 } },
    { "goals.max_goal_token_budget": "weaker" },
  ],
  ["codex", { model: "a" }, { model: "b" }, { model: "neutral" }],
  ["codex", { model: "a" }, { model: "a" }, {}],
  [
    "claude-code",
    { permissions: { deny: ["Read(./.env)", "WebFetch"] } },
    { permissions: { deny: ["WebFetch"] } },
    { "permissions.deny": "weaker" },
  ],
  [
    "claude-code",
    { permissions: { deny: [] } },
    { permissions: { deny: ["WebFetch"] } },
    { "permissions.deny": "stronger" },
  ],
  [
    "claude-code",
    { permissions: { allow: ["Read"] } },
    { permissions: { allow: ["Read", "Bash"] } },
    { "permissions.allow": "weaker" },
  ],
  [
    "claude-code",
    { permissions: { allow: ["Read", "Bash"] } },
    { permissions: { allow: ["Read"] } },
    { "permissions.allow": "stronger" },
  ],
  [
    "claude-code",
    { permissions: { defaultMode: "plan" } },
    { permissions: { defaultMode: "acceptEdits" } },
    { "permissions.defaultMode": "weaker" },
  ],
  ["claude-code", { sandbox: { enabled: true } }, { sandbox: { enabled: false } }, { "sandbox.enabled": "weaker" }],
] as const)("%s %j to %j", (target, before, after, expected) => {
  expect(weights(target, before, after)).toEqual(expected);
});
