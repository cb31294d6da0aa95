import { exitCode as codeOf, type Receipt } from "@goalpost/verify";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { figure } from "../output/launch-text.ts";
import { oneLine } from "../output/plain-text.ts";
import type { Style } from "../output/style.ts";
import type { RunResult } from "../targets.ts";

/** The end of a run: the client's word and ours, side by side. */
export function* bothWords(
  { client, reason, bound, error, turns, tokens, seconds, reactivations }: RunResult,
  receipt: Receipt,
  style: Style,
): Generator<string> {
  const why = bound === undefined ? reason : `${bound.bound} reached, ${figure(bound.used)} of ${figure(bound.limit)}`;
  const times =
    reactivations === 0 ? "" : `, taken up again ${reactivations === 1 ? "once" : `${reactivations} times`}`;
  yield `${figure(turns)} turns, ${figure(tokens)} tokens, ${figure(seconds)} s${times}; ended: ${why}`;
  if (error !== undefined) {
    yield `${style.red("error:")} ${oneLine(error.where)}: ${oneLine(error.what)}`;
    yield `  help: ${oneLine(error.help)}`;
  }
  yield `the client says ${style.bold(client)} · the receipt says ${style.bold(receipt.verdict)}`;
}

/** How a run ends for the shell. */
export const runCode = ({ reason }: RunResult, receipt: Receipt, aborted: boolean): ExitCode =>
  aborted && reason === "aborted" ? exitCode.interrupted : codeOf(receipt);
