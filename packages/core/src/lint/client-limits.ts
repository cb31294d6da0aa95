import type { Limit } from "../pack/pack.ts";

const seen = "2026-11-22";

/**
 * What each client that we know takes of a goal and shows its model whole, by the target's name. Codex accepts 4,000 characters and cuts the
 * middle out of what its model sees of more than 4,000 bytes.
 *
 * @see Source: Codex 0.169.0 and Claude Code 2.1.330, rehearsed on 2026-11-22.
 */
export const clientLimits = {
  codex: { max: 4000, unit: "utf8", source: "Codex 0.169.0, rehearsed", seen },
  "claude-code": { max: 4000, unit: "utf16", source: "Claude Code 2.1.330, rehearsed", seen },
} as const satisfies Readonly<Record<string, Limit>>;

/** The strictest of them: no text has more characters than bytes. */
const anyClient: Limit = {
  max: 4000,
  unit: "utf8",
  source: `${clientLimits.codex.source}; ${clientLimits["claude-code"].source}`,
  seen,
};

/** @internal The limits of the targets that we know; of any client, where no such target is named. */
export function limitsOf(targets: readonly string[] | undefined): Readonly<Record<string, Limit>> {
  const named = Object.entries(clientLimits).filter(([name]) => targets?.includes(name) === true);
  return named.length === 0 ? { "any client": anyClient } : Object.fromEntries(named);
}
