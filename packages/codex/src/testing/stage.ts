import { resolve } from "node:path";
import type { Contract } from "@goalpost/core";
import { clientForTests, type Script } from "@goalpost/rehearsal";
import { collect, greeting, put, rehearsedTree, type Tree, type TreeOptions } from "@goalpost/stage";
import type { Bounds, GoalRun, RunEvent } from "@goalpost/target";
import { type CodexLaunch, codex } from "../compile.ts";
import type { StartOptions } from "../run/options.ts";
import { start } from "../run/run.ts";
import type { CodexOptions } from "../settings.ts";
import { testedVersion } from "../tested.gen.ts";

/** The installed client, or why the tests that need it are left out. */
export const realCodex = await clientForTests("codex");
if (realCodex.skip !== undefined) console.warn(realCodex.skip);
export const clientPath = realCodex.client?.path ?? "codex";
export const clientVersion = realCodex.client?.version ?? testedVersion;

/** The program that starts a run in a process of its own. */
export const runner = resolve(import.meta.dirname, "runner.ts");

/** Everything that one rehearsed run needs; removed when the test ends. */
export interface Stage extends Tree {
  readonly launch: CodexLaunch;
  readonly options: StartOptions;
}

/** What a test may set. */
export interface StageOptions extends TreeOptions {
  readonly bounds?: Bounds;
  readonly codex?: CodexOptions;
  readonly contract?: Contract;
}

/** Sets a stage: a scripted model, an isolated home, a git repository with the contract's files in it. */
export async function stage(script: Script, options: StageOptions = {}): Promise<Stage> {
  const tree = await rehearsedTree("codex", script, options);
  const { cwd, stateDir, home } = tree;
  const launch = codex(options.codex).compile(options.contract ?? greeting(options.bounds));
  for (const { path, text } of launch.files) put(cwd, path, text);
  return { ...tree, launch, options: { cwd, stateDir, client: [clientPath], env: home.env } };
}

/** Starts the run of a stage, collects its events, and makes sure at the end of the test that nothing is left running. */
export async function begin(
  set: Stage,
  options: Partial<StartOptions> = {},
): Promise<{ readonly run: GoalRun; readonly events: readonly RunEvent[] }> {
  const run = await start(set.launch, { ...set.options, ...options });
  return { run, events: collect(run) };
}
