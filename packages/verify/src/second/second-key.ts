import { deepFreeze } from "../freeze.ts";
import type { Receipt, Verdict } from "../receipt/receipt.ts";
import type { SecondKey } from "./word.ts";

/** Verdicts from the least green to the greenest. */
const order: readonly Verdict[] = ["not done", "needs person", "open", "done"];

/**
 * Puts the word of a second client into a receipt. It can turn `done` into `needs person`, and nothing into anything greener: a word that is missing counts as a veto.
 *
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("node --version")).build();
 * const receipt = await verify(contract, { cwd: ".", seal: null, evidence: false });
 * const word = { client: "codex", independent: true, state: "answered", veto: false, reason: "It is as asked.", file: null, line: null, notes: [] } as const;
 * withSecondKey(receipt, word).verdict; // "open"
 */
export function withSecondKey(receipt: Receipt, second: SecondKey): Receipt {
  const holds = second.state === "answered" && !second.veto && second.notes.length === 0;
  const verdict = receipt.verdict === "done" && !holds ? "needs person" : receipt.verdict;
  return deepFreeze({ ...receipt, verdict: least(receipt.verdict, verdict), second });
}

const least = (one: Verdict, other: Verdict): Verdict => (order.indexOf(one) < order.indexOf(other) ? one : other);
