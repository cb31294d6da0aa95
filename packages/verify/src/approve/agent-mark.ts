/** Variables by which Codex, Claude Code and our own runs mark the processes that they start, as rehearsals of each client show. */
const marks = ["GOALPOST_RUN", "CODEX_THREAD_ID", "CODEX_SESSION_ID", "CODEX_CI", "CODEX_SANDBOX", "CODEX_SANDBOX_NETWORK_DISABLED", "CLAUDECODE", "CLAUDE_CODE_SESSION_ID", "CLAUDE_CODE_CHILD_SESSION", "CLAUDE_CODE_ENTRYPOINT", "AI_AGENT"] as const; // biome-ignore format: a table

/**
 * Tells whether a process runs under a coding agent, by the marks that clients leave in its environment. It is a courtesy: an agent can take them away.
 *
 * @returns The variable's name.
 * @example
 * agentMark({ CLAUDECODE: "1" }); // "CLAUDECODE"
 */
export const agentMark = (env: NodeJS.ProcessEnv): string | undefined =>
  marks.find((name) => env[name] !== undefined && env[name] !== "");
