import { GoalpostError } from "@goalpost/core";
import type { AskAnswer, OpenOrder, Session, SessionFacts, SessionOrders, Standing } from "@goalpost/target";
import { type ClientExit, Deferred, exitWords, LineClient, parseMessage } from "@goalpost/target/adapter";
import { eventsOf } from "./events.ts";
import type { LineAgentTask } from "./target.ts";

/** Starts the agent on a new session, or on the one of the run that is taken up. */
export async function openSession(order: OpenOrder<LineAgentTask, object>): Promise<Session> {
  const session = new LineSession(order);
  await session.ready;
  return session;
}

/** The agent's lines in the words of Goalpost, and its orders in the agent's. */
class LineSession implements Session {
  readonly facts: SessionFacts = {
    lastTurn: "stop",
    isNudged: false,
    // the agent hears only what comes with the order to go on
    injectionCostsTurn: true,
    dollarsHeldBy: "prices",
  };
  readonly closed: Promise<{ readonly exit: ClientExit; readonly error: GoalpostError }>;
  readonly #order: OpenOrder<LineAgentTask, object>;
  readonly #client: LineClient;
  readonly #ready = new Deferred<void>();
  #stopping: Deferred<void> | undefined;
  #isWorking = false;
  #hasRested = false;
  #session = "";
  #word = "none";

  constructor(order: OpenOrder<LineAgentTask, object>) {
    const { client, threadId, cwd, env, runId, note } = order;
    this.#order = order;
    this.#client = new LineClient({
      argv: [
        ...client,
        ...(threadId === undefined ? [] : ["--session", threadId]),
        ...(order.launch.model === undefined ? [] : ["--model", order.launch.model]),
      ],
      cwd,
      env,
      runId,
      onLine: (line) => this.#heard(parseMessage(line) ?? {}),
    });
    if (this.#client.identity !== undefined) note({ client: this.#client.identity });
    this.closed = this.#client.closed.then((exit) => {
      const what = `ended ${exitWords(exit)}`;
      const error = new GoalpostError({ code: "line-agent/client-died", where: "agent", what, help: "resume the run" });
      this.#ready.reject(error);
      return { exit, error };
    });
  }

  get ready(): Promise<void> {
    return this.#ready.promise;
  }
  get threadId(): string {
    return this.#session;
  }
  get word(): string {
    return this.#word;
  }
  get pointer(): string {
    return `The contract is in .goalpost/${this.#order.launch.id}/contract.md.`;
  }

  readonly orders: SessionOrders = {
    set: async () => this.#send({ op: "goal", text: this.#order.launch.task }),
    prompt: async (text) => this.#send({ op: "go", ...(text === undefined ? {} : { text }) }),
    inject: async () => {},
    pause: async () => {},
    interrupt: async () => {
      if (!this.#isWorking) return;
      this.#stopping = new Deferred();
      this.#client.send({ op: "stop" });
      await Promise.race([this.#stopping.promise, this.#client.closed]);
    },
    close: () => this.#client.close(),
  };

  async standing(): Promise<Standing> {
    switch (this.#word) {
      case "none":
        return { at: "none" };
      case "done":
        return { at: "complete" };
      case "stuck":
        return { at: "over", reason: "blocked" };
      default:
        return this.#isWorking || !this.#hasRested ? { at: "active" } : { at: "over", reason: "paused" };
    }
  }

  answer(id: string, answer: AskAnswer): void {
    if (answer.kind === "stop") this.#client.send({ op: "answer", id, yes: !answer.end });
  }

  #send(message: { readonly op: string; readonly text?: string }): void {
    this.#isWorking = true;
    this.#hasRested = false;
    this.#word = "working";
    this.#client.send(message);
  }

  #heard(line: Readonly<Record<string, unknown>>): void {
    const { tell, cwd, threadId } = this.#order;
    if (line.ev === "ready") {
      this.#session = String(line.session);
      this.#word = String(line.word);
      const resumed = threadId !== undefined;
      tell({ type: "opened", threadId: this.#session, model: String(line.model), sandbox: "none", resumed });
      this.#ready.resolve();
    } else if (line.ev === "rests") this.#rests(String(line.word));
    else for (const event of eventsOf(line, cwd)) tell(event);
  }

  #rests(word: string): void {
    this.#isWorking = false;
    this.#hasRested = true;
    this.#word = word;
    this.#order.tell({ type: "word", status: word });
    if (this.#stopping === undefined) this.#order.tell({ type: "rested" });
    this.#stopping?.resolve();
    this.#stopping = undefined;
  }
}
