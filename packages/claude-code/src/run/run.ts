import { type AskSession, type GoalRun, type RunStatus, statusOf } from "@goalpost/target";
import { requireRunOptions } from "@goalpost/target/adapter";
import type { GoalLaunch } from "./goal-launch.ts";
import {
  type AskingOptions,
  type CheckOptions,
  optionNamesOf,
  type ResumeOptions,
  type StartOptions,
  type StopOptions,
} from "./options.ts";

const driver = () => import("./driver.ts");

/**
 * Finds out, before anything is sealed or started, whether the client could work on a launch: it is there, new enough, takes the settings, and
 * is logged in. Starts the client and ends it again; no goal, no state, no request to a model.
 *
 * @param launch - What `claudeCode().compile(contract)` gave.
 * @throws GoalpostError `claude-code/client-missing`, `claude-code/client-unknown`, `claude-code/client-too-old`, `claude-code/aborted`, `claude-code/bad-option`,
 * `claude-code/settings-invalid`, `claude-code/settings-dropped`, `claude-code/no-credentials`, `claude-code/root-refused`,
 * `claude-code/client-died`, `claude-code/no-answer`, `claude-code/protocol-drift`.
 * @example
 * ```ts no-run
 * const launch = claudeCode().compile(goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build());
 * await checkClient(launch, { cwd: process.cwd() });
 * ```
 */
export async function checkClient(launch: Pick<GoalLaunch, "settings" | "args">, options: CheckOptions): Promise<void> {
  requireRunOptions("checkClient", options, optionNamesOf.checkClient, "claude-code");
  const { checkStart } = await driver();
  return checkStart(launch, options);
}

/**
 * Starts the goal of a launch in `claude -p` and follows it over lines of JSON. What the client would drop in silence is refused before:
 * settings that do not load, hooks that are off, a missing login. Bounds are held here, permission is answered by the policy, the end is read
 * from the stream and the transcript and never from the exit code, and every process that was started is ended with the run.
 *
 * @param launch - What `claudeCode().compile(contract)` gave; its files must lie in `cwd` as built.
 * @param options - `cwd` and `stateDir` are needed; see {@link StartOptions} for the rest and its defaults.
 * @returns A run, as soon as the goal is set.
 * @throws GoalpostError `claude-code/bad-option`, `claude-code/not-built`, `claude-code/client-missing`, `claude-code/client-unknown`, `claude-code/client-too-old`,
 * `claude-code/settings-invalid`, `claude-code/settings-dropped`, `claude-code/hooks-disabled`, `claude-code/goal-unavailable`,
 * `claude-code/no-credentials`, `claude-code/root-refused`, `claude-code/condition-too-long`, `claude-code/already-running`,
 * `claude-code/state-unwritable`, `claude-code/client-died`, `claude-code/no-answer`, `claude-code/protocol-drift`, `claude-code/refused`.
 * @example
 * ```ts no-run
 * const launch = claudeCode().compile(goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build());
 * const run = await start(launch, { cwd: process.cwd(), stateDir: "/var/lib/goalpost/port" });
 * for await (const event of run) console.log(event.type);
 * console.log((await run.result).reason);
 * ```
 */
export async function start(launch: GoalLaunch, options: StartOptions): Promise<GoalRun> {
  requireRunOptions("start", options, optionNamesOf.start, "claude-code");
  const { startGoal } = await driver();
  return startGoal(launch, options);
}

/**
 * Takes a run up again after its process ended, wherever the goal stands: bounds and counts go on from where they were.
 *
 * @param stateDir - The `stateDir` that the run was started with.
 * @param options - As for `start`; `evidence` puts what is missing before the model.
 * @throws GoalpostError as `start`, and `claude-code/no-run`, `claude-code/state-unreadable`, `claude-code/state-newer`, `claude-code/other-target`.
 * @example
 * ```ts no-run
 * const run = await resume("/var/lib/goalpost/port", { evidence: "D1: `pnpm test` exits 1" });
 * ```
 */
export async function resume(stateDir: string, options: ResumeOptions = {}): Promise<GoalRun> {
  requireRunOptions("resume", options, optionNamesOf.resume, "claude-code");
  const { resumeGoal } = await driver();
  return resumeGoal(stateDir, options);
}

/**
 * Reads how a run stands, from any process; starts nothing.
 *
 * @throws GoalpostError `claude-code/no-run`, `claude-code/state-unreadable`, `claude-code/state-newer`, `claude-code/other-target`.
 * @example
 * ```ts no-run
 * console.log(status("/var/lib/goalpost/port").phase); // "running", "ended" or "lost"
 * ```
 */
export const status = (stateDir: string): RunStatus => statusOf(stateDir, "claude-code", "claude-code");

/**
 * Stops a run from any process: its own process is asked first; if that does not answer, the client is ended from here.
 * Only processes that this run started are ended; a recycled process number is never touched.
 *
 * @throws GoalpostError `claude-code/no-run`, `claude-code/state-unreadable`, `claude-code/state-newer`, `claude-code/other-target`.
 * @example
 * ```ts no-run
 * await stop("/var/lib/goalpost/port");
 * ```
 */
export async function stop(stateDir: string, options: StopOptions = {}): Promise<RunStatus> {
  requireRunOptions("stop", options, optionNamesOf.stop, "claude-code");
  const { stopGoal } = await driver();
  return stopGoal(stateDir, options);
}

/**
 * Opens Claude Code to be asked: with tools that read and the one that asks people questions. It works on no goal, and keeps no state of ours. Close it.
 *
 * @throws GoalpostError `claude-code/bad-option`, `claude-code/client-missing`, `claude-code/client-unknown`, `claude-code/client-too-old`, `claude-code/aborted`.
 * @example
 * ```ts no-run
 * await using session = await openAskSession({ cwd: process.cwd() });
 * const { value } = await session.ask("What is this project for?", { onQuestion: () => undefined });
 * ```
 */
export async function openAskSession(options: AskingOptions): Promise<AskSession> {
  requireRunOptions("openAskSession", options, optionNamesOf.openAskSession, "claude-code");
  const { openToAsk } = await driver();
  return openToAsk(options);
}
