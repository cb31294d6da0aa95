import { type ChildProcess, spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { GoalpostError } from "@goalpost/core";
import { endRun, runMarker } from "../process/end.ts";
import { identify, type ProcessIdentity } from "../process/identity.ts";
import { lineReader } from "./lines.ts";
import { type Call, calls, type Params, type Result } from "./messages.ts";
import { isRecord, read } from "./shape.ts";

/** How the client's end looked. */
export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last 4,000 characters of its standard error, control sequences removed. */
  readonly stderrTail: string;
  /** Whether we asked for it. */
  readonly asked: boolean;
}

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
  readonly closed: Promise<ServerExit>;
  readonly #child: ChildProcess;
  readonly #options: AppServerOptions;
  readonly #identity: ProcessIdentity | undefined;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #codexHome = "";
  #stderr = "";
  #asked = false;
  #exit: ServerExit | undefined;

  private constructor(options: AppServerOptions) {
    this.#options = options;
    const [program = "codex", ...leading] = options.client;
    this.#child = spawn(program, [...leading, "app-server", ...(options.args ?? [])], {
      cwd: options.cwd,
      env: { ...options.env, [runMarker]: options.runId },
      stdio: ["pipe", "pipe", "pipe"],
      detached: true,
    });
    // taken now: after its end the number may belong to another process
    this.#identity = this.#child.pid === undefined ? undefined : identify(this.#child.pid);
    this.closed = this.#listen();
  }

  /**
   * Starts the client and says hello.
   *
   * @throws {@link GoalpostError} `codex/client-missing`, `codex/client-died`, `codex/no-answer`, `codex/protocol-drift`.
   */
  static async open(options: AppServerOptions): Promise<AppServer> {
    const server = new AppServer(options);
    try {
      const hello = await server.call("initialize", {
        clientInfo: { name: "goalpost", title: "Goalpost", version: "0.1.0" },
        // cleaning up background commands is behind this flag in 0.169.0
        capabilities: { experimentalApi: true },
      });
      server.#codexHome = hello.codexHome;
      server.#send({ method: "initialized" });
      return server;
    } catch (error) {
      await server.close();
      throw error;
    }
  }

  /** Where the client keeps its configuration and threads. */
  get codexHome(): string {
    return this.#codexHome;
  }

  /** The client's process as it was started; undefined if it never ran. */
  get identity(): ProcessIdentity | undefined {
    return this.#identity;
  }

  /**
   * Calls a method and reads its answer.
   *
   * @throws {@link GoalpostError} `codex/refused` when the client says no, `codex/client-died`, `codex/no-answer`, `codex/protocol-drift`.
   */
  async call<M extends Call>(method: M, params: Params<M>, timeoutSeconds = 60): Promise<Result<M>> {
    const answer = await this.#request(method, params, timeoutSeconds);
    const reading = read(calls[method].result, answer);
    if (reading.ok) return reading.value as Result<M>;
    const { path, seen, expected } = reading.mismatch;
    throw new GoalpostError({
      code: "codex/protocol-drift",
      where: `${method} answer ${path}`,
      what: `is ${seen}, expected ${expected}`,
      mend: "use the Codex version that this package was tested with, or update @goalpost/codex",
    });
  }

  /** Ends the client and everything that it started. Safe to call twice. */
  async close(): Promise<void> {
    this.#asked = true;
    this.#child.stdin?.end();
    await endRun(this.#identity, this.#options.runId);
    await this.closed;
  }

  #request(method: Call, params: unknown, timeoutSeconds: number): Promise<unknown> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      if (this.#exit !== undefined) return reject(diedError(this.#exit, method));
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(noAnswerError(method, timeoutSeconds));
      }, timeoutSeconds * 1000);
      this.#pending.set(id, { method, resolve, reject, timer });
      this.#send({ id, method, params });
    });
  }

  #listen(): Promise<ServerExit> {
    const { stdin, stdout, stderr } = this.#child;
    stdin?.on("error", () => {}); // a client that died is told by "exit"; EPIPE says nothing more
    stderr?.on("data", (chunk: Buffer) => {
      this.#stderr = (this.#stderr + plain(chunk.toString("utf8"))).slice(-4000);
    });
    stdout?.on(
      "data",
      lineReader(
        (line) => this.#receive(line),
        () => {
          this.#stderr = `${this.#stderr}\na message of the client grew past 64 MiB; it was ended`;
          this.#child.kill("SIGKILL");
        },
      ),
    );
    return new Promise((resolve) => {
      const settle = (exit: ServerExit) => {
        if (this.#exit !== undefined) return;
        this.#exit = exit;
        for (const { method, reject, timer } of this.#pending.values()) {
          clearTimeout(timer);
          reject(diedError(exit, method));
        }
        this.#pending.clear();
        resolve(exit);
      };
      const tail = () => ({ stderrTail: this.#stderr.trim(), asked: this.#asked });
      this.#child.on("error", (error) => {
        this.#stderr += error.message;
        settle({ code: null, signal: null, ...tail() });
      });
      // "close" waits for the pipes, which a stray command may hold open: give them a moment, not forever
      this.#child.on("exit", (code, signal) => {
        const timer = setTimeout(() => settle({ code, signal, ...tail() }), 500);
        this.#child.on("close", () => {
          clearTimeout(timer);
          settle({ code, signal, ...tail() });
        });
      });
    });
  }

  #receive(line: string): void {
    const message = parse(line);
    if (message === undefined) {
      const message = `the client sent a line that is not JSON: ${line.slice(0, 200)}`;
      this.#options.onNotification("warning", { message });
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
    this.#send(
      result === undefined
        ? { id, error: { code: -32601, message: `goalpost has no answer to ${method}` } }
        : { id, result },
    );
  }

  #send(message: object): void {
    if (this.#child.stdin?.writable === true) this.#child.stdin.write(`${JSON.stringify(message)}\n`);
  }
}

const parse = (line: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Text for people: no terminal sequences, no control characters but tab and line feed. */
const plain = (text: string): string => stripVTControlCharacters(text).replace(/[^\P{Cc}\t\n]/gu, "");

/** The error of a client that ended while we needed it. */
export function diedError(exit: ServerExit, during: string): GoalpostError {
  const how = exit.signal !== null ? `by ${exit.signal}` : `with exit code ${exit.code ?? "unknown"}`;
  const said = exit.stderrTail === "" ? "it said nothing" : `its last words: ${exit.stderrTail.slice(-600)}`;
  return new GoalpostError({
    code: "codex/client-died",
    where: "codex app-server",
    what: `ended ${how} during ${during}; ${said}`,
    mend: "look at the last words; what was done is kept, and the run can be resumed",
  });
}

const noAnswerError = (method: string, seconds: number): GoalpostError =>
  new GoalpostError({
    code: "codex/no-answer",
    where: `codex app-server, ${method}`,
    what: `no answer within ${seconds} s`,
    mend: "end the run and resume it; if it happens again, run the client by hand to see what it waits for",
  });

const refusedError = (method: string, error: Readonly<Record<string, unknown>>): GoalpostError =>
  new GoalpostError({
    code: "codex/refused",
    where: `codex app-server, ${method}`,
    what: typeof error.message === "string" ? plain(error.message).slice(0, 600) : "refused without a reason",
    mend: "change what the message names; the client's words are quoted as they came",
    cause: error,
  });
