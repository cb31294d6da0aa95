import { deepFreeze } from "../freeze.ts";
import type { Receipt, Verdict } from "../receipt/receipt.ts";

/** A note in the work that talks to whoever reviews it, as it stands there. */
export interface ReviewerNote {
  /** From the project's root. */
  readonly file: string;
  /** From 1; null where it is not known. */
  readonly line: number | null;
  readonly quote: string;
}

/** What a second client said of the work, or why it said nothing. */
export interface SecondKey {
  /** The client: `claude-code`. */
  readonly client: string;
  readonly model?: string;
  /** False when the same client did the work; null when nobody knows which did. */
  readonly independent: boolean | null;
  /** `answered`; `failed` when it died, answered otherwise, or not in time; `not-asked` when the receipt was not done without it. */
  readonly state: "answered" | "failed" | "not-asked";
  /** True when a person has to look: it said so, it failed, or the work talks to it. */
  readonly veto: boolean;
  /** Its own words, or what went wrong. */
  readonly reason: string;
  readonly file: string | null;
  readonly line: number | null;
  /** What in the work talks to it. Each is a finding: the verdict does not pass over it. */
  readonly notes: readonly ReviewerNote[];
}

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
