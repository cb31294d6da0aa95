import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { requireProcessGroups } from "../begin.ts";
import type { Bounds } from "../bounds.ts";
import { keepEvents } from "../keep-events.ts";
import { checkLaunchFiles } from "../launch-files.ts";
import { Lifecycle } from "../lifecycle/lifecycle.ts";
import type { Lookout } from "../lifecycle/vigil.ts";
import { noUsage } from "../meter.ts";
import { identify } from "../process/identity.ts";
import { keptLaunch, type RunRecord, readRecord, recordVersion } from "../run-record.ts";
import { sha256 } from "../sha256.ts";
import { RunState } from "../state.ts";
import { endWhatIsLeft } from "../stop-from-outside.ts";
import { TaskWatch } from "../stuck/tasks.ts";
import { TreeWatch } from "../stuck/tree.ts";
import type { Session } from "../target/session.ts";
import type { Look, RunnableLaunch, RunTarget } from "../target/target.ts";
import { tellEvents } from "../tell-events.ts";
import type { Usage } from "../usage.ts";
import { countedInLog } from "./counted-in-log.ts";
import type { RunEvent, RunStanding } from "./events.ts";
import { GoalRun } from "./goal-run.ts";
import type { EvidenceOptions, GapOptions, RunOptions, WorkOptions } from "./options.ts";

/**
 * Starts the goal of a launch in its client and follows it. Bounds are held here, permission is answered by the policy, and every process that
 * was started is ended with the run. The working tree is only read.
 *
 * @param launch - What the target's `compile` gave; its files must lie in `cwd` as built.
 * @returns A run, as soon as the client has taken the goal.
 * @throws GoalpostError `<name>/system-unsupported`, `<name>/not-built`, `<name>/already-running`, `<name>/state-unwritable`, and what the target's `look` and `open` throw.
 */
export async function startRun<Kept extends RunnableLaunch, Own extends object>(
  target: RunTarget<Kept, Own>,
  launch: Kept,
  options: RunOptions & WorkOptions & Own,
): Promise<GoalRun> {
  const cwd = resolve(options.cwd);
  requireProcessGroups(target.name);
  checkLaunchFiles(target.name, cwd, launch.id, launch.files);
  const env = options.env ?? process.env;
  const look = await looked(target, target.keep(launch), cwd, env, options);
  const text = JSON.stringify(look.launch);
  const before = {
    runId: randomUUID(),
    usage: noUsage,
    reactivations: 0,
    bounds: { ...launch.bounds, ...options.bounds },
  };
  const kept = { text, hash: sha256(text) };
  return open(target, { look, kept, cwd, env, before }, options, (life) => life.start());
}

/**
 * Takes a run up again after its process ended, wherever the goal stands: bounds and counts go on from where they were.
 *
 * @param stateDir - The `stateDir` that the run was started with.
 * @throws GoalpostError as {@link startRun}, and `<name>/no-run`, `<name>/state-unreadable`, `<name>/state-newer`, `<name>/other-target`, `<name>/target-changed`.
 */
export async function resumeRun<Kept extends RunnableLaunch, Own extends object>(
  target: RunTarget<Kept, Own>,
  stateDir: string,
  given: Omit<RunOptions, "stateDir"> & EvidenceOptions & Own,
): Promise<GoalRun> {
  const options = { ...given, stateDir };
  const record = readRecord(target.name, stateDir, target.name);
  if (record.targetDigest !== target.digest) throw otherCode(target.name, record.targetDigest, target.digest);
  const { launch, text } = keptLaunch(target.name, target.launchShape, stateDir, record.launchHash);
  if (record.threadId === undefined) throw noThread(target.name, stateDir);
  requireProcessGroups(target.name);
  checkLaunchFiles(target.name, record.cwd, launch.id, launch.files);
  // what a killed process left behind is ended before the thread is taken over; a live owner is refused by the claim
  await endWhatIsLeft(record);
  const env = {
    ...(options.env ?? process.env),
    ...(record.home === undefined ? {} : target.homeVariables?.(record.home)),
  };
  const look = { ...(await looked(target, launch, record.cwd, env, options)), launch };
  const counted = countedInLog(stateDir, record);
  const before = { ...record, ...counted, bounds: { ...record.bounds, ...options.bounds } };
  const kept = { text, hash: record.launchHash };
  return open(target, { look, kept, cwd: record.cwd, env, before }, options, async (life, session) =>
    life.takeUp(await session.standing(), options.evidence, counted.waitingUntil),
  );
}

const looked = <Kept extends RunnableLaunch, Own extends object>(
  target: RunTarget<Kept, Own>,
  launch: Kept,
  cwd: string,
  env: NodeJS.ProcessEnv,
  options: RunOptions & Own,
): Promise<Look<Kept>> => {
  const { client = [target.program], signal } = options;
  return target.look({ launch, cwd, client, env, own: options, signal });
};

/** Everything that a run begins with. */
interface Beginning<Kept> {
  readonly look: Look<Kept>;
  readonly kept: { readonly text: string; readonly hash: string };
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly before: {
    readonly runId: string;
    readonly usage: Usage;
    readonly reactivations: number;
    readonly bounds: Bounds;
    readonly threadId?: string;
    readonly home?: string;
    readonly startedAt?: string;
    readonly waitingUntil?: string | undefined;
  };
}

/** Claims the state, opens the client, and begins; leaves nothing running if any of it fails. */
async function open<Kept extends RunnableLaunch, Own extends object>(
  target: RunTarget<Kept, Own>,
  { look, kept, cwd, env, before }: Beginning<Kept>,
  options: RunOptions & Own,
  begin: (life: Lifecycle, session: Session) => Promise<void>,
): Promise<GoalRun> {
  const { launch, version: clientVersion } = look;
  const { runId, usage, bounds, threadId } = before;
  const record = recordOf(target, launch.id, { kept, cwd, clientVersion, before });
  const state = RunState.claim(target.name, options.stateDir, record, kept.text);
  const life = follow(target, state, cwd, clientVersion, before, options);
  for (const { code, message } of look.warnings) life.warn(code, message);
  const { client = [target.program] } = options;
  const session = await target
    .open({
      launch,
      cwd,
      client,
      env,
      own: options,
      runId,
      clientVersion,
      threadId,
      bounds,
      usage,
      tell: life.tell,
      note: (known) => state.update(known),
    })
    .catch((error: unknown) => {
      state.update({ phase: "ended" });
      state.release();
      throw error;
    });
  state.update({ threadId: session.threadId });
  life.attach(session);
  const run = new GoalRun(life, state, session.threadId, options.signal);
  try {
    await begin(life, session);
  } catch (error) {
    await life.abort("aborted");
    throw error;
  }
  return run;
}

/** Looks at the tree of a run, and at what its client started. */
function lookoutOver(cwd: string, client: () => number | undefined): Lookout {
  const tree = new TreeWatch(cwd);
  const tasks = new TaskWatch();
  const busy = new TaskWatch({ ownToo: true });
  return {
    look: (hasActed, edited) => {
      const seen = tree.look(edited);
      return { ...(seen === undefined ? {} : { tree: seen }), hasLiveTask: tasks.look(client(), hasActed) };
    },
    isBusy: () => busy.look(client()),
  };
}

/** What the record of a run says after an event. */
export function recordAfter(
  event: RunEvent,
  { goal, usage, reactivations }: Pick<RunStanding, "goal" | "usage" | "reactivations">,
): Partial<RunRecord> {
  const now = { goal, usage, reactivations };
  if (event.type === "ended")
    return { ...now, phase: "ended", paused: false, result: event.result, waitingUntil: undefined };
  if (event.type === "waitingUntil") return { ...now, waitingUntil: event.until };
  return event.type === "turnStarted" ? { ...now, waitingUntil: undefined } : now;
}

/** The lifecycle of a run, kept on disk as it goes. */
function follow(
  { name, title }: { readonly name: string; readonly title: string },
  state: RunState,
  cwd: string,
  clientVersion: string,
  before: Beginning<unknown>["before"],
  options: RunOptions & GapOptions,
): Lifecycle {
  const warn = (code: string, message: string): void => life.warn(code, message);
  const seconds = (): number => life.standing.usage.seconds;
  const keep = keepEvents(state, (event: RunEvent) => recordAfter(event, life.standing), seconds, warn);
  const onEvent = tellEvents(keep, options.onEvent, warn);
  const life: Lifecycle = new Lifecycle({
    area: name,
    title,
    clientVersion,
    bounds: before.bounds,
    before,
    options,
    lookout: lookoutOver(cwd, () => state.record.client?.pid),
    onEvent,
  });
  return life;
}

const recordOf = (
  { name, digest }: { readonly name: string; readonly digest?: string },
  contractId: string,
  {
    kept,
    cwd,
    clientVersion,
    before,
  }: Pick<Beginning<unknown>, "kept" | "cwd" | "before"> & { readonly clientVersion: string },
): RunRecord => ({
  version: recordVersion,
  target: name,
  ...(digest === undefined ? {} : { targetDigest: digest }),
  runId: before.runId,
  contractId,
  launchHash: kept.hash,
  cwd,
  clientVersion,
  ...(before.home === undefined ? {} : { home: before.home }),
  ...(before.threadId === undefined ? {} : { threadId: before.threadId }),
  phase: "running",
  owner: identify(process.pid) ?? { pid: process.pid, startedAt: "unknown" },
  goal: "none",
  usage: { ...noUsage, ...before.usage },
  reactivations: before.reactivations,
  bounds: before.bounds,
  startedAt: before.startedAt ?? new Date().toISOString(),
  ...(before.waitingUntil === undefined ? {} : { waitingUntil: before.waitingUntil }),
  updatedAt: "",
});

const noThread = (area: string, dir: string): GoalpostError =>
  new GoalpostError({
    code: `${area}/no-run`,
    where: dir,
    what: "holds a run that never got a thread",
    help: "start it with goalpost run",
  });

const otherCode = (area: string, seen = "none", expected = "none"): GoalpostError =>
  new GoalpostError({
    code: `${area}/target-changed`,
    where: "target",
    what: `has sha256 ${expected.slice(0, 12)}, and the run was started by ${seen.slice(0, 12)}`,
    help: "take up the run with the same version of the package, or start anew",
  });
