import { type ConfigRule, read, seenCodex } from "./rule.ts";

const sandboxWords = { port: "listening on a port", commit: "writing .git", network: "reaching the network" } as const;

/** The sandbox allows what the contract needs. */
export const sandboxCannot: ConfigRule = {
  id: "sandbox-cannot",
  severity: "error",
  targets: ["codex"],
  summary: "The sandbox allows what the contract needs.",
  why: "The workspace-write sandbox refuses to listen on a port, to reach the network and to write .git: the goal cannot finish, and the agent finds out late.",
  source: seenCodex,
  cases: {
    "nothing is needed": { text: 'sandbox_mode = "workspace-write"', finds: [] },
    "a port": { text: 'sandbox_mode = "workspace-write"', facts: { needs: ["port"] }, finds: ["sandbox_mode"] },
    "a port with the network on": {
      text: 'sandbox_mode = "workspace-write"\n[sandbox_workspace_write]\nnetwork_access = true',
      facts: { needs: ["port"] },
      finds: [],
    },
    "a commit": {
      text: 'sandbox_mode = "workspace-write"\n[sandbox_workspace_write]\nnetwork_access = true',
      facts: { needs: ["commit"] },
      finds: ["sandbox_mode"],
    },
  },
  *check({ value, needs }) {
    const mode = read(value, "sandbox_mode");
    if (mode !== "workspace-write" && mode !== "read-only") return;
    const isOpen = mode === "workspace-write" && read(value, "sandbox_workspace_write", "network_access") === true;
    for (const need of needs ?? []) {
      if (need !== "commit" && isOpen) continue;
      const help =
        need === "commit"
          ? "let a person or a step after the run commit"
          : "set [sandbox_workspace_write] network_access = true";
      yield { path: ["sandbox_mode"], what: `${mode} refuses what the contract needs: ${sandboxWords[need]}`, help };
    }
  },
};
