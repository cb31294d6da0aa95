/** What follows a goal: events and one result come out of it. */
export interface GoalEngine<Event, Result> {
  readonly queue: AsyncIterable<Event>;
  readonly result: Promise<Result>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  abort(reason: "aborted" | "stopped"): Promise<Result>;
}

/**
 * A goal that is being worked on. Read its events with `for await`; reading ends with the event `ended`.
 * The client's process lives as long as the run, and not longer.
 */
export abstract class FollowedRun<Event, Result> implements AsyncIterable<Event> {
  /** What the client calls a thread or a session. */
  readonly threadId: string;
  /** Settles at the end; never rejects. */
  readonly result: Promise<Result>;
  readonly #engine: GoalEngine<Event, Result>;

  /**
   * @param engine - What follows the goal.
   * @param state - Says whether another process has asked for the end.
   * @param threadId - What the client calls the thread or session.
   * @param signal - Ends the run when it is aborted.
   */
  protected constructor(
    engine: GoalEngine<Event, Result>,
    state: { readonly stopRequested: boolean },
    threadId: string,
    signal: AbortSignal | undefined,
  ) {
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

  /** Pauses the work: the running turn is interrupted and its commands are ended. Does nothing if nothing is worked on. */
  pause(): Promise<void> {
    return this.#engine.pause();
  }

  /** Goes on after `pause()`. */
  resume(): Promise<void> {
    return this.#engine.resume();
  }

  /** Ends the run: the goal is left such that it can be resumed, and every process is ended. */
  abort(): Promise<Result> {
    return this.#engine.abort("aborted");
  }

  [Symbol.asyncIterator](): AsyncIterator<Event> {
    return this.#engine.queue[Symbol.asyncIterator]();
  }
}
