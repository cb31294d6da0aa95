import { stuckKinds } from "@goalpost/target";
import { exitCode as codeOf, type Receipt } from "@goalpost/verify";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { counted, figure } from "../output/figure.ts";
import { oneLine } from "../output/plain-text.ts";
import type { Style } from "../output/style.ts";
import type { RunResult } from "../targets.ts";
import { boundWords } from "./run-lines.ts";

/** The end of a run: the client's word and ours, side by side. */
export function* bothWords(
  { client, reason, bound, stuck, error, turns, tokens, seconds, reactivations }: RunResult,
  receipt: Receipt,
  style: Style,
): Generator<string> {
  const why = bound === undefined ? reason : boundWords(bound, " reached, ");
  const times =
    reactivations === 0 ? "" : `, taken up again ${reactivations === 1 ? "once" : `${reactivations} times`}`;
  yield `${counted(turns, "turn")}, ${figure(tokens)} tokens, ${figure(seconds)} s${times}; ended: ${why}`;
  if (stuck !== undefined) yield* stuckLines(stuck, style);
  if (error !== undefined) {
    yield `${style.red("error:")} ${oneLine(error.where)}: ${oneLine(error.what)}`;
    yield `  help: ${oneLine(error.help)}`;
  }
  yield `the client says ${style.bold(client)} · the receipt says ${style.bold(receipt.verdict)}`;
}

/** In which way a run got nowhere, since when, by what, and what a person can do. */
function* stuckLines({ kind, sinceTurn, evidence }: NonNullable<RunResult["stuck"]>, style: Style): Generator<string> {
  const { says, help } = stuckKinds[kind];
  yield `${style.yellow("stuck:")} ${kind}, since turn ${sinceTurn}: ${says}`;
  for (const line of evidence) yield `  ${oneLine(line)}`;
  yield `  help: ${help}`;
}

/** How a run ends for the shell. */
export const runCode = ({ reason }: RunResult, receipt: Receipt, aborted: boolean): ExitCode =>
  aborted && reason === "aborted" ? exitCode.interrupted : codeOf(receipt);
