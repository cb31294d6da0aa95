import { setTimeout as sleep } from "node:timers/promises";
import { descendants, marked } from "./descendants.ts";
import { isRunning, type ProcessIdentity, signalIfSame } from "./identity.ts";

/** The name of the variable by which every process of one run is found again. */
export const runMarker = "GOALPOST_RUN";

/** How long each step of ending waits, in milliseconds. */
export interface Patience {
  readonly afterTermMs: number;
  readonly afterKillMs: number;
}

const patience: Patience = { afterTermMs: 2000, afterKillMs: 2000 };

/**
 * Ends a client and all that it started: first the group politely, then the group by force, then each command that had left the group.
 * A recycled process number is never signalled.
 *
 * @param leader - The client, leader of its own group.
 * @param runId - The value of {@link runMarker} in the run's environment.
 * @returns The processes that outlived even SIGKILL; empty as a rule.
 */
export async function endRun(
  leader: ProcessIdentity | undefined,
  runId: string,
  { afterTermMs, afterKillMs }: Patience = patience,
): Promise<readonly ProcessIdentity[]> {
  const below = leader !== undefined && isRunning(leader) ? descendants(leader.pid) : [];
  if (leader !== undefined && signalIfSame(leader, "SIGTERM", true)) {
    await until(() => !isRunning(leader), afterTermMs);
    signalIfSame(leader, "SIGKILL", true);
  }
  const left = (): readonly ProcessIdentity[] => {
    const strays = [...below, ...marked(runMarker, runId)].filter(isRunning);
    return strays.filter(({ pid }, index) => strays.findIndex((other) => other.pid === pid) === index);
  };
  for (const stray of left()) signalIfSame(stray, "SIGKILL");
  await until(() => left().length === 0, afterKillMs);
  return left();
}

const until = async (done: () => boolean, withinMs: number): Promise<void> => {
  for (let waited = 0; !done() && waited < withinMs; waited += 20) await sleep(20);
};
