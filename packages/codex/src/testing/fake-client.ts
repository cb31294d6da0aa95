import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testFolder } from "@goalpost/stage";

/** A folder for one test, removed at its end. */
export const freshFolder = (): string => testFolder("codex");

/** A program that stands where the client would: a Node script. `answer(id, result)` and `lines(onMessage)` are at hand in it. */
export function fakeClient(body: string): { readonly client: readonly string[]; readonly cwd: string } {
  const cwd = freshFolder();
  const path = join(cwd, "fake-codex.mjs");
  writeFileSync(
    path,
    `#!${process.execPath}
import { appendFileSync, existsSync } from "node:fs";
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
