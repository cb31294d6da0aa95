import { claudeHonoured } from "../claude/claude-facts.gen.ts";
import { managedOnly } from "../claude/validate-claude.ts";
import { type ConfigRule, read, seenClaude } from "./rule.ts";

// Of some the client itself says so: `entry-ignored` says it with its words.
const keys = Object.entries(claudeHonoured).flatMap(([key, where]) =>
  where === "managed" && !managedOnly.has(key) ? [key.split(".")] : [],
);

/** A setting that the client takes from an administrator's file alone stands in no other. */
export const managedOnlyKey: ConfigRule = {
  id: "managed-only-key",
  severity: "warning",
  targets: ["claude-code"],
  summary: "A setting that the client takes from an administrator's file alone stands in no other.",
  why: "Anywhere else the client ignores it and says nothing: a fence that was meant to hold for everybody holds for nobody.",
  source: `${seenClaude}: its own schema of settings says so of each of these keys`,
  cases: {
    "in managed settings": {
      text: '{ "allowManagedHooksOnly": true }',
      target: "claude-code",
      facts: { layer: "managed" },
      finds: [],
    },
    "in the user's": {
      text: '{ "allowManagedHooksOnly": true, "model": "opus" }',
      target: "claude-code",
      facts: { layer: "user" },
      finds: ["allowManagedHooksOnly"],
    },
    "below a table, in a project's": {
      text: '{ "sandbox": { "enabled": true, "network": { "allowManagedDomainsOnly": true } } }',
      target: "claude-code",
      facts: { layer: "project" },
      finds: ["sandbox.network.allowManagedDomainsOnly"],
    },
    "in a file of which nothing is known": {
      text: '{ "requiredMinimumVersion": "2.1.0" }',
      target: "claude-code",
      finds: ["requiredMinimumVersion"],
    },
  },
  *check({ value, layer }) {
    if (layer === "managed") return;
    for (const path of keys) {
      if (read(value, ...path) === undefined) continue;
      yield {
        path,
        what: `${path.join(".")} counts in managed settings alone: here the client ignores it`,
        help: `move it to managed-settings.json, an administrator's file${layer === undefined ? "; if this is one, say so: --as managed" : ""}`,
      };
    }
  },
};
