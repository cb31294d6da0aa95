import { spawn } from "node:child_process";
import { requireOptions } from "./require-options.ts";

/** How a process ended, and what it wrote. */
export interface Ran {
  /** null when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether the time limit ended it. */
  readonly timedOut: boolean;
}

/** Settings of {@link runProcess}. */
export interface RunProcessOptions {
  readonly cwd: string;
  /** The whole environment: nothing of this process is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Written to standard input, which is then closed. Default: empty. */
  readonly input?: string;
  /** Seconds after which the process and all that it started are killed; default 120. */
  readonly timeoutSeconds?: number;
  /** Kills the process and all that it started; the promise then settles with exitCode null. */
  readonly signal?: AbortSignal;
  /** Characters kept of each output; default 16 Mi. More is dropped, and the process goes on. */
  readonly maxChars?: number;
}

const optionNames = Object.keys({
  cwd: true,
  env: true,
  input: true,
  timeoutSeconds: true,
  signal: true,
  maxChars: true,
} satisfies Record<keyof RunProcessOptions, true>);

/**
 * Runs a program without a shell in a process group of its own, and ends the whole group: at the time limit, when this process ends, and what
 * is left of it when the program has ended. Rejects only when the program cannot be started.
 *
 * @throws {@link RehearsalError} `rehearsal/bad-option` for a setting that there is not.
 */
export function runProcess(program: string, args: readonly string[], options: RunProcessOptions): Promise<Ran> {
  requireOptions("runProcess", options, optionNames);
  const { cwd, env, input = "", timeoutSeconds = 120, signal, maxChars = 16 * 1024 * 1024 } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, detached: process.platform !== "win32", windowsHide: true });
    const output = { stdout: "", stderr: "" };
    let timedOut = false;
    const end = () => endGroup(child.pid);
    const timer = setTimeout(() => {
      timedOut = true;
      end();
    }, timeoutSeconds * 1_000);
    // A group of its own hears no Ctrl-C of ours.
    process.once("exit", end);
    signal?.addEventListener("abort", end, { once: true });
    if (signal?.aborted === true) end();
    const over = () => {
      clearTimeout(timer);
      process.off("exit", end);
      signal?.removeEventListener("abort", end);
    };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (chunk: string) => {
        if (output[name].length < maxChars) output[name] += chunk.slice(0, maxChars - output[name].length);
      });
    }
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
    child.once("error", (error) => {
      over();
      reject(error);
    });
    // What the program left running holds its pipes open: end it at "exit", or "close" never comes.
    child.once("exit", end);
    child.once("close", (exitCode) => {
      over();
      resolve({ exitCode, ...output, timedOut });
    });
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // Nothing is left of the group.
  }
}
