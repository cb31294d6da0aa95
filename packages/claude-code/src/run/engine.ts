import { GoalpostError } from "@goalpost/core";
import {
  askVerdict,
  type ClientExit,
  dataOf,
  type ErrorData,
  EventQueue,
  evidenceText,
  type Infer,
  Meter,
  reached,
  read,
  textOf,
} from "@goalpost/runtime";
import { type ClaudeClient, diedError } from "../session/client.ts";
import { type controlRequest, type ResultMessage, stopInput } from "../session/messages.ts";
import { messageReader } from "../session/reader.ts";
import type { GoalLine } from "../transcript.ts";
import { answerPermission } from "./approvals.ts";
import { Deferred, present } from "./deferred.ts";
import { type EndDetails, endDetails } from "./end-details.ts";
import { type Ending, endReason } from "./end-reason.ts";
import type { EngineOptions } from "./engine-options.ts";
import { notStarted, refusal } from "./errors.ts";
import type { EndReason, GoalStanding, RunEvent, RunEventBody, RunResult, RunStanding } from "./events.ts";
import { ItemEvents, noticeEvents } from "./item-events.ts";
import { StreamGoal } from "./stream-goal.ts";
import { TokenStream } from "./token-stream.ts";
import { Turns } from "./turns.ts";
import { noTranscript, verdictLines } from "./verdict-lines.ts";
import { Wait } from "./wait.ts";

/** Follows one goal from its start to its end: what the client tells comes in, events and one result go out. */
export class Engine {
  readonly queue = new EventQueue<RunEvent>();
  readonly #done = new Deferred<RunResult>();
  readonly #taken = new Deferred<void>();
  readonly #given: EngineOptions;
  readonly #meter: Meter;
  readonly #items: ItemEvents;
  readonly #turns: Turns;
  readonly #tokens = new TokenStream();
  readonly #stream = new StreamGoal();
  readonly #abort = new AbortController();
  readonly #quiet = new Wait();
  readonly #interrupted = new Wait();
  #client: ClaudeClient | undefined;
  #transcriptPath: string | undefined;
  #goal: GoalStanding = "none";
  #set = false;
  #judgeSaid: string | undefined;
  #capTold = false;
  #lastMessage: string | undefined;
  #verdict: "done" | "not-done" | undefined;
  #reactivations: number;
  #death: ErrorData | undefined;
  #working = false;
  #judging = false;
  #held = false;
  #ending: Promise<RunResult> | undefined;
  #clock: NodeJS.Timeout | undefined;

  constructor(options: EngineOptions) {
    this.#given = options;
    this.#meter = new Meter(options.before.usage, undefined);
    this.#items = new ItemEvents(options.cwd);
    this.#turns = new Turns(options.threadId, this.#meter, options.bounds.turns, (event) => this.emit(event));
    this.#reactivations = options.before.reactivations;
  }

  get result(): Promise<RunResult> {
    return this.#done.promise;
  }
  /** Settles when the goal was taken, rejects with the client's words when it was not. */
  get taken(): Promise<void> {
    return this.#taken.promise;
  }
  /** How the run stands at this moment. */
  get standing(): Omit<RunStanding, "threadId"> {
    const [goal, turnRunning, reactivations] = [this.#goal, this.#turns.running, this.#reactivations];
    return { goal, turnRunning, reactivations, usage: this.#meter.usage };
  }

  emit(body: RunEventBody): void {
    const event: RunEvent = { at: new Date().toISOString(), ...body };
    this.#given.onEvent(event);
    this.queue.push(event);
  }

  warn(code: string, message: string): void {
    this.emit({ type: "warning", code, message });
  }

  /** Binds the engine to its client; from here on it is the one who ends the client. */
  attach(client: ClaudeClient): void {
    this.#client = client;
    void client.closed.then((exit) => this.#clientEnded(exit));
  }

  /** Ends the run because of something that was found while it began. */
  fail(error: GoalpostError): void {
    this.#taken.reject(error);
    void this.#stop("refused", { error: error.toJSON() });
  }

  /** Sets the goal, and counts from now on. */
  go(): void {
    this.#stream.reset();
    this.#say(`/goal ${this.#given.condition}`);
  }

  /** Goes on with a goal that is active in the session. */
  goOn(text: string): void {
    this.#set = true;
    this.#say(text);
  }

  /** Judges a goal that was met before this process, as if it had been met now. */
  async takeOver(): Promise<void> {
    this.#goal = "met";
    this.#taken.resolve();
    await this.#judge();
  }

  /** Takes the goal up again with what is still missing: the evidence is put into the session at no turn, then the goal is set anew. */
  async reactivate(evidence: string): Promise<void> {
    this.#reactivations += 1;
    this.emit({ type: "reactivated", attempt: this.#reactivations, of: this.#maxReactivations });
    await this.inject(evidence);
    this.go();
  }

  /** Puts evidence into the session without a turn. Source: the client, in reactivate.rehearsal.test.ts. */
  inject(evidence: string): Promise<void> {
    const text = evidenceText(evidence, this.#given.pointer);
    return this.#quiet.until(10_000, this.#on.closed, () => this.#on.prompt(text, true));
  }

  async pause(): Promise<void> {
    if (this.#ending !== undefined || this.#held || !this.#working) return;
    this.#held = true;
    await this.#interrupt();
    this.#meter.stopClock();
  }

  async resume(): Promise<void> {
    if (this.#ending !== undefined || !this.#held) return;
    this.#held = false;
    this.goOn("Go on with the goal.");
  }

  /** Ends the run from outside, the goal left in the session. */
  abort(reason: "aborted" | "stopped"): Promise<RunResult> {
    return this.#stop(reason);
  }

  /** Takes in what the client tells, as it came. */
  readonly notify = messageReader(
    {
      notice: (message) => {
        if (message.key === "stop-hook-block-cap") this.#capTold = true;
        for (const event of noticeEvents(message)) this.emit(event);
      },
      assistant: (message) => {
        if (message.message.model === "<synthetic>") return;
        this.#begun();
        for (const block of message.message.content) {
          if (block.type === "tool_use") this.#turns.usedTool();
          for (const event of this.#items.said(block)) this.#tell(event);
        }
      },
      goalSet: () => {
        this.#set = true;
        this.#standing("active");
        this.#taken.resolve();
      },
      user: (message) => {
        for (const event of this.#items.answered(message)) this.emit(event);
      },
      feedback: (reason) => this.#sentBack(reason),
      activeGoal: (goal) => this.#sentBack(this.#stream.take(goal)),
      stream: (event) => {
        if (this.#tokens.take(event, this.#meter)) this.#tokensCounted();
      },
      result: (message) => void this.#resultSaid(message),
    },
    () => this.#given.condition,
    (type, { path, seen, expected }) =>
      this.warn("protocol-drift", `the client sent a message ${type} whose ${path} is ${seen}, expected ${expected}`),
  );

  /** Answers what the client asks. */
  readonly answer = async (request: Infer<typeof controlRequest>["request"]): Promise<object | undefined> => {
    if (request.subtype === "can_use_tool") {
      return answerPermission(request, this.#given.options.approvals ?? "decline", (event) => this.emit(event));
    }
    return request.subtype === "hook_callback" ? this.#stopping(request.input) : undefined;
  };

  #say(text: string): void {
    if (this.#turns.spent) return void this.#stop("bound-reached", { bound: this.#turns.bound });
    this.#capTold = false;
    this.#turns.prompted();
    this.#working = true;
    this.#clock ??= setInterval(() => this.#checkBounds(), 500);
    this.#meter.startClock();
    this.#on.prompt(text);
  }

  /** The model was asked: the goal is set, and a turn runs. */
  #begun(): void {
    if (!this.#set) this.#standing("active");
    this.#set = true;
    this.#taken.resolve();
    this.#turns.began();
  }

  #stopping(input: unknown): object {
    const reading = read(stopInput, input);
    if (reading.ok) this.#transcriptPath = reading.value.transcript_path ?? this.#transcriptPath;
    return this.#turns.stopping();
  }

  /** The judge said no. */
  #sentBack(reason: string | undefined): void {
    if (reason === undefined) return;
    this.#stream.toldNo();
    this.#turns.sentBack();
    this.#judgeSaid = reason;
    this.emit({ type: "goalStatus", status: "active", tokensUsed: this.#meter.usage.tokens, reason });
  }

  #standing(status: GoalStanding, reason?: string): void {
    if (this.#goal === status) return;
    this.#goal = status;
    const said = reason === undefined ? {} : { reason };
    this.emit({ type: "goalStatus", status, tokensUsed: this.#meter.usage.tokens, ...said });
  }

  #tokensCounted(): void {
    const { turns: _turns, seconds: _seconds, ...tokens } = this.#meter.usage;
    this.emit({ type: "tokens", ...tokens });
    this.#checkBounds();
  }

  /** A prompt has ended; the client's word for how is worth nothing, so the transcript is asked. */
  async #resultSaid(result: ResultMessage): Promise<void> {
    const { inputTokens, cachedInputTokens, outputTokens, any } = this.#tokens.total(result.modelUsage);
    if (any) {
      this.#meter.correct({ inputTokens, cachedInputTokens, outputTokens }, result.total_cost_usd);
      this.#tokensCounted();
    }
    if (this.#quiet.open && result.num_turns === 0) return this.#quiet.over();
    if (this.#interrupted.open) return this.#interrupted.over();
    if (!this.#working || this.#ending !== undefined) return;
    this.#working = false;
    const { configDir, threadId, condition } = this.#given;
    const place = { path: this.#transcriptPath, configDir, threadId };
    const certain = result.is_error || this.#turns.endedByBound;
    const unset = result.num_turns === 0 && !this.#set;
    const goals = unset ? [] : await verdictLines(place, condition, certain ? 300 : this.#stream.patience);
    if (goals === undefined) this.warn("transcript-missing", noTranscript(place));
    if (this.#ending !== undefined) return;
    this.#settle(result, goals ?? []);
  }

  #settle(result: ResultMessage, goals: readonly GoalLine[]): void {
    const said = [result.result, ...(result.errors ?? [])].filter(Boolean).join("; ");
    const ending: Ending = {
      result,
      goals,
      set: this.#set || goals.length > 0,
      lastTurn: this.#turns.endedByBound,
      capTold: this.#capTold,
      idleBlocks: this.#turns.idleBlocks,
      blockCap: this.#given.blockCap,
    };
    const reason = endReason(ending);
    const last = goals.at(-1);
    if (last !== undefined && "reason" in last) this.#judgeSaid = last.reason;
    this.#turns.ended(reason === "turn-failed" ? "failed" : "completed", reason === "turn-failed" ? said : undefined);
    if (reason === "met" || reason === "impossible") this.#standing(reason, this.#judgeSaid);
    if (reason === "cleared" || reason === "refused") this.#standing("none");
    if (reason === "met") return void this.#judge();
    if (reason === "refused" || (reason === "turn-failed" && !this.#set)) this.#taken.reject(refusal(said));
    else this.#taken.resolve();
    void this.#finish(
      reason,
      endDetails(reason, {
        said,
        judgeSaid: this.#judgeSaid,
        turns: this.#turns,
        usage: this.#meter.usage,
        dollars: this.#given.bounds.dollars,
      }),
    );
  }

  async #judge(): Promise<void> {
    const { onComplete } = this.#given.options;
    this.#taken.resolve();
    this.#meter.stopClock();
    if (onComplete === undefined) return void this.#finish("met");
    this.#judging = true;
    const claim = { reactivations: this.#reactivations, signal: this.#abort.signal };
    const verdict = await askVerdict("claude-code", "the client's judge says that the goal is met", onComplete, claim);
    this.#judging = false;
    if (this.#ending !== undefined) return;
    if (GoalpostError.is(verdict)) return void this.#finish("met", { error: verdict.toJSON() });
    this.#verdict = verdict.done ? "done" : "not-done";
    this.emit({ type: "judged", verdict: this.#verdict });
    if (verdict.done || this.#reactivations >= this.#maxReactivations) return void this.#finish("met");
    if (this.#death !== undefined) return void this.#finish("client-died", { error: this.#death });
    if (this.#turns.spent) return void this.#stop("bound-reached", { bound: this.#turns.bound });
    this.#set = false;
    await this.reactivate(verdict.evidence).catch((error) =>
      this.#finish("refused", { error: dataOf(error, "claude-code") }),
    );
  }

  #checkBounds(): void {
    if (this.#ending !== undefined || this.#judging) return;
    const { dollars: _byTheClient, ...bounds } = this.#given.bounds;
    const bound = reached(bounds, this.#meter.usage);
    if (bound !== undefined) void this.#stop("bound-reached", { bound });
  }

  #stop(reason: EndReason, more: EndDetails = {}): Promise<RunResult> {
    return this.#end(reason, more, () =>
      this.#working ? this.#interrupt().catch((error) => this.warn("interrupt-failed", textOf(error))) : undefined,
    );
  }

  #finish(reason: EndReason, more: EndDetails = {}): Promise<RunResult> {
    return this.#end(reason, more, () => undefined);
  }

  #end(reason: EndReason, more: EndDetails, before: () => Promise<void> | undefined): Promise<RunResult> {
    this.#ending ??= (async () => {
      if (more.bound !== undefined) this.emit({ type: "bound", ...more.bound });
      await before();
      return this.#close(reason, more);
    })();
    return this.#ending;
  }

  /** Ends the running turn and its commands; the goal stays in the session. */
  async #interrupt(): Promise<void> {
    try {
      await this.#interrupted.until(5000, this.#on.closed, () => this.#on.control({ subtype: "interrupt" }, 5));
    } finally {
      this.#working = false;
      this.#turns.ended("interrupted");
    }
  }

  async #close(reason: EndReason, more: EndDetails): Promise<RunResult> {
    clearInterval(this.#clock);
    this.#meter.stopClock();
    this.#abort.abort();
    this.#taken.resolve();
    await this.#client?.finish();
    const said = { judgeSaid: this.#judgeSaid, verdict: this.#verdict, lastMessage: this.#lastMessage };
    const result: RunResult = {
      reason,
      client: this.#goal,
      threadId: this.#given.threadId,
      reactivations: this.#reactivations,
      ...this.#meter.usage,
      ...present(said),
      ...more,
    };
    this.emit({ type: "ended", result });
    this.queue.end();
    this.#done.resolve(result);
    return result;
  }

  #clientEnded(exit: ClientExit): void {
    if (exit.asked) return;
    this.#turns.ended("interrupted");
    const error = diedError(exit, "the run");
    this.#taken.reject(error);
    // a receipt that is being made may still say done
    if (this.#judging) this.#death = error.toJSON();
    else void this.#finish("client-died", { error: error.toJSON() });
  }

  #tell(event: RunEventBody): void {
    if (event.type === "message") this.#lastMessage = event.text;
    this.emit(event);
  }

  get #maxReactivations(): number {
    return this.#given.options.maxReactivations ?? 3;
  }
  get #on(): ClaudeClient {
    return this.#client ?? notStarted();
  }
}
