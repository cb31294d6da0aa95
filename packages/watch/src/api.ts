import type { IncomingMessage, ServerResponse } from "node:http";
import { GoalpostError } from "@goalpost/core/errors";
import { CodeGate } from "./code-gate.ts";
import { RunFeed } from "./feed.ts";
import { commonHeaders, isSame } from "./guard.ts";
import type { GivenApproval, WatchedRun, WatchSource } from "./source.ts";
import { Stream } from "./stream.ts";

/** Runs that are followed at once, over all pages; each holds a connection, and timers. */
const mostStreams = 64;
/** The newest runs, whose phase is asked for whenever the list is; an older one writes no more. */
const mostPhases = 50;
/** Bytes of a request. */
const mostBody = 64 * 1024;

/** What the page asks for, and what it orders. */
export class Api {
  readonly #source: WatchSource;
  readonly #codes: CodeGate | undefined;
  readonly #feeds = new Map<string, RunFeed>();
  readonly #streams = new Set<Stream>();
  /** What was shown on the page, by run and review: nothing else can be approved. */
  readonly #shown = new Map<string, { readonly sha256: string | null; readonly tree: string | null }>();

  constructor(source: WatchSource, code: string | undefined) {
    this.#source = source;
    this.#codes = code === undefined ? undefined : new CodeGate((given) => isSame(given, code));
  }

  /** Answers one request that was let in. */
  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
  ): Promise<void> {
    const [what = "", id = "", more = ""] = path.split("/").map(decoded);
    if (request.method === "POST")
      return json(response, await this.#order(await this.#run(id), what, await bodyOf(request)));
    if (what === "runs") return json(response, await this.#runs());
    const run = await this.#run(id);
    if (what === "events") return this.#follow(run, request, response, query);
    if (what === "changes") return json(response, await this.#source.changes(run));
    if (what === "file") return json(response, await this.#source.file(run, query.get("path") ?? ""));
    if (what === "review") return json(response, await this.#show(run, more));
    throw notThere(path);
  }

  /** Ends every connection. */
  close(): void {
    for (const stream of this.#streams) stream.close();
  }

  async #runs(): Promise<object> {
    const runs = await this.#source.runs();
    const cards = runs.map(async (run, index) => ({
      id: run.id,
      contract: run.contract,
      updated_at: run.updated_at,
      phase: index < mostPhases ? await this.#source.phase(run) : "ended",
    }));
    return {
      project: this.#source.project,
      runs: await Promise.all(cards),
      no_approvals: this.#source.noApprovals ?? null,
    };
  }

  async #run(id: string): Promise<WatchedRun> {
    const found = (await this.#source.runs()).find((run) => run.id === id);
    if (found !== undefined) return found;
    throw new GoalpostError({
      code: "watch/no-such-run",
      where: id.slice(0, 80),
      what: "is not a run of this project any more",
      help: "choose another one in the list",
    });
  }

  #follow(run: WatchedRun, request: IncomingMessage, response: ServerResponse, query: URLSearchParams): void {
    if (this.#streams.size >= mostStreams) return void json(response, { error: tooMany.toJSON() }, 503);
    const feed = this.#feeds.get(run.id) ?? new RunFeed(run.path);
    this.#feeds.set(run.id, feed);
    const after = Number(request.headers["last-event-id"] ?? query.get("after") ?? -1);
    response.writeHead(200, { ...commonHeaders, "content-type": "text/event-stream" });
    const stream = new Stream(
      response,
      feed,
      () => this.#source.state(run, feed.receipt),
      Number.isInteger(after) ? after : -1,
    );
    this.#streams.add(stream);
    response.once("close", () => {
      stream.close();
      this.#streams.delete(stream);
    });
  }

  async #show(run: WatchedRun, review: string): Promise<object> {
    const shown = await this.#source.review(run, review);
    this.#shown.set(`${run.id}\n${review}`, { sha256: shown.evidence?.sha256 ?? null, tree: shown.tree });
    return { ...shown, no_approvals: this.#source.noApprovals ?? null };
  }

  async #order(run: WatchedRun, what: string, body: Readonly<Record<string, unknown>>): Promise<object> {
    if (what === "pause") await this.#source.pause(run);
    else if (what === "resume") await this.#source.resume(run);
    else if (what === "stop") await this.#source.stop(run);
    else if (what === "approve") await this.#approve(run, body);
    else throw notThere(what);
    return { done: true };
  }

  async #approve(run: WatchedRun, body: Readonly<Record<string, unknown>>): Promise<void> {
    const { noApprovals } = this.#source;
    if (noApprovals !== undefined || this.#codes === undefined)
      throw refused(
        noApprovals ?? "cannot be given here",
        "approve it at a terminal of your own: goalpost approve CONTRACT",
      );
    const answer = this.#codes.try(text(body.code).replace(/\s/g, ""));
    if (answer.is === "early")
      throw refused(
        "cannot be given yet: the code was wrong too often, here or in another window",
        `try again in ${answer.waitSeconds} s, or approve at a terminal of your own: goalpost approve CONTRACT`,
      );
    if (answer.is === "wrong")
      throw refused(
        "needs the code that the terminal of goalpost watch shows; this is another",
        answer.waitSeconds === 0
          ? `look there; ${answer.free} more ${answer.free === 1 ? "try is" : "tries are"} free, and then each wrong one costs time`
          : `look there, and try again in ${answer.waitSeconds} s`,
      );
    const approval: GivenApproval = {
      review: text(body.review),
      sha256: textOrNull(body.sha256),
      tree: textOrNull(body.tree),
      note: text(body.note),
    };
    const shown = this.#shown.get(`${run.id}\n${approval.review}`);
    if (shown === undefined || shown.sha256 !== approval.sha256 || shown.tree !== approval.tree)
      throw refused("is for something else than what was shown", "look at the evidence again");
    await this.#source.approve(run, approval);
  }
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);

const refused = (what: string, help: string): GoalpostError =>
  new GoalpostError({ code: "watch/not-approved", where: "approval", what, help });

const tooMany = new GoalpostError({
  code: "watch/too-many",
  where: "goalpost watch",
  what: `shows runs in ${mostStreams} windows already`,
  help: "close some of them; this one goes on by itself",
});

const notThere = (path: string): GoalpostError =>
  new GoalpostError({
    code: "watch/unknown-request",
    where: path.slice(0, 80),
    what: "is nothing that this server answers",
    help: "reload the page: it may be of another version",
  });

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function json(response: ServerResponse, value: object, status = 200): void {
  response.writeHead(status, { ...commonHeaders, "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBody)
      throw new GoalpostError({
        code: "watch/too-large",
        where: "request",
        what: `has more than ${mostBody} bytes`,
        help: "write a shorter note",
      });
    chunks.push(chunk);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8") || "{}");
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Readonly<Record<string, unknown>>;
  } catch {
    // told below
  }
  throw new GoalpostError({
    code: "watch/bad-request",
    where: "request",
    what: "is not a JSON object",
    help: "reload the page: it may be of another version",
  });
}
