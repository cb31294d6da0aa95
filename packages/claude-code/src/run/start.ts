import { randomUUID } from "node:crypto";
import { checkLaunchFiles, clientVersion, noUsage, sha256 } from "@goalpost/runtime";
import { claudeVersions } from "../session/version.ts";
import { safeCondition } from "../texts.ts";
import { type GoalLaunch, goalLaunch } from "./goal-launch.ts";
import { GoalRun } from "./goal-run.ts";
import type { StartOptions } from "./options.ts";
import { begin, openSession } from "./session.ts";

/** Starts the goal of a launch; see the package's `start`. */
export async function startGoal(given: GoalLaunch, options: StartOptions): Promise<GoalRun> {
  const checked = goalLaunch(given);
  checkLaunchFiles("claude-code", options.cwd, checked.id, checked.files);
  const { client = ["claude"], env = process.env, signal } = options;
  // What must be rewritten depends on the client, and a launch may have been compiled for another one.
  const { version } = await clientVersion(claudeVersions, client, env, signal);
  const launch = { ...checked, condition: safeCondition(checked.condition, version).text };
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
