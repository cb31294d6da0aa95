import type { ChangedDefiner, Receipt, ReceiptCheck, Verdict } from "./receipt.ts";

/**
 * The one answer. Not done: a check failed or could not run, a definer changed that nothing allows, it was interrupted, or there was nothing
 * to check. Needs person: the machine's part holds, and a review or a claim waits. Open: everything passed, in a way that an agent can bring
 * about without the work. Done: everything passed.
 */
export function verdictOf(
  checks: readonly ReceiptCheck[],
  definers: readonly ChangedDefiner[],
  interrupted: boolean,
  open: readonly string[] = [],
): Verdict {
  const failed = checks.some(({ status }) => status === "fail" || status === "cannot-run");
  const moved = definers.some(({ allowed_by }) => allowed_by === null);
  if (failed || moved || interrupted || checks.length === 0) return "not done";
  if (checks.some(({ status }) => status !== "pass")) return "needs person";
  return open.length > 0 ? "open" : "done";
}

/**
 * The exit code that a receipt means: 0 done, 1 not done, 3 needs person, 4 open. (2 is misuse, which gives no receipt.)
 *
 * @example
 * exitCode({ verdict: "needs person" }); // 3
 */
export function exitCode({ verdict }: Pick<Receipt, "verdict">): 0 | 1 | 3 | 4 {
  return exitCodes[verdict];
}

const exitCodes = { done: 0, "not done": 1, "needs person": 3, open: 4 } as const satisfies Record<Verdict, number>;
