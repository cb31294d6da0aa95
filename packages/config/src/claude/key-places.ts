import type { KeyPlaces } from "../where-it-belongs.ts";
import { claudeSettingsShape } from "./claude-shape.gen.ts";

/** Names that are written and that Claude Code does not have in settings: of its flags, of older files, and of Codex. */
const instead: Readonly<Record<string, string>> = {
  model_reasoning_effort: "rename it to effortLevel, Claude Code's name for it",
  reasoning_effort: "rename it to effortLevel",
  effort: "rename it to effortLevel",
  sandbox_mode: "write sandbox.enabled and permissions.defaultMode, Claude Code's names for it",
  approval_policy: "write permissions.defaultMode, Claude Code's name for it",
  permissionMode: 'rename it to defaultMode, and move it below "permissions"',
  allowedTools: "write permissions.allow",
  disallowedTools: "write permissions.deny",
  ignorePatterns: 'write permissions.deny, as rules: "Read(./secrets/**)"',
  dangerouslySkipPermissions: 'write permissions.defaultMode = "bypassPermissions" in a file for --settings',
  mcpServers: "move it to .mcp.json, in the project's folder",
  mcp_servers: "move it to .mcp.json, in the project's folder, as mcpServers",
  features: "write each as a setting of its own: Claude Code has no table of features",
  maxTurns: "start the client with --max-turns",
  systemPrompt: "start the client with --append-system-prompt",
};

/** Where the keys of settings belong. @internal */
export const claudePlaces: KeyPlaces = {
  shape: claudeSettingsShape,
  instead,
  toRoot: 'move it out of "{table}", to the top level of the file',
  inside: (key) => `move it one level in: "${key}": [{ … }]`,
  tableText: (table) => JSON.stringify(table),
};
