import { setTimeout as sleep } from "node:timers/promises";
import { GoalpostError } from "@goalpost/core";
import { type AppServer, diedError, type ServerExit } from "../app-server/client.ts";
import {
  type GoalStatus,
  type NotificationMethod,
  type NotificationParams,
  notifications,
  type TurnError,
} from "../app-server/messages.ts";
import { type Mismatch, read } from "../app-server/shape.ts";
import { type Bounds, type Prices, reached } from "./bounds.ts";
import { endReason } from "./end-reason.ts";
import { EventQueue } from "./event-queue.ts";
import type { EndReason, ErrorData, ReachedBound, RunEvent, RunEventBody, RunResult, Usage } from "./events.ts";
import { evidenceText, userMessage } from "./inject.ts";
import { itemEvent } from "./item-events.ts";
import { Meter } from "./meter.ts";

/** What the receipt says when the client says complete. */
export type Verdict = { readonly done: true } | { readonly done: false; readonly evidence: string };

/** What {@link OnComplete} is told. */
export interface CompleteClaim {
  /** How often the goal was taken up again before this claim. */
  readonly reactivations: number;
  /** Aborted when the run ends meanwhile. */
  readonly signal: AbortSignal;
}

/** Judges the client's claim that the goal is complete. */
export type OnComplete = (claim: CompleteClaim) => Verdict | Promise<Verdict>;

/** What an {@link Engine} needs to follow a goal. */
export interface EngineOptions {
  readonly bounds: Bounds;
  readonly prices: Prices | undefined;
  readonly before: { readonly usage: Usage; readonly reactivations: number };
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
  readonly queue = new EventQueue();
  readonly result: Promise<RunResult>;
  readonly #options: EngineOptions;
  readonly #meter: Meter;
  readonly #abort = new AbortController();
  readonly #drifted = new Set<string>();
  #resolve: (result: RunResult) => void = () => {};
  #server: AppServer | undefined;
  #threadId = "";
  #goal: GoalStatus | "none" = "none";
  #told: GoalStatus | "none" = "none";
  #turn: { readonly id: string; readonly number: number } | undefined;
  #failure: TurnError | undefined;
  #lastMessage: string | undefined;
  #verdict: "done" | "not-done" | undefined;
  #reactivations: number;
  #lastTurn = false;
  #held = false;
  #judging = false;
  #interrupting = false;
  #nudged = false;
  #ending: Promise<RunResult> | undefined;
  #idle: NodeJS.Timeout | undefined;
  #clock: NodeJS.Timeout | undefined;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#meter = new Meter(options.before.usage, options.prices);
    this.#reactivations = options.before.reactivations;
    this.result = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get usage(): Usage {
    return this.#meter.usage;
  }
  get goal(): GoalStatus | "none" {
    return this.#goal;
  }
  get turnRunning(): boolean {
    return this.#turn !== undefined;
  }
  get reactivations(): number {
    return this.#reactivations;
  }

  emit(body: RunEventBody): void {
    const event: RunEvent = { at: new Date().toISOString(), ...body };
    this.#options.onEvent(event);
    this.queue.push(event);
  }

  /** Binds the engine to its client and thread; from here on it is the one who ends the client. */
  attach(server: AppServer, threadId: string): void {
    this.#server = server;
    this.#threadId = threadId;
    void server.closed.then((exit) => this.#serverEnded(exit));
    if (this.#options.bounds.dollars !== undefined && this.#options.prices === undefined) {
      this.#warn("dollars-unpriced", "the bound in dollars does not hold: no prices were given (option `prices`)");
    }
  }

  /** Takes over a goal as it stands after a resume: one that is complete is judged, not started again. */
  async takeOver(status: GoalStatus, tokenBudget: number | undefined): Promise<void> {
    if (status !== "complete") return this.go({ tokenBudget });
    this.#goal = status;
    await this.#judge();
  }

  /** Sets the goal going, with the objective at the first time, and checks the time bound from now on. */
  async go(set: { readonly text?: string; readonly tokenBudget?: number | undefined } = {}): Promise<void> {
    this.#held = false;
    this.#lastTurn = false;
    if (this.#outOfTurns()) return void this.#stop("bound-reached", { bound: this.#turnBound() });
    this.#clock ??= setInterval(() => this.#checkBounds(), 500);
    this.#meter.startClock();
    // the answer may be read after the first notifications of the new turn, so the word is ours until the client says otherwise
    this.#goal = "active";
    await this.#client.call("thread/goal/set", {
      threadId: this.#threadId,
      status: "active",
      ...(set.text === undefined ? {} : { objective: set.text }),
      ...(set.tokenBudget === undefined ? {} : { tokenBudget: set.tokenBudget }),
    });
    this.#settle();
  }

  /** Pauses the goal and interrupts the running turn; the client stays up, and `resume` goes on. */
  async pause(): Promise<void> {
    if (this.#ending !== undefined || this.#held || !this.#canPause()) return;
    this.#held = true;
    await this.#quiet();
    this.#meter.stopClock();
  }

  async resume(): Promise<void> {
    if (this.#ending === undefined && this.#held) await this.go();
  }

  /** Ends the run from outside, the goal paused. */
  abort(reason: "aborted" | "stopped"): Promise<RunResult> {
    return this.#stop(reason);
  }

  /** Takes in what the client tells. */
  notify(method: string, params: unknown): void {
    if (!Object.hasOwn(notifications, method)) return;
    const known = method as NotificationMethod;
    const reading = read(notifications[known], params);
    if (!reading.ok) {
      this.#drift(known, reading.mismatch);
      return;
    }
    const { threadId } = reading.value as { readonly threadId?: string };
    if (threadId !== undefined && threadId !== this.#threadId) return;
    // each handler takes what the shape of its own method reads
    (this.#handlers[known] as (params: unknown) => void)(reading.value);
  }

  readonly #handlers: { readonly [M in NotificationMethod]: (params: NotificationParams<M>) => void } = {
    "turn/started": ({ turn }) => this.#turnStarted(turn.id),
    "turn/completed": ({ turn }) => this.#turnEnded(turn),
    "thread/goal/updated": ({ goal }) => this.#goalSaid(goal.status, goal.tokensUsed),
    "thread/goal/cleared": () => this.#goalSaid("none", 0),
    "thread/tokenUsage/updated": ({ turnId, tokenUsage }) => this.#tokensSaid(turnId, tokenUsage.last),
    "item/started": ({ item }) => this.#tell(itemEvent("started", item)),
    "item/completed": ({ item }) => this.#tell(itemEvent("completed", item)),
    "item/commandExecution/outputDelta": ({ itemId, delta }) =>
      this.emit({ type: "commandOutput", id: itemId, text: delta }),
    error: ({ willRetry, error }) => this.#warn(willRetry ? "model-error-retried" : "model-error", error.message),
    warning: ({ message }) => this.#warn("client", message),
    guardianWarning: ({ message }) => this.#warn("client", message),
    configWarning: ({ summary, details }) => this.#warn("client", [summary, details].filter(Boolean).join("\n")),
    deprecationNotice: ({ summary, details }) => this.#warn("client", [summary, details].filter(Boolean).join("\n")),
  };

  #turnStarted(id: string): void {
    clearTimeout(this.#idle);
    this.#nudged = false;
    this.#failure = undefined;
    const number = this.#meter.countTurn();
    this.#turn = { id, number };
    this.emit({ type: "turnStarted", turn: number, turnId: id });
    const { turns } = this.#options.bounds;
    if (turns === undefined || this.#ending !== undefined) return;
    if (number > turns) void this.#stop("bound-reached", { bound: { bound: "turns", limit: turns, used: number - 1 } });
    else if (number === turns) this.#makeLast();
  }

  /**
   * Pauses the goal while the last turn runs: the turn goes on, may still complete the goal, and no further one starts.
   * Source: Codex 0.169.0, rehearsed in bounds.rehearsal.test.ts.
   */
  #makeLast(): void {
    this.#lastTurn = true;
    this.#client
      .call("thread/goal/set", { threadId: this.#threadId, status: "paused" })
      .catch((error) => this.#warn("pause-failed", `the goal could not be paused for its last turn: ${textOf(error)}`));
  }

  #turnEnded(turn: {
    id: string;
    status: "completed" | "interrupted" | "failed" | "inProgress";
    error?: TurnError;
  }): void {
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

  #tokensSaid(turnId: string, last: Parameters<Meter["countTokens"]>[0]): void {
    // a resumed thread repeats the count of its last turn, which was counted when it ran
    if (this.#turn?.id !== turnId) return;
    this.#meter.countTokens(last);
    const { turns: _turns, seconds: _seconds, ...tokens } = this.usage;
    this.emit({ type: "tokens", ...tokens });
    this.#checkBounds();
  }

  /** Decides what comes next whenever something has come to rest; never waits for a change that cannot come. */
  #settle(): void {
    if (this.#ending !== undefined || this.#judging || this.#turn !== undefined) return;
    clearTimeout(this.#idle);
    if (this.#goal === "active") this.#watchIdle();
    else if (this.#goal === "complete") void this.#judge();
    else if (!(this.#goal === "paused" && this.#held)) this.#rest(this.#goal);
  }

  /** The goal rests without our doing, or at our bound. */
  #rest(status: Exclude<GoalStatus, "active"> | "none"): void {
    if (status === "none" && this.#clock === undefined) return; // not yet set
    const reason = endReason({ status, failed: this.#failure !== undefined, lastTurn: this.#lastTurn });
    void this.#finish(reason, reason === "bound-reached" ? { bound: this.#turnBound() } : this.#failed());
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
    await this.go().catch((error) => this.#finish("refused", { error: dataOf(error) }));
  }

  async #judge(): Promise<void> {
    const { onComplete, maxReactivations } = this.#options;
    this.#meter.stopClock();
    if (onComplete === undefined) return void this.#finish("complete");
    this.#judging = true;
    const verdict = await this.#ask(onComplete);
    this.#judging = false;
    if (this.#ending !== undefined) return;
    if (verdict instanceof GoalpostError) return void this.#finish("complete", { error: verdict.toJSON() });
    this.#verdict = verdict.done ? "done" : "not-done";
    this.emit({ type: "judged", verdict: this.#verdict });
    if (verdict.done || this.#reactivations >= maxReactivations) return void this.#finish("complete");
    if (this.#outOfTurns()) return void this.#stop("bound-reached", { bound: this.#turnBound() });
    await this.reactivate(verdict.evidence).catch((error) => this.#finish("refused", { error: dataOf(error) }));
  }

  async #ask(onComplete: OnComplete): Promise<Verdict | GoalpostError> {
    try {
      return await onComplete({ reactivations: this.#reactivations, signal: this.#abort.signal });
    } catch (error) {
      return new GoalpostError({
        code: "codex/judge-failed",
        where: "onComplete",
        what: `threw: ${textOf(error)}`,
        mend: "run goalpost verify by hand; the client says that the goal is complete",
        cause: error,
      });
    }
  }

  /**
   * Takes the goal up again with what is still missing. The evidence goes in as an ordinary user message, which survives compaction
   * and costs no turn; the objective stays as it was. Source: Codex 0.169.0, rehearsed in reactivate.rehearsal.test.ts.
   */
  async reactivate(evidence: string): Promise<void> {
    this.#reactivations += 1;
    this.emit({ type: "reactivated", attempt: this.#reactivations, of: this.#options.maxReactivations });
    await this.inject(evidenceText(evidence, this.#options.pointer));
    await this.go();
  }

  /** Puts a user message into the thread without a turn. */
  async inject(text: string): Promise<void> {
    await this.#client.call("thread/inject_items", { threadId: this.#threadId, items: [userMessage(text)] });
  }

  #checkBounds(): void {
    if (this.#ending !== undefined) return;
    const bound = reached(this.#options.bounds, this.usage);
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

  /** Pauses the goal if it can be paused, ends the running turn, and ends the commands that the client left in the background. */
  async #quiet(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    const threadId = this.#threadId;
    this.#interrupting = true;
    try {
      if (this.#canPause()) await server.call("thread/goal/set", { threadId, status: "paused" }, 10);
      const turn = this.#turn;
      // it may have ended by itself
      if (turn !== undefined) await server.call("turn/interrupt", { threadId, turnId: turn.id }, 10).catch(() => {});
      for (let waited = 0; this.#turn !== undefined && waited < 5000; waited += 20) await sleep(20);
      await server.call("thread/backgroundTerminals/clean", { threadId }, 10).catch(() => {}); // close() ends them too
    } finally {
      this.#interrupting = false;
    }
  }

  async #close(reason: EndReason, more: EndDetails): Promise<RunResult> {
    clearTimeout(this.#idle);
    clearInterval(this.#clock);
    this.#meter.stopClock();
    this.#abort.abort();
    await this.#server?.close();
    const result: RunResult = {
      reason,
      client: this.#goal,
      threadId: this.#threadId,
      reactivations: this.#reactivations,
      ...this.usage,
      ...(this.#verdict === undefined ? {} : { verdict: this.#verdict }),
      ...(this.#lastMessage === undefined ? {} : { lastMessage: this.#lastMessage }),
      ...more,
    };
    this.emit({ type: "ended", result });
    this.queue.end();
    this.#resolve(result);
    return result;
  }

  #serverEnded(exit: ServerExit): void {
    if (exit.asked) return;
    this.#turn = undefined;
    void this.#finish("client-died", { error: diedError(exit, "the run").toJSON() });
  }

  #failed(): EndDetails {
    return this.#failure === undefined
      ? {}
      : {
          error: {
            code: "codex/turn-failed",
            where: `turn ${this.usage.turns}`,
            what: this.#failure.message,
            mend: "when the cause is gone, resume the run",
          },
        };
  }

  #tell(event: RunEventBody | undefined): void {
    if (event === undefined) return;
    if (event.type === "message") this.#lastMessage = event.text;
    this.emit(event);
  }

  #warn(code: string, message: string): void {
    this.emit({ type: "warning", code, message });
  }

  #drift(method: string, { path, seen, expected }: Mismatch): void {
    if (this.#drifted.has(method)) return;
    this.#drifted.add(method);
    this.#warn("protocol-drift", `the client sent ${method} whose ${path} is ${seen}, expected ${expected}`);
  }

  #canPause(): boolean {
    return this.#goal === "active" || (this.#goal === "paused" && this.#turn !== undefined);
  }
  #outOfTurns(): boolean {
    const { turns } = this.#options.bounds;
    return turns !== undefined && this.usage.turns >= turns;
  }
  #turnBound(): ReachedBound {
    return { bound: "turns", limit: this.#options.bounds.turns ?? 0, used: this.usage.turns };
  }
  get #client(): AppServer {
    if (this.#server !== undefined) return this.#server;
    throw new GoalpostError({
      code: "codex/not-started",
      where: "run",
      what: "has no client yet",
      mend: "await start()",
    });
  }
}

type EndDetails = { readonly bound?: ReachedBound; readonly error?: ErrorData };

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** An error as data, whatever was thrown. */
export const dataOf = (error: unknown): ErrorData =>
  GoalpostError.is(error)
    ? error.toJSON()
    : {
        code: "codex/unexpected",
        where: "run",
        what: textOf(error),
        mend: "please report this with the event log of the run",
      };
