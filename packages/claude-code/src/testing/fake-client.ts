import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";

const root = resolve(import.meta.dirname, "../../../../node_modules/.cache/goalpost");

/** A folder for one test, removed at its end. */
export function freshFolder(): string {
  mkdirSync(root, { recursive: true });
  const folder = mkdtempSync(join(root, "claude-code-unit-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A program that stands where the client would: a Node script. `say(message)` and `lines(onMessage)` are at hand in it. */
export function fakeClient(body: string, version = "2.1.330 (Claude Code)"): readonly string[] {
  const path = join(freshFolder(), "fake-claude.mjs");
  writeFileSync(
    path,
    `#!${process.execPath}
import { createInterface } from "node:readline";
if (process.argv.includes("--version")) {
  console.log(${JSON.stringify(version)});
  process.exit(0);
}
const say = (message) => process.stdout.write(JSON.stringify(message) + "\\n");
const lines = (onMessage) => createInterface({ input: process.stdin }).on("line", (line) => onMessage(JSON.parse(line)));
const hello = (id) => say({ type: "control_response", response: { subtype: "success", request_id: id, response: { current_permission_mode: "acceptEdits" } } });
${body}
`,
  );
  chmodSync(path, 0o755);
  return [path];
}
