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
import { pointerText } from "../pointer.ts";
import { configDirOf, findTranscript, loadTranscript } from "../transcript.ts";
import type { GoalLaunch } from "./goal-launch.ts";
import { GoalRun } from "./goal-run.ts";
import type { RunOptions } from "./options.ts";
import { type RunRecord, stateKind } from "./record.ts";
import { begin, openSession } from "./session.ts";
import { isAbout } from "./verdict-lines.ts";

/** How a run is taken up again. */
export interface ResumeOptions extends Omit<RunOptions, "stateDir"> {
  /** What is still missing, as the receipt says it: put before the model. Without it a goal that is met is judged, not restarted. */
  readonly evidence?: string;
}

/** Takes a run up again from its state; see the package's `resume`. */
export async function resumeGoal(stateDir: string, options: ResumeOptions): Promise<GoalRun> {
  const record = readRecord(stateKind, stateDir);
  const { launch, text } = keptLaunch(stateKind.area, launchShape, stateDir, record.launchHash);
  checkLaunchFiles(stateKind.area, record.cwd, launch.id, launch.files);
  // what a killed process left behind is ended before the session is taken over; a live owner is refused by the claim
  await endWhatIsLeft(record);
  const { known, standing } = standingOf(record, launch, options.env ?? process.env);
  const before = { ...record, bounds: { ...record.bounds, ...options.bounds }, resumed: known };
  const session = await openSession(launch, text, record.launchHash, record.cwd, before, { ...options, stateDir });
  return begin(session, async () => {
    const { engine } = session;
    const run = new GoalRun(session, record.threadId, { ...options, stateDir });
    const { evidence } = options;
    if (standing === "met" && evidence === undefined) await engine.takeOver();
    else if (standing === "active")
      engine.goOn(evidence === undefined ? "Go on with the goal." : evidenceText(evidence, pointerText(launch)));
    else {
      if (evidence !== undefined) await engine.inject(evidence);
      engine.go();
    }
    await engine.taken;
    return run;
  });
}

/** How the goal stands in the session, by the last word of its transcript. A session that was never written is begun anew. */
function standingOf(
  record: RunRecord,
  { condition }: GoalLaunch,
  env: NodeJS.ProcessEnv,
): { readonly known: boolean; readonly standing: "active" | "met" | "other" } {
  const dir = record.configDir ?? configDirOf(env);
  const transcript = loadTranscript(findTranscript(dir, record.threadId));
  const last = transcript?.goals.findLast((line) => isAbout(line, condition))?.kind;
  const active = last === "set" || last === "no" || last === "judge-failed";
  return { known: transcript !== undefined, standing: active ? "active" : last === "met" ? "met" : "other" };
}

const launchShape = object({
  id: string,
  condition: string,
  settings: object({}),
  args: list(string),
  bounds: recordShapes.bounds,
  files: recordShapes.files,
});
