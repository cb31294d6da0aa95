import { GoalpostError } from "@goalpost/core";
import {
  type AnyShape,
  type ClientExit,
  exitWords,
  type Infer,
  LineClient,
  parseMessage,
  plainText,
  readShape,
} from "@goalpost/target/adapter";
import type { ProcessIdentity } from "@goalpost/target/internal";
import { controlRequest, controlResponse, initialized } from "./messages.ts";

/** What {@link ClaudeClient} needs. */
export interface ClaudeClientOptions {
  /** The program and its leading arguments, for example `["claude"]`. No shell. */
  readonly client: readonly string[];
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly runId: string;
  /** Ends the client when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** A message as it came, by its type; unread. */
  readonly onMessage: (type: string, message: Readonly<Record<string, unknown>>) => void;
  /** Answers a request of the client; undefined means that we have no answer. */
  readonly onRequest: (request: Infer<typeof controlRequest>["request"]) => Promise<object | undefined>;
  readonly onTrouble: (code: string, message: string) => void;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: GoalpostError) => void;
  readonly timer: NodeJS.Timeout;
}

const streaming = ["-p", "--input-format", "stream-json", "--output-format", "stream-json", "--verbose"];

/** A `claude -p` that reads and writes lines of JSON, in a process group of its own. */
export class ClaudeClient {
  readonly closed: Promise<ClientExit>;
  readonly #lines: LineClient;
  readonly #options: ClaudeClientOptions;
  readonly #pending = new Map<string, Pending>();
  #nextId = 1;

  constructor(options: ClaudeClientOptions) {
    this.#options = options;
    const { client, args, cwd, env, runId, signal } = options;
    this.#lines = new LineClient({
      argv: [...client, ...streaming, "--include-partial-messages", ...args],
      cwd,
      env,
      runId,
      signal,
      onLine: (line) => this.#receive(line),
    });
    this.closed = this.#lines.closed.then((exit) => {
      for (const { reject, timer } of this.#pending.values()) {
        clearTimeout(timer);
        reject(diedError(exit, "the start"));
      }
      this.#pending.clear();
      return exit;
    });
  }

  get identity(): ProcessIdentity | undefined {
    return this.#lines.identity;
  }

  /** Says hello, and asks to be told when the model stops. */
  async initialize(): Promise<Infer<typeof initialized>> {
    const answer = await this.control({ subtype: "initialize", hooks: { Stop: [{ hookCallbackIds: ["stop"] }] } });
    const reading = readShape(initialized, answer);
    if (reading.ok) return reading.value;
    const { path, seen, expected } = reading.mismatch;
    throw new GoalpostError({
      code: "claude-code/protocol-drift",
      where: `initialize answer ${path}`,
      what: `is ${seen}, expected ${expected}`,
      help: "use the Claude Code version that this package was tested with, or update @goalpost/claude-code",
    });
  }

  /**
   * Asks something of the client itself.
   *
   * @throws GoalpostError `claude-code/refused`, `claude-code/no-answer`, `claude-code/client-died`.
   */
  control(
    request: { readonly subtype: string; readonly [key: string]: unknown },
    timeoutSeconds = 60,
  ): Promise<unknown> {
    const request_id = `goalpost-${this.#nextId++}`;
    return new Promise((resolve, reject) => {
      if (this.#lines.exit !== undefined) return reject(diedError(this.#lines.exit, request.subtype));
      const timer = setTimeout(() => {
        this.#pending.delete(request_id);
        reject(noAnswerError(request.subtype, timeoutSeconds));
      }, timeoutSeconds * 1000);
      this.#pending.set(request_id, { resolve, reject, timer });
      this.#lines.send({ type: "control_request", request_id, request });
    });
  }

  /** Sends a prompt. One that is `quiet` is put into the conversation and starts no turn. */
  prompt(text: string, quiet = false): void {
    this.#lines.send({
      type: "user",
      session_id: "",
      parent_tool_use_id: null,
      message: { role: "user", content: [{ type: "text", text }] },
      ...(quiet ? { shouldQuery: false } : {}),
    });
  }

  /** Ends the client and everything that it started. Safe to call twice. */
  async close(): Promise<void> {
    await this.#lines.close();
  }

  /** Lets the client write out what it has, and end; ended by force after `withinMs`. */
  async finish(withinMs = 5000): Promise<void> {
    this.#lines.hangUp();
    await Promise.race([this.closed, new Promise((resume) => setTimeout(resume, withinMs).unref())]);
    await this.#lines.close();
  }

  #receive(line: string): void {
    // pieces of an answer are many, and nothing in them is read
    if (line.startsWith('{"type":"stream_event"') && line.includes('"content_block_delta"')) return;
    const message = parseMessage(line);
    if (message === undefined || typeof message.type !== "string") {
      const said = plainText(line).slice(0, 200);
      this.#options.onTrouble("line-malformed", `the client sent a line that is not a message: ${said}`);
    } else if (message.type === "control_request") void this.#answer(message);
    else if (message.type === "control_response") this.#settle(message);
    else this.#options.onMessage(message.type, message);
  }

  #settle(message: unknown): void {
    const reading = this.#read(controlResponse, message);
    if (reading === undefined) return;
    const { request_id, subtype, response, error } = reading.response;
    const pending = this.#pending.get(request_id);
    if (pending === undefined) return;
    this.#pending.delete(request_id);
    clearTimeout(pending.timer);
    if (subtype === "success") pending.resolve(response ?? {});
    else pending.reject(refusedError(error ?? "without a reason"));
  }

  async #answer(message: unknown): Promise<void> {
    const reading = this.#read(controlRequest, message);
    if (reading === undefined) return;
    const { request_id, request } = reading;
    const response = await this.#options.onRequest(request).catch(() => undefined);
    this.#lines.send({
      type: "control_response",
      response:
        response === undefined
          ? { subtype: "error", request_id, error: `goalpost has no answer to ${request.subtype}` }
          : { subtype: "success", request_id, response },
    });
  }

  #read<S extends AnyShape>(shape: S, message: unknown): Infer<S> | undefined {
    const reading = readShape(shape, message);
    if (reading.ok) return reading.value;
    const { path, seen, expected } = reading.mismatch;
    this.#options.onTrouble(
      "protocol-drift",
      `the client sent a message whose ${path} is ${seen}, expected ${expected}`,
    );
    return undefined;
  }
}

/** The error of a client that ended while we needed it. */
export const diedError = (exit: ClientExit, during: string): GoalpostError =>
  /cannot be used with root\/sudo privileges/.test(exit.stderrTail) ? rootError(exit) : died(exit, during);

const died = (exit: ClientExit, during: string): GoalpostError =>
  new GoalpostError({
    code: "claude-code/client-died",
    where: "claude -p",
    what: `ended during ${during} ${exitWords(exit)}`,
    help: "look at the last words; what was done is kept, and the run can be resumed",
  });

const rootError = (exit: ClientExit): GoalpostError =>
  new GoalpostError({
    code: "claude-code/root-refused",
    where: "claude -p",
    what: `refused to run as root: ${exit.stderrTail.slice(-300)}`,
    help: "run as another user; in a container that is a sandbox, set IS_SANDBOX=1; or use acceptEdits",
  });

const noAnswerError = (what: string, seconds: number): GoalpostError =>
  new GoalpostError({
    code: "claude-code/no-answer",
    where: `claude -p, ${what}`,
    what: `no answer within ${seconds} s`,
    help: "end the run and resume it; if it happens again, run the client by hand to see what it waits for",
  });

const refusedError = (said: string): GoalpostError =>
  new GoalpostError({
    code: "claude-code/refused",
    where: "claude -p",
    what: `said: ${plainText(said).slice(0, 600)}`,
    help: "change what the message names; the client's words are quoted as they came",
  });
