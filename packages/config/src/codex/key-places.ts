import type { KeyPlaces } from "../where-it-belongs.ts";
import { codexFeatureAliases, codexFeatures } from "./codex-facts.gen.ts";
import { codexConfigShape } from "./codex-shape.gen.ts";
import { requirementsShape } from "./requirements-shape.ts";

const rename = (name: string): string => `rename it to ${name}`;

/**
 * Names that are written and that Codex does not have: of older versions, of its flags, and of Claude Code. Source: config files in the wild, and
 * the help of codex-cli, read 2026-11-29.
 */
export const codexInstead: Readonly<Record<string, string>> = {
  sandbox: rename("sandbox_mode"),
  sandbox_permissions: "write sandbox_mode, and what it may do below [sandbox_workspace_write]",
  sandbox_policy: rename("sandbox_mode"),
  approval: rename("approval_policy"),
  approvals: rename("approval_policy"),
  approval_mode: rename("approval_policy"),
  ask_for_approval: rename("approval_policy"),
  auto_approve: 'write approval_policy = "never", or "on-request" where a person is there to ask',
  full_auto: 'write sandbox_mode = "workspace-write" and approval_policy = "on-request"',
  dangerously_bypass_approvals_and_sandbox: "write sandbox_mode and approval_policy in a profile of a trusted folder",
  allow_network: "write network_access below [sandbox_workspace_write]",
  network: "write network_access below [sandbox_workspace_write]",
  reasoning_effort: rename("model_reasoning_effort"),
  effort: rename("model_reasoning_effort"),
  effortLevel: rename("model_reasoning_effort, Codex's name for it"),
  reasoning_summary: rename("model_reasoning_summary"),
  verbosity: rename("model_verbosity"),
  context_window: rename("model_context_window"),
  auto_compact_token_limit: rename("model_auto_compact_token_limit"),
  max_context: rename("model_context_window"),
  provider: rename("model_provider"),
  providers: rename("model_providers"),
  mcpServers: rename("mcp_servers"),
  mcp: "write each server below [mcp_servers.NAME]",
  permissionMode: "write approval_policy and sandbox_mode, Codex's names for it",
  allowed_sandbox_mode: "move it to requirements.toml, an administrator's file, as allowed_sandbox_modes",
  "mcp_servers.NAME.type": "leave it out: command or url says which kind it is",
  "mcp_servers.NAME.headers": rename("http_headers"),
  "model_providers.NAME.url": rename("base_url"),
  "model_providers.NAME.key": 'write env_key = "NAME", the variable that holds it',
  "model_providers.NAME.api_key": 'write env_key = "NAME", the variable that holds it',
  search: rename("web_search"),
  enable_web_search: "write web_search",
  instructions_file: rename("model_instructions_file"),
  experimental_instructions_file: rename("model_instructions_file"),
  compact_prompt_file: rename("experimental_compact_prompt_file"),
  fallback_filenames: rename("project_doc_fallback_filenames"),
  trust: 'write trust_level below [projects."/path"]',
  trusted: 'write trust_level below [projects."/path"]',
  notifications: "move it below [tui]",
  theme: "move it below [tui]",
};

/** Names, Codex's own and older ones, of what fences a run in: no advice may lose them. @internal */
export const safetyNames: readonly string[] = [
  "sandbox_mode",
  "approval_policy",
  ...Object.keys(codexInstead).filter(
    (name) => name.includes("_") && /sandbox_mode|approval_policy/.test(codexInstead[name] ?? ""),
  ),
];

/** Where the keys of a config.toml belong. @internal */
export const codexPlaces: KeyPlaces = {
  shape: codexConfigShape,
  instead: codexInstead,
  more: [{ table: "features", names: [...codexFeatures.map(({ name }) => name), ...Object.keys(codexFeatureAliases)] }],
  elsewhere: {
    file: "requirements.toml, an administrator's file",
    keys: new Set(Object.keys(requirementsShape.keys).filter((key) => !Object.hasOwn(codexConfigShape.keys, key))),
  },
  toRoot: "move it above the first table: a line below [{table}] belongs to that table",
  tableText: (table) => `[${table}]`,
};

const requirementsInstead: Readonly<Record<string, string>> = {
  sandbox_mode: 'write allowed_sandbox_modes, a list: ["read-only", "workspace-write"]',
  approval_policy: 'write allowed_approval_policies, a list: ["on-request"]',
  web_search: 'write allowed_web_search_modes, a list: ["disabled", "cached"]',
  approvals_reviewer: "write allowed_approvals_reviewers, a list",
  permission_profile: "write allowed_permission_profiles",
  forced_login_method: "write allowed_login_methods, a list",
  model: "write it below [models.new_thread]",
  model_reasoning_effort: "write it below [models.new_thread]",
  developer_instructions: "rename it to additional_developer_instructions",
};

/** What does the work of an old name of config.toml in a requirements.toml: the old name leads to the new one, and that to the requirement. */
const oldRequirements = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(codexInstead).flatMap(([name, help]) => {
      const words = help.match(/\w+/g) ?? [];
      if (words.some((word) => Object.hasOwn(requirementsShape.keys, word) && word.startsWith("allowed_"))) return [];
      if (words.some((word) => Object.hasOwn(requirementsShape.keys, word))) return [[name, help]];
      const found = words.flatMap((word) => requirementsInstead[word]?.replace(/^write it /, `write ${word} `) ?? []);
      return [[name, found.length > 0 ? found.join("; ") : `move it to config.toml, and there ${help}`]];
    }),
  );

/** Where the keys of a requirements.toml belong. @internal */
export const requirementsPlaces: KeyPlaces = {
  shape: requirementsShape,
  instead: { ...oldRequirements(), ...requirementsInstead },
  elsewhere: {
    file: "config.toml: requirements hold other settings, and set none of this",
    keys: new Set(Object.keys(codexConfigShape.keys).filter((key) => !Object.hasOwn(requirementsShape.keys, key))),
  },
  toRoot: "move it above the first table: a line below [{table}] belongs to that table",
  tableText: (table) => `[${table}]`,
};
