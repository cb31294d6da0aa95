import { spawn } from "node:child_process";
import { root } from "./workspace.ts";

/** What became of a process. */
export interface Ran {
  /** The exit code; 128 and more when a signal ended it, 127 when it could not start. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams, as they came. */
  readonly output: string;
  /** Wall time. */
  readonly seconds: number;
}

/** How to run a process. */
export interface RunOptions {
  /** Default: the root of the repository. */
  readonly cwd?: string;
  /** Replaces the environment when given. */
  readonly env?: NodeJS.ProcessEnv;
  /** Default 600. The whole process group is ended then. */
  readonly timeoutSeconds?: number;
  /** Called with the last complete line of output, for progress. */
  readonly onLine?: (line: string) => void;
}

const running = new Set<number>();

/** Ends every process group that {@link run} started and that still runs. */
export function endAll(): void {
  for (const pid of running) endGroup(pid);
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself meanwhile.
  }
}

/** Runs a program without a shell and collects what it says; a failure is data, never an exception. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { cwd = root, env = process.env, timeoutSeconds = 600, onLine } = options;
  const started = performance.now();
  return new Promise((settle) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    let stdout = "";
    let stderr = "";
    let output = "";
    const timer = setTimeout(() => {
      output += `\nstopped: ran longer than ${timeoutSeconds} s\n`;
      if (child.pid !== undefined) endGroup(child.pid);
    }, timeoutSeconds * 1000);
    const finish = (code: number) => {
      clearTimeout(timer);
      if (child.pid !== undefined) running.delete(child.pid);
      settle({ code, stdout, stderr, output, seconds: (performance.now() - started) / 1000 });
    };
    const take = (chunk: string) => {
      output += chunk;
      const line = chunk.trim().split("\n").at(-1);
      if (line) onLine?.(line);
    };
    if (child.pid !== undefined) running.add(child.pid);
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      stdout += chunk;
      take(chunk);
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      stderr += chunk;
      take(chunk);
    });
    child.on("error", (error) => {
      output += `${error.message}\n`;
      finish(127);
    });
    child.on("close", (code, signal) => finish(code ?? (signal === null ? 1 : 128)));
  });
}
