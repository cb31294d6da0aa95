import type { ErrorData, ReachedBound, Usage } from "@goalpost/runtime";
import { failure, judgeFailure, refusal } from "./errors.ts";
import type { EndReason } from "./events.ts";
import type { Turns } from "./turns.ts";

/** What a result says beside its reason. */
export interface EndDetails {
  readonly bound?: ReachedBound;
  readonly error?: ErrorData;
}

/** What is known at the end. */
interface Known {
  /** The client's words. */
  readonly said: string;
  readonly judgeSaid: string | undefined;
  readonly turns: Turns;
  readonly usage: Usage;
  /** The bound in dollars, which the client holds. */
  readonly dollars: number | undefined;
}

/** The bound or the error that belongs to a reason. */
export function endDetails(reason: EndReason, { said, judgeSaid, turns, usage, dollars = 0 }: Known): EndDetails {
  switch (reason) {
    case "bound-reached":
      return {
        bound: turns.endedByBound ? turns.bound : { bound: "dollars", limit: dollars, used: usage.dollars ?? 0 },
      };
    case "refused":
      return { error: refusal(said).toJSON() };
    case "turn-failed":
      return { error: failure(said, usage.turns).toJSON() };
    case "judge-failed":
      return { error: judgeFailure(judgeSaid ?? "it gave no reason").toJSON() };
    default:
      return {};
  }
}
