import { type ConfigRule, read, seenClaude } from "./rule.ts";

/** Allow rules of a project stand in a trusted workspace. */
export const allowRulesIgnoredUntrustedWorkspace: ConfigRule = {
  id: "allow-rules-ignored-untrusted-workspace",
  severity: "warning",
  targets: ["claude-code"],
  summary: "Allow rules of a project stand in a trusted workspace.",
  why: "In print mode Claude Code ignores permissions.allow of a project that is not trusted, and denies what they allow.",
  source: seenClaude,
  cases: {
    "a trusted one": {
      text: '{ "permissions": { "allow": ["Bash(ls)"] } }',
      target: "claude-code",
      facts: { layer: "project", isTrusted: true },
      finds: [],
    },
    "an untrusted one": {
      text: '{ "permissions": { "allow": ["Bash(ls)"] } }',
      target: "claude-code",
      facts: { layer: "project", isTrusted: false },
      finds: ["permissions.allow"],
    },
  },
  *check({ value, layer, isTrusted }) {
    const allow = read(value, "permissions", "allow");
    if (layer === "project" && isTrusted === false && Array.isArray(allow) && allow.length > 0) {
      yield {
        path: ["permissions", "allow"],
        what: `${allow.length} allow rules are ignored, expected a trusted workspace`,
        help: "pass them with --settings or --allowedTools, or trust the workspace once by hand",
      };
    }
  },
};
