import type { Shape, StructShape } from "../shape.ts";

const any: Shape = { type: "any", opaque: true };
const text: Shape = { type: "string" };
const flag: Shape = { type: "boolean" };
const words = (...values: readonly string[]): Shape => ({
  type: "array",
  items: { type: "enum", values, wordOnly: true },
  min: 1,
});
const texts: Shape = { type: "array", items: text };

/**
 * What a requirements.toml holds. A key that Codex does not know is ignored there, in silence: what it was to require is not required.
 *
 * Source: codex-cli, its loader read and an /etc of its own run, 2026-11-22; the shapes of what is only read are open.
 *
 * @internal
 */
export const requirementsShape: StructShape = {
  type: "struct",
  keys: {
    allowed_approval_policies: {
      type: "array",
      items: {
        type: "enum",
        values: ["untrusted", "on-failure", "on-request", "granular", "never"],
        with: { granular: any },
      },
      min: 1,
    },
    allowed_approvals_reviewers: words("user", "auto_review", "guardian_subagent"),
    allowed_sandbox_modes: words("read-only", "workspace-write", "danger-full-access", "external-sandbox"),
    allowed_permission_profiles: any,
    default_permissions: text,
    allowed_web_search_modes: words("disabled", "cached", "indexed", "live"),
    allow_managed_hooks_only: flag,
    hooks: any,
    features: { type: "map", values: flag },
    mcp_servers: any,
    plugins: any,
    marketplaces: any,
    apps: any,
    rules: any,
    enforce_residency: text,
    experimental_network: any,
    permissions: any,
    models: {
      type: "struct",
      keys: {
        new_thread: { type: "struct", keys: { model: text, model_reasoning_effort: text, service_tier: text } },
      },
    },
    additional_developer_instructions: text,
    allowed_login_methods: words("chatgpt", "api"),
    allowed_chatgpt_workspaces: texts,
    cli_auth_credentials_store: any,
    chatgpt_base_url: text,
    sqlite_home: text,
    log_dir: text,
    model_catalog_json: any,
    check_for_update_on_startup: flag,
    allow_login_shell: flag,
    feedback: any,
    otel: any,
    remote_sandbox_config: any,
    guardian_policy_config: any,
    auto_review: any,
  },
};
