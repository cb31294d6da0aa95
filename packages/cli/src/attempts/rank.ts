import type { Receipt } from "@goalpost/verify";
import type { RunResult } from "../targets.ts";

/** What one attempt came to. */
export interface Attempt {
  /** From 1. */
  readonly number: number;
  /** Its worktree, absolute. */
  readonly path: string;
  readonly receipt?: Receipt;
  readonly result?: RunResult;
  /** Why there is no receipt: it crashed, or never began. */
  readonly error?: string;
}

/** Figures by which attempts are compared, the one that weighs most first; more is better in each. */
function figuresOf({ receipt, result }: Attempt): readonly number[] {
  if (receipt === undefined || result === undefined) return [];
  const passed = receipt.checks.filter(({ status }) => status === "pass").length;
  const moved = receipt.changed_definers.filter(({ allowed_by }) => allowed_by === null).length;
  return [verdicts.indexOf(receipt.verdict), passed, -(receipt.room?.left_out.length ?? 0) - moved, -(receipt.room?.changed ?? 0), -result.tokens]; // biome-ignore format: one
}

/** From the least green to the greenest. */
const verdicts = ["not done", "needs person", "open", "done"] as const satisfies readonly Receipt["verdict"][];

/** Whether a run came to an end of its own, and was judged: one that crashed is never the best, whatever stands in its tree. */
export const counts = ({ receipt, result }: Attempt): boolean =>
  receipt !== undefined && result !== undefined && result.error === undefined && !receipt.interrupted;

/** The best attempt by its receipt: the verdict, checks that pass, fewer files that the contract does not ask for, fewer files at all, fewer tokens; of equals the first. */
export function bestOf(attempts: readonly Attempt[]): Attempt | undefined {
  return attempts.filter(counts).reduce<Attempt | undefined>((best, each) => (best === undefined || isBetter(each, best) ? each : best), undefined); // biome-ignore format: one
}

function isBetter(one: Attempt, other: Attempt): boolean {
  const [left, right] = [figuresOf(one), figuresOf(other)];
  for (const [index, value] of left.entries()) {
    const than = right[index] ?? 0;
    if (value !== than) return value > than;
  }
  return false;
}
