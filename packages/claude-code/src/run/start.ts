import { randomUUID } from "node:crypto";
import { checkLaunchFiles, noUsage, sha256 } from "@goalpost/runtime";
import { safeCondition } from "../texts.ts";
import { type GoalLaunch, goalLaunch } from "./goal-launch.ts";
import { GoalRun } from "./goal-run.ts";
import type { StartOptions } from "./options.ts";
import { begin, openSession } from "./session.ts";

/** Starts the goal of a launch; see the package's `start`. */
export async function startGoal(given: GoalLaunch, options: StartOptions): Promise<GoalRun> {
  const launch = { ...goalLaunch(given), condition: safeCondition(given.condition).text };
  checkLaunchFiles("claude-code", options.cwd, launch.id, launch.files);
  const text = JSON.stringify(launch);
  const before = {
    runId: randomUUID(),
    threadId: randomUUID(),
    usage: noUsage,
    reactivations: 0,
    bounds: { ...launch.bounds, ...options.bounds },
    resumed: false,
  };
  const session = await openSession(launch, text, sha256(text), options.cwd, before, options);
  return begin(session, async () => {
    const run = new GoalRun(session, before.threadId, options);
    session.engine.go();
    await session.engine.taken;
    return run;
  });
}
