import type { MissingKind } from "../reach/missing.ts";
import type { Evidence, ReceiptApproval, ReceiptCheck } from "../receipt/receipt.ts";

/** What came of one check, without its place. */
export type Outcome = Pick<
  ReceiptCheck,
  "status" | "what" | "help" | "exit_code" | "output" | "value" | "baseline" | "tests"
> & {
  readonly details?: readonly string[];
  readonly evidence?: Evidence;
  readonly approval?: ReceiptApproval;
  /** There is no git to ask: outside the seal's reach nobody can tell. */
  readonly withoutGit?: true;
  /** What it runs is not there. */
  readonly notThere?: MissingKind;
};

/** @internal Holds. */
export const pass = (what: string, more: Partial<Outcome> = {}): Outcome => ({ ...more, status: "pass", what });

/** @internal Does not hold. */
export const fail = (what: string, more: Partial<Outcome> = {}): Outcome => ({ ...more, status: "fail", what });

/** @internal Nothing was decided. */
export const cannotRun = (what: string, more: Partial<Outcome> = {}): Outcome => ({
  ...more,
  status: "cannot-run",
  what,
});

/** Lines that details hold at most. */
const detailLimit = 50;

/** @internal Details, cut with a word about the rest. */
export function bounded(lines: readonly string[]): readonly string[] {
  const shown = lines.slice(0, detailLimit).map((line) => (line.length > 400 ? `${line.slice(0, 400)}…` : line));
  return lines.length > detailLimit ? [...shown.slice(0, -1), `… and ${lines.length - detailLimit + 1} more`] : shown;
}

/** @internal A few names in a sentence. */
export function few(names: readonly string[], limit = 3): string {
  const shown = names.slice(0, limit).map(oneLine).join(", ");
  return names.length > limit ? `${shown} and ${names.length - limit} more` : shown;
}

/** @internal Text that stays on its line: line breaks, control characters and marks that turn its direction are spelled out. */
export const oneLine = (text: string): string =>
  text.replace(hidden, (char) => shortEscapes[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Controls, line and paragraph separators, and marks that turn the direction of text. */
const hidden = /\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
const shortEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** @internal What an error says, also one of another realm, which is not an instance of our Error. */
export const messageOf = (error: unknown): string =>
  String((error as { readonly message?: unknown } | null | undefined)?.message ?? error);
