import { isAbsolute, join, relative } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { isWithin } from "@goalpost/target";
import { exitCode as codeOf } from "@goalpost/verify";
import { Option } from "commander";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { type Io, print, printJson } from "../io.ts";
import { figure } from "../output/launch-text.ts";
import { oneLine } from "../output/plain-text.ts";
import { wholeNumber } from "../program.ts";
import type { Driven } from "../run/drive.ts";
import { type Attempt, bestOf, counts } from "./rank.ts";
import { addWorktree, attemptBase, leaveBranch } from "./worktrees.ts";

/** The values of {@link attemptOptions}. */
export interface AttemptFlags {
  readonly attempts?: number;
  readonly attemptsTokens?: number;
  readonly resume?: boolean;
  readonly format?: string;
}

/** How often a goal is tried, each time in a worktree of its own. */
export const attemptOptions = (): readonly Option[] => [
  new Option("--attempts <times>", "try it so often, each time in a worktree of its own; the best by its receipt is left as a branch").argParser(wholeNumber(2, 20)),
  new Option("--attempts-tokens <count>", "with --attempts: begin no further attempt once all of them have used so many tokens").argParser(wholeNumber(1, 1_000_000_000)),
]; // biome-ignore format: one

/** Runs a contract in one folder, to its end. */
export type RunOnce = (argument: string, io: Io) => Promise<Driven>;

/** Tries a goal several times, one after the other, and leaves the best as a branch. */
export async function runAttempts(argument: string, flags: AttemptFlags, io: Io, runOnce: RunOnce): Promise<ExitCode> {
  const { attempts: times = 2, attemptsTokens: most = Number.POSITIVE_INFINITY } = flags;
  refuseResume(flags);
  const base = await attemptBase(io);
  const told: Io = flags.format === "json" ? { ...io, stdout: io.stderr } : io;
  const stamp = new Date().toISOString().replace(/[:.]/g, "-").slice(0, 19);
  const attempts: Attempt[] = [];
  for (let number = 1; number <= times && !io.signal.aborted; number += 1) {
    const used = attempts.reduce((sum, { result }) => sum + (result?.tokens ?? 0), 0);
    if (used >= most) {
      print(told, `no further attempt: ${figure(used)} tokens are used, of ${figure(most)} for all of them`);
      break;
    }
    const path = await addWorktree(base, stamp, number, io);
    print(told, `attempt ${number} of ${times}, in ${path}`);
    attempts.push(await tried({ number, path }, argument, join(path, base.inside), told, runOnce));
  }
  const best = bestOf(attempts);
  const branch = best === undefined ? undefined : await leaveBranch(best.path, idOf(best), messageOf(best, times), base, io);
  tell(attempts, best, branch, flags, io);
  if (io.signal.aborted) return exitCode.interrupted;
  return best?.receipt === undefined ? exitCode.misuse : codeOf(best.receipt);
} // biome-ignore format: one

/** Whatever goes wrong in an attempt is its own: the others go on. */
async function tried(attempt: Attempt, argument: string, cwd: string, io: Io, runOnce: RunOnce): Promise<Attempt> {
  try {
    const file = isAbsolute(argument) && isWithin(argument, io.cwd) ? join(cwd, relative(io.cwd, argument)) : argument; // biome-ignore format: one
    const { receipt, result } = await runOnce(file, { ...io, cwd });
    return { ...attempt, receipt, result };
  } catch (error) {
    const why = GoalpostError.is(error) ? `${error.where}: ${error.what}; ${error.help}` : String(error);
    print(io, `attempt ${attempt.number} crashed: ${oneLine(why)}`);
    return { ...attempt, error: oneLine(why) };
  }
}

const idOf = ({ receipt }: Attempt): string => receipt?.contract.id ?? "goal";

const messageOf = ({ number, receipt }: Attempt, times: number): string =>
  `${idOf({ number, path: "", ...(receipt === undefined ? {} : { receipt }) })}: attempt ${number} of ${times}, ${receipt?.verdict}`; // biome-ignore format: one

function refuseResume({ resume }: AttemptFlags): void {
  if (resume !== true) return;
  throw new GoalpostError({
    code: "cli/attempts-resume",
    where: "--resume",
    what: "goes on with one run, and --attempts begins several",
    help: "go on with one of them in its own folder: goalpost run ID --resume --cwd FOLDER",
  });
}

function tell(attempts: readonly Attempt[], best: Attempt | undefined, branch: string | undefined, { format }: AttemptFlags, io: Io): void {
  if (format === "json") {
    const all = attempts.map(({ number, path, receipt, result, error }) => ({ number, path, is_best: number === best?.number, verdict: receipt?.verdict ?? null, tokens: result?.tokens ?? null, reason: result?.reason ?? null, ...(error === undefined ? {} : { error }) }));
    printJson<"run">(io, { attempts: all, best: best?.number ?? null, branch: branch ?? null, receipt: best?.receipt ?? null });
    return;
  }
  print(io, "");
  for (const each of attempts) print(io, lineOf(each, each === best));
  if (best === undefined) print(io, io.style.red("no attempt came to a receipt, so none is the best"));
  else print(io, `the best is attempt ${best.number}, left as the branch ${branch}: git diff HEAD...${branch}`);
  print(io, "the others are kept until: goalpost runs clean --older-than 0");
} // biome-ignore format: one

function lineOf(attempt: Attempt, isBest: boolean): string {
  const { number, path, receipt, result, error } = attempt;
  const mark = isBest ? "*" : " ";
  if (receipt === undefined || result === undefined) return `${mark} ${number} crashed: ${error ?? ""}  ${path}`;
  const passed = receipt.checks.filter(({ status }) => status === "pass").length;
  const lost = counts(attempt) ? "" : ` (${result.error === undefined ? "interrupted" : oneLine(result.error.what)}; does not count)`; // biome-ignore format: one
  return `${mark} ${number} ${receipt.verdict}${lost}: ${passed} of ${receipt.checks.length} checks pass, ${receipt.room?.changed ?? 0} files, ${receipt.room?.left_out.length ?? 0} not let in, ${figure(result.tokens)} tokens  ${path}`; // biome-ignore format: one
}
