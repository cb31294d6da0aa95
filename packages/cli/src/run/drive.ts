import { loadAllParts, type Preflight, type Receipt, type Seal, verify } from "@goalpost/verify";
import type { PrintableLaunch, Run, RunEvent, RunOrder, RunResult } from "../targets.ts";
import { targetNamed } from "../targets.ts";
import { evidenceOf } from "./evidence.ts";
import type { Follower } from "./follow.ts";
import { ConflictWatch, type RoomConflict } from "./room-conflict.ts";
import { RunLog } from "./run-log.ts";
import { runTarget } from "./run-target.ts";

/** A goal that is to be driven to its end. */
export interface Drive {
  readonly launch: PrintableLaunch | undefined;
  /** The project's root. */
  readonly cwd: string;
  /** Where seal, approvals and evidence are; the run's own state is a folder in it. */
  readonly state: string;
  readonly seal: Seal;
  /** Where it was since the start. Default `state`. */
  readonly sealFrom?: "start" | "state";
  /** The environment of the client and of the checks. */
  readonly env: NodeJS.ProcessEnv;
  readonly options: Omit<RunOrder, "stateDir" | "onComplete" | "env">;
  readonly follower: Follower;
  /** Told each event of the run, with what ends it in good order: it is judged as it stands. */
  readonly heard?: (event: RunEvent, end: () => void) => void;
  readonly timeoutSeconds?: number | undefined;
  /** How the contract stood before the work, where it was looked at. */
  readonly preflight?: Preflight | undefined;
}

/** The two words with which a run ends. */
export interface Driven {
  /** The client's. */
  readonly result: RunResult;
  /** Ours. */
  readonly receipt: Receipt;
  /** Why it was given up, where the contract contradicts itself. */
  readonly conflict?: RoomConflict | undefined;
}

/** The folder of a run's own state. */
export const runFolder = (state: string): string => `${state}/run`;

/**
 * Starts a goal, or takes one up again, follows it, and verifies: whenever the client says complete, and at the end. When the receipt says not
 * done, the goal is taken up again with what is missing, as often as the options allow.
 */
export async function drive(order: Drive): Promise<Driven> {
  // From here on an agent may write what is installed in the project, and that may be us.
  await loadAllParts();
  let last: Receipt | undefined;
  let conflict: RoomConflict | undefined;
  const watch = new ConflictWatch();
  const log = new RunLog(runFolder(order.state), (line) => order.follower.say(line));
  const judge = async (when: "claim" | "end", signal: AbortSignal): Promise<Receipt> => {
    order.follower.doing("verifying");
    last = await verifySealed(order, signal);
    await log.receipt(last, when, order, signal);
    return last;
  };
  const options: RunOrder = {
    ...order.options,
    env: order.env,
    stateDir: runFolder(order.state),
    onComplete: async ({ signal }) => {
      const receipt = await judge("claim", signal);
      if (receipt.verdict !== "not done") return { done: true };
      conflict = await watch.look(order.seal, receipt, { cwd: order.cwd, env: order.env, signal });
      return conflict === undefined ? { done: false, evidence: evidenceOf(receipt) } : { done: true };
    },
  };
  const evidence = order.launch === undefined ? await missing(order) : undefined;
  const run =
    order.launch === undefined
      ? await runTarget(runFolder(order.state)).resume(evidence === undefined ? options : { ...options, evidence })
      : await targetNamed(order.launch.target).start(order.launch, { ...options, cwd: order.cwd });
  log.start(order);
  const result = await followed(run, order);
  // The last judgement stands when the run ended with it; after any other end the tree is looked at once more.
  const receipt =
    result.reason === "complete" && last !== undefined
      ? last
      : await judge("end", order.options.signal ?? new AbortController().signal);
  return { result, receipt, conflict };
}

const verifySealed = (
  { seal, sealFrom, cwd, state, env, timeoutSeconds }: Drive,
  signal: AbortSignal,
): Promise<Receipt> => verify(seal.contract, { cwd, seal, sealFrom, stateDir: state, env, signal, timeoutSeconds });

/** What a goal that stands still is told when it is taken up again: what is missing. One that was cut off goes on by itself. */
async function missing(order: Drive): Promise<string | undefined> {
  const target = runTarget(runFolder(order.state));
  const { goal } = await target.status(runFolder(order.state));
  if (!target.rests(goal)) return undefined;
  order.follower.doing("verifying what is there");
  const receipt = await verifySealed(order, order.options.signal ?? new AbortController().signal);
  return receipt.verdict === "not done" ? evidenceOf(receipt) : undefined;
}

async function followed(run: Run, { follower, heard }: Drive): Promise<RunResult> {
  for await (const event of run) {
    follower.run(event);
    heard?.(event, () => void run.abort());
  }
  return run.result;
}
