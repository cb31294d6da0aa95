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
  ["codex", {}, { sandbox_mode: "danger-full-access" }, { sandbox_mode: "weaker" }],
  ["codex", {}, { sandbox_mode: "read-only" }, { sandbox_mode: "stronger" }],
  ["codex", {}, { approval_policy: "never" }, { approval_policy: "weaker" }],
  ["codex", {}, { web_search: "live" }, { web_search: "weaker" }],
  [
    "codex",
    {},
    { sandbox_workspace_write: { writable_roots: ["/"] } },
    { "sandbox_workspace_write.writable_roots": "weaker" },
  ],
  [
    "codex",
    {},
    { sandbox_workspace_write: { network_access: true } },
    { "sandbox_workspace_write.network_access": "weaker" },
  ],
  [
    "codex",
    { shell_environment_policy: { inherit: "core" } },
    { shell_environment_policy: { inherit: "all" } },
    { "shell_environment_policy.inherit": "weaker" },
  ],
  ["codex", {}, { shell_environment_policy: { inherit: "none" } }, { "shell_environment_policy.inherit": "stronger" }],
  ["codex", { shell_environment_policy: { inherit: "none" } }, {}, { "shell_environment_policy.inherit": "weaker" }],
  [
    "codex",
    { shell_environment_policy: { exclude: ["A_*"] } },
    { shell_environment_policy: { exclude: [] } },
    { "shell_environment_policy.exclude": "weaker" },
  ],
  [
    "codex",
    { shell_environment_policy: { include_only: ["A"] } },
    {},
    { "shell_environment_policy.include_only": "weaker" },
  ],
  [
    "codex",
    { shell_environment_policy: { include_only: ["A"] } },
    { shell_environment_policy: { include_only: ["A", "B"] } },
    { "shell_environment_policy.include_only": "weaker" },
  ],
  [
    "codex",
    {},
    { shell_environment_policy: { set: { LD_PRELOAD: "x.so" } } },
    { "shell_environment_policy.set.LD_PRELOAD": "weaker" },
  ],
  ["codex", {}, { mcp_servers: { x: { command: "x" } } }, { "mcp_servers.x.command": "unknown" }],
  ["codex", {}, { notify: ["x"] }, { notify: "unknown" }],
  ["claude-code", {}, { permissions: { defaultMode: "acceptEdits" } }, { "permissions.defaultMode": "weaker" }],
  [
    "claude-code",
    {},
    { env: { NODE_OPTIONS: "--require ./x.js", TZ: "UTC" } },
    { "env.NODE_OPTIONS": "weaker", "env.TZ": "neutral" },
  ],
  ["claude-code", { env: { NODE_OPTIONS: "x" } }, {}, { "env.NODE_OPTIONS": "stronger" }],
  ["claude-code", {}, { disableAllHooks: true }, { disableAllHooks: "weaker" }],
  [
    "claude-code",
    {},
    { sandbox: { network: { allowedDomains: ["a.example"] } } },
    { "sandbox.network.allowedDomains": "weaker" },
  ],
  [
    "claude-code",
    { sandbox: { filesystem: { denyRead: ["~/.ssh"] } } },
    {},
    { "sandbox.filesystem.denyRead": "weaker" },
  ],
  [
    "claude-code",
    {},
    { sandbox: { filesystem: { allowWrite: ["/"] } } },
    { "sandbox.filesystem.allowWrite": "weaker" },
  ],
  [
    "claude-code",
    {},
    { permissions: { additionalDirectories: ["/"] } },
    { "permissions.additionalDirectories": "weaker" },
  ],
  [
    "claude-code",
    {},
    { hooks: { Stop: [{ hooks: [{ type: "command", command: "true" }] }] } },
    { "hooks.Stop": "unknown" },
  ],
] as const)("%s %j to %j", (target, before, after, expected) => {
  expect(weights(target, before, after)).toEqual(expected);
});
