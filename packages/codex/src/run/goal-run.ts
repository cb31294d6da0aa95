import { FollowedRun, type Usage } from "@goalpost/runtime";
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
 * The client's process lives as long as the run, and not longer; an aborted goal is left paused in it.
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
    const { goal, turnRunning, reactivations, usage } = this.#engine;
    return { threadId: this.threadId, goal, turnRunning, reactivations, usage };
  }
}
