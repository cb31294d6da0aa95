import { FollowedRun } from "@goalpost/runtime";
import type { Engine } from "./engine.ts";
import type { RunEvent, RunResult, RunStanding } from "./events.ts";
import type { RunOptions } from "./options.ts";
import type { Session } from "./session.ts";

/**
 * A goal that is being worked on. Read its events with `for await`; reading ends with the event `ended`.
 * The client's process lives as long as the run, and not longer; an aborted goal stays in the session, which is `threadId`.
 */
export class GoalRun extends FollowedRun<RunEvent, RunResult> {
  readonly #engine: Engine;

  /** @internal */
  constructor({ engine, state }: Session, threadId: string, { signal }: RunOptions) {
    super(engine, state, threadId, signal);
    this.#engine = engine;
  }

  /** How it stands at this moment. */
  status(): RunStanding {
    return { threadId: this.threadId, ...this.#engine.standing };
  }
}
