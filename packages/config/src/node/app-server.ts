import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { GoalpostError, namesOf, requireKnown } from "@goalpost/core/errors";
import { abortedError } from "./aborted.ts";

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** How to start the client: its native binary, a home of its own, and flags such as `-c key=value`. */
export interface ConfigServerOptions {
  readonly binary: string;
  readonly home: string;
  /** Flags after `app-server`. */
  readonly args?: readonly string[];
  /** Milliseconds before a call is given up. Default 30,000. */
  readonly timeoutMs?: number;
  /** Ends the client; a call that waits then fails. */
  readonly signal?: AbortSignal | undefined;
}

const optionNames = namesOf<ConfigServerOptions>({
  binary: true,
  home: true,
  args: true,
  timeoutMs: true,
  signal: true,
});

/**
 * A running `codex app-server`, asked about configuration only: `config/read`, `hooks/list`, `configRequirements/read`. It starts no thread and
 * sends nothing to a model. The environment is HOME, CODEX_HOME and PATH, nothing else.
 */
export class ConfigServer {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  readonly #timeoutMs: number;
  readonly #signal: AbortSignal | undefined;
  #last = 0;

  private constructor({ binary, home, args = [], timeoutMs = 30_000, signal }: ConfigServerOptions) {
    this.#timeoutMs = timeoutMs;
    this.#signal = signal;
    const env = { HOME: home, CODEX_HOME: home, PATH: "/usr/bin:/bin" };
    this.#child = spawn(binary, ["app-server", ...args], {
      cwd: home,
      env,
      stdio: ["pipe", "pipe", "ignore"],
      killSignal: "SIGKILL",
      ...(signal && { signal }),
    });
    this.#child.on("error", (error) => this.#giveUp(error.message));
    this.#child.on("exit", (code) => this.#giveUp(`exit ${code}`));
    if (this.#child.stdout !== null) {
      createInterface({ input: this.#child.stdout }).on("line", (line) => this.#hear(JSON.parse(line) as Reply));
    }
  }

  /**
   * Starts the client and shakes hands.
   *
   * @throws GoalpostError `config/client-failed` when the client ends or does not answer; `config/aborted` when `signal` was.
   */
  static async start(options: ConfigServerOptions): Promise<ConfigServer> {
    requireKnown("ConfigServer.start", options, optionNames, "config/bad-option");
    const server = new ConfigServer(options);
    const clientInfo = { name: "goalpost", title: null, version: "0" };
    try {
      await server.call("initialize", { clientInfo, capabilities: { experimentalApi: true } });
    } catch (error) {
      await server.close();
      throw error;
    }
    server.#write({ method: "initialized" });
    return server;
  }

  /** Asks one thing; an error of the client comes back as `{ error }`, not as an exception. */
  call(
    method: string,
    params: unknown,
  ): Promise<{ readonly result?: unknown; readonly error?: { readonly message: string } }> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(failed(method, `no answer within ${this.#timeoutMs} ms`));
      }, this.#timeoutMs);
      this.#waiting.set(id, (reply) => {
        clearTimeout(timer);
        if (reply.id === undefined && this.#signal?.aborted === true)
          reject(abortedError(`codex app-server ${method}`));
        else if (reply.id === undefined) reject(failed(method, reply.error?.message ?? "the client ended"));
        else resolve(reply);
      });
      this.#write({ id, method, params });
    });
  }

  /** Ends the client and waits until it is gone. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) return resolve();
      this.#child.once("exit", () => resolve());
      this.#child.kill("SIGKILL");
    });
  }

  #write(message: unknown): void {
    this.#child.stdin?.write(`${JSON.stringify(message)}\n`);
  }

  #hear(reply: Reply): void {
    if (reply.id === undefined) return;
    this.#waiting.get(reply.id)?.(reply);
    this.#waiting.delete(reply.id);
  }

  #giveUp(message: string): void {
    for (const settle of this.#waiting.values()) settle({ error: { message } });
    this.#waiting.clear();
  }
}

function failed(method: string, what: string): GoalpostError {
  return new GoalpostError({
    code: "config/client-failed",
    where: `codex app-server ${method}`,
    what,
    help: "run `codex --version` to see that the client starts; pass the native binary, not its script",
  });
}
