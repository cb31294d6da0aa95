import { permissionRuleFault } from "../claude/permission-rule.ts";
import { type ConfigRule, read, seenClaude } from "./rule.ts";

/** Every permission rule has a form that the client reads. */
export const invalidPermissionRule: ConfigRule = {
  id: "invalid-permission-rule",
  severity: "warning",
  targets: ["claude-code"],
  summary: "Every permission rule has a form that the client reads.",
  why: "A rule with a wrong form is skipped; a deny rule that is skipped protects nothing.",
  source: seenClaude,
  cases: {
    "good rules": {
      text: '{ "permissions": { "allow": ["Bash(git *)", "WebFetch(domain:x.com)", "mcp__a__*"], "deny": ["mcp__*"] } }',
      target: "claude-code",
      finds: [],
    },
    "bad rules": {
      text: '{ "permissions": { "allow": ["bash(ls)", "Bash()", "Bash(", "mcp__*"], "deny": ["WebFetch(https://x.com)"] } }',
      target: "claude-code",
      finds: [
        "permissions.allow[0]",
        "permissions.allow[1]",
        "permissions.allow[2]",
        "permissions.allow[3]",
        "permissions.deny[0]",
      ],
    },
  },
  *check({ value }) {
    for (const list of ["allow", "ask", "deny"] as const) {
      const rules = read(value, "permissions", list);
      for (const [index, rule] of Array.isArray(rules) ? rules.entries() : []) {
        const fault = typeof rule === "string" ? permissionRuleFault(rule, list) : undefined;
        if (fault !== undefined)
          yield {
            path: ["permissions", list, index],
            what: `${JSON.stringify(rule)}: ${fault.what}`,
            help: fault.help,
          };
      }
    }
  },
};
