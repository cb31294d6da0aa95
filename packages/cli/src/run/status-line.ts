import { counted } from "../output/figure.ts";
import type { RunStatus } from "../targets.ts";

/** How a run stands, on one line. */
export function statusLine({
  contractId,
  phase,
  paused,
  goal,
  usage,
  updatedAt,
  owner,
  result,
  waitingUntil,
}: RunStatus): string {
  const waits = waitingUntil === undefined ? "" : `, waiting for the usage limit until ${waitingUntil}`;
  const how =
    phase === "running"
      ? `${paused === true ? "paused" : "running"} in process ${owner.pid}${waits}`
      : phase === "lost"
        ? `interrupted: lost its process${waits}; go on with --resume, or stop it`
        : `ended (${endOf(result)})`;
  return `${contractId}: ${how}; goal ${goal}; ${counted(usage.turns, "turn")}, ${counted(usage.tokens, "token")}; ${updatedAt}`;
}

const endOf = (result: RunStatus["result"]): string => {
  if (result === undefined) return "stopped";
  return result.stuck === undefined
    ? result.reason
    : `${result.reason}: ${result.stuck.kind} since turn ${result.stuck.sinceTurn}`;
};
