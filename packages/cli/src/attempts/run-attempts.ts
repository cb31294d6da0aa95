import { isAbsolute, join, relative } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { isWithin } from "@goalpost/target/internal";
import { exitCode as codeOf } from "@goalpost/verify";
import { Option } from "commander";
import type { Answers } from "../answers/answers.ts";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { type Io, print, printJson } from "../io.ts";
import { figure } from "../output/figure.ts";
import { oneLine } from "../output/plain-text.ts";
import { wholeNumber } from "../program.ts";
import type { Driven } from "../run/drive.ts";
import type { RunEvent } from "../targets.ts";
import { atOnce, OneByOne, SharedTokens, withPrefix } from "./at-once.ts";
import { type Attempt, bestOf, counts } from "./rank.ts";
import { addWorktree, attemptBase, leaveBranch } from "./worktrees.ts";

/** The values of {@link attemptOptions}. */
export interface AttemptFlags {
  readonly attempts?: number;
  readonly attemptsTokens?: number;
  readonly parallel?: number;
  readonly resume?: boolean;
  readonly format?: string;
}

/** How often a goal is tried, each time in a worktree of its own. */
export const attemptOptions = (): readonly Option[] => [
  new Option("--attempts <times>", "try it so often, each time in a worktree of its own; the best by its receipt is left as a branch").argParser(wholeNumber(2, 20)),
  new Option("--parallel <attempts>", "with --attempts: so many at once; default 1").argParser(wholeNumber(1, 20)),
  new Option("--attempts-tokens <count>", "with --attempts: once all of them have used so many tokens, those that go on are ended, and none begins").argParser(wholeNumber(1, 1_000_000_000)),
]; // biome-ignore format: one

/** Runs a contract in one folder, to its end. `heard` is told each event, with what ends the run in good order. */
export type RunOnce = (argument: string, io: Io, heard: (event: RunEvent, end: () => void) => void) => Promise<Driven>;

/** Tries a goal several times, one after the other or some at once, and leaves the best as a branch. */
export async function runAttempts(argument: string, flags: AttemptFlags, io: Io, runOnce: RunOnce): Promise<ExitCode> {
  const { attempts: times = 2, attemptsTokens = Number.POSITIVE_INFINITY, parallel = 1 } = flags;
  refuseResume(flags);
  const base = await attemptBase(io);
  const told: Io = flags.format === "json" ? { ...io, stdout: io.stderr } : io;
  const stamp = new Date().toISOString().replace(/[:.]/g, "-").slice(0, 19);
  const tokens = new SharedTokens(attemptsTokens);
  const git = new OneByOne();
  // nothing has been spent yet: a worktree that cannot be made ends the command
  const first = await addWorktree(base, stamp, 1, io);
  const attempts = await atOnce(times, parallel, () => !tokens.isSpent && !io.signal.aborted, async (number) => {
    try {
      const path = number === 1 ? first : await git.do(() => addWorktree(base, stamp, number, io));
      print(told, `attempt ${number} of ${times}, in ${path}`);
      const mine = parallel === 1 ? told : { ...told, quiet: true, stdout: withPrefix(told.stdout, `[${number}] `), stderr: withPrefix(told.stderr, `[${number}] `) };
      return await tried({ number, path }, argument, { ...mine, cwd: join(path, base.inside) }, told, (file, each) =>
        runOnce(file, each, (event, end) => tokens.heard(number, event, end)),
      );
    } catch (error) {
      // its own, like anything else that goes wrong in it
      return crashed({ number, path: "" }, error, told);
    }
  });
  if (tokens.isSpent) print(told, `${figure(tokens.used)} tokens are used, of ${figure(tokens.most)} for all attempts together: no further attempt, and what went on was ended`);
  const best = bestOf(attempts);
  const branch = best === undefined ? undefined : await leaveBranch(best.path, idOf(best), messageOf(best, times), base, io);
  tell(attempts, best, branch, flags, io);
  if (io.signal.aborted) return exitCode.interrupted;
  return best?.receipt === undefined ? exitCode.misuse : codeOf(best.receipt);
} // biome-ignore format: one

/** Whatever goes wrong in an attempt is its own: the others go on. */
async function tried(
  attempt: Attempt,
  argument: string,
  io: Io,
  above: Io,
  runOnce: (file: string, io: Io) => Promise<Driven>,
): Promise<Attempt> {
  try {
    const isInside = isAbsolute(argument) && isWithin(argument, above.cwd);
    const file = isInside ? join(io.cwd, relative(above.cwd, argument)) : argument;
    const { receipt, result } = await runOnce(file, io);
    return { ...attempt, receipt, result };
  } catch (error) {
    return crashed(attempt, error, above);
  }
}

function crashed(attempt: Attempt, error: unknown, io: Io): Attempt {
  const why = GoalpostError.is(error) ? `${error.where}: ${error.what}; ${error.help}` : String(error);
  print(io, `attempt ${attempt.number} crashed: ${oneLine(why)}`);
  return { ...attempt, error: oneLine(why) };
}

const idOf = ({ receipt }: Attempt): string => receipt?.contract.id ?? "goal";

const messageOf = (attempt: Attempt, times: number): string =>
  `${idOf(attempt)}: attempt ${attempt.number} of ${times}, ${attempt.receipt?.verdict}`;

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
    printJson<Answers["run"]>(io, { attempts: all, best: best?.number ?? null, branch: branch ?? null, receipt: best?.receipt ?? null });
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
