import type { EndReason } from "@goalpost/target";
import type { ResultMessage } from "../session/messages.ts";
import type { GoalLine } from "../transcript.ts";

/** All that is known when the client says that a prompt has ended. */
export interface Ending {
  readonly result: Pick<ResultMessage, "subtype" | "is_error" | "num_turns" | "terminal_reason">;
  /** The transcript's words on this goal, since it was last set. */
  readonly goals: readonly GoalLine[];
  /** Whether the goal was seen being set: in the stream or in the transcript. */
  readonly set: boolean;
  /** Whether the stream said that the cap of blocked turns was reached. */
  readonly capTold: boolean;
  /** Turns in a row that the judge sent back and in which no tool was used. */
  readonly idleBlocks: number;
  /** The cap of the client. 0: none. */
  readonly blockCap: number;
}

/** Names the end. The client's exit code and subtype say `success` to nearly all of them, so they decide nothing that the transcript can. */
export function endReason(ending: Ending): EndReason {
  const { result, goals, set, capTold, idleBlocks, blockCap } = ending;
  const last = goals.at(-1);
  if (last?.kind === "met") return "complete";
  if (last?.kind === "impossible" || last?.kind === "judge-failed") return last.kind;
  if (result.subtype === "error_max_turns") return "max-turns";
  if (result.subtype === "error_max_budget_usd") return "bound-reached";
  if (result.is_error) return set ? "turn-failed" : "refused";
  if (last?.kind === "cleared") return "cleared";
  if (!set && result.num_turns === 0) return "refused";
  if (capTold || (blockCap > 0 && idleBlocks > blockCap)) return "cap-reached";
  if (result.terminal_reason?.startsWith("aborted") === true) return "interrupted";
  return "not-met";
}
