import { type ChildProcess, spawn } from "node:child_process";
import { lineReader } from "./lines.ts";
import { plainText } from "./plain-text.ts";
import { endRun, runMarker } from "./process/end.ts";
import { identify, type ProcessIdentity } from "./process/identity.ts";
import { isRecord } from "./shape.ts";

/** How a client's end looked. */
export interface ClientExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last 4,000 characters of its standard error, control sequences removed. */
  readonly stderrTail: string;
  /** Whether we asked for it. */
  readonly asked: boolean;
}

/** What {@link LineClient} needs. */
export interface LineClientOptions {
  /** The program and all its arguments. No shell. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /** The whole environment of the client; nothing is added but the run's marker. */
  readonly env: NodeJS.ProcessEnv;
  /** Names the run: every process of it carries this in its environment, and is ended by it. */
  readonly runId: string;
  /** Ends the client, and all that it started, when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Gets each line of standard output. */
  readonly onLine: (line: string) => void;
}

/** A client that speaks in lines over stdio, in a process group of its own. */
export class LineClient {
  /** Settles when the client has ended, for whatever reason. */
  readonly closed: Promise<ClientExit>;
  readonly #child: ChildProcess;
  readonly #runId: string;
  readonly #identity: ProcessIdentity | undefined;
  #stderr = "";
  #asked = false;
  #exit: ClientExit | undefined;

  constructor({ argv, cwd, env, runId, signal, onLine }: LineClientOptions) {
    const [program = "", ...args] = argv;
    this.#runId = runId;
    this.#child = spawn(program, args, {
      cwd,
      env: { ...env, [runMarker]: runId },
      stdio: ["pipe", "pipe", "pipe"],
      detached: true,
    });
    // taken now: after its end the number may belong to another process
    this.#identity = this.#child.pid === undefined ? undefined : identify(this.#child.pid);
    this.closed = this.#listen(onLine);
    const onAbort = () => void this.close();
    signal?.addEventListener("abort", onAbort, { once: true });
    void this.closed.then(() => signal?.removeEventListener("abort", onAbort));
    if (signal?.aborted === true) onAbort();
  }

  /** The client's process as it was started; undefined if it never ran. */
  get identity(): ProcessIdentity | undefined {
    return this.#identity;
  }

  /** How it ended; undefined while it runs. */
  get exit(): ClientExit | undefined {
    return this.#exit;
  }

  /** Sends one message as a line of JSON; a client that is gone gets nothing, and says so by `closed`. */
  send(message: object): void {
    if (this.#child.stdin?.writable === true) this.#child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  /** Lets the client end by itself: nothing more will be said. */
  hangUp(): void {
    this.#asked = true;
    this.#child.stdin?.end();
  }

  /** Ends the client and everything that it started. Safe to call twice. */
  async close(): Promise<void> {
    this.#asked = true;
    this.#child.stdin?.end();
    await endRun(this.#identity, this.#runId);
    await this.closed;
  }

  #listen(onLine: (line: string) => void): Promise<ClientExit> {
    const { stdin, stdout, stderr } = this.#child;
    stdin?.on("error", () => {}); // a client that died is told by "exit"; EPIPE says nothing more
    stderr?.on("data", (chunk: Buffer) => {
      this.#stderr = (this.#stderr + plainText(chunk.toString("utf8"))).slice(-4000);
    });
    stdout?.on(
      "data",
      lineReader(onLine, () => {
        this.#stderr = `${this.#stderr}\na message of the client grew past 64 MiB; it was ended`;
        this.#child.kill("SIGKILL");
      }),
    );
    return new Promise((resolve) => {
      const settle = (code: number | null, signal: NodeJS.Signals | null) => {
        if (this.#exit !== undefined) return;
        this.#exit = { code, signal, stderrTail: this.#stderr.trim(), asked: this.#asked };
        resolve(this.#exit);
      };
      this.#child.on("error", (error) => {
        this.#stderr += error.message;
        settle(null, null);
      });
      // "close" waits for the pipes, which a stray command may hold open: give them a moment, not forever
      this.#child.on("exit", (code, signal) => {
        const timer = setTimeout(() => settle(code, signal), 500);
        this.#child.on("close", () => {
          clearTimeout(timer);
          settle(code, signal);
        });
      });
    });
  }
}

/** How a client ended, in words: `by SIGKILL; it said nothing`. */
export const exitWords = ({ code, signal, stderrTail }: ClientExit): string => {
  const how = signal !== null ? `by ${signal}` : `with exit code ${code ?? "unknown"}`;
  return `${how}; ${stderrTail === "" ? "it said nothing" : `its last words: ${stderrTail.slice(-600)}`}`;
};

/** A line of a client, as the object that it holds; undefined if it holds none. */
export function parseMessage(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
