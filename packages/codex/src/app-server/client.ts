import { GoalpostError } from "@goalpost/core";
import {
  type ClientExit,
  exitWords,
  isRecord,
  LineClient,
  parseMessage,
  plainText,
  readShape,
} from "@goalpost/target/adapter";
import type { ProcessIdentity } from "@goalpost/target/internal";
import { type Call, calls, type Params, type Result } from "./messages.ts";

/** What {@link AppServer} needs. */
export interface AppServerOptions {
  /** The program and its leading arguments, for example `["codex"]`. No shell. */
  readonly client: readonly string[];
  /** Arguments behind `app-server`, for example `["-c", "model=\"gpt-5.5\""]`. */
  readonly args?: readonly string[];
  readonly cwd: string;
  /** The whole environment of the client; nothing is added but the run's marker. */
  readonly env: NodeJS.ProcessEnv;
  /** Names the run: every process of it carries this in its environment, and is ended by it. */
  readonly runId: string;
  /** Ends the client when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** A notification as it came: method and parameters, unread. */
  readonly onNotification: (method: string, params: unknown) => void;
  /** Answers a request of the client; undefined means that we have no answer, and the client is told so. */
  readonly onRequest: (method: string, params: unknown) => Promise<unknown>;
}

interface Pending {
  readonly method: Call;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: GoalpostError) => void;
  readonly timer: NodeJS.Timeout;
}

/** A `codex app-server` over stdio, in a process group of its own. */
export class AppServer {
  /** Settles when the client has ended, for whatever reason. */
  readonly closed: Promise<ClientExit>;
  readonly #lines: LineClient;
  readonly #options: AppServerOptions;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #codexHome = "";

  private constructor(options: AppServerOptions) {
    this.#options = options;
    const { client, args = [], cwd, env, runId, signal } = options;
    const argv = [...client, "app-server", ...args];
    this.#lines = new LineClient({ argv, cwd, env, runId, signal, onLine: (line) => this.#receive(line) });
    this.closed = this.#lines.closed.then((exit) => this.#ended(exit));
  }

  /**
   * Starts the client and says hello.
   *
   * @throws GoalpostError `codex/settings-invalid`, `codex/client-died`, `codex/no-answer`, `codex/protocol-drift`.
   */
  static async open(options: AppServerOptions): Promise<AppServer> {
    const server = new AppServer(options);
    try {
      const hello = await server.call("initialize", {
        clientInfo: { name: "goalpost", title: "Goalpost", version: "0.1.0" },
        // cleaning up background commands is behind this flag
        capabilities: { experimentalApi: true },
      });
      server.#codexHome = hello.codexHome;
      server.#lines.send({ method: "initialized" });
      return server;
    } catch (error) {
      await server.close();
      const words = wordsOfEnd(server.#lines.exit);
      throw words === undefined ? error : settingsError("codex app-server", words, error);
    }
  }

  /** Where the client keeps its configuration and threads. */
  get codexHome(): string {
    return this.#codexHome;
  }

  /** The client's process. */
  get identity(): ProcessIdentity | undefined {
    return this.#lines.identity;
  }

  /**
   * Calls a method and reads its answer.
   *
   * @throws GoalpostError `codex/refused` when the client says no, `codex/client-died`, `codex/no-answer`, `codex/protocol-drift`.
   */
  async call<M extends Call>(method: M, params: Params<M>, timeoutSeconds = 60): Promise<Result<M>> {
    const answer = await this.#request(method, params, timeoutSeconds);
    const reading = readShape(calls[method].result, answer);
    if (reading.ok) return reading.value as Result<M>;
    const { path, seen, expected } = reading.mismatch;
    throw new GoalpostError({
      code: "codex/protocol-drift",
      where: `${method} answer ${path}`,
      what: `is ${seen}, expected ${expected}`,
      help: "use the Codex version that this package was tested with, or update @goalpost/codex",
    });
  }

  /** Ends the client and everything that it started. Safe to call twice. */
  async close(): Promise<void> {
    await this.#lines.close();
    await this.closed;
  }

  #request(method: Call, params: unknown, timeoutSeconds: number): Promise<unknown> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      if (this.#lines.exit !== undefined) return reject(diedError(this.#lines.exit, method));
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(noAnswerError(method, timeoutSeconds));
      }, timeoutSeconds * 1000);
      this.#pending.set(id, { method, resolve, reject, timer });
      this.#lines.send({ id, method, params });
    });
  }

  #ended(exit: ClientExit): ClientExit {
    for (const { method, reject, timer } of this.#pending.values()) {
      clearTimeout(timer);
      reject(diedError(exit, method));
    }
    this.#pending.clear();
    return exit;
  }

  #receive(line: string): void {
    const message = parseMessage(line);
    if (message === undefined) {
      const text = `the client sent a line that is not JSON: ${line.slice(0, 200)}`;
      this.#options.onNotification("warning", { message: text });
    } else if (typeof message.method !== "string") this.#settle(message);
    else if (message.id === undefined) this.#options.onNotification(message.method, message.params);
    else void this.#answer(message.id, message.method, message.params);
  }

  #settle(message: Readonly<Record<string, unknown>>): void {
    const pending = typeof message.id === "number" ? this.#pending.get(message.id) : undefined;
    if (pending === undefined) return;
    this.#pending.delete(Number(message.id));
    clearTimeout(pending.timer);
    if (isRecord(message.error)) pending.reject(refusedError(pending.method, message.error));
    else pending.resolve(message.result);
  }

  async #answer(id: unknown, method: string, params: unknown): Promise<void> {
    const result = await this.#options.onRequest(method, params).catch(() => undefined);
    const error = { code: -32601, message: `goalpost has no answer to ${method}` };
    this.#lines.send(result === undefined ? { id, error } : { id, result });
  }
}

/** What the client said in place of its first answer. It then ends with `Error: …`, and `in \`key\``: a setting that it does not take. */
const wordsOfEnd = (exit: ClientExit | undefined): string | undefined =>
  exit?.code === 1 ? /^Error: ([\s\S]+)/m.exec(exit.stderrTail)?.[1]?.trim().slice(0, 600) : undefined;

/** The error of settings that the client does not take, in its words. */
export const settingsError = (where: string, words: string, cause: unknown): GoalpostError =>
  new GoalpostError({
    code: "codex/settings-invalid",
    where,
    what: `the client's settings do not load: ${words.trim().replace(/\s*\n\s*/g, " ")}`,
    help: "correct the key that it names, in config.toml or among the settings of the run; `goalpost config explain` says which file holds it",
    cause,
  });

/** The error of a client that ended while we needed it. */
export const diedError = (exit: ClientExit, during: string): GoalpostError =>
  new GoalpostError({
    code: "codex/client-died",
    where: `codex app-server, ${during}`,
    what: `the client ended ${exitWords(exit)}`,
    help: "look at the last words; what was done is kept, and the run can be resumed",
  });

const noAnswerError = (method: string, seconds: number): GoalpostError =>
  new GoalpostError({
    code: "codex/no-answer",
    where: `codex app-server, ${method}`,
    what: `no answer within ${seconds} s`,
    help: "end the run and resume it; if it happens again, run the client by hand to see what it waits for",
  });

const refusedError = (method: string, error: Readonly<Record<string, unknown>>): GoalpostError =>
  new GoalpostError({
    code: "codex/refused",
    where: `codex app-server, ${method}`,
    what: typeof error.message === "string" ? plainText(error.message).slice(0, 600) : "refused without a reason",
    help: "change what the message names; the client's words are quoted as they came",
    cause: error,
  });
