import type { Lifecycle } from "../lifecycle/lifecycle.ts";
import type { RunEvent, RunResult, RunStanding } from "./events.ts";
import { OutsidePause } from "./outside-pause.ts";

/** What another process may ask of a run. */
export interface Requests {
  readonly stopRequested: boolean;
  readonly pauseRequested: boolean;
  /** Keeps whether it rests. */
  rests(isPaused: boolean): void;
}

/**
 * A goal that is being worked on. Read its events with `for await`; reading ends with the event `ended`.
 * The client's process lives as long as the run, and not longer; an aborted goal is left such that it can be taken up again.
 */
export class GoalRun implements AsyncIterable<RunEvent> {
  /** What the client calls a thread or a session. */
  readonly threadId: string;
  /** Settles at the end; never rejects. */
  readonly result: Promise<RunResult>;
  readonly #life: Lifecycle;

  /**
   * @internal
   * @param life - What follows the goal.
   * @param state - Says whether another process has asked for the end, or for a pause.
   * @param threadId - What the client calls the thread or session.
   * @param signal - Ends the run when it is aborted.
   */
  constructor(life: Lifecycle, state: Requests, threadId: string, signal: AbortSignal | undefined) {
    this.#life = life;
    this.threadId = threadId;
    this.result = life.result;
    const onAbort = () => void life.abort("aborted");
    signal?.addEventListener("abort", onAbort, { once: true });
    if (signal?.aborted === true) onAbort();
    const pause = new OutsidePause(life, state);
    const watch = setInterval(() => {
      if (state.stopRequested) void life.abort("stopped");
      else pause.look();
    }, 200);
    void this.result.then(() => {
      clearInterval(watch);
      signal?.removeEventListener("abort", onAbort);
    });
  }

  /** How it stands at this moment. */
  status(): RunStanding {
    return { threadId: this.threadId, ...this.#life.standing };
  }

  /** Pauses the work: the running turn is interrupted and its commands are ended. Does nothing if nothing is worked on. */
  pause(): Promise<void> {
    return this.#life.pause();
  }

  /** Goes on after `pause()`. */
  resume(): Promise<void> {
    return this.#life.resume();
  }

  /** Ends the run: the goal is left such that it can be resumed, and every process is ended. */
  abort(): Promise<RunResult> {
    return this.#life.abort("aborted");
  }

  [Symbol.asyncIterator](): AsyncIterator<RunEvent> {
    return this.#life.queue[Symbol.asyncIterator]();
  }
}
