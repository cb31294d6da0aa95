/** @internal Tags by which the clients tell their own text from what they were given. Source: Codex and Claude Code (2026-11-22). */
export const clientTags: readonly string[] = [
  "system-reminder",
  "codex_internal_context",
  "untrusted_objective",
  "objective",
  "hook_prompt",
  "command-name",
  "command-args",
  "command-message",
  "local-command-stdout",
  "environment_context",
  "user_instructions",
  "instructions",
];

/** @internal The tags of a rendered contract: its blocks, and the part that points to the file. */
export const ownTags: readonly string[] = [
  "goal",
  "context",
  "constraints",
  "done_when",
  "workflow",
  "verification_loop",
  "execution_rules",
  "output_contract",
  "stop_when",
  "other",
  "contract",
];
