import { type ConfigRule, seenClaude } from "./rule.ts";

/** No key stands twice in one object of settings. */
export const keyStandsOnce: ConfigRule = {
  id: "key-stands-once",
  severity: "warning",
  targets: ["claude-code"],
  summary: "No key stands twice in one object of settings.",
  why: "JSON takes the last: a list of what is denied is lost, where a second permissions stands below it.",
  source: seenClaude,
  cases: {
    "each once": { text: '{ "permissions": { "deny": ["Read(.env)"] } }', target: "claude-code", finds: [] },
    "the same name in two objects": {
      text: '{ "env": { "model": "a" }, "model": "opus" }',
      target: "claude-code",
      finds: [],
    },
    "permissions twice": {
      text: '{ "permissions": { "deny": ["Read(.env)"] }, "permissions": { "allow": ["Bash"] } }',
      target: "claude-code",
      finds: ["permissions"],
    },
    "below an array": {
      text: '{ "hooks": { "Stop": [{ "hooks": [], "hooks": [] }] } }',
      target: "claude-code",
      finds: ["hooks.Stop[0].hooks"],
    },
  },
  *check({ misfits }) {
    for (const { rule, path, seen, expected, help = "" } of misfits)
      if (rule === "key-stands-once") yield { path, what: `${seen}, expected ${expected}`, help };
  },
};
