import type { Evidence, ReceiptApproval, ReceiptCheck } from "../receipt/receipt.ts";

/** What came of one check, without its place. */
export type Outcome = Pick<ReceiptCheck, "status" | "what" | "mend" | "exit_code" | "output" | "value" | "baseline"> & {
  readonly details?: readonly string[];
  readonly evidence?: Evidence;
  readonly approval?: ReceiptApproval;
  /** There is no git to ask: outside the seal's reach nobody can tell. */
  readonly withoutGit?: true;
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

/** @internal Text that stays on its line: line breaks and control characters are spelled out. */
export const oneLine = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: file names and output may hold any of them
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (char) => JSON.stringify(char).slice(1, -1));

/** @internal What an error says, also one of another realm, which is no instance of our Error. */
export const messageOf = (error: unknown): string =>
  String((error as { readonly message?: unknown } | null | undefined)?.message ?? error);
