import { resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { type Bounds, checkLaunchFiles, noUsage, sha256 } from "@goalpost/runtime";
import { type GoalLaunch, goalLaunch } from "./goal-launch.ts";
import { GoalRun } from "./goal-run.ts";
import type { StartOptions } from "./options.ts";
import { announce, begin, openSession } from "./session.ts";

/** Starts the goal of a launch; see the package's `start`. */
export async function startGoal(launch: GoalLaunch, options: StartOptions): Promise<GoalRun> {
  const cwd = resolve(options.cwd);
  checkLaunchFiles("codex", cwd, launch.id, launch.files);
  const bounds = { ...launch.bounds, ...options.bounds };
  const text = JSON.stringify(goalLaunch(launch));
  const before = { usage: noUsage, reactivations: 0, bounds };
  const session = await openSession(launch, text, sha256(text), cwd, before, options);
  const { server, engine, state, threadParams } = session;
  return begin(session, async () => {
    const started = await server.call("thread/start", threadParams);
    const { thread } = started;
    state.update({ threadId: thread.id });
    engine.attach(server, thread.id);
    announce(session, started, false);
    await engine.inject(session.pointer);
    const run = new GoalRun(session, thread.id, options);
    await engine.go({ objective: launch.objective, ...budgetOf(bounds) }).catch((error) => {
      throw objectiveError(launch, error);
    });
    return run;
  });
}

/** The client's own token budget, if the bounds hold one. */
export const budgetOf = ({ tokens }: Bounds): { readonly tokenBudget?: number } =>
  tokens === undefined ? {} : { tokenBudget: tokens };

const objectiveError = (launch: GoalLaunch, error: unknown): unknown => {
  if (!GoalpostError.is(error) || error.code !== "codex/refused") return error;
  const size = [...launch.objective.trim()].length;
  return new GoalpostError({
    code: "codex/objective-refused",
    where: "objective",
    what: `the client refused it (${size} characters): ${error.what}`,
    mend: /at most/.test(error.what)
      ? "compile the contract with this package: it moves what does not fit into the contract file"
      : "change what the client's words name",
    cause: error,
  });
};
