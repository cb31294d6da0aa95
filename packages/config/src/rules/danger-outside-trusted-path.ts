import { dangerIn, isBelow } from "../danger.ts";
import { type ConfigRule, seenCodex } from "./rule.ts";

/** Full access is for a profile file, and for directories that are marked as trusted. */
export const dangerOutsideTrustedPath: ConfigRule = {
  id: "danger-outside-trusted-path",
  severity: "error",
  targets: ["codex", "claude-code"],
  summary: "Full access is for a profile file, and for directories that are marked as trusted.",
  why: "Without a sandbox a command of the model can touch everything that you can; in a base user file that holds for every directory.",
  source: seenCodex,
  cases: {
    "a profile below a trusted path": {
      text: 'sandbox_mode = "danger-full-access"',
      facts: { layer: "profile", workingDirectory: "/code/billing/api", trustedPaths: ["/code/billing"] },
      finds: [],
    },
    "the base user file": { text: 'sandbox_mode = "danger-full-access"', finds: ["sandbox_mode"] },
    "a sibling with the same start": {
      text: 'sandbox_mode = "danger-full-access"',
      facts: { layer: "profile", workingDirectory: "/code/billing-2", trustedPaths: ["/code/billing"] },
      finds: ["sandbox_mode"],
    },
    "the new form": { text: 'default_permissions = ":danger-full-access"', finds: ["default_permissions"] },
    "a profile of one's own that writes everywhere": {
      text: 'default_permissions = "mine"\n[permissions.mine]\nextends = "all"\n[permissions.all.filesystem]\n":root" = "write"',
      finds: ['permissions.all.filesystem.":root"'],
    },
    "a profile of one's own that writes somewhere": {
      text: 'default_permissions = "mine"\n[permissions.mine.filesystem]\n"/srv" = "write"\n"/" = "read"',
      finds: [],
    },
    bypassPermissions: {
      text: '{ "permissions": { "defaultMode": "bypassPermissions" } }',
      target: "claude-code",
      finds: ["permissions.defaultMode"],
    },
  },
  *check({ value, layer, workingDirectory, trustedPaths, target }) {
    for (const path of dangerIn(target, value)) {
      if (layer === undefined || layer === "user" || layer === "project") {
        yield {
          path,
          what: `full access in a ${layer ?? "user"} file holds wherever that file is read, expected ${target === "codex" ? "a profile's file" : ".claude/settings.local.json"}`,
          help:
            target === "codex"
              ? "move it to NAME.config.toml beside config.toml, and start with -p NAME below a trusted directory"
              : "move it to .claude/settings.local.json of the project that it is meant for",
        };
      } else if (workingDirectory !== undefined && !isBelow(workingDirectory, trustedPaths ?? [])) {
        yield {
          path,
          what: `${workingDirectory} is not below a trusted path (${(trustedPaths ?? []).join(", ") || "none is named"})`,
          help: "run below a trusted path, or add the directory to trustedProjects",
        };
      }
    }
  },
};
