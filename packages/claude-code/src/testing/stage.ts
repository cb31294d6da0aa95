import { resolve } from "node:path";
import type { Contract } from "@goalpost/core";
import { contractFolder } from "@goalpost/core/adapter";
import { clientForTests, type Script } from "@goalpost/rehearsal";
import { collect, greeting, put, rehearsedTree, type Tree, type TreeOptions } from "@goalpost/stage";
import type { Bounds, GoalRun, RunEvent } from "@goalpost/target";
import { runnerFiles } from "@goalpost/verify";
import { type ClaudeCodeLaunch, claudeCode } from "../compile.ts";
import type { StartOptions } from "../run/options.ts";
import { start } from "../run/run.ts";
import type { ClaudeCodeOptions } from "../settings.ts";

/** The installed client, or why the tests that need it are left out. */
export const realClaude = await clientForTests("claude-code");
if (realClaude.skip !== undefined) console.warn(realClaude.skip);
export const clientPath = realClaude.client?.path ?? "claude";

/** The program that starts a run in a process of its own. */
export const runner = resolve(import.meta.dirname, "runner.ts");

/** Everything that one rehearsed run needs; removed when the test ends. */
export interface Stage extends Tree {
  readonly launch: ClaudeCodeLaunch;
  readonly options: StartOptions;
}

/** What a test may set. */
export interface StageOptions extends TreeOptions {
  readonly bounds?: Bounds;
  readonly claude?: ClaudeCodeOptions;
  readonly contract?: Contract;
}

/** Sets a stage: a scripted model, an isolated home, a git repository with the contract's files and the runner in it. */
export async function stage(script: Script, options: StageOptions = {}): Promise<Stage> {
  const tree = await rehearsedTree("claude-code", script, options);
  const { cwd, stateDir, home } = tree;
  const contract = options.contract ?? greeting(options.bounds);
  const launch = claudeCode({ root: false, ...options.claude }).compile(contract);
  for (const { path, text } of launch.files) put(cwd, path, text);
  for (const { path, text, mode } of await runnerFiles(contract))
    put(cwd, `${contractFolder(contract.id)}/${path}`, text, mode);
  // a verdict takes some requests more, and the tests need no check of an empty home
  return { ...tree, launch, options: { cwd, stateDir, client: [clientPath], env: home.env, checkSettings: false } };
}

/** Starts the run of a stage, collects its events, and makes sure at the end of the test that nothing is left running. */
export async function begin(
  set: Stage,
  options: Partial<StartOptions> = {},
): Promise<{ readonly run: GoalRun; readonly events: readonly RunEvent[] }> {
  const run = await start(set.launch, { ...set.options, ...options });
  return { run, events: collect(run) };
}
