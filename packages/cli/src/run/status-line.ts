import { figure } from "../output/launch-text.ts";
import type { RunStatus } from "../targets.ts";

/** How a run stands, on one line. */
export function statusLine({ contractId, phase, goal, usage, updatedAt, owner, result }: RunStatus): string {
  const how =
    phase === "running"
      ? `running in process ${owner.pid}`
      : phase === "lost"
        ? "lost its process; go on with --resume, or stop it"
        : `ended (${(result as { reason?: string } | undefined)?.reason ?? "stopped"})`;
  return `${contractId}: ${how}; goal ${goal}; ${figure(usage.turns)} turns, ${figure(usage.tokens)} tokens; ${updatedAt}`;
}
