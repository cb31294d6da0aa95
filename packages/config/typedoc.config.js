import { readFileSync } from "node:fs";

/** The types that a generated interface names itself: reached through it, never by a name of their own. */
function named(file, root) {
  const text = readFileSync(new URL(file, import.meta.url), "utf8");
  const types = new Set([...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name));
  const start = text.indexOf(`export interface ${root} {`);
  const body = text.slice(start, text.indexOf("\n}\n", start)).split("\n").slice(1).join("\n");
  return [...new Set(body.match(/\b\w+\b/g))].filter((name) => types.has(name));
}

export default {
  intentionallyNotExported: [
    ...named("src/codex/codex-config.gen.ts", "CodexConfig"),
    ...named("src/claude/claude-settings.gen.ts", "ClaudeSettings"),
  ],
};
