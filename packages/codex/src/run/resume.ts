import { GoalpostError } from "@goalpost/core";
import {
  checkLaunchFiles,
  endWhatIsLeft,
  evidenceText,
  keptLaunch,
  list,
  object,
  readRecord,
  recordShapes,
  string,
} from "@goalpost/runtime";
import { GoalRun } from "./goal-run.ts";
import type { RunOptions } from "./options.ts";
import { runKind } from "./record.ts";
import { announce, begin, openSession } from "./session.ts";
import { budgetOf } from "./start.ts";

/** How a run is taken up again. */
export interface ResumeOptions extends Omit<RunOptions, "stateDir"> {
  /** What is still missing, as the receipt says it: put before the model at no turn. Without it a goal that is complete is judged, not restarted. */
  readonly evidence?: string;
}

/** Takes a run up again from its state; see the package's `resume`. */
export async function resumeGoal(stateDir: string, options: ResumeOptions): Promise<GoalRun> {
  const record = readRecord(runKind, stateDir);
  const { launch, text } = keptLaunch(runKind.area, launchShape, stateDir, record.launchHash);
  const { threadId } = record;
  if (threadId === undefined) throw noThread(stateDir);
  checkLaunchFiles("codex", record.cwd, launch.id, launch.files);
  // what a killed process left behind is ended before the thread is taken over; a live owner is refused by the claim
  await endWhatIsLeft(record);
  const bounds = { ...record.bounds, ...options.bounds };
  const before = { ...record, bounds };
  const session = await openSession(launch, text, record.launchHash, record.cwd, before, { ...options, stateDir });
  const { server, engine, threadParams } = session;
  return begin(session, async () => {
    const { goal } = await server.call("thread/goal/get", { threadId });
    // an active goal would start a turn at thread/resume, before the evidence is in
    if (goal?.status === "active") await server.call("thread/goal/set", { threadId, status: "paused" });
    const started = await server.call("thread/resume", { threadId, ...threadParams });
    engine.attach(server, threadId);
    announce(session, started, true);
    const run = new GoalRun(session, threadId, { ...options, stateDir });
    if (goal === undefined) {
      await engine.inject(session.pointer);
      await engine.go({ objective: launch.objective, ...budgetOf(bounds) });
    } else if (options.evidence !== undefined) {
      await engine.inject(evidenceText(options.evidence, session.pointer));
      await engine.go(budgetOf(bounds));
    } else await engine.takeOver(goal.status, budgetOf(bounds));
    return run;
  });
}

const launchShape = object({
  id: string,
  objective: string,
  pointer: string,
  bounds: recordShapes.bounds,
  config: list(string),
  files: recordShapes.files,
});

const noThread = (dir: string): GoalpostError =>
  new GoalpostError({
    code: "codex/no-run",
    where: dir,
    what: "holds a run that never got a thread",
    mend: "start it with goalpost run",
  });
