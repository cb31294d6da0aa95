import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** The command line in a process of its own, from sources. */
export interface Running {
  readonly child: ChildProcess;
  /** Everything that it has said so far, on both streams. */
  said(): string;
  /** Resolves when it has said a text; fails when it ends without it. */
  until(text: string): Promise<void>;
  /** How it ended: an exit code, or the name of a signal. */
  readonly ended: Promise<number | string>;
}

/** A module that sets the clock of a process. */
const clockAhead = (milliseconds: number): string =>
  `data:text/javascript,${encodeURIComponent(
    `const Real = Date; globalThis.Date = class extends Real { constructor(...a) { a.length === 0 ? super(Real.now() + ${milliseconds}) : super(...a); } static now() { return Real.now() + ${milliseconds}; } };`,
  )}`;

/** Starts the command line; it is ended with the test. */
export function startCli(
  argv: readonly string[],
  options: {
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    /** `pipe`: the test writes to the child's standard input. Default: there is none. */
    readonly stdin?: "pipe";
    /** Milliseconds by which its clock is ahead of ours. Default: 0. */
    readonly ahead?: number;
  },
): Running {
  const bin = join(import.meta.dirname, "../bin.ts");
  const fromSources = ["--conditions=@goalpost/source", join(import.meta.dirname, "../../../house/from-sources.mjs")];
  const clock = options.ahead === undefined ? [] : ["--import", clockAhead(options.ahead)];
  const child = spawn(process.execPath, [...clock, ...fromSources, bin, ...argv], {
    cwd: options.cwd,
    env: options.env,
    stdio: [options.stdin ?? "ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let text = "";
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<number | string>((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? signal ?? "nothing"));
  });
  return {
    child,
    said: () => text,
    until: (wanted) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!text.includes(wanted)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
        void ended.then((how) => reject(new Error(`ended with ${how} before it said "${wanted}":\n${text}`)));
      }),
    ended,
  };
}
