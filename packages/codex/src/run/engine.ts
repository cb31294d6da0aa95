import { GoalpostError } from "@goalpost/core";
import {
  askVerdict,
  type ClientExit,
  dataOf,
  type ErrorData,
  EventQueue,
  evidenceText,
  type OnComplete,
  type ReachedBound,
  textOf,
  type Usage,
} from "@goalpost/runtime";
import { type AppServer, diedError } from "../app-server/client.ts";
import { GoalThread } from "../app-server/goal.ts";
import type { GoalStatus, NotificationParams, TurnError } from "../app-server/messages.ts";
import { notificationReader } from "../app-server/notification-reader.ts";
import { endReason, turnFailure } from "./end-reason.ts";
import type { EndReason, RunEvent, RunEventBody, RunResult } from "./events.ts";
import { itemEvent } from "./item-events.ts";
import { Ledger, type LedgerOptions } from "./ledger.ts";
import { quiet } from "./quiet.ts";

/** What an {@link Engine} needs to follow a goal. */
export interface EngineOptions extends LedgerOptions {
  readonly onComplete: OnComplete | undefined;
  readonly maxReactivations: number;
  readonly pointer: string;
  /** Seconds in which an active goal may start no turn before it is nudged once, and then called stalled. */
  readonly idleSeconds: number;
  /** Called with every event, before the reader gets it. */
  readonly onEvent: (event: RunEvent) => void;
}

/** Follows one goal from its start to its end: what the client tells comes in, events and one result go out. */
export class Engine {
  readonly queue = new EventQueue<RunEvent>();
  readonly result: Promise<RunResult>;
  readonly #options: EngineOptions;
  readonly #ledger: Ledger;
  readonly #abort = new AbortController();
  #resolve: (result: RunResult) => void = () => {};
  #server: AppServer | undefined;
  #thread: GoalThread | undefined;
  #death: ErrorData | undefined;
  #goal: GoalStatus | "none" = "none";
  #told: GoalStatus | "none" = "none";
  #turn: { readonly id: string; readonly number: number } | undefined;
  #failure: TurnError | undefined;
  /** Until the goal is set going, what the client says of it is of an earlier time. */
  #begun = false;
  #lastTurn = false;
  #held = false;
  #judging = false;
  #asking = false;
  #interrupting = false;
  #nudged = false;
  #ending: Promise<RunResult> | undefined;
  #idle: NodeJS.Timeout | undefined;
  #clock: NodeJS.Timeout | undefined;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#ledger = new Ledger(options);
    this.result = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get usage(): Usage {
    return this.#ledger.usage;
  }
  get goal(): GoalStatus | "none" {
    return this.#goal;
  }
  get turnRunning(): boolean {
    return this.#turn !== undefined;
  }
  get reactivations(): number {
    return this.#ledger.reactivations;
  }

  emit(body: RunEventBody): void {
    const event: RunEvent = { at: new Date().toISOString(), ...body };
    this.#options.onEvent(event);
    this.queue.push(event);
  }

  /** Binds the engine to its client and thread; from here on it is the one who ends the client. */
  attach(server: AppServer, threadId: string): void {
    this.#server = server;
    this.#thread = new GoalThread(server, threadId);
    void server.closed.then((exit) => this.#serverEnded(exit));
    if (!this.#ledger.unpriced) return;
    this.#warn("dollars-unpriced", "the bound in dollars does not hold: no prices were given (option `prices`)");
  }

  /** Takes over a goal as it stands after a resume: one that is complete is judged, not started again. */
  async takeOver(status: GoalStatus, set: { readonly tokenBudget?: number }): Promise<void> {
    if (status !== "complete") return this.go(set);
    this.#begun = true;
    this.#goal = status;
    await this.#judge();
  }

  /** Sets the goal going, with the objective at the first time, and checks the time bound from now on. */
  async go(set: { readonly objective?: string; readonly tokenBudget?: number } = {}): Promise<void> {
    this.#begun = true;
    this.#held = false;
    this.#lastTurn = false;
    if (this.#ledger.outOfTurns) return void this.#stop("bound-reached", { bound: this.#ledger.turnBound() });
    this.#clock ??= setInterval(() => this.#checkBounds(), 500);
    this.#ledger.startClock();
    // the answer may be read after the first notifications of the new turn, so the word is ours until the client says otherwise
    const before = this.#goal;
    this.#goal = "active";
    try {
      await this.#on.activate(set);
    } catch (error) {
      this.#goal = before;
      throw error;
    }
    this.#settle();
  }

  /** Pauses the goal and interrupts the running turn; the client stays up, and `resume` goes on. */
  async pause(): Promise<void> {
    if (this.#ending !== undefined || this.#held || !this.#canPause()) return;
    this.#held = true;
    try {
      await this.#quiet();
    } catch (error) {
      this.#held = false;
      throw error;
    }
    this.#ledger.stopClock();
  }

  async resume(): Promise<void> {
    if (this.#ending === undefined && this.#held) await this.go();
  }

  /** Ends the run from outside, the goal paused. */
  abort(reason: "aborted" | "stopped"): Promise<RunResult> {
    return this.#stop(reason);
  }

  /** Takes in what the client tells, as it came. */
  readonly notify = notificationReader(
    {
      "turn/started": ({ turn }) => this.#turnStarted(turn.id),
      "turn/completed": ({ turn }) => this.#turnEnded(turn),
      "thread/goal/updated": ({ goal }) => this.#goalSaid(goal.status, goal.tokensUsed),
      "thread/goal/cleared": () => this.#goalSaid("none", 0),
      "thread/tokenUsage/updated": (params) => this.#tokensSaid(params),
      "item/started": ({ item }) => this.#tell(itemEvent("started", item)),
      "item/completed": ({ item }) => this.#tell(itemEvent("completed", item)),
      "item/commandExecution/outputDelta": ({ itemId, delta }) =>
        this.emit({ type: "commandOutput", id: itemId, text: delta }),
      error: ({ willRetry, error }) => this.#warn(willRetry ? "model-error-retried" : "model-error", error.message),
      warning: ({ message }) => this.#warn("client", message),
      guardianWarning: ({ message }) => this.#warn("client", message),
      configWarning: ({ summary, details }) => this.#warn("client", [summary, details].filter(Boolean).join("\n")),
      deprecationNotice: ({ summary, details }) => this.#warn("client", [summary, details].filter(Boolean).join("\n")),
    },
    () => this.#thread?.threadId ?? "",
    (method, { path, seen, expected }) =>
      this.#warn("protocol-drift", `the client sent ${method} whose ${path} is ${seen}, expected ${expected}`),
  );

  #turnStarted(id: string): void {
    clearTimeout(this.#idle);
    this.#nudged = false;
    this.#failure = undefined;
    const number = this.#ledger.countTurn();
    this.#turn = { id, number };
    this.emit({ type: "turnStarted", turn: number, turnId: id });
    const { turns } = this.#options.bounds;
    if (turns === undefined || this.#ending !== undefined) return;
    if (number > turns) void this.#stop("bound-reached", { bound: this.#ledger.turnBound(turns) });
    else if (number === turns) this.#makeLast();
  }

  /**
   * Pauses the goal while the last turn runs: the turn goes on, may still complete the goal, and no further one starts.
   * Source: the client, in bounds.rehearsal.test.ts.
   */
  #makeLast(): void {
    this.#lastTurn = true;
    this.#on
      .pause()
      .catch((error) => this.#warn("pause-failed", `the goal could not be paused for its last turn: ${textOf(error)}`));
  }

  #turnEnded(turn: NotificationParams<"turn/completed">["turn"]): void {
    const number = this.#turn?.number ?? this.usage.turns;
    this.#turn = undefined;
    this.#failure = turn.error;
    this.emit({
      type: "turnEnded",
      turn: number,
      turnId: turn.id,
      status: turn.status,
      ...(turn.error === undefined ? {} : { error: turn.error.message }),
    });
    const byOther = turn.status === "interrupted" && !this.#interrupting && this.#goal === "active";
    if (byOther) void this.#stop("interrupted");
    else this.#settle();
  }

  #goalSaid(status: GoalStatus | "none", tokensUsed: number): void {
    this.#goal = status;
    if (status !== this.#told) this.emit({ type: "goalStatus", status, tokensUsed });
    this.#told = status;
    this.#settle();
  }

  #tokensSaid({ turnId, tokenUsage }: NotificationParams<"thread/tokenUsage/updated">): void {
    // a resumed thread repeats the count of its last turn, which was counted when it ran
    if (this.#turn?.id !== turnId) return;
    this.emit(this.#ledger.countTokens(tokenUsage.last));
    this.#checkBounds();
  }

  /** Decides what comes next whenever something has come to rest; never waits for a change that cannot come. */
  #settle(): void {
    if (!this.#begun || this.#ending !== undefined || this.#judging || this.#turn !== undefined) return;
    clearTimeout(this.#idle);
    if (this.#goal === "active") this.#watchIdle();
    else if (this.#held && this.#goal === "paused") return;
    else void this.#rest();
  }

  /**
   * The goal seems to rest. The client is asked once more before anything is decided: a word that was on its way when we set the goal active
   * comes late, for example after thread/resume.
   */
  async #rest(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const status = await this.#on.get().then(
      (goal) => goal?.status ?? "none",
      (error: unknown) => dataOf(error, "codex"),
    );
    this.#asking = false;
    if (this.#ending !== undefined || this.#turn !== undefined) return;
    if (typeof status === "object") return void this.#finish("refused", { error: status });
    this.#goal = status;
    if (this.#goal === "active") this.#watchIdle();
    else if (this.#goal === "complete") await this.#judge();
    else {
      const reason = endReason({ status: this.#goal, failed: this.#failure !== undefined, lastTurn: this.#lastTurn });
      const error = turnFailure(this.#failure?.message, this.usage.turns);
      await this.#finish(reason, reason === "bound-reached" ? { bound: this.#ledger.turnBound() } : error);
    }
  }

  #watchIdle(): void {
    this.#idle = setTimeout(() => void this.#stir(), this.#options.idleSeconds * 1000);
  }

  async #stir(): Promise<void> {
    if (this.#turn !== undefined || this.#ending !== undefined) return;
    if (this.#nudged) return void this.#stop("stalled");
    this.#nudged = true;
    this.#warn(
      "idle",
      `the goal is active, but no turn started within ${this.#options.idleSeconds} s; it is set active again`,
    );
    await this.go().catch((error) => this.#finish("refused", { error: dataOf(error, "codex") }));
  }

  async #judge(): Promise<void> {
    const { onComplete, maxReactivations } = this.#options;
    this.#ledger.stopClock();
    if (onComplete === undefined) return void this.#finish("complete");
    this.#judging = true;
    const ledger = this.#ledger;
    const claim = { reactivations: ledger.reactivations, signal: this.#abort.signal };
    const verdict = await askVerdict("codex", "the client says that the goal is complete", onComplete, claim);
    this.#judging = false;
    if (this.#ending !== undefined) return;
    if (GoalpostError.is(verdict)) return void this.#finish("complete", { error: verdict.toJSON() });
    ledger.verdict = verdict.done ? "done" : "not-done";
    this.emit({ type: "judged", verdict: ledger.verdict });
    if (verdict.done || ledger.reactivations >= maxReactivations) return void this.#finish("complete");
    if (this.#death !== undefined) return void this.#finish("client-died", { error: this.#death });
    if (this.#ledger.outOfTurns) return void this.#stop("bound-reached", { bound: this.#ledger.turnBound() });
    await this.reactivate(verdict.evidence).catch((error) =>
      this.#finish("refused", { error: dataOf(error, "codex") }),
    );
  }

  /**
   * Takes the goal up again with what is still missing. The evidence goes in as an ordinary user message, which survives compaction
   * and costs no turn; the objective stays as it was. Source: the client, in reactivate.rehearsal.test.ts.
   */
  async reactivate(evidence: string): Promise<void> {
    this.#ledger.reactivations += 1;
    this.emit({ type: "reactivated", attempt: this.#ledger.reactivations, of: this.#options.maxReactivations });
    await this.inject(evidenceText(evidence, this.#options.pointer));
    await this.go();
  }

  /** Puts a user message into the thread without a turn. */
  inject(text: string): Promise<void> {
    return this.#on.inject(text);
  }

  #checkBounds(): void {
    if (this.#ending !== undefined) return;
    const bound = this.#ledger.crossed();
    if (bound !== undefined) void this.#stop("bound-reached", { bound });
  }

  #stop(reason: EndReason, more: EndDetails = {}): Promise<RunResult> {
    this.#ending ??= (async () => {
      if (more.bound !== undefined) this.emit({ type: "bound", ...more.bound });
      await this.#quiet().catch((error) => this.#warn("pause-failed", textOf(error)));
      return this.#close(reason, more);
    })();
    return this.#ending;
  }

  #finish(reason: EndReason, more: EndDetails = {}): Promise<RunResult> {
    this.#ending ??= (async () => {
      if (more.bound !== undefined) this.emit({ type: "bound", ...more.bound });
      return this.#close(reason, more);
    })();
    return this.#ending;
  }

  async #quiet(): Promise<void> {
    const thread = this.#thread;
    if (thread === undefined) return;
    this.#interrupting = true;
    const settled = quiet(thread, this.#canPause(), () => this.#turn?.id);
    await settled.finally(() => {
      this.#interrupting = false;
    });
  }

  async #close(reason: EndReason, more: EndDetails): Promise<RunResult> {
    clearTimeout(this.#idle);
    clearInterval(this.#clock);
    this.#ledger.stopClock();
    this.#abort.abort();
    await this.#server?.close();
    const result: RunResult = {
      reason,
      client: this.#goal,
      threadId: this.#thread?.threadId ?? "",
      ...this.#ledger.summary(),
      ...more,
    };
    this.emit({ type: "ended", result });
    this.queue.end();
    this.#resolve(result);
    return result;
  }

  #serverEnded(exit: ClientExit): void {
    if (exit.asked) return;
    this.#turn = undefined;
    const error = diedError(exit, "the run").toJSON();
    // a receipt that is being made may still say done
    if (this.#judging) this.#death = error;
    else void this.#finish("client-died", { error });
  }

  #tell(event: RunEventBody | undefined): void {
    if (event === undefined) return;
    if (event.type === "message") this.#ledger.lastMessage = event.text;
    this.emit(event);
  }

  #warn(code: string, message: string): void {
    this.emit({ type: "warning", code, message });
  }

  #canPause(): boolean {
    return this.#goal === "active" || (this.#goal === "paused" && this.#turn !== undefined);
  }
  get #on(): GoalThread {
    if (this.#thread !== undefined) return this.#thread;
    throw new GoalpostError({
      code: "codex/not-started",
      where: "run",
      what: "has no thread yet",
      mend: "await start()",
    });
  }
}

interface EndDetails {
  readonly bound?: ReachedBound;
  readonly error?: ErrorData;
}
