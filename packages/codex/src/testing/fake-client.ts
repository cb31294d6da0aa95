import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";

const root = resolve(import.meta.dirname, "../../../../node_modules/.cache/goalpost");

/** A folder for one test, removed at its end. */
export function freshFolder(): string {
  mkdirSync(root, { recursive: true });
  const folder = mkdtempSync(join(root, "codex-unit-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A program that stands where the client would: a Node script. `answer(id, result)` and `lines(onMessage)` are at hand in it. */
export function fakeClient(body: string): { readonly client: readonly string[]; readonly cwd: string } {
  const cwd = freshFolder();
  const path = join(cwd, "fake-codex.mjs");
  writeFileSync(
    path,
    `#!${process.execPath}
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
const send = (message) => process.stdout.write(JSON.stringify(message) + "\\n");
const answer = (id, result) => send({ id, result });
const hello = { userAgent: "fake/1", codexHome: "/nowhere" };
const lines = (onMessage) => createInterface({ input: process.stdin }).on("line", (line) => onMessage(JSON.parse(line)));
${body}
`,
  );
  chmodSync(path, 0o755);
  return { client: [path], cwd };
}
