import { setTimeout as sleep } from "node:timers/promises";
import { GoalpostError } from "@goalpost/core";
import type { AskAnswer, Session, SessionEvent, SessionFacts, SessionOrders, Standing } from "@goalpost/target";
import type { ClientExit } from "@goalpost/target/adapter";
import { type AppServer, diedError } from "../app-server/client.ts";
import { GoalThread } from "../app-server/goal.ts";
import type { GoalStatus, NotificationParams } from "../app-server/messages.ts";
import { notificationReader } from "../app-server/notification-reader.ts";
import { Asks } from "./asks.ts";
import { itemEvent } from "./item-events.ts";
import { resetOf, standingOf } from "./standing.ts";

/** What a {@link CodexSession} needs. */
export interface CodexSessionOptions {
  readonly objective: string;
  /** The text that compaction keeps, for this version of the client. */
  readonly pointer: string;
  readonly tokenBudget: number | undefined;
  /** Turns before this process. */
  readonly turns: number;
  readonly tell: (event: SessionEvent) => void;
}

/** How long an interrupted turn may take to end, in milliseconds. */
const patienceMs = 5000;

/** A thread of `codex app-server`, its notifications in our words. */
export class CodexSession implements Session {
  /** By facts.ts: a goal loops turns by itself, an interrupt alone leaves it active and idle, and injected items cost no turn. */
  readonly facts: SessionFacts = {
    lastTurn: "pause",
    isNudged: true,
    injectionCostsTurn: false,
    dollarsHeldBy: "prices",
  };
  readonly #given: CodexSessionOptions;
  /** What the client asks, and waits for. */
  readonly asks: Asks;
  #open: { readonly server: AppServer; readonly thread: GoalThread } | undefined;
  #goal: GoalStatus | "none" = "none";
  #told: GoalStatus | "none" = "none";
  /** What the client said the goal came to since it was set going: a pause of ours that is on its way meanwhile takes nothing of it back. */
  #final: GoalStatus | undefined;
  #turn: string | undefined;
  #turns: number;
  #failure: string | undefined;
  /** Whether the last turn failed for the account's usage limit. */
  #isLimited = false;
  /** When the account's usage limit ends, where it was reached. */
  #resetsAt: string | undefined;
  /** Until the goal is set going, what the client says of it is of an earlier time. */
  #isSet = false;
  #isInterrupting = false;

  constructor(given: CodexSessionOptions) {
    this.#given = given;
    this.asks = new Asks(given.tell);
    this.#turns = given.turns;
  }

  /** Binds the session to its client and thread. */
  attach(server: AppServer, threadId: string): void {
    this.#open = { server, thread: new GoalThread(server, threadId) };
  }

  get threadId(): string {
    return this.#open?.thread.threadId ?? "";
  }
  get pointer(): string {
    return this.#given.pointer;
  }
  get word(): string {
    return this.#goal;
  }
  get closed(): Promise<{ readonly exit: ClientExit; readonly error: GoalpostError }> {
    return this.#on.server.closed.then((exit) => ({ exit, error: diedError(exit, "the run") }));
  }

  readonly orders: SessionOrders = {
    set: (isAgain) => (isAgain ? this.#activate() : this.#setFirst()),
    prompt: async (text) => {
      if (text !== undefined) await this.orders.inject(text);
      await this.#activate();
    },
    inject: (text) => this.#on.thread.inject(text),
    pause: async () => {
      if (this.#goal === "active" || (this.#goal === "paused" && this.#turn !== undefined))
        await this.#on.thread.pause();
    },
    interrupt: () => this.#interrupt(),
    close: () => this.#on.server.close(),
  };

  async standing(): Promise<Standing> {
    this.#goal = this.#wordFor((await this.#on.thread.get())?.status ?? "none");
    return standingOf(this.#goal, this.#failure, this.#turns, { isReached: this.#isLimited, resetsAt: this.#resetsAt });
  }

  answer(id: string, answer: AskAnswer): void {
    this.asks.answer(id, answer);
  }

  /** Takes in what the client tells, as it came. */
  readonly notify = notificationReader(
    {
      "turn/started": ({ turn }) => {
        this.#failure = undefined;
        this.#turn = turn.id;
        this.#turns += 1;
        this.#given.tell({ type: "turnBegan", id: turn.id });
      },
      "turn/completed": ({ turn }) => this.#turnEnded(turn),
      "thread/goal/updated": ({ goal }) => this.#goalSaid(goal.status, goal.tokensUsed),
      "thread/goal/cleared": () => this.#goalSaid("none", 0),
      "thread/tokenUsage/updated": ({ turnId, tokenUsage }) => {
        // a resumed thread repeats the count of its last turn, which was counted when it ran
        if (this.#turn === turnId) this.#given.tell({ type: "used", tokens: tokenUsage.last });
      },
      "item/started": ({ item }) => this.#item("started", item),
      "item/completed": ({ item }) => this.#item("completed", item),
      "item/commandExecution/outputDelta": ({ itemId, delta }) =>
        this.#given.tell({ type: "commandOutput", id: itemId, text: delta }),
      "account/rateLimits/updated": ({ rateLimits: { primary, secondary } }) => {
        this.#resetsAt = resetOf([primary, secondary]);
      },
      error: ({ willRetry, error }) => this.#warn(willRetry ? "model-error-retried" : "model-error", error.message),
      warning: ({ message }) => this.#warn("client", message),
      guardianWarning: ({ message }) => this.#warn("client", message),
      configWarning: ({ summary, details }) => this.#warn("client", [summary, details].filter(Boolean).join("\n")),
      deprecationNotice: ({ summary, details }) => this.#warn("client", [summary, details].filter(Boolean).join("\n")),
    },
    () => this.threadId,
    (method, { path, seen, expected }) =>
      this.#warn("protocol-drift", `the client sent ${method} whose ${path} is ${seen}, expected ${expected}`),
  );

  /** The pointer first, where compaction keeps it; then the goal with its token budget. */
  async #setFirst(): Promise<void> {
    const { objective, pointer } = this.#given;
    await this.orders.inject(pointer);
    await this.#activate(objective).catch((error) => {
      throw objectiveError(objective, error);
    });
  }

  async #activate(objective?: string): Promise<void> {
    const { tokenBudget } = this.#given;
    this.#isSet = true;
    // the answer may be read after the first notifications of the new turn, so the word is ours until the client says otherwise
    const [before, final] = [this.#goal, this.#final];
    this.#goal = "active";
    this.#final = undefined;
    try {
      await this.#on.thread.activate({
        ...(objective === undefined ? {} : { objective }),
        ...(tokenBudget === undefined ? {} : { tokenBudget }),
      });
    } catch (error) {
      this.#goal = before;
      this.#final = final;
      throw error;
    }
    this.#given.tell({ type: "taken" });
    this.#settle();
  }

  /** Ends the running turn, and the commands that the client would leave in the background. Source: the client, in control.rehearsal.test.ts. */
  async #interrupt(): Promise<void> {
    const { thread } = this.#on;
    this.#isInterrupting = true;
    try {
      if (this.#turn !== undefined) await thread.interrupt(this.#turn);
      for (let waited = 0; this.#turn !== undefined && waited < patienceMs; waited += 20) await sleep(20);
      await thread.endCommands();
    } finally {
      this.#isInterrupting = false;
    }
  }

  #turnEnded({ status, error }: NotificationParams<"turn/completed">["turn"]): void {
    this.#turn = undefined;
    this.#failure = error?.message;
    this.#isLimited = error?.codexErrorInfo === "usageLimitExceeded";
    const isAbandoned = status === "interrupted" && !this.#isInterrupting && this.#goal === "active";
    this.#given.tell({
      type: "turnEnded",
      status: status === "inProgress" ? "completed" : status,
      ...(error === undefined ? {} : { error: error.message }),
      ...(isAbandoned ? { isAbandoned } : {}),
    });
    this.#settle();
  }

  #wordFor(said: GoalStatus | "none"): GoalStatus | "none" {
    return said === "paused" ? (this.#final ?? said) : said;
  }

  #goalSaid(said: GoalStatus | "none", tokensUsed: number): void {
    const status = this.#wordFor(said);
    this.#goal = status;
    this.#final = status === "active" || status === "paused" || status === "none" ? undefined : status;
    if (status !== this.#told) this.#given.tell({ type: "word", status, tokensUsed });
    this.#told = status;
    this.#settle();
  }

  /** Says that no turn will start by itself, as soon as that is so. */
  #settle(): void {
    if (!this.#isSet || this.#turn !== undefined || this.#goal === "active") return;
    this.#given.tell({ type: "rested", isPaused: this.#goal === "paused" });
  }

  #item(phase: "started" | "completed", item: unknown): void {
    const event = itemEvent(phase, item);
    if (event !== undefined) this.#given.tell(event);
  }

  #warn(code: string, message: string): void {
    this.#given.tell({ type: "warning", code, message });
  }

  get #on(): { readonly server: AppServer; readonly thread: GoalThread } {
    if (this.#open !== undefined) return this.#open;
    const what = "has no thread yet";
    throw new GoalpostError({ code: "codex/not-started", where: "run", what, help: "await start()" });
  }
}

const objectiveError = (objective: string, error: unknown): unknown => {
  if (!GoalpostError.is(error) || error.code !== "codex/refused") return error;
  const size = [...objective.trim()].length;
  return new GoalpostError({
    code: "codex/objective-refused",
    where: "objective",
    what: `the client refused it (${size} characters): ${error.what}`,
    help: /at most/.test(error.what)
      ? "compile the contract with this package: it moves what does not fit into the contract file"
      : "change what the client's words name",
    cause: error,
  });
};
