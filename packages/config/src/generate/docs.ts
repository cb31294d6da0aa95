/** What editors show beside a key: written by hand, for the keys that decide how a goal runs. */
export const codexDocs: Readonly<Record<string, string>> = {
  model: "Slug of the model, for example gpt-5.5; unknown ones load with fallback metadata.",
  model_context_window: "Tokens. Clamped to the model's own maximum without a word.",
  model_auto_compact_token_limit: "Tokens at which compaction starts. Clamped to 90 % of the window without a word.",
  model_reasoning_effort:
    "Sent to the API word for word, whatever it is; the model's own list is low to xhigh and more.",
  plan_mode_reasoning_effort: "Effort of plan mode in the terminal interface; the app-server does not apply it.",
  approval_policy: "When the client asks before it acts. The old word untrusted is refused.",
  sandbox_mode: "What a command may touch.",
  "sandbox_workspace_write.network_access": "Lets commands reach the network, and listen on a port.",
  "goals.max_goal_token_budget": "Tokens. Goals without a budget get this one; a goal above it is refused.",
  profile: "Removed: the client refuses a file that has it.",
  profiles: "Removed: loads, and is ignored.",
  features: "Feature flags by name; `codex features list` shows the stages.",
  projects: "Trust by the absolute path of a repository's root.",
  default_permissions:
    "Name of a permission profile: :read-only, :workspace, :danger-full-access, or one of [permissions].",
};

export const claudeDocs: Readonly<Record<string, string>> = {
  model: "Alias or full name of the model.",
  effortLevel: "Dropped without a word when it is not one of these.",
  "permissions.allow": "Rules such as Bash(git *); ignored from a project that is not trusted.",
  "permissions.deny": "Rules that win over allow and ask.",
  "permissions.defaultMode": "A wrong word here drops the whole file.",
  "permissions.disableBypassPermissionsMode": "The word disable takes bypassPermissions away.",
  disableAllHooks: "Also stops /goal, which is a hook.",
  hooks: "Commands by event; the hooks of a project run in print mode even without trust.",
};
