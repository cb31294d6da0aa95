import { GoalpostError } from "@goalpost/core";
import { match, P } from "ts-pattern";
import { askVerdict } from "../ask-verdict.ts";
import type { Bounds } from "../bounds.ts";
import { Deferred } from "../deferred.ts";
import { dataOf, type ErrorData, textOf } from "../error-data.ts";
import { EventQueue } from "../event-queue.ts";
import { evidenceText } from "../evidence.ts";
import type { RunEvent, RunEventBody, RunResult, RunStanding } from "../run/events.ts";
import type { GapOptions, RunOptions } from "../run/options.ts";
import { nudgeText } from "../stuck/nudge-text.ts";
import type { Ask, Session, SessionEvent, Standing } from "../target/session.ts";
import type { Usage } from "../usage.ts";
import { answerAsk } from "./asks.ts";
import { Ledger } from "./ledger.ts";
import { Waiting } from "./limit.ts";
import {
  type End,
  type Happening,
  isWork,
  type Life,
  type Order,
  type OrderName,
  type Rules,
  type State,
} from "./state.ts";
import { newLife, step } from "./step.ts";
import { Timers } from "./timers.ts";
import { type Lookout, pauseOf, Vigil } from "./vigil.ts";

/** What a {@link Lifecycle} begins with. */
export interface LifecycleOptions {
  readonly area: string;
  /** What people call the client: `Codex`. */
  readonly title: string;
  readonly clientVersion: string;
  readonly bounds: Bounds;
  /** Where the run stood before this process. */
  readonly before: { readonly usage: Usage; readonly reactivations: number };
  readonly options: Omit<RunOptions, "stateDir" | "onEvent"> & GapOptions;
  /** Looks at the tree and at what the client started; without it, only what the client tells counts. */
  readonly lookout?: Lookout;
  /** Called with every event, before the reader gets it. */
  readonly onEvent: (event: RunEvent) => void;
}

/**
 * Follows one goal from its start to its end, whatever the client: what the session tells goes through the table, and what the table orders is
 * done. Everything that happens is taken one at a time, in order.
 */
export class Lifecycle {
  readonly queue = new EventQueue<RunEvent>();
  readonly #given: LifecycleOptions;
  readonly #ledger: Ledger;
  readonly #timers: Timers;
  readonly #vigil: Vigil;
  readonly #done = new Deferred<RunResult>();
  readonly #begun = new Deferred<void>();
  readonly #abort = new AbortController();
  readonly #inbox: (() => void)[] = [];
  readonly #pausing: Deferred<void>[] = [];
  #session: Session | undefined;
  #life: Life;
  readonly #waiting = new Waiting();
  #isTaking = false;

  constructor(given: LifecycleOptions) {
    const { before, options } = given;
    this.#given = given;
    this.#ledger = new Ledger(given.bounds, before.usage, options.prices);
    this.#life = newLife({ turns: before.usage.turns, reactivations: before.reactivations });
    this.#timers = new Timers({
      idle: { seconds: options.idleSeconds ?? 30, ring: () => this.#happen({ type: "idle" }) },
      bounds: { seconds: 0.5, ring: () => this.#checkClock() },
      limit: { seconds: 1, ring: () => this.#waiting.isOver && this.#happen({ type: "waited" }) },
    });
    this.#vigil = new Vigil({
      limits: options.stuck ?? {},
      silentMinutes: options.silentMinutes ?? 30,
      lookout: given.lookout,
      session: () => this.#session,
      found: (finding) => this.#happen({ type: "stuck", finding }),
      silent: (minutes, isBusy) => this.#happen({ type: "silent", minutes, isBusy }),
      jumped: (words) => this.warn("clock-jumped", words),
    });
  }

  /** Settles at the end; never rejects. */
  get result(): Promise<RunResult> {
    return this.#done.promise;
  }

  /** How the run stands at this moment. */
  get standing(): Omit<RunStanding, "threadId"> {
    const { running, reactivations } = this.#life;
    const goal = this.#session?.word ?? "none";
    return { goal, turnRunning: running !== undefined, reactivations, usage: this.#ledger.usage };
  }

  /** Whether the client rests because somebody paused it. */
  get isPaused(): boolean {
    return this.#life.state.at === "paused";
  }

  /** Takes in what the session tells, as it comes, also while it is being opened. */
  readonly tell = (event: SessionEvent): void => this.#mail(() => this.#told(event));

  /** Says something of its own beside the client. */
  warn(code: string, message: string): void {
    this.#mail(() => this.#emit({ type: "warning", code, message }));
  }

  /** Binds the run to its client; from here on it is the one who ends the client. */
  attach(session: Session): void {
    this.#session = session;
    void session.closed.then(({ exit, error }) => {
      if (!exit.asked) this.#happen({ type: "died", error });
    });
    const { bounds, options } = this.#given;
    if (bounds.dollars === undefined || session.facts.dollarsHeldBy === "client" || options.prices !== undefined)
      return;
    this.warn("dollars-unpriced", "the bound in dollars does not hold: no prices were given (option `prices`)");
  }

  /** Sets the goal going; settles when the client has taken it. */
  start(): Promise<void> {
    this.#happen({ type: "start" });
    return this.#begun.promise;
  }

  /**
   * Takes up the goal as it stands in the client; settles when that is under way.
   *
   * @param waited - Until when the run waited for a usage limit in the process before.
   */
  takeUp(standing: Standing, evidence: string | undefined, waited?: string): Promise<void> {
    const until = this.#waiting.left(waited);
    const more = { ...(evidence === undefined ? {} : { evidence }), ...(until === undefined ? {} : { until }) };
    this.#happen({ type: "takeUp", standing: standing.at, ...more });
    return this.#begun.promise;
  }

  /** Pauses the work; settles when the client is at rest. Does nothing where nothing is worked on. */
  pause(): Promise<void> {
    const paused = new Deferred<void>();
    this.#pausing.push(paused);
    this.#happen({ type: "pause" });
    return paused.promise;
  }

  /** Goes on after `pause()`. */
  async resume(): Promise<void> {
    this.#happen({ type: "resume" });
  }

  /** Ends the run from outside; the goal is left such that it can be taken up again. */
  abort(reason: "aborted" | "stopped"): Promise<RunResult> {
    this.#happen({ type: "abort", reason });
    return this.result;
  }

  #happen(happening: Happening): void {
    this.#mail(() => this.#take(happening));
  }

  /** One at a time: what an order makes happen at once waits until all orders are given. */
  #mail(letter: () => void): void {
    this.#inbox.push(letter);
    if (this.#isTaking) return;
    this.#isTaking = true;
    try {
      for (let next = this.#inbox.shift(); next !== undefined; next = this.#inbox.shift()) next();
    } finally {
      this.#isTaking = false;
    }
  }

  #take(happening: Happening): void {
    const { life, orders } = step(this.#life, happening, this.#rules);
    const before = this.#life;
    this.#life = life;
    if (happening.type === "turnEnded" && before.running !== undefined)
      this.#vigil.turnEnded(
        before.running.number,
        happening.status,
        pauseOf(before, this.#session?.word),
        happening.error,
      );
    if (life.state.at !== before.state.at) this.#arrived(life.state);
    if (isWork(life.state)) this.#ledger.startClock();
    else this.#ledger.stopClock();
    this.#timers.follow(life, this.#rules);
    for (const order of orders) this.#do(order);
    if (life.state.at !== "quieting") for (const paused of this.#pausing.splice(0)) paused.resolve();
  }

  #do(given: Order): void {
    match(given)
      .with({ do: "tell" }, ({ event }) => this.#tell(event))
      .with({ do: "set" }, ({ isAgain }) => this.#order("set", ({ orders }) => orders.set(isAgain)))
      .with({ do: "prompt" }, ({ evidence }) =>
        this.#order("prompt", ({ orders, pointer }) =>
          orders.prompt(evidence === undefined ? undefined : evidenceText(evidence, pointer)),
        ),
      )
      .with({ do: "inject" }, ({ evidence }) =>
        this.#order("inject", ({ orders, pointer }) => orders.inject(evidenceText(evidence, pointer))),
      )
      .with({ do: "nudge" }, ({ stuck }) =>
        this.#order("nudge", ({ orders, pointer }) => (orders.nudge ?? orders.inject)(nudgeText(stuck, pointer))),
      )
      .with({ do: "pause" }, () => this.#order("pause", ({ orders }) => orders.pause()))
      .with({ do: "letStop" }, ({ id, end }) => this.#session?.answer(id, { kind: "stop", end }))
      .with({ do: "ask" }, ({ question }) => this.#order("ask", (session) => this.#ask(session, question)))
      .with({ do: "judge" }, () => void this.#judge())
      .with({ do: "quiet" }, () => void this.#quiet())
      .with({ do: "close" }, () => void this.#close())
      .with({ do: "begun" }, ({ error }) =>
        error === undefined ? this.#begun.resolve() : this.#begun.reject(asError(error)),
      )
      .with({ do: "pauseFailed" }, ({ error }) => {
        for (const paused of this.#pausing.splice(0)) paused.reject(asError(error));
      })
      .with({ do: "end" }, ({ end }) => this.#end(end))
      .exhaustive();
  }

  #told(given: SessionEvent): void {
    this.#waiting.heard(given);
    this.#vigil.heard(given, this.#life.running?.number ?? this.#life.turns, pauseOf(this.#life, this.#session?.word));
    match(given)
      .with({ type: "opened" }, ({ type: _opened, ...said }) =>
        this.#emit({
          type: "threadStarted",
          client: this.#given.title,
          clientVersion: this.#given.clientVersion,
          ...said,
        }),
      )
      .with({ type: P.union("taken", "turnBegan", "turnEnded", "rested", "refused") }, (event) => this.#take(event))
      .with({ type: "word" }, ({ type: _word, tokensUsed = this.#ledger.usage.tokens, ...said }) =>
        this.#emit({ type: "goalStatus", tokensUsed, ...said }),
      )
      .with({ type: "used" }, ({ tokens }) => this.#counted(this.#ledger.countTokens(tokens)))
      .with({ type: "usedInAll" }, ({ tokens, dollars }) => this.#counted(this.#ledger.correct(tokens, dollars)))
      .with({ type: "asked" }, ({ ask }) => this.#asked(ask))
      .otherwise((event) => {
        if (event.type === "message") this.#ledger.lastMessage = event.text;
        this.#emit(event);
      });
  }

  #asked(ask: Ask): void {
    answerAsk(ask, {
      options: this.#given.options,
      signal: this.#abort.signal,
      mayStop: (id) => this.#take({ type: "mayStop", id }),
      mail: (letter) => this.#mail(letter),
      emit: (event) => this.#emit(event),
      answer: (id, answer) => this.#session?.answer(id, answer),
    });
  }

  #counted(event: RunEventBody): void {
    this.#emit(event);
    this.#checkBounds();
  }

  #checkBounds(): void {
    const bound = this.#ledger.crossed(this.#session?.facts.dollarsHeldBy === "prices");
    if (bound !== undefined) this.#happen({ type: "bound", bound });
  }

  #checkClock(): void {
    this.#vigil.check(this.#life.state);
    this.#checkBounds();
  }

  /** What begins with a state. */
  #arrived(state: State): void {
    if (state.at === "limited") this.#waiting.begin(state.until);
    this.#vigil.arrived(state);
  }

  #order(order: OrderName, give: (session: Session) => Promise<void>): void {
    give(this.#on).then(
      () => this.#happen({ type: "ordered", order }),
      (error: unknown) => this.#happen({ type: "failed", order, error: this.#dataOf(error) }),
    );
  }

  async #ask(session: Session, question: number): Promise<void> {
    const standing = await session.standing();
    if (standing.at !== "over") return this.#happen({ type: "stands", question, at: standing.at });
    const { at, reason, bound, stuck: kind, error, failed } = standing;
    const turn = this.#life.turns;
    const until = this.#waiting.until(standing, this.#given.options.limitSeconds);
    const end: End = {
      reason,
      ...(bound === undefined ? {} : { bound: this.#ledger.dollarBound() }),
      ...(kind === undefined
        ? {}
        : { stuck: { kind, sinceTurn: turn, times: 1, evidence: [failed ?? "the client ended it"] } }),
      ...(error === undefined ? {} : { error }),
    };
    const more = { ...(failed === undefined ? {} : { failed }), ...(until === undefined ? {} : { until }) };
    this.#happen({ type: "stands", question, at, end, ...more });
  }

  async #judge(): Promise<void> {
    const { area, title, options } = this.#given;
    const { onComplete } = options;
    if (onComplete === undefined) return;
    const claim = { reactivations: this.#life.reactivations, signal: this.#abort.signal };
    const verdict = await askVerdict(area, `${title} says that the goal is reached`, onComplete, claim);
    if (!GoalpostError.is(verdict) && !verdict.done) this.#vigil.missed(verdict.evidence);
    this.#happen(GoalpostError.is(verdict) ? { type: "judgeFailed", error: verdict } : { type: "judged", verdict });
  }

  async #quiet(): Promise<void> {
    const { orders } = this.#on;
    try {
      await orders.pause();
      await orders.interrupt();
      this.#happen({ type: "quieted" });
    } catch (error) {
      this.#happen({ type: "quieted", error: this.#dataOf(error) });
    }
  }

  async #close(): Promise<void> {
    this.#abort.abort();
    await this.#session?.orders.close().catch((error: unknown) => this.warn("close-failed", textOf(error)));
    this.#happen({ type: "closed" });
  }

  #end({ reason, bound, stuck, error }: End): void {
    const { word = "none", threadId = "", judgeSaid } = this.#session ?? {};
    const result: RunResult = {
      reason,
      client: word,
      threadId,
      reactivations: this.#life.reactivations,
      ...this.#ledger.summary(),
      ...(judgeSaid === undefined ? {} : { judgeSaid }),
      ...(bound === undefined ? {} : { bound }),
      ...(stuck === undefined ? {} : { stuck }),
      ...(error === undefined ? {} : { error: plain(error) }),
    };
    this.#publish({ type: "ended", result });
    this.queue.end();
    this.#done.resolve(result);
  }

  #tell(event: RunEventBody): void {
    this.#ledger.note(event);
    this.#emit(event);
  }

  /** Nothing is told after the end. */
  #emit(event: RunEventBody): void {
    if (this.#life.state.at !== "ended") this.#publish(event);
  }

  #publish(body: RunEventBody): void {
    const event: RunEvent = { at: new Date().toISOString(), ...body };
    this.#given.onEvent(event);
    this.queue.push(event);
  }

  #dataOf(error: unknown): ErrorData {
    return GoalpostError.is(error) ? error : dataOf(error, this.#given.area);
  }

  get #rules(): Rules {
    const { area, bounds, options } = this.#given;
    return {
      area,
      threadId: this.#session?.threadId ?? "",
      maxTurns: bounds.turns ?? Number.POSITIVE_INFINITY,
      maxReactivations: options.maxReactivations ?? 3,
      isJudged: options.onComplete !== undefined,
      idleSeconds: options.idleSeconds ?? 30,
      facts: this.#session?.facts ?? noFacts,
    };
  }

  get #on(): Session {
    if (this.#session !== undefined) return this.#session;
    const what = "has no client yet";
    throw new GoalpostError({ code: `${this.#given.area}/not-started`, where: "run", what, help: "await start()" });
  }
}

const noFacts = { lastTurn: "rest", isNudged: false, injectionCostsTurn: false } as const;

/** An error as it was thrown, or made of its data. */
const asError = (error: ErrorData): GoalpostError => (GoalpostError.is(error) ? error : new GoalpostError(error));

const plain = ({ code, where, what, help }: ErrorData): ErrorData => ({ code, where, what, help });
