import type { Limit } from "../pack/pack.ts";
import { clientLimits } from "./client-limits.gen.ts";

/** The strictest of them: no text has more characters than bytes. */
const anyClient: Limit = {
  max: Math.min(...Object.values(clientLimits).map(({ max }) => max)),
  unit: "utf8",
  source: `${clientLimits.codex.source}; ${clientLimits["claude-code"].source}`,
  seen: clientLimits.codex.seen,
};

/** @internal The limits of the targets that we know; of any client, where no such target is named. */
export function limitsOf(targets: readonly string[] | undefined): Readonly<Record<string, Limit>> {
  const named = Object.entries(clientLimits).filter(([name]) => targets?.includes(name) === true);
  return named.length === 0 ? { "any client": anyClient } : Object.fromEntries(named);
}
