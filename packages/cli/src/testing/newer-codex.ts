import { chmodSync } from "node:fs";
import { join } from "node:path";
import { put } from "./cache.ts";

/**
 * A Codex of tomorrow: answers as codex-cli 0.171.0 does, run 2026-11-29. Strictly it names the first key that is not one of `knows`; a word of
 * `approval_policy` that is none, and the word `refused` of any key, it refuses always.
 */
const program = (version: string, knows: readonly string[]): string => `
import { readFileSync } from "node:fs";
import { join } from "node:path";
const argv = process.argv.slice(2);
if (argv[0] === "--version") { console.log("codex-cli ${version}"); process.exit(); }
const filePath = join(process.env.CODEX_HOME, "config.toml");
const refuse = (line, column, what) => {
  const detail = filePath + ":" + line + ":" + column + ": " + what;
  const data = { reason: "configLoad", filePath, line, column, detail };
  console.log(JSON.stringify({ error: { code: -32600, data, message: "failed to load configuration: " + detail } }));
  console.error("Error: startup configuration unavailable");
  process.exit(1);
};
const pairs = [];
let table = "";
readFileSync(filePath, "utf8").split("\\n").forEach((text, at) => {
  const header = /^\\[(.*)\\]$/.exec(text);
  const pair = /^(\\w+) = (.*)$/.exec(text);
  if (header) table = header[1] + ".";
  else if (pair) pairs.push({ key: table + pair[1], value: pair[2], line: at + 1, column: pair[1].length + 4 });
});
for (const { key, value, line, column } of pairs) {
  if (value === '"refused"') refuse(line, column, "unknown variant \`refused\`, expected one of \`a\`, \`b\`");
  if (key === "approval_policy" && !/^"(never|on-request|untrusted)"$/.test(value))
    refuse(line, column, "unknown variant \`" + JSON.parse(value) + "\`, expected one of \`untrusted\`, \`on-request\`, \`never\`");
}
const unknown = argv.includes("--strict-config") && pairs.find(({ key }) => !${JSON.stringify(knows)}.includes(key));
if (unknown) refuse(unknown.line, 1, "unknown configuration field \`" + unknown.key + "\`");
console.log(JSON.stringify({ appServerVersion: "${version}", configRequirements: { requirements: null } }));
`;

/** Writes a program that is run by the shell. */
export function shellProgram(cwd: string, name: string, body: string): string {
  put(cwd, name, `#!/bin/sh\n${body}\n`);
  chmodSync(join(cwd, name), 0o755);
  return join(cwd, name);
}

/** Writes a Codex of tomorrow that knows some keys, and gives its path. */
export function newerCodex(cwd: string, version: string, knows: readonly string[]): string {
  put(cwd, "codex.mjs", program(version, knows));
  return shellProgram(cwd, "codex.sh", `exec "${process.execPath}" "${join(cwd, "codex.mjs")}" "$@"`);
}
