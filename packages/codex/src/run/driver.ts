/** What only a run needs. `run.ts` loads it with the first call: whoever compiles, or asks for the status, does not wait for it. */
import {
  type AskSession,
  type GoalRun,
  openAskSession,
  type RunStatus,
  type RunTarget,
  resumeRun,
  type StopOptions,
  startRun,
  stopRun,
} from "@goalpost/target";
import { list, object, recordShapes, string } from "@goalpost/target/adapter";
import { type GoalLaunch, goalLaunch, type KeptLaunch } from "./goal-launch.ts";
import { pauseFromHere } from "./leave.ts";
import { look } from "./look.ts";
import { openSession } from "./open.ts";
import type { AskingOptions, CodexRunOptions, ResumeOptions, StartOptions } from "./options.ts";
import { openTalk } from "./talk.ts";

export { checkStart } from "./check-client.ts";

/** What is Codex's own of a run. */
export const codexTarget: RunTarget<KeptLaunch, CodexRunOptions> = {
  name: "codex",
  title: "Codex",
  program: "codex",
  launchShape: object({
    id: string,
    objective: string,
    pointer: string,
    bounds: recordShapes.bounds,
    config: list(string),
    files: recordShapes.files,
  }),
  keep: goalLaunch,
  look,
  open: openSession,
  talk: openTalk,
  homeVariables: (home) => ({ CODEX_HOME: home }),
  leave: pauseFromHere,
};

export const startGoal = (launch: GoalLaunch, options: StartOptions): Promise<GoalRun> =>
  startRun(codexTarget, launch, options);

export const resumeGoal = (stateDir: string, options: ResumeOptions): Promise<GoalRun> =>
  resumeRun(codexTarget, stateDir, options);

export const stopGoal = (stateDir: string, options: StopOptions): Promise<RunStatus> =>
  stopRun(codexTarget, stateDir, options);

export const openToAsk = (options: AskingOptions): Promise<AskSession> => openAskSession(codexTarget, options);
