import { randomBytes, randomInt } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { GoalpostError, namesOf, requireKnown } from "@goalpost/core/errors";
import { pageFiles } from "#page";
import { Api } from "./api.ts";
import { commonHeaders, policyOf, refusalOf } from "./guard.ts";
import type { WatchSource } from "./source.ts";

/** How a page is served. */
export interface WatchOptions {
  readonly source: WatchSource;
  /** Default: one that is free. */
  readonly port?: number | undefined;
  /** The run that the page opens with, by its id. Default: the newest. */
  readonly run?: string | undefined;
}

const optionNames = namesOf<WatchOptions>({ source: true, port: true, run: true });

/** A page that is being served. */
export interface Watching {
  /** The whole link, with the token in it. */
  readonly url: string;
  readonly port: number;
  /** What a person types on the page to approve something; absent where nothing can be approved there. */
  readonly code?: string | undefined;
  /** Ends it, and every connection. */
  close(): Promise<void>;
}

/**
 * Serves the page on 127.0.0.1, for whoever has the link: the token in it is made anew each time. Nothing is written without it, and nothing for another origin.
 *
 * @throws GoalpostError `watch/port-in-use`, `watch/cannot-listen`, `watch/bad-option`.
 * @example
 * const nothing = async () => {};
 * const source = { project: "billing", runs: async () => [], phase: async () => "ended" as const, state: async () => ({ phase: "ended" as const, reviews: [] }), pause: nothing, resume: nothing, stop: nothing, review: async () => ({ id: "", evidence: null, tree: null }), approve: nothing, changes: async () => ({ as_of: "now" as const, files: [] }), file: async (_run: object, path: string) => ({ path, change: "", before: null, after: null, left_out: null, patch: null }) };
 * const page = await startWatch({ source });
 * console.log(page.url.startsWith("http://127.0.0.1:"));
 * await page.close();
 */
export async function startWatch(options: WatchOptions): Promise<Watching> {
  requireKnown("startWatch", options, optionNames, "watch/bad-option");
  const { source, port = 0, run } = options;
  const token = randomBytes(24).toString("base64url");
  const code = source.noApprovals === undefined ? String(randomInt(1_000_000)).padStart(6, "0") : undefined;
  const api = new Api(source, code);
  const server = createServer({ requestTimeout: 30_000 }, (request, response) => {
    void answer(request, response).catch((error: unknown) => fail(response, error));
  });
  let door = { port, token };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = request.url ?? "/";
    if (!URL.canParse(asked, "http://127.0.0.1"))
      return send(response, 400, "text/plain; charset=utf-8", "This is not an address.\n");
    const address = new URL(asked, "http://127.0.0.1");
    const refusal = refusalOf(request, address.pathname, door);
    if (refusal !== undefined) return send(response, refusal.status, "text/plain; charset=utf-8", `${refusal.what}\n`);
    const path = address.pathname.slice(token.length + 2);
    if (path.startsWith("api/")) return api.answer(request, response, path.slice(4), address.searchParams);
    return page(response, path);
  };
  await listen(server, port);
  door = { port: (server.address() as AddressInfo).port, token };
  const at = `http://127.0.0.1:${door.port}/${token}/`;
  return {
    url: run === undefined ? at : `${at}#${encodeURIComponent(run)}`,
    port: door.port,
    code,
    close: () =>
      new Promise((resolve) => {
        api.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function page(response: ServerResponse, path: string): Promise<void> {
  const files = await pageFiles();
  const name = path === "" ? "index.html" : path;
  const file = files.get(name);
  if (file === undefined) return send(response, 404, "text/plain; charset=utf-8", "There is nothing here.\n");
  if (name !== "index.html") return send(response, 200, file.type, file.bytes);
  const nonce = randomBytes(18).toString("base64url");
  const text = file.bytes.toString("utf8").replace("__NONCE__", nonce);
  response.setHeader("content-security-policy", policyOf(nonce));
  send(response, 200, file.type, text);
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { ...commonHeaders, "content-type": type });
  response.end(body);
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.end();
  const known = GoalpostError.is(error);
  const body = known
    ? { code: error.code, where: error.where, what: error.what, help: error.help }
    : {
        code: "watch/failed",
        where: "goalpost watch",
        what: error instanceof Error ? error.message : String(error),
        help: "look at the terminal in which it runs",
      };
  send(response, known ? 409 : 500, "application/json", JSON.stringify({ error: body }));
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(notListening(port, error)));
    server.listen({ host: "127.0.0.1", port }, () => resolve());
  });

function notListening(port: number, error: NodeJS.ErrnoException): GoalpostError {
  const taken = error.code === "EADDRINUSE";
  return new GoalpostError({
    code: taken ? "watch/port-in-use" : "watch/cannot-listen",
    where: `--port ${port}`,
    what: taken ? "is in use by another process" : `cannot be listened on: ${error.code ?? error.message}`,
    help: "name another port, or leave --port out: then one is taken that is free",
    cause: error,
  });
}
