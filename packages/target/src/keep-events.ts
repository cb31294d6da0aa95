import { textOf } from "./error-data.ts";
import type { RunRecord } from "./run-record.ts";
import { type Logged, landmarks, type RunState } from "./state.ts";

/**
 * Keeps a run on disk as it goes. A disk that is full in the middle of a run is said once, and does not end the run: the log goes on as soon as
 * there is room, and says how many events are missing; a record that could not be kept is not tried again.
 *
 * @param standing - What the record says after an event.
 * @param seconds - How long the run has worked so far: each line of the log says it, so that a kill within a turn loses no minute of it.
 */
export function keepEvents<Event extends Logged>(
  state: RunState,
  standing: (event: Event) => Partial<RunRecord>,
  seconds: () => number,
  warn: (code: string, message: string) => void,
): (event: Event) => void {
  let isRecordLost = false;
  let isLogBehind = false;
  const log = (event: Event): void => {
    try {
      state.log(event, seconds());
      isLogBehind = false;
    } catch (error) {
      if (isLogBehind) return;
      isLogBehind = true;
      warn("log-unwritable", `the run goes on, but its log has a gap from here: ${textOf(error)}`);
    }
  };
  const record = (event: Event): void => {
    // what a verdict leads to is told next: until then the record would be ahead of the log
    if (isRecordLost || !landmarks.has(event.type) || event.type === "judged") return;
    try {
      state.update(standing(event));
    } catch (error) {
      isRecordLost = true;
      warn("state-unwritable", `the run goes on, but cannot be resumed: ${textOf(error)}`);
    }
  };
  return (event) => {
    log(event);
    record(event);
    if (event.type === "ended") release(state);
  };
}

function release(state: RunState): void {
  try {
    state.release();
  } catch {
    // the disk refuses to forget a request to stop; the next claim takes it away
  }
}
