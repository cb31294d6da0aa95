import { type Contract, GoalpostError } from "@goalpost/core";
import { namesOf, requireKnown } from "@goalpost/core/errors";
import type { ReachedBound, Usage } from "./usage.ts";

/** How far a run may go, over all its processes; a bound that is left out does not hold. */
export interface Bounds {
  /** Turns of the client, 1 or more. The last one runs to its end, and no further one starts. */
  readonly turns?: number;
  /** Minutes of work; pauses and waiting are left out. The running turn is interrupted. */
  readonly minutes?: number;
  /** When the run ends by the clock, whatever it does then: an ISO time with its zone, as `2026-12-01T07:00:00Z`. */
  readonly deadline?: string;
  /** Tokens as the client's budget counts them. The client ends the goal softly; beyond {@link hardTokenFactor} the turn is interrupted. */
  readonly tokens?: number;
  /** Dollars; needs prices. The running turn is interrupted. */
  readonly dollars?: number;
}

/** What a million tokens cost, in dollars. */
export interface Prices {
  readonly inputPerMillion: number;
  readonly cachedInputPerMillion: number;
  readonly outputPerMillion: number;
}

const boundNames = namesOf<Bounds>({ turns: true, minutes: true, deadline: true, tokens: true, dollars: true });
const priceNames = namesOf<Prices>({ inputPerMillion: true, cachedInputPerMillion: true, outputPerMillion: true });

/**
 * Refuses options of a call of an adapter that it does not have, also inside of its bounds and prices: a bound that is misspelt would not hold.
 *
 * @param name - The call, as its caller spells it.
 * @param area - The adapter's, for the code.
 * @throws GoalpostError `<area>/bad-option` with the nearest name.
 */
export function requireRunOptions(name: string, options: unknown, known: readonly string[], area: string): void {
  const code = `${area}/bad-option`;
  requireKnown(name, options, known, code);
  const { bounds, prices } = options as { readonly bounds?: unknown; readonly prices?: unknown };
  if (bounds !== undefined) requireKnown(`${name}.bounds`, bounds, boundNames, code);
  const { deadline } = Object(bounds) as { readonly deadline?: unknown };
  if (deadline !== undefined && !isTime(deadline))
    throw new GoalpostError({
      code,
      where: `${name}.bounds.deadline`,
      what: `is ${JSON.stringify(deadline)}, expected an ISO time with its zone`,
      help: 'write it as "2026-12-01T07:00:00Z"',
    });
  if (prices !== undefined) requireKnown(`${name}.prices`, prices, priceNames, code);
}

const isTime = (value: unknown): boolean =>
  typeof value === "string" &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value));

/**
 * How far past the token bound a turn may wrap up before it is interrupted. The client's budget is soft: it finishes the turn.
 * Source: Codex, 5,000 set and 6,200 used (2026-11-22).
 */
export const hardTokenFactor = 1.1;

/** Says which bound calls for ending the run now, if one does, at a time of the clock in milliseconds. Turns are held by the run itself, at the start of the last one. */
export function reached(bounds: Bounds, usage: Usage, now: number = Date.now()): ReachedBound | undefined {
  const { minutes, tokens, dollars, deadline } = bounds;
  if (deadline !== undefined && now >= Date.parse(deadline)) {
    return { bound: "deadline", limit: Math.round(Date.parse(deadline) / 1000), used: Math.round(now / 1000) };
  }
  if (minutes !== undefined && usage.seconds >= minutes * 60) {
    return { bound: "minutes", limit: minutes, used: usage.seconds / 60 };
  }
  if (tokens !== undefined && usage.tokens >= tokens * hardTokenFactor) {
    return { bound: "tokens", limit: tokens, used: usage.tokens };
  }
  if (dollars !== undefined && usage.dollars !== undefined && usage.dollars >= dollars) {
    return { bound: "dollars", limit: dollars, used: usage.dollars };
  }
  return undefined;
}

/** What the tokens cost so far. */
export const priceOf = (usage: Omit<Usage, "turns" | "seconds" | "dollars" | "tokens">, prices: Prices): number =>
  ((usage.inputTokens - usage.cachedInputTokens) * prices.inputPerMillion +
    usage.cachedInputTokens * prices.cachedInputPerMillion +
    usage.outputTokens * prices.outputPerMillion) /
  1_000_000;

/** The bounds of a contract's stop_when. Several budgets bind together: the narrowest bound of each kind holds. */
export function boundsOf({ blocks }: Contract): Bounds {
  const items = blocks.flatMap((block) => (block.kind === "stop_when" ? block.items : []));
  const bounds: Partial<Record<"turns" | "minutes" | "tokens" | "dollars", number>> = {};
  for (const item of items) {
    if (item.kind !== "budget") continue;
    for (const name of ["turns", "minutes", "tokens", "dollars"] as const) {
      const limit = item[name];
      if (limit !== undefined) bounds[name] = Math.min(limit, bounds[name] ?? limit);
    }
  }
  return bounds;
}
