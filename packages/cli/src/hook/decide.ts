import type { Receipt } from "@goalpost/verify";
import { evidenceOf } from "../run/evidence.ts";
import { nothingYet, type SessionMemory } from "./memory.ts";
import type { HookInput } from "./read-input.ts";

/** How a session ended for a contract. */
export type HookEnd = "done" | "needs-person" | "open" | "cap" | "no-progress" | "oscillation";

/** What a stop comes to. */
export type StopDecision =
  | { readonly kind: "back"; readonly reason: string; readonly memory: SessionMemory }
  | { readonly kind: "end"; readonly end: HookEnd; readonly told: string; readonly memory: SessionMemory };

/** Stops in a row with a tree that was seen before, after which it no longer gets anywhere. */
const mostStale = 3;
/** Times that one session is sent back at most, whatever the client says of who spoke. */
const mostInAll = 100;
/** Characters of evidence that the agent is shown. */
const mostChars = 8000;

/** Decides what an agent that stopped is told, from the receipt and what is known of its session. Pure. */
export function decideStop(receipt: Receipt, input: Pick<HookInput, "isContinued">, known: SessionMemory | undefined, { cap, now }: { readonly cap: number; readonly now: Date }): StopDecision {
  const { id } = receipt.contract;
  // Who was not sent back by us stops after a word of a person: from there on it is counted anew.
  const before = known === undefined ? nothingYet : input.isContinued ? known : { ...known, sentBack: 0, stale: 0 };
  const tree = receipt.room?.tree_sha256 ?? "";
  const isSeen = known !== undefined && before.trees.includes(tree);
  const memory: SessionMemory = {
    ...before,
    stale: isSeen ? before.stale + 1 : 0,
    trees: isSeen && before.trees.at(-1) === tree ? before.trees : [...before.trees, tree],
    checks: Object.fromEntries(receipt.checks.map((check) => [check.id, check.status])),
    at: now.toISOString(),
  };
  const ended = (end: HookEnd, told: string): StopDecision => ({ kind: "end", end, told: `goalpost: ${id}: ${told}`, memory: { ...memory, end } });
  if (receipt.verdict === "done") return ended("done", "done: every check holds");
  if (receipt.verdict === "needs person") return ended("needs-person", `the checks hold, and a review is still needed: goalpost verify ${id}`);
  if (receipt.verdict === "open") return ended("open", `the checks hold, and the result is open: goalpost verify ${id} says what closes it`);
  const failing = receipt.checks.filter(({ status }) => status !== "pass" && status !== "needs-person").map((check) => check.id);
  const left = `not done (${failing.length === 0 ? "what defines the checks was changed" : failing.join(", ")})`;
  if (memory.stale >= mostStale) {
    const end = before.trees.at(-1) === tree ? "no-progress" : "oscillation";
    const why = end === "no-progress" ? `nothing in the tree changed over ${memory.stale} stops` : `the tree came back to what it had been, ${memory.stale} stops in a row`;
    return ended(end, `${left}, and stuck: ${why}. It is not sent back any more; look at what fails: goalpost verify ${id}`);
  }
  if (before.sentBack >= cap || before.sentBackInAll >= mostInAll)
    return ended("cap", `${left}, and it was sent back ${before.sentBack} times in a row, which is the cap. Say how to go on, or raise it: goalpost hook install --cap`);
  const reason = [
    `The checks of the contract "${id}" were run from outside when you stopped, and it is not done. Go on until they hold; do not ask.`,
    changesSince(receipt, known, tree),
    shortened(evidenceOf(receipt)),
    `You may run them yourself: .goalpost/${id}/verify`,
  ];
  const { end: _end, ...going } = memory;
  return { kind: "back", reason: reason.filter((line) => line !== "").join("\n"), memory: { ...going, sentBack: before.sentBack + 1, sentBackInAll: before.sentBackInAll + 1 } };
} // biome-ignore format: one

/** What is otherwise than when it stopped before. */
function changesSince({ checks, room }: Receipt, known: SessionMemory | undefined, tree: string): string {
  if (known === undefined) return "";
  const failed = (status: string | undefined): boolean => status === "fail" || status === "cannot-run";
  const ids = (holds: (now: boolean, then: boolean) => boolean): string =>
    checks.filter(({ id, status }) => known.checks[id] !== undefined && holds(failed(status), failed(known.checks[id]))).map(({ id }) => id).join(", ");
  const parts = [
    [ids((now, then) => !now && then), "holds now"],
    [ids((now, then) => now && !then), "held then and fails now"],
    [ids((now, then) => now && then), "still fails"],
  ].flatMap(([which, said]) => (which === "" ? [] : [`${said}: ${which}`]));
  const same = known.trees.at(-1) === tree ? "the tree that is judged is the same as then" : room?.changed === 1 ? "1 file differs from the start" : `${room?.changed ?? 0} files differ from the start`;
  return `Since you stopped before: ${[...parts, same].join("; ")}.`;
} // biome-ignore format: one

const shortened = (text: string): string => (text.length > mostChars ? `${text.slice(0, mostChars)}\n… (cut)` : text);
