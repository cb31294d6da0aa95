import { type ConfigRule, read, seenClaude } from "./rule.ts";

/** Every permission rule can match something. */
export const ruleNeverMatches: ConfigRule = {
  id: "rule-never-matches",
  severity: "warning",
  targets: ["claude-code"],
  summary: "Every permission rule can match something.",
  why: "Write(path), NotebookEdit(path) and Glob(path) are not compared with files: Edit(path) covers every tool that writes, Read(path) every one that reads.",
  source: `${seenClaude}: its own text on permissions`,
  cases: {
    Edit: { text: '{ "permissions": { "deny": ["Edit(/secrets/**)"] } }', target: "claude-code", finds: [] },
    Write: {
      text: '{ "permissions": { "deny": ["Write(/secrets/**)"] } }',
      target: "claude-code",
      finds: ["permissions.deny[0]"],
    },
  },
  *check({ value }) {
    for (const list of ["allow", "ask", "deny"]) {
      const rules = read(value, "permissions", list);
      for (const [index, rule] of Array.isArray(rules) ? rules.entries() : []) {
        const [, tool, content] = /^(Write|NotebookEdit|Glob)\((.+)\)$/.exec(String(rule)) ?? [];
        if (tool === undefined) continue;
        const other = tool === "Glob" ? "Read" : "Edit";
        yield {
          path: ["permissions", list, index],
          what: `${tool}(${content}) matches no file, expected ${other}(${content})`,
          help: `write ${other}(${content})`,
        };
      }
    }
  },
};
