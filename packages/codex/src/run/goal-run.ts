import type { Usage } from "@goalpost/runtime";
import type { GoalStatus } from "../app-server/messages.ts";
import type { Engine } from "./engine.ts";
import type { RunEvent, RunResult } from "./events.ts";
import type { RunOptions } from "./options.ts";
import type { Session } from "./session.ts";

/** How a run stands at this moment. */
export interface RunStanding {
  readonly threadId: string;
  /** The client's word. */
  readonly goal: GoalStatus | "none";
  readonly turnRunning: boolean;
  readonly reactivations: number;
  readonly usage: Usage;
}

/**
 * A goal that is being worked on. Read its events with `for await`; reading ends with the event `ended`.
 * The client's process lives as long as the run, and not longer.
 */
export class GoalRun implements AsyncIterable<RunEvent> {
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

  /** Pauses the goal, interrupts the running turn and has the client end its commands; does nothing if the goal is not active. */
  pause(): Promise<void> {
    return this.#engine.pause();
  }

  /** Goes on after `pause()`. */
  resume(): Promise<void> {
    return this.#engine.resume();
  }

  /** Ends the run: the goal is left paused in the client, so that it can be resumed, and every process is ended. */
  abort(): Promise<RunResult> {
    return this.#engine.abort("aborted");
  }

  status(): RunStanding {
    const { goal, turnRunning, reactivations, usage } = this.#engine;
    return { threadId: this.threadId, goal, turnRunning, reactivations, usage };
  }

  [Symbol.asyncIterator](): AsyncIterator<RunEvent> {
    return this.#engine.queue[Symbol.asyncIterator]();
  }
}
