import type { RunCheck } from "@goalpost/core";
import { splitWords } from "@goalpost/core/internal";
import { commandsInScript } from "../definers/simple-commands.ts";
import { sayBytes } from "../files/file-facts.ts";
import { inside } from "../files/inside.ts";
import { kindAt } from "../files/kind-at.ts";
import { search } from "../files/search.ts";
import { maskCut } from "../mask.ts";
import { capturedText } from "../process/capture.ts";
import { type ProcessResult, runProcess } from "../process/run-process.ts";
import { asksForProgram } from "../reach/asks.ts";
import type { Missing } from "../reach/missing.ts";
import type { Evidence } from "../receipt/receipt.ts";
import type { Enclosed } from "../sandbox/sandbox.ts";
import type { CheckContext } from "./context.ts";
import { cannotRun, fail, type Outcome, oneLine, pass } from "./outcome.ts";

/** A run, with what came of it as a check. */
export interface Ran {
  readonly outcome: Outcome;
  /** Missing when it could not be started. */
  readonly result?: ProcessResult;
}

/** What is added to a run, so that it leaves a report. */
export interface RunMore {
  /** Takes the place of the item's own words. */
  readonly argv?: readonly [string, ...string[]];
  /** Stands behind them. */
  readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command or a shell script and judges its exit code and its standard output. */
export async function runCheck(item: RunCheck, id: string, context: CheckContext, more: RunMore = {}): Promise<Ran> {
  const own = more.argv ?? argvOf(item);
  const argv = own === undefined ? undefined : ([...own, ...(more.words ?? [])] as [string, ...string[]]);
  if (argv === undefined) return { outcome: cannotRun(`${item.run} names no program`) };
  const cwd = folderOf(item, context.root);
  if (cwd.fault !== undefined) return { outcome: cannotRun(cwd.fault, { help: "correct cwd, or make the folder" }) };
  const missing = (item.env ?? []).filter((name) => !context.env[name]);
  if (missing.length > 0) {
    const names = missing.join(", ");
    return { outcome: cannotRun(`needs ${names} in the environment, which is not set`, { help: `set ${names}` }) };
  }
  const absent = context.reach?.before(item, cwd.path);
  if (absent !== undefined) return { outcome: notThere(absent) };
  const timeoutSeconds = item.timeout_seconds ?? context.timeoutSeconds;
  const named = Object.fromEntries((item.env ?? []).map((name) => [name, context.env[name]]));
  const plain = { argv, cwd: cwd.path, env: { ...context.checkEnv, ...named, ...more.env } };
  const result = await ranIn(plain, id, timeoutSeconds, context);
  const judged = afterRun(item, cwd.path, result, context) ?? (await judge(item, result, timeoutSeconds, context));
  context.onOutput?.(id, maskedOutput(result, context));
  const evidence = await keepOutput(item, id, result, judged, context);
  const output = judged.status === "pass" ? undefined : lastLines(maskedOutput(result, context));
  return {
    result,
    outcome: {
      ...judged,
      ...(result.ended === "not-started" ? {} : { exit_code: result.exitCode }),
      ...(evidence === undefined ? {} : { evidence }),
      ...(output === undefined || output === "" ? {} : { output }),
    },
  };
}

/** Runs it where it belongs: in the room, in a copy, or in the tree. */
async function ranIn(
  plain: Enclosed,
  id: string,
  timeoutSeconds: number,
  context: CheckContext,
): Promise<ProcessResult> {
  const { enclose, explain } = context.room ?? context;
  const ran = await runProcess({
    ...(enclose?.(plain, id) ?? plain),
    timeoutMs: timeoutSeconds * 1000,
    signal: context.signal,
    graceMs: context.graceMs,
    sandboxedRoot: context.agent ? context.root : undefined,
  });
  await context.room?.look();
  return explain?.(ran) ?? ran;
}

/** Also where the exit code is the one that was asked for: a script that is not there exits with 1, as one does that fails as it should. */
function afterRun(item: RunCheck, cwd: string, result: ProcessResult, context: CheckContext): Outcome | undefined {
  if (context.reach === undefined || result.ended !== "exit") return undefined;
  const ended = { exitCode: result.exitCode, output: maskedOutput(result, context) };
  const absent = context.reach.after(item, ended, cwd);
  return absent === undefined ? undefined : notThere(absent);
}

const notThere = ({ kind, what, help }: Missing): Outcome => cannotRun(what, { help, notThere: kind });

/** The words that are run: those of the line itself, or `sh -c` and the script. */
export function argvOf(item: RunCheck): readonly [string, ...string[]] | undefined {
  if (item.kind === "shell") return ["sh", "-c", item.run];
  const [program, ...words] = splitWords(item.run).words ?? [];
  return program === undefined ? undefined : [program, ...words];
}

function folderOf(
  item: RunCheck,
  root: string,
): { readonly path: string; readonly fault?: undefined } | { readonly fault: string } {
  const cwd = item.cwd ?? ".";
  const found = inside(root, cwd);
  if (found.fault !== undefined) return found;
  const kind = kindAt(found.path);
  if (kind === "folder") return found;
  return { fault: kind === undefined ? `${cwd}/ is missing` : `${cwd} is not a folder` };
}

async function judge(
  item: RunCheck,
  result: ProcessResult,
  timeoutSeconds: number,
  context: CheckContext,
): Promise<Outcome> {
  switch (result.ended) {
    case "not-started":
      return notStarted(item, result.startError ?? "unknown");
    case "aborted":
      return cannotRun("was interrupted before it ended", { help: "run it again" });
    case "timeout":
      return fail(`did not end within ${timeoutSeconds} s, and was ended with all that it had started`, {
        help: "make it faster, or give it a larger timeoutSeconds",
      });
    case "signal":
      return fail(`was ended by ${result.signal}, expected exit ${item.exit_code}`);
    case "exit":
      return judgeExit(item, result, context);
  }
}

function notStarted(item: RunCheck, code: string): Outcome {
  const program = argvOf(item)?.[0] ?? "";
  if (code === "ENOENT")
    return cannotRun(`${program} is not on PATH`, { help: `install ${program}, or correct its name` });
  if (code === "EACCES") return cannotRun(`${program} may not be executed`, { help: `chmod +x ${program}` });
  return cannotRun(`${program} could not be started: ${code}`);
}

/** To ask whether a program is there is an honest check, and a shell answers no by 127, too. */
const isLookUp = (script: string): boolean => {
  const last = commandsInScript(script).at(-1) ?? [];
  return asksForProgram(last[0] === "!" ? last.slice(1) : last);
};

/** What a shell exits with when it finds no program, or one that it may not execute. */
const shellCodes: Readonly<Record<number, string>> = {
  126: "the shell found a program that it may not execute (exit 126)",
  127: "the shell did not find a program (exit 127)",
};

async function judgeExit(item: RunCheck, result: ProcessResult, context: CheckContext): Promise<Outcome> {
  const code = result.exitCode ?? -1;
  const took = `exit ${code} in ${seconds(result.durationMs)}`;
  if (code !== item.exit_code) {
    const lost = item.kind === "shell" && !isLookUp(item.run) ? shellCodes[code] : undefined;
    return lost === undefined ? fail(`${took}, expected exit ${item.exit_code}`) : cannotRun(lost);
  }
  if (item.stdout === undefined) return pass(took);
  const shown = `/${item.stdout.source}/${item.stdout.flags}`;
  const cut =
    result.stdout.dropped > 0 ? `; of ${sayBytes(result.stdout.bytes)} only the first and last 1 MB were searched` : "";
  const { answers, fault } = await search(item.stdout, [{ text: capturedText(result.stdout) }], {
    timeoutMs: context.patternTimeoutMs,
    signal: context.signal,
  });
  if (fault !== undefined) return cannotRun(`the pattern ${shown} ${fault}`);
  const [answer] = answers;
  if (answer?.fault === undefined && answer?.hit) return pass(`${took}; standard output matches ${shown}`);
  return fail(`${took}, but standard output does not match ${shown}${cut}`);
}

/** Masked: a secret is hidden also where the output was cut. */
function maskedOutput({ output }: ProcessResult, { mask }: CheckContext): string {
  if (output.dropped === 0) return mask(capturedText(output));
  const between = `\n… ${output.dropped} bytes dropped …\n`;
  return maskCut(output.head.toString("utf8"), output.tail.toString("utf8"), between, mask);
}

async function keepOutput(
  item: RunCheck,
  id: string,
  result: ProcessResult,
  judged: Outcome,
  context: CheckContext,
): Promise<Evidence | undefined> {
  if (context.keep === undefined || result.ended === "not-started") return undefined;
  const head = [
    `check: ${id}`,
    `${item.kind}: ${item.run}`,
    `cwd: ${item.cwd ?? "."}`,
    `status: ${judged.status}`,
    `what: ${judged.what}`,
  ];
  const text = `${context.mask(head.map(oneLine).join("\n"))}\n\n${maskedOutput(result, context)}`;
  return context.keep(id, text.endsWith("\n") ? text : `${text}\n`);
}

/** The last lines, at most 20 of them and 2,000 characters. */
function lastLines(text: string): string {
  const lines = text.trimEnd().split("\n").slice(-20).join("\n");
  return lines.length > 2_000 ? `…${lines.slice(-2_000)}` : lines;
}

/** A duration as people say it. */
export const seconds = (milliseconds: number): string =>
  milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
