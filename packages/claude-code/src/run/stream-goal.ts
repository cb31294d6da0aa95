import type { ActiveGoal } from "../session/reader.ts";

/**
 * How the goal stands by the stream's own word, where the client gives it (`clientFacts.activeGoalIsTold`). It comes first and in step with the rest;
 * it does not say whether a goal that is over was met, so the transcript has the last word on that.
 */
export class StreamGoal {
  #standing: "unknown" | "active" | "over" = "unknown";
  #blocked = 0;

  /** The goal is set anew: what was told of it before counts no more. */
  reset(): void {
    this.#standing = "unknown";
    this.#blocked = 0;
  }

  /** A no was told to the user. */
  toldNo(): void {
    this.#blocked += 1;
  }

  /** Takes in the client's word. Returns the judge's reason for a no that was not told before. */
  take(goal: ActiveGoal | undefined): string | undefined {
    if (goal === undefined) {
      // it is said before a goal is set, too
      if (this.#standing === "active") this.#standing = "over";
      return undefined;
    }
    const isNew = this.#standing === "active" && goal.blocked > this.#blocked;
    this.#standing = "active";
    this.#blocked = isNew && goal.reason !== undefined ? goal.blocked - 1 : goal.blocked;
    return isNew ? goal.reason : undefined;
  }

  /** How long the transcript's last word is waited for, in milliseconds: not long for a goal that goes on, longer for one that is over. */
  get patience(): number | undefined {
    return this.#standing === "active" ? 300 : this.#standing === "over" ? 10_000 : undefined;
  }
}
