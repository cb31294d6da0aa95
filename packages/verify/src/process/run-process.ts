import { type ChildProcess, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { Capture, type Captured } from "./capture.ts";
import { openFifos } from "./fifos.ts";
import { forgetGroup, rememberGroup, signalGroup } from "./groups.ts";

/** One process to run: argv, never a line that a shell reads. */
export interface ProcessRequest {
  readonly argv: readonly [program: string, ...words: string[]];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds between SIGTERM and SIGKILL. Default 2,000. */
  readonly graceMs?: number | undefined;
  /** In a sandbox node's own pipes do not work: below this root, or in the temp directory, others are made for a moment. */
  readonly sandboxedRoot?: string | undefined;
  /** Called right before it starts. */
  readonly starting?: (() => void) | undefined;
  /** Told its number once it runs. */
  readonly started?: ((pid: number) => void) | undefined;
  /** Called when it has ended, before its result is given. */
  readonly settle?: (() => Promise<void>) | undefined;
}

/** How a process ended, and what it said. */
export interface ProcessResult {
  readonly ended: "exit" | "signal" | "timeout" | "aborted" | "not-started";
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why it could not be started: `ENOENT`, `EACCES`, … */
  readonly startError?: string;
  /** Standard output alone. */
  readonly stdout: Captured;
  /** Standard output and standard error, as they came. */
  readonly output: Captured;
  readonly durationMs: number;
}

/** Bytes kept of standard output, at each end: patterns and numbers are read from it. */
const stdoutBytes = 1024 * 1024;
/** Bytes kept for the evidence, at each end. */
const outputBytes = 128 * 1024;

/**
 * Runs a process in a group of its own, with standard input closed. The time limit and the signal end the whole group, and so does the end
 * of the process itself: what it left running in its group goes with it, and a grandchild that holds the pipe is not waited for.
 */
export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  const stdout = new Capture(stdoutBytes);
  const output = new Capture(outputBytes);
  const fifos = request.sandboxedRoot === undefined ? undefined : await openFifos(request.sandboxedRoot);
  const started = performance.now();
  const result = (end: End): ProcessResult => ({
    ...end,
    stdout: stdout.result,
    output: output.result,
    durationMs: performance.now() - started,
  });
  const child = start(request, fifos?.ends);
  fifos?.closeEnds();
  if ("ended" in child) {
    for (const reader of fifos?.readers ?? []) reader.destroy();
    await request.settle?.();
    return result(child);
  }
  if (child.pid !== undefined) request.started?.(child.pid);
  const streams = fifos?.readers ?? [child.stdout, child.stderr];
  streams[0]?.on("data", (chunk: Buffer) => {
    stdout.add(chunk);
    output.add(chunk);
  });
  streams[1]?.on("data", (chunk: Buffer) => output.add(chunk));
  const end = await follow(
    child,
    streams.filter((stream) => stream !== null),
    request,
  );
  await request.settle?.();
  return result(end);
}

function start(request: ProcessRequest, ends: readonly [number, number] | undefined): ChildProcess | End {
  if (request.signal?.aborted) return { ended: "aborted", exitCode: null, signal: null };
  const [program, ...words] = request.argv;
  const { cwd, env } = request;
  request.starting?.();
  try {
    return spawn(program, words, {
      cwd,
      env,
      detached: true,
      stdio: ["ignore", ...(ends ?? (["pipe", "pipe"] as const))],
    });
  } catch (error) {
    const startError = (error as NodeJS.ErrnoException).code ?? String(error);
    return { ended: "not-started", exitCode: null, signal: null, startError };
  }
}

type End = Pick<ProcessResult, "ended" | "exitCode" | "signal" | "startError">;

function follow(
  child: ChildProcess,
  streams: readonly Readable[],
  { timeoutMs, signal, graceMs = 2_000 }: ProcessRequest,
): Promise<End> {
  const closed = Promise.all(streams.map((stream) => new Promise((resolve) => stream.once("close", resolve))));
  return new Promise((resolve) => {
    const { pid } = child;
    if (pid !== undefined) rememberGroup(pid);
    let cut: "timeout" | "aborted" | undefined;
    let kill: NodeJS.Timeout | undefined;
    const end = (why: "timeout" | "aborted"): void => {
      if (cut !== undefined || pid === undefined) return;
      cut = why;
      signalGroup(pid, "SIGTERM");
      kill = setTimeout(() => signalGroup(pid, "SIGKILL"), graceMs);
    };
    const timer = setTimeout(() => end("timeout"), timeoutMs);
    const onAbort = (): void => end("aborted");
    signal?.addEventListener("abort", onAbort, { once: true });
    const settle = (outcome: End): void => {
      clearTimeout(timer);
      clearTimeout(kill);
      signal?.removeEventListener("abort", onAbort);
      if (pid !== undefined) forgetGroup(pid);
      // A process that left the group may still hold the pipe: it is not ours to wait for.
      for (const stream of streams) stream.destroy();
      resolve(outcome);
    };
    child.once("error", (error: NodeJS.ErrnoException) => {
      if (pid === undefined)
        settle({ ended: "not-started", exitCode: null, signal: null, startError: error.code ?? error.message });
    });
    child.once("exit", (exitCode, signalName) => {
      const outcome: End = { ended: cut ?? (signalName === null ? "exit" : "signal"), exitCode, signal: signalName };
      void drain(child, closed, graceMs).then(() => settle(outcome));
    });
  });
}

/** Ends what is left of the group, and waits for the pipes no longer than that takes. */
async function drain({ pid }: ChildProcess, closed: Promise<unknown>, graceMs: number): Promise<void> {
  if (pid !== undefined && signalGroup(pid, 0)) {
    signalGroup(pid, "SIGTERM");
    if (!(await gone(pid, graceMs))) {
      signalGroup(pid, "SIGKILL");
      await gone(pid, graceMs);
    }
  }
  await Promise.race([closed, pause(200)]);
}

async function gone(pid: number, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs;
  for (let wait = 1; signalGroup(pid, 0); wait = Math.min(wait * 2, 50)) {
    if (performance.now() >= until) return false;
    await pause(wait);
  }
  return true;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
