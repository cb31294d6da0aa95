import type { Contract } from "@goalpost/core";

/** How long one verification takes, beside what the contract's budget allows for the whole run. */
export interface CheckTime {
  /** All checks, once. */
  readonly seconds: number;
  /** The narrowest bound of minutes, or null. */
  readonly budget_minutes: number | null;
  /** False when the checks alone take as long as the run may. */
  readonly fits: boolean;
}

/** The least time that is told: a tenth of a second, or a millisecond where that would be nothing. */
const shownMs = (ms: number): number => (ms < 1000 ? 1 : 100);

/** Weighs the time of the checks against the budget: each time that the client says complete, all of them run. */
export function checkTime(contract: Contract, checks: readonly { readonly duration_ms: number }[]): CheckTime {
  const ms = checks.reduce((sum, { duration_ms }) => sum + duration_ms, 0);
  const bounds = contract.blocks.flatMap((block) =>
    block.kind === "stop_when"
      ? block.items.flatMap((item) => (item.kind === "budget" && item.minutes !== undefined ? [item.minutes] : []))
      : [],
  );
  const minutes = bounds.length === 0 ? null : Math.min(...bounds);
  return {
    seconds: Math.round(ms / shownMs(ms)) / (1000 / shownMs(ms)),
    budget_minutes: minutes,
    fits: minutes === null || ms < minutes * 60_000,
  };
}
