import { GoalpostError } from "@goalpost/core";
import {
  checkLaunchFiles,
  endRun,
  evidenceText,
  fits,
  isRecord,
  isRunning,
  list,
  maybe,
  number,
  object,
  readLaunch,
  readRecord,
  sha256,
  string,
} from "@goalpost/runtime";
import type { GoalLaunch } from "./goal-launch.ts";
import { GoalRun } from "./goal-run.ts";
import type { RunOptions } from "./options.ts";
import { runKind } from "./record.ts";
import { announce, openSession } from "./session.ts";
import { budgetOf, settled } from "./start.ts";

/** How a run is taken up again. */
export interface ResumeOptions extends Omit<RunOptions, "stateDir"> {
  /** What is still missing, as the receipt says it: put before the model at no turn. Without it a goal that is complete is judged, not restarted. */
  readonly evidence?: string;
}

/** Takes a run up again from its state; see the package's `resume`. */
export async function resumeGoal(stateDir: string, options: ResumeOptions): Promise<GoalRun> {
  const record = readRecord(runKind, stateDir);
  const text = readLaunch("codex", stateDir);
  const launch = parseLaunch(stateDir, text, record.launchHash);
  const { threadId } = record;
  if (threadId === undefined) throw noThread(stateDir);
  checkLaunchFiles("codex", record.cwd, launch.id, launch.files);
  // what a killed process left behind is ended before the thread is taken over; a live owner is refused by the claim
  if (record.phase === "running" && !isRunning(record.owner)) await endRun(record.client, record.runId);
  const bounds = { ...record.bounds, ...options.bounds };
  const before = { ...record, bounds };
  const session = await openSession(launch, text, record.launchHash, record.cwd, before, { ...options, stateDir });
  return settled(session, async () => {
    const { server, engine, threadParams } = session;
    const { goal } = await server.call("thread/goal/get", { threadId });
    // an active goal would start a turn at thread/resume, before the evidence is in
    if (goal?.status === "active") await server.call("thread/goal/set", { threadId, status: "paused" });
    const started = await server.call("thread/resume", { threadId, ...threadParams });
    engine.attach(server, threadId);
    announce(session, started, true);
    const run = new GoalRun(session, threadId, { ...options, stateDir });
    if (goal === undefined) {
      await engine.inject(launch.pointer);
      await engine.go({ objective: launch.objective, ...budgetOf(bounds) });
    } else if (options.evidence !== undefined) {
      await engine.inject(evidenceText(options.evidence, launch.pointer));
      await engine.go(budgetOf(bounds));
    } else await engine.takeOver(goal.status, budgetOf(bounds));
    return run;
  });
}

const launchShape = object({
  id: string,
  objective: string,
  pointer: string,
  bounds: object({ turns: maybe(number), minutes: maybe(number), tokens: maybe(number), dollars: maybe(number) }),
  config: list(string),
  files: list(object({ path: string, sha256: string })),
});

function parseLaunch(dir: string, text: string, hash: string): GoalLaunch {
  const value: unknown = sha256(text) === hash ? JSON.parse(text) : undefined;
  if (isRecord(value) && fits(launchShape, value)) return value;
  throw new GoalpostError({
    code: "codex/state-unreadable",
    where: `${dir}/launch.json`,
    what: "is not the launch that this run was started with",
    mend: "start the run anew",
  });
}

const noThread = (dir: string): GoalpostError =>
  new GoalpostError({
    code: "codex/no-run",
    where: dir,
    what: "holds a run that never got a thread",
    mend: "start it with goalpost run",
  });
