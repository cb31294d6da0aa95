import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { artifact, budget, type Contract, command, contractFolder, goal } from "@goalpost/core";
import {
  clientForTests,
  type HomeOptions,
  type IsolatedHome,
  isolatedHome,
  type ModelServer,
  type ModelServerOptions,
  type Script,
  startModelServer,
} from "@goalpost/rehearsal";
import { type Bounds, runMarker } from "@goalpost/runtime";
import { runnerFiles } from "@goalpost/verify";
import { onTestFinished } from "vitest";
import { type ClaudeCodeLaunch, claudeCode } from "../compile.ts";
import type { RunEvent } from "../run/events.ts";
import type { GoalRun } from "../run/goal-run.ts";
import type { StartOptions } from "../run/options.ts";
import { start } from "../run/run.ts";
import type { ClaudeCodeOptions } from "../settings.ts";
import { put } from "./put.ts";

/** The installed client, or why the tests that need it are left out. */
export const realClaude = await clientForTests("claude-code");
if (realClaude.skip !== undefined) console.warn(realClaude.skip);
export const clientPath = realClaude.client?.path ?? "claude";

/** A small contract whose end is reached by writing one file. */
export const greeting = (bounds?: Bounds): Contract => {
  const contract = goal("Greet the world in reports/greeting.txt.", { id: "greeting" })
    .context("README.md")
    .doneWhen(command("node check.mjs"), artifact("reports/greeting.txt"));
  return bounds === undefined ? contract.build() : contract.stopWhen(budget(bounds)).build();
};

/** Everything that one rehearsed run needs; removed when the test ends. */
export interface Stage {
  readonly server: ModelServer;
  readonly home: IsolatedHome;
  readonly cwd: string;
  readonly stateDir: string;
  readonly launch: ClaudeCodeLaunch;
  readonly options: StartOptions;
}

/** What a test may set. */
export interface StageOptions {
  readonly server?: ModelServerOptions;
  readonly home?: Partial<HomeOptions>;
  readonly bounds?: Bounds;
  readonly claude?: ClaudeCodeOptions;
  readonly contract?: Contract;
}

/** Sets a stage: a scripted model, an isolated home, a git repository with the contract's files and the runner in it. */
export async function stage(script: Script, options: StageOptions = {}): Promise<Stage> {
  const server = await startModelServer(script, options.server);
  onTestFinished(() => server.close());
  const home = await isolatedHome({ client: "claude-code", server, ...options.home });
  onTestFinished(() => home.dispose());
  const cwd = await home.workspace();
  const contract = options.contract ?? greeting(options.bounds);
  const launch = claudeCode({ root: false, ...options.claude }).compile(contract);
  spawnSync("git", ["init", "-q", cwd], { env: { ...home.env } });
  for (const { path, text } of launch.files) put(cwd, path, text);
  for (const { path, text, mode } of await runnerFiles(contract))
    put(cwd, `${contractFolder(contract.id)}/${path}`, text, mode);
  put(cwd, "README.md", "Greetings are made here.\n");
  put(cwd, "check.mjs", checkProgram);
  const stateDir = join(home.root, "state");
  // a verdict takes some requests more, and the tests need no check of an empty home
  const run = { cwd, stateDir, client: [clientPath], env: home.env, checkSettings: false };
  return { server, home, cwd, stateDir, launch, options: run };
}

/** Starts the run of a stage, collects its events, and makes sure at the end of the test that nothing is left running. */
export async function begin(
  set: Stage,
  options: Partial<StartOptions> = {},
): Promise<{ readonly run: GoalRun; readonly events: readonly RunEvent[] }> {
  const run = await start(set.launch, { ...set.options, ...options });
  return { run, events: collect(run) };
}

/** Collects the events of a run as they come. */
export function collect(run: GoalRun): readonly RunEvent[] {
  const events: RunEvent[] = [];
  onTestFinished(async () => void (await run.abort()));
  void (async () => {
    for await (const event of run) events.push(event);
  })();
  return events;
}

/** The processes that carry this run's mark, by command line. */
export function processesOf(set: Stage): readonly string[] {
  const { run_id } = JSON.parse(readFileSync(join(set.stateDir, "run.json"), "utf8"));
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const marked = readFileSync(`/proc/${pid}/environ`, "utf8").includes(`${runMarker}=${run_id}`);
        return marked ? [readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")] : [];
      } catch {
        return [];
      }
    });
}

/** Waits until something holds; fails the test by its time limit if it never does. */
export async function until<T>(look: () => T | undefined | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

const checkProgram = `import { readFileSync } from "node:fs";
if (readFileSync("reports/greeting.txt", "utf8") !== "Hello, world.\\n") process.exit(1);
console.log("greeted");
`;
