import { readdirSync, readlinkSync, rmSync } from "node:fs";
import type { Script } from "@goalpost/rehearsal";
import { onTestFinished } from "vitest";
import { type Stage, setStage } from "../rehearsal/stage.ts";
import { project, testEnv } from "./cache.ts";
import { client } from "./port-billing.ts";

/** A contract whose end is reached by writing one file. */
export const smallContract = `import { budget, command, goal, scope } from "goalpost";
export default goal("done.txt says done.")
  .constraints(scope("done.txt"))
  .doneWhen(command("node check.mjs"))
  .stopWhen("done.txt cannot be written", budget({ turns: 8 }));
`;

/** A project with that contract. */
export const smallProject = (more: Readonly<Record<string, string>> = {}): string =>
  project({
    "small.goal.ts": smallContract,
    "check.mjs":
      'import { readFileSync } from "node:fs";\nif (readFileSync("done.txt", "utf8") !== "done\\n") process.exit(1);\n',
    ...more,
  });

/** A copy of the small project with a scripted model, and the environment in which the command line finds both. */
export async function smallStage(script: Script): Promise<Stage & { readonly env: NodeJS.ProcessEnv }> {
  const from = smallProject();
  const stage = await setStage({ from, script, env: testEnv(from), onEvent: () => {}, keep: false });
  onTestFinished(() => stage[Symbol.asyncDispose]());
  const env = { ...stage.env, GOALPOST_CODEX: client().path, GOALPOST_CACHE_DIR: process.env.GOALPOST_CACHE_DIR };
  return { ...stage, env, [Symbol.asyncDispose]: () => stage[Symbol.asyncDispose]() };
}

/** Numbers of the processes that work below a folder. Linux only. */
export function processesIn(folder: string): readonly string[] {
  return readdirSync("/proc").filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  });
}

/** Removes a folder when the test ends. */
export const removeLater = (folder: string): void =>
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
