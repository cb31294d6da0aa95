import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { anthropicMessages } from "./anthropic-messages.ts";
import { Capture, maskHeaders } from "./capture.ts";
import type { Dialect } from "./dialect.ts";
import { EventLog, type RehearsalEvent } from "./events.ts";
import type { JudgeScript } from "./judge.ts";
import { type Answered, ScriptedModel } from "./model.ts";
import { openaiResponses } from "./openai-responses.ts";
import type { End } from "./player.ts";
import { BadRequest, readJsonBody } from "./read-body.ts";
import { requireOptions } from "./require-options.ts";
import { requireInteger } from "./require-value.ts";
import type { Script } from "./script.ts";
import type { CapturedRequest, RequestKind, Seen } from "./seen.ts";
import { json, type WireAnswer } from "./sse.ts";
import type { JsonObject } from "./unknown-json.ts";
import { checkUsage, type ScriptedUsage } from "./usage.ts";

/** Settings of {@link startModelServer}. */
export interface ModelServerOptions {
  /** Token figures of a response that sets none. Default: 1,000 in, 50 out. */
  readonly usage?: Partial<ScriptedUsage>;
  /** Requests of the model after which a runaway is ended with HTTP 400; 1 to 100,000, default 200. */
  readonly maxRequests?: number;
  /** What the judge of Claude Code answers. Default: it follows the script. */
  readonly judge?: JudgeScript;
  /** Called at each event, before the answer goes out; must not throw. */
  readonly onEvent?: (event: RehearsalEvent) => void;
}

/** A scripted model on loopback. */
export interface ModelServer extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`: Claude Code's base URL; Codex's is this with `/v1`. */
  readonly url: string;
  /** What the model was sent: its turns, without the client's other errands. */
  readonly seen: Seen;
  /** What the judge of Claude Code was sent. */
  readonly judgeSeen: Seen;
  /** Requests to compact the conversation. */
  readonly compactions: Seen;
  /** Every request, of every kind. */
  readonly requests: readonly CapturedRequest[];
  /** Addresses outside this machine that the client tried to reach through its proxy settings; each was refused. */
  readonly outside: readonly string[];
  /** Why the script is over; undefined while it is not. */
  readonly end: End | undefined;
  /** All events from the start until the server closes. Every call gives its own stream. */
  events(): AsyncIterable<RehearsalEvent>;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

const optionNames = Object.keys({
  usage: true,
  maxRequests: true,
  judge: true,
  onEvent: true,
} satisfies Record<keyof ModelServerOptions, true>);

/**
 * Serves a script as a model on 127.0.0.1, on a free port.
 *
 * @throws {@link RehearsalError} `script/bad-step` when a setting is out of range, `rehearsal/bad-option` for one that there is not.
 * @example
 * await using server = await startModelServer(script(say("Hello."))); // server.url → http://127.0.0.1:41234
 */
export async function startModelServer(script: Script, options: ModelServerOptions = {}): Promise<ModelServer> {
  requireOptions("startModelServer", options, optionNames);
  const rehearsal = new RehearsalServer(script, options);
  await rehearsal.listen();
  return rehearsal;
}

const routes: Readonly<Record<string, Dialect>> = {
  "/v1/responses": openaiResponses,
  "/v1/messages": anthropicMessages,
};
const countTokens = "/v1/messages/count_tokens";
const noModels = { object: "list", data: [], models: [], has_more: false, first_id: null, last_id: null };

class RehearsalServer implements ModelServer {
  readonly #capture = new Capture();
  readonly #log: EventLog;
  readonly #model: ScriptedModel;
  readonly #maxRequests: number;
  readonly #http: Server;
  readonly #closing = new AbortController();
  readonly #outside = new Set<string>();
  #asked = 0;

  constructor(script: Script, { usage = {}, maxRequests = 200, judge = [], onEvent }: ModelServerOptions) {
    this.#maxRequests = requireInteger("startModelServer(maxRequests)", maxRequests, [1, 100_000]);
    this.#log = new EventLog(onEvent);
    this.#model = new ScriptedModel({
      script,
      usage: checkUsage("startModelServer(usage)", usage),
      judge,
      seen: this.seen,
      judgeSeen: this.judgeSeen,
      onEnd: (end) => this.#log.add({ type: "end", end }),
    });
    // a connection stays open as long as its client: Node would end one after 5 s at rest, and a client that is just
    // sending its next request on it sees that turn fail
    this.#http = createServer({ keepAliveTimeout: 0 }, (request, response) => void this.#serve(request, response));
    this.#http.on("connect", (request, socket) => {
      this.#refuseOutside(request.url ?? "?");
      socket.on("error", () => undefined);
      socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n", () => socket.destroy());
    });
    this.#http.on("clientError", (_error, socket) => {
      if (!socket.writable) return void socket.destroy();
      socket.end("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n", () => socket.destroy());
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }
  get seen(): Seen {
    return this.#capture.seen("turn");
  }
  get judgeSeen(): Seen {
    return this.#capture.seen("judge");
  }
  get compactions(): Seen {
    return this.#capture.seen("compaction");
  }
  get requests(): readonly CapturedRequest[] {
    return this.#capture.all;
  }
  get outside(): readonly string[] {
    return [...this.#outside];
  }
  get end(): End | undefined {
    return this.#model.over;
  }

  events(): AsyncIterable<RehearsalEvent> {
    return this.#log.stream();
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#http.once("error", reject);
      this.#http.listen(0, "127.0.0.1", resolve);
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#log.close();
    if (!this.#http.listening) return;
    await new Promise<void>((resolve) => {
      this.#http.close(() => resolve());
      this.#http.closeAllConnections();
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on("error", () => undefined);
    try {
      const { wire, delayMs } = await this.#answer(request);
      if (delayMs > 0) await sleep(delayMs, undefined, { signal: this.#closing.signal });
      send(response, wire);
    } catch (error) {
      if (this.#closing.signal.aborted) return void response.destroy();
      const status = error instanceof BadRequest ? error.status : 500;
      const message = error instanceof Error ? error.message : String(error);
      send(
        response,
        json(status, { type: "error", error: { type: "invalid_request_error", message: `Rehearsal: ${message}` } }),
      );
    }
  }

  async #answer(request: IncomingMessage): Promise<Pick<Answered, "wire" | "delayMs">> {
    const target = request.url ?? "/";
    if (!target.startsWith("/")) {
      this.#refuseOutside(target);
      throw new BadRequest(403, `${target} is outside this machine; a rehearsal stays on loopback`);
    }
    const path = target.split("?", 1)[0] ?? "/";
    const { method = "GET" } = request;
    if (method === "HEAD" || (method === "GET" && path === "/v1/models"))
      return this.#small(request, path, json(200, noModels));
    const dialect = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (dialect === undefined && path !== countTokens)
      return this.#refuse(request, path, new BadRequest(404, `has no ${method} ${path}`));
    if (method !== "POST") return this.#refuse(request, path, new BadRequest(405, `${path} takes POST, got ${method}`));
    const body = await readJsonBody(request).catch((error: unknown) => this.#refuse(request, path, error));
    if (dialect === undefined) return this.#count(request, path, body);
    const problem = dialect.problem(body);
    if (problem !== undefined) return this.#refuse(request, path, new BadRequest(400, problem), body);
    return this.#ask(request, path, dialect, body);
  }

  /** About four characters make a token; the client wants a size, and this is one. */
  #count(request: IncomingMessage, path: string, body: JsonObject): Pick<Answered, "wire" | "delayMs"> {
    this.#keep(
      request,
      { kind: "count-tokens", path, body, dialect: "anthropic-messages" },
      anthropicMessages.read(body),
    );
    return { wire: json(200, { input_tokens: Math.ceil(JSON.stringify(body).length / 4) }), delayMs: 0 };
  }

  #ask(request: IncomingMessage, path: string, dialect: Dialect, body: JsonObject): Answered {
    const reading = dialect.read(body);
    const kind = dialect.kindOf(body, reading);
    const captured = this.#keep(request, { kind, path, body, dialect: dialect.name }, reading);
    const context = { body, reading, index: captured.index };
    this.#asked += 1;
    const answered =
      this.#asked > this.#maxRequests
        ? this.#model.end(
            { reason: "request-cap", message: `more than ${this.#maxRequests} requests` },
            dialect,
            context,
          )
        : this.#model.answer(captured, dialect, context);
    this.#log.add({ type: "reply", request: captured, reply: answered.reply });
    return answered;
  }

  #keep(
    { method = "GET", headers }: IncomingMessage,
    about: {
      readonly kind: RequestKind;
      readonly path: string;
      readonly body: unknown;
      readonly dialect: CapturedRequest["dialect"];
    },
    reading: Parameters<Capture["add"]>[1] = { items: [], tools: [] },
  ): CapturedRequest {
    const captured = this.#capture.add({ ...about, method, headers: maskHeaders(headers) }, reading);
    this.#log.add({ type: "request", request: captured });
    return captured;
  }

  #small(request: IncomingMessage, path: string, wire: WireAnswer): Pick<Answered, "wire" | "delayMs"> {
    this.#keep(request, { kind: "models", path, body: undefined, dialect: "none" });
    return { wire, delayMs: 0 };
  }

  #refuse(request: IncomingMessage, path: string, error: unknown, body?: JsonObject): never {
    this.#keep(request, { kind: "refused", path, body, dialect: "none" });
    throw error;
  }

  #refuseOutside(address: string): void {
    this.#outside.add(address);
    this.#log.add({ type: "outside", address });
  }
}

function send(response: ServerResponse, { status, contentType, body, headers = {} }: WireAnswer): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, "content-type": contentType });
  response.end(body);
}
