/** Older names of features that the client still takes. Source: codex-cli 0.169.0 --strict-config, run 2026-11-22. */
export const featureAliases: Readonly<Record<string, string>> = {
  collab: "multi_agent",
  codex_hooks: "hooks",
  connectors: "apps",
  enable_experimental_windows_sandbox: "experimental_windows_sandbox",
  experimental_use_unified_exec_tool: "unified_exec",
  memory_tool: "memories",
  request_permissions: "exec_permission_approvals",
  telepathy: "chronicle",
  web_search: "web_search_request",
};
