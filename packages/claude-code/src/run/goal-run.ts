import type { Engine } from "./engine.ts";
import type { RunEvent, RunResult, RunStanding } from "./events.ts";
import type { RunOptions } from "./options.ts";
import type { Session } from "./session.ts";

/**
 * A goal that is being worked on. Read its events with `for await`; reading ends with the event `ended`.
 * The client's process lives as long as the run, and not longer.
 */
export class GoalRun implements AsyncIterable<RunEvent> {
  /** The client's session. */
  readonly threadId: string;
  /** Settles at the end; never rejects. */
  readonly result: Promise<RunResult>;
  readonly #engine: Engine;

  /** @internal */
  constructor({ engine, state }: Session, threadId: string, { signal }: RunOptions) {
    this.#engine = engine;
    this.threadId = threadId;
    this.result = engine.result;
    const onAbort = () => void engine.abort("aborted");
    signal?.addEventListener("abort", onAbort, { once: true });
    if (signal?.aborted === true) onAbort();
    const watch = setInterval(() => {
      if (state.stopRequested) void engine.abort("stopped");
    }, 200);
    void this.result.then(() => {
      clearInterval(watch);
      signal?.removeEventListener("abort", onAbort);
    });
  }

  /** Interrupts the running turn and ends its commands; the goal stays in the session. Does nothing if no turn runs. */
  pause(): Promise<void> {
    return this.#engine.pause();
  }

  /** Goes on after `pause()`. */
  resume(): Promise<void> {
    return this.#engine.resume();
  }

  /** Ends the run: the goal stays in the session, so that it can be resumed, and every process is ended. */
  abort(): Promise<RunResult> {
    return this.#engine.abort("aborted");
  }

  status(): RunStanding {
    return { threadId: this.threadId, ...this.#engine.standing };
  }

  [Symbol.asyncIterator](): AsyncIterator<RunEvent> {
    return this.#engine.queue[Symbol.asyncIterator]();
  }
}
