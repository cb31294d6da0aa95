import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { writeClaudeTable } from "./probe-claude.ts";
import type { Subject } from "./subject.ts";
import { tables } from "./surface-codex.ts";

const root = join(import.meta.dirname, "../../..");

/** Runs one of our own programs from its sources, as they are now: some were just made. */
const run = (script: string, env: NodeJS.ProcessEnv = process.env): void =>
  void execFileSync(process.execPath, ["--conditions=@goalpost/source", "packages/house/from-sources.mjs", script], {
    cwd: root,
    env: { ...env, GOALPOST_SOURCES: "" },
    stdio: ["ignore", "ignore", "inherit"],
  });

/** Makes the table of keys of a version by asking the client, unless it is there: that of Codex takes some minutes. */
export async function makeTable(subject: Subject, say: (text: string) => void): Promise<void> {
  if (existsSync(join(tables, `${subject.client}-${subject.version}.gen.json`))) return;
  say(`  probes its configuration${subject.client === "codex" ? ", some minutes" : ""}`);
  if (subject.client === "claude-code") await writeClaudeTable(subject, tables);
  else run("packages/config/src/generate/probe-codex.ts", { ...process.env, GOALPOST_CODEX: subject.path });
}

/** Makes shapes, types and pages anew from the tables and from what was seen. */
export async function makePages(say: (text: string) => void): Promise<void> {
  say("\nmakes shapes, types and pages");
  for (const name of ["generate", "generate-docs"]) run(`packages/config/src/generate/${name}.ts`);
  // what is made first is read by what is made next: the adapters' versions stand in the pages
  for (let turn = 0; turn < 2; turn++) run("packages/house/src/generate-main.ts");
  // the rules of configuration name the day on which the clients were seen, which was written just now
  run("packages/config/src/generate/generate-docs.ts");
}
