import { setTimeout as sleep } from "node:timers/promises";
import type { GoalThread } from "../app-server/goal.ts";

/** How long an interrupted turn may take to end, in milliseconds. */
const patienceMs = 5000;

/**
 * Brings a thread to rest: pauses the goal first, because an interrupt alone leaves it active and idle; ends the running turn; and ends the
 * commands that the client would leave in the background. Source: the client, in control.rehearsal.test.ts.
 */
export async function quiet(thread: GoalThread, pauses: boolean, turnId: () => string | undefined): Promise<void> {
  if (pauses) await thread.pause();
  const turn = turnId();
  if (turn !== undefined) await thread.interrupt(turn);
  for (let waited = 0; turnId() !== undefined && waited < patienceMs; waited += 20) await sleep(20);
  await thread.endCommands();
}
