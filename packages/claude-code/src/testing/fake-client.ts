import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testFolder } from "@goalpost/stage";
import { testedVersion } from "../tested.gen.ts";

/** A folder for one test, removed at its end. */
export const freshFolder = (): string => testFolder("claude-code");

/** A program that stands where the client would: a Node script. `say(message)` and `lines(onMessage)` are at hand in it. */
export function fakeClient(body: string, version = `${testedVersion} (Claude Code)`): readonly string[] {
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
