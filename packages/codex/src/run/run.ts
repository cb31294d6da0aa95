import { type AskSession, type GoalRun, type RunStatus, type StopOptions, statusOf } from "@goalpost/target";
import { requireRunOptions } from "@goalpost/target/adapter";
import type { GoalLaunch } from "./goal-launch.ts";
import {
  type AskingOptions,
  type CheckOptions,
  optionNamesOf,
  type ResumeOptions,
  type StartOptions,
} from "./options.ts";

const driver = () => import("./driver.ts");

/**
 * Finds out, before anything is sealed or started, whether the client could work on a launch: it is there, new enough, its settings load, and
 * it may ask its model. Starts the client and ends it again; no thread, no state, no request to a model.
 *
 * @param launch - What `codex().compile(contract)` gave.
 * @throws GoalpostError `codex/client-missing`, `codex/client-unknown`, `codex/client-too-old`, `codex/aborted`, `codex/bad-option`, `codex/settings-invalid`, `codex/not-signed-in`,
 * `codex/client-died`, `codex/no-answer`, `codex/protocol-drift`.
 * @example
 * ```ts no-run
 * const launch = codex().compile(goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build());
 * await checkClient(launch, { cwd: process.cwd() });
 * ```
 */
export async function checkClient(launch: Pick<GoalLaunch, "config">, options: CheckOptions): Promise<void> {
  requireRunOptions("checkClient", options, optionNamesOf.checkClient, "codex");
  const { checkStart } = await driver();
  return checkStart(launch, options);
}

/**
 * Starts the goal of a launch in `codex app-server` and follows it: pointer first, then the goal with its token budget. Bounds are held here,
 * permission is answered by the policy, and every process that was started is ended with the run. The working tree is only read.
 *
 * @param launch - What `codex().compile(contract)` gave; its files must lie in `cwd` as built.
 * @param options - `cwd` and `stateDir` are needed; see {@link StartOptions} for the rest and its defaults.
 * @returns A run, as soon as the goal is set.
 * @throws GoalpostError `codex/bad-option`, `codex/not-built`, `codex/client-missing`, `codex/client-unknown`, `codex/client-too-old`, `codex/settings-invalid`,
 * `codex/not-signed-in`, `codex/already-running`, `codex/state-unwritable`, `codex/client-died`, `codex/no-answer`, `codex/protocol-drift`, `codex/refused`, `codex/objective-refused`.
 * @example
 * ```ts no-run
 * const launch = codex().compile(goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build());
 * const run = await start(launch, { cwd: process.cwd(), stateDir: "/var/lib/goalpost/port" });
 * for await (const event of run) console.log(event.type);
 * console.log((await run.result).reason);
 * ```
 */
export async function start(launch: GoalLaunch, options: StartOptions): Promise<GoalRun> {
  requireRunOptions("start", options, optionNamesOf.start, "codex");
  const { startGoal } = await driver();
  return startGoal(launch, options);
}

/**
 * Takes a run up again after its process ended, wherever the goal stands: bounds and counts go on from where they were.
 *
 * @param stateDir - The `stateDir` that the run was started with.
 * @param options - As for `start`; `evidence` puts what is missing before the model.
 * @throws GoalpostError as `start`, and `codex/no-run`, `codex/state-unreadable`, `codex/state-newer`, `codex/other-target`.
 * @example
 * ```ts no-run
 * const run = await resume("/var/lib/goalpost/port", { evidence: "D1: `pnpm test` exits 1" });
 * ```
 */
export async function resume(stateDir: string, options: ResumeOptions = {}): Promise<GoalRun> {
  requireRunOptions("resume", options, optionNamesOf.resume, "codex");
  const { resumeGoal } = await driver();
  return resumeGoal(stateDir, options);
}

/**
 * Reads how a run stands, from any process; starts nothing.
 *
 * @throws GoalpostError `codex/no-run`, `codex/state-unreadable`, `codex/state-newer`, `codex/other-target`.
 * @example
 * ```ts no-run
 * console.log(status("/var/lib/goalpost/port").phase); // "running", "ended" or "lost"
 * ```
 */
export const status = (stateDir: string): RunStatus => statusOf(stateDir, "codex", "codex");

/**
 * Stops a run from any process: its own process is asked first; if that does not answer, the client is ended from here and the goal is paused.
 * Only processes that this run started are ended; a recycled process number is never touched.
 *
 * @throws GoalpostError `codex/bad-option`, `codex/no-run`, `codex/state-unreadable`, `codex/state-newer`, `codex/other-target`, `codex/aborted`, and as `start` for the client that pauses the goal.
 * @example
 * ```ts no-run
 * await stop("/var/lib/goalpost/port");
 * ```
 */
export async function stop(stateDir: string, options: StopOptions = {}): Promise<RunStatus> {
  requireRunOptions("stop", options, optionNamesOf.stop, "codex");
  const { stopGoal } = await driver();
  return stopGoal(stateDir, options);
}

/**
 * Opens Codex to be asked: a thread in plan mode with a read-only sandbox. It works on no goal, and keeps no state of ours. Close it.
 *
 * @throws GoalpostError `codex/bad-option`, `codex/client-missing`, `codex/client-unknown`, `codex/client-too-old`, `codex/aborted`, `codex/settings-invalid`, `codex/not-signed-in`.
 * @example
 * ```ts no-run
 * await using session = await openAskSession({ cwd: process.cwd() });
 * const { value } = await session.ask("What is this project for?", { onQuestion: () => undefined });
 * ```
 */
export async function openAskSession(options: AskingOptions): Promise<AskSession> {
  requireRunOptions("openAskSession", options, optionNamesOf.openAskSession, "codex");
  const { openToAsk } = await driver();
  return openToAsk(options);
}
