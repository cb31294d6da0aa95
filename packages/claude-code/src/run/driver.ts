/** What only a run needs. `run.ts` loads it with the first call: whoever compiles, or asks for the status, does not wait for it. */
import {
  type AskSession,
  type GoalRun,
  openAskSession,
  type RunStatus,
  type RunTarget,
  resumeRun,
  startRun,
  stopRun,
} from "@goalpost/target";
import { list, object, recordShapes, string } from "@goalpost/target/adapter";
import { type GoalLaunch, goalLaunch, type KeptLaunch } from "./goal-launch.ts";
import { look } from "./look.ts";
import { openSession } from "./open.ts";
import type { AskingOptions, ClaudeCodeRunOptions, ResumeOptions, StartOptions, StopOptions } from "./options.ts";
import { openTalk } from "./talk.ts";

export { checkStart } from "./check-client.ts";
export { askModels } from "./client-models.ts";

/** What is Claude Code's own of a run. A goal that is left stays in its session: nothing runs there without a prompt. */
export const claudeCodeTarget: RunTarget<KeptLaunch, ClaudeCodeRunOptions> = {
  name: "claude-code",
  title: "Claude Code",
  program: "claude",
  launchShape: object({
    id: string,
    condition: string,
    settings: object({}),
    args: list(string),
    bounds: recordShapes.bounds,
    files: recordShapes.files,
  }),
  keep: goalLaunch,
  look,
  open: openSession,
  talk: openTalk,
  homeVariables: (home) => ({ CLAUDE_CONFIG_DIR: home }),
};

export const startGoal = (launch: GoalLaunch, options: StartOptions): Promise<GoalRun> =>
  startRun(claudeCodeTarget, launch, options);

export const resumeGoal = (stateDir: string, options: ResumeOptions): Promise<GoalRun> =>
  resumeRun(claudeCodeTarget, stateDir, options);

export const stopGoal = (stateDir: string, options: StopOptions): Promise<RunStatus> =>
  stopRun(claudeCodeTarget, stateDir, options);

export const openToAsk = (options: AskingOptions): Promise<AskSession> => openAskSession(claudeCodeTarget, options);
