import { textOf } from "./error-data.ts";
import type { RunRecord } from "./run-record.ts";
import type { Logged, RunState } from "./state.ts";

/**
 * Keeps a run on disk as it goes. A disk that is full in the middle of a run is said once, and does not end the run.
 *
 * @param standing - What the record says after an event.
 */
export function keepEvents<Event extends Logged>(
  state: RunState,
  standing: (event: Event) => Partial<RunRecord>,
  warn: (code: string, message: string) => void,
): (event: Event) => void {
  let failed = false;
  const keep = (event: Event): void => {
    state.log(event);
    if (["turnStarted", "turnEnded", "goalStatus", "reactivated", "waitingUntil", "ended"].includes(event.type))
      state.update(standing(event));
    if (event.type === "ended") state.release();
  };
  return (event) => {
    if (failed) return;
    try {
      keep(event);
    } catch (error) {
      failed = true;
      warn("state-unwritable", `the run goes on, but cannot be resumed: ${textOf(error)}`);
    }
  };
}
