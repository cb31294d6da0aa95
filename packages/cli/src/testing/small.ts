import { readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { FoundClient, Script } from "@goalpost/rehearsal";
import { onTestFinished } from "vitest";
import { type Stage, setStage } from "../rehearsal/stage.ts";
import { oneBundle, project, testCache, testEnv } from "./cache.ts";

/** A contract whose end is reached by writing one file, and whose `node wait.mjs`, which a client may run, does not end by itself. */
export const smallContract = `import { after, budget, command, goal, scope } from "goalpost";
export default goal("done.txt says done.")
  .constraints(scope("done.txt"))
  .doneWhen(command("node check.mjs"))
  .verificationLoop(after("each change", command("node wait.mjs")))
  .stopWhen("done.txt cannot be written", budget({ turns: 8 }));
`;

/** A project with that contract. */
export const smallProject = (more: Readonly<Record<string, string>> = {}): string =>
  project({
    "small.goal.ts": smallContract,
    "check.mjs":
      'import { readFileSync } from "node:fs";\nif (readFileSync("done.txt", "utf8") !== "done\\n") process.exit(1);\n',
    "wait.mjs": "setInterval(() => {}, 1000);\n",
    ...more,
  });

/** A copy of the small project with a scripted model for a client, and the environment in which the command line finds all of them. */
export async function smallStage(
  script: Script,
  client: FoundClient,
  more: Readonly<Record<string, string>> = {},
): Promise<Stage & { readonly env: NodeJS.ProcessEnv }> {
  const from = smallProject(more);
  const stage = await setStage({
    from,
    client: client.client,
    script,
    env: testEnv(from),
    onEvent: () => {},
    keep: false,
  });
  onTestFinished(() => stage[Symbol.asyncDispose]());
  const program = client.client === "codex" ? "GOALPOST_CODEX" : "GOALPOST_CLAUDE";
  const env = { ...stage.env, [program]: client.path, GOALPOST_CACHE_DIR: testCache, ...oneBundle };
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

/** What a process was started with, each argument ended by a NUL; nothing when it has ended meanwhile. Linux only. */
export function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** Waits until Node runs a program below a folder, as many times as told: a turn that began has not yet started one. Linux only. */
export async function untilRuns(folder: string, program: string, times = 1): Promise<void> {
  const runs = (pid: string) => commandLineOf(pid).split("\0").slice(0, 2).join(" ").endsWith(`node ${program}`);
  while (processesIn(folder).filter(runs).length < times) await sleep(50);
}

/** Removes a folder when the test ends. */
export const removeLater = (folder: string): void =>
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
