import { GoalpostError } from "@goalpost/core";
import type { CheckStatus, ReceiptCheck } from "../receipt/receipt.ts";

/** A check that came out in more than one way on the same tree. */
export interface FlakyCheck {
  readonly id: string;
  /** How often it came out in which way. */
  readonly seen: Readonly<Partial<Record<CheckStatus, number>>>;
  /** For people: `passed 2 of 3 times`. */
  readonly what: string;
}

/** Counts how checks come out, run after run. */
export class Tally {
  readonly #seen = new Map<string, Map<CheckStatus, number>>();

  add(checks: readonly Pick<ReceiptCheck, "id" | "status">[]): void {
    for (const { id, status } of checks) {
      const counts = this.#seen.get(id) ?? new Map<CheckStatus, number>();
      this.#seen.set(id, counts.set(status, (counts.get(status) ?? 0) + 1));
    }
  }

  /** Those that disagree with themselves, in the contract's order. */
  flaky(): readonly FlakyCheck[] {
    return [...this.#seen].flatMap(([id, counts]) => {
      if (counts.size < 2) return [];
      const times = [...counts.values()].reduce((sum, count) => sum + count, 0);
      return [{ id, seen: Object.fromEntries(counts), what: `passed ${counts.get("pass") ?? 0} of ${times} times` }];
    });
  }
}

/** Runs of all checks at most. */
const mostTimes = 100;

/**
 * Refuses a number of runs that is none.
 *
 * @throws GoalpostError `verify/bad-option`.
 */
export function requireRepeat(name: string, repeat: number | undefined): void {
  if (repeat === undefined || (Number.isInteger(repeat) && repeat >= 1 && repeat <= mostTimes)) return;
  throw new GoalpostError({
    code: "verify/bad-option",
    where: `${name}.repeat`,
    what: `is ${String(repeat)}, expected a whole number from 1 to ${mostTimes}`,
    help: "write repeat: 5",
  });
}
