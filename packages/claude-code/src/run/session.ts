import type { GoalpostError } from "@goalpost/core";
import type {
  ApprovalRequest,
  AskAnswer,
  Session,
  SessionEvent,
  SessionFacts,
  SessionOrders,
  Standing,
} from "@goalpost/target";
import { type ClientExit, type Infer, readShape } from "@goalpost/target/adapter";
import { type ClaudeClient, diedError } from "../session/client.ts";
import { type controlRequest, type ResultMessage, stopInput } from "../session/messages.ts";
import { messageReader } from "../session/reader.ts";
import { findTranscript, type GoalLine, loadTranscript } from "../transcript.ts";
import { permissionAnswer, permissionAsked } from "./approvals.ts";
import { BlockedTurns } from "./blocked-turns.ts";
import { endReason } from "./end-reason.ts";
import { failure, judgeFailure, notStarted, refusal } from "./errors.ts";
import { ItemEvents, noticeEvents } from "./item-events.ts";
import { StreamGoal } from "./stream-goal.ts";
import { TokenStream } from "./token-stream.ts";
import { UsageLimit } from "./usage-limit.ts";
import { isAbout, noTranscript, verdictLines } from "./verdict-lines.ts";
import { Wait } from "./wait.ts";

/** What a {@link ClaudeSession} needs. */
export interface ClaudeSessionOptions {
  readonly threadId: string;
  readonly condition: string;
  readonly pointer: string;
  readonly cwd: string;
  readonly configDir: string;
  /** The client's cap of blocked turns in a row. 0: none. */
  readonly blockCap: number;
  /** Turns before this process. */
  readonly turns: number;
  readonly tell: (event: SessionEvent) => void;
}

/** How the goal stands by the client's own word. `none`: it was never set, or was cleared. */
export type GoalStanding = "active" | "met" | "impossible" | "none";

/** A prompt that was sent and has not ended. */
interface Prompt {
  /** Whether the stream said that the cap of blocked turns was reached. */
  capTold: boolean;
  /** Whether we ended it, because its turn was the last that the bounds allow. */
  isLast: boolean;
}

/** The prompt that ended last. */
interface Ended {
  readonly result: ResultMessage;
  readonly prompt: Prompt;
}

/** A session of `claude -p`, its lines of JSON in our words. */
export class ClaudeSession implements Session {
  /** By facts.ts: the client asks its Stop hook after each turn, a prompt runs until it ends, and a message may be put in without a query. */
  readonly facts: SessionFacts = {
    lastTurn: "stop",
    isNudged: false,
    injectionCostsTurn: false,
    dollarsHeldBy: "client",
  };
  readonly #given: ClaudeSessionOptions;
  readonly #items: ItemEvents;
  readonly #tokens = new TokenStream();
  readonly #stream = new StreamGoal();
  readonly #blocked = new BlockedTurns();
  readonly #limit = new UsageLimit();
  readonly #quiet = new Wait();
  readonly #interrupted = new Wait();
  readonly #asks = new Map<string, (answer: AskAnswer) => void>();
  #client: ClaudeClient | undefined;
  #transcriptPath: string | undefined;
  #goal: GoalStanding = "none";
  /** Whether the goal was seen being set in this process, or is known to be the session's. */
  #isSet = false;
  #judgeSaid: string | undefined;
  #prompt: Prompt | undefined;
  #last: Ended | undefined;
  #turns: number;
  #inTurn = false;
  #nudge: string | undefined;

  constructor(given: ClaudeSessionOptions) {
    this.#given = given;
    this.#items = new ItemEvents(given.cwd);
    this.#turns = given.turns;
  }

  /** Binds the session to its client. */
  attach(client: ClaudeClient): void {
    this.#client = client;
  }

  get threadId(): string {
    return this.#given.threadId;
  }
  get pointer(): string {
    return this.#given.pointer;
  }
  get word(): string {
    return this.#goal;
  }
  get judgeSaid(): string | undefined {
    return this.#judgeSaid;
  }
  get closed(): Promise<{ readonly exit: ClientExit; readonly error: GoalpostError }> {
    return this.#on.closed.then((exit) => ({ exit, error: diedError(exit, "the run") }));
  }

  readonly orders: SessionOrders = {
    set: async () => {
      this.#isSet = false;
      this.#stream.reset();
      this.#say(`/goal ${this.#given.condition}`);
    },
    prompt: async (text = "Go on with the goal.") => {
      this.#isSet = true;
      this.#say(text);
    },
    // Source: the client, in reactivate.rehearsal.test.ts
    inject: (text) => this.#quiet.until(10_000, this.#on.closed, () => this.#on.prompt(text, true)),
    // said when the model stops next: a message that is sent while a prompt runs waits for its end
    nudge: async (text) => {
      this.#nudge = text;
    },
    // nothing runs in a session without a prompt
    pause: async () => {},
    interrupt: () => this.#interrupt(),
    close: async () => this.#client?.finish(),
  };

  answer(id: string, answer: AskAnswer): void {
    this.#asks.get(id)?.(answer);
    this.#asks.delete(id);
  }

  /** How the goal stands: before the first prompt by the transcript, and after one by all that is known of its end. */
  async standing(): Promise<Standing> {
    return this.#last === undefined ? this.#standingBefore() : this.#standingAfter(this.#last);
  }

  /** Answers what the client asks. */
  readonly request = async (request: Infer<typeof controlRequest>["request"]): Promise<object | undefined> => {
    if (request.subtype === "can_use_tool")
      return permissionAnswer(request, await this.#ask({ kind: "permission", request: permissionAsked(request) }));
    if (request.subtype !== "hook_callback") return undefined;
    const reading = readShape(stopInput, request.input);
    if (reading.ok) this.#transcriptPath = reading.value.transcript_path ?? this.#transcriptPath;
    this.#endTurn("completed");
    const said = await this.#ask({ kind: "stop" });
    if (said.kind !== "stop" || !said.end) return this.#nudgeNow();
    // the judge's word still counts, and no further request goes out. Source: the client, in bounds.rehearsal.test.ts
    if (this.#prompt !== undefined) this.#prompt.isLast = true;
    return { continue: false, stopReason: "goalpost: this was the last turn that the bounds allow" };
  };

  /** Has the model read what it is to be told, in the turn that follows anyway. Source: the client, in stuck.rehearsal.test.ts */
  #nudgeNow(): object {
    const reason = this.#nudge;
    this.#nudge = undefined;
    return reason === undefined ? {} : { decision: "block", reason };
  }

  /** Takes in what the client tells, as it came. */
  readonly notify = messageReader(
    {
      notice: (message) => {
        if (message.key === "stop-hook-block-cap" && this.#prompt !== undefined) this.#prompt.capTold = true;
        for (const event of noticeEvents(message)) this.#tell(event);
      },
      assistant: (message) => {
        if (message.message.model === "<synthetic>") {
          this.#limit.failed(message);
          return;
        }
        this.#beginTurn();
        for (const block of message.message.content) {
          if (block.type === "tool_use") this.#blocked.usedTool();
          for (const event of this.#items.said(block)) this.#tell(event);
        }
      },
      goalSet: () => {
        this.#isSet = true;
        this.#stands("active");
        this.#tell({ type: "taken" });
      },
      user: (message) => {
        for (const event of this.#items.answered(message)) this.#tell(event);
      },
      feedback: (reason) => this.#sentBack(reason),
      activeGoal: (goal) => this.#sentBack(this.#stream.take(goal)),
      stream: (event) => {
        const tokens = this.#tokens.take(event);
        if (tokens !== undefined) this.#tell({ type: "used", tokens });
      },
      limit: (info) => this.#limit.told(info),
      result: (message) => this.#resultSaid(message),
    },
    () => this.#given.condition,
    (type, { path, seen, expected }) =>
      this.warn("protocol-drift", `the client sent a message ${type} whose ${path} is ${seen}, expected ${expected}`),
  );

  warn(code: string, message: string): void {
    this.#tell({ type: "warning", code, message });
  }

  /** Asks whoever follows the session, and waits for the answer. */
  #ask(
    ask: { readonly kind: "stop" } | { readonly kind: "permission"; readonly request: ApprovalRequest },
  ): Promise<AskAnswer> {
    const id = crypto.randomUUID();
    const answered = new Promise<AskAnswer>((resolve) => this.#asks.set(id, resolve));
    this.#tell({ type: "asked", ask: { ...ask, id } });
    return answered;
  }

  #say(text: string): void {
    this.#blocked.prompted();
    this.#limit.forget();
    this.#prompt = { capTold: false, isLast: false };
    this.#on.prompt(text);
  }

  /** The model was asked: the goal is set, and a turn runs. */
  #beginTurn(): void {
    if (!this.#isSet) this.#stands("active");
    this.#isSet = true;
    if (this.#inTurn) return;
    this.#inTurn = true;
    this.#turns += 1;
    this.#blocked.began();
    this.#tell({ type: "turnBegan" });
  }

  #endTurn(status: "completed" | "interrupted"): void {
    if (this.#inTurn) this.#tell({ type: "turnEnded", status });
    this.#inTurn = false;
  }

  /** The judge said no. */
  #sentBack(reason: string | undefined): void {
    if (reason === undefined) return;
    this.#stream.toldNo();
    this.#endTurn("completed");
    this.#blocked.sentBack();
    this.#judgeSaid = reason;
    this.#tell({ type: "word", status: "active", reason });
  }

  #stands(status: GoalStanding, reason?: string): void {
    if (this.#goal === status) return;
    this.#goal = status;
    this.#tell({ type: "word", status, ...(reason === undefined ? {} : { reason }) });
  }

  /** A prompt has ended; the client's word for how is worth nothing, so the transcript is asked by whoever asks how the goal stands. */
  #resultSaid(result: ResultMessage): void {
    const { any, ...tokens } = this.#tokens.total(result.modelUsage);
    const { total_cost_usd: dollars } = result;
    if (any) this.#tell({ type: "usedInAll", tokens, ...(dollars === undefined ? {} : { dollars }) });
    const wait = this.#quiet.open && result.num_turns === 0 ? this.#quiet : this.#interrupted;
    if (wait.open) wait.over();
    if (wait.open || this.#prompt === undefined) return;
    this.#last = { result, prompt: this.#prompt };
    this.#prompt = undefined;
    this.#inTurn = false;
    this.#tell({ type: "rested" });
  }

  #standingBefore(): Standing {
    const { configDir, threadId, condition } = this.#given;
    const transcript = loadTranscript(findTranscript(configDir, threadId));
    const last = transcript?.goals.findLast((line) => isAbout(line, condition))?.kind;
    if (last === "set" || last === "no" || last === "judge-failed") {
      this.#goal = "active";
      return { at: "active" };
    }
    if (last === "met") {
      this.#goal = "met";
      return { at: "complete" };
    }
    return { at: "none" };
  }

  async #standingAfter({ result, prompt }: Ended): Promise<Standing> {
    const goals = await this.#words(result, prompt);
    const said = [result.result, ...(result.errors ?? [])].filter(Boolean).join("; ");
    const set = this.#isSet || goals.length > 0;
    const { inARow: idleBlocks } = this.#blocked;
    const { blockCap } = this.#given;
    const reason = endReason({ result, goals, set, capTold: prompt.capTold, idleBlocks, blockCap });
    const last = goals.at(-1);
    if (last !== undefined && "reason" in last) this.#judgeSaid = last.reason;
    if (reason === "complete") this.#stands("met", this.#judgeSaid);
    if (reason === "impossible") this.#stands("impossible", this.#judgeSaid);
    if (reason === "cleared" || reason === "refused") this.#stands("none");
    switch (reason) {
      case "complete":
        return { at: "complete" };
      case "refused":
        return { at: "over", reason, error: refusal(said) };
      case "turn-failed": {
        const failed = { failed: said, error: failure(said, this.#turns) };
        // the client's own word for a compaction loop. Source: the client, in stuck.rehearsal.test.ts
        if (/^Autocompact is thrashing/.test(said))
          return { at: "over", reason: "stuck", stuck: "compaction-loop", ...failed };
        if (!this.#limit.isReached) return { at: "over", reason, ...failed };
        const { resetsAt } = this.#limit;
        return { at: "over", reason: "usage-limited", ...failed, ...(resetsAt === undefined ? {} : { resetsAt }) };
      }
      case "judge-failed":
        return { at: "over", reason, error: judgeFailure(this.#judgeSaid ?? "it gave no reason") };
      case "bound-reached":
        return { at: "over", reason, bound: "dollars" };
      default:
        return { at: "over", reason };
    }
  }

  /** The transcript's words on the goal since it was last set. */
  async #words(result: ResultMessage, { isLast }: Prompt): Promise<readonly GoalLine[]> {
    if (result.num_turns === 0 && !this.#isSet) return [];
    const { configDir, threadId, condition } = this.#given;
    const place = { path: this.#transcriptPath, configDir, threadId };
    const goals = await verdictLines(place, condition, result.is_error || isLast ? 300 : this.#stream.patience);
    if (goals === undefined) this.warn("transcript-missing", noTranscript(place));
    return goals ?? [];
  }

  /** Ends the running turn and its commands; the goal stays in the session. */
  async #interrupt(): Promise<void> {
    if (this.#prompt === undefined) return;
    try {
      await this.#interrupted.until(5000, this.#on.closed, () => this.#on.control({ subtype: "interrupt" }, 5));
    } finally {
      this.#prompt = undefined;
      this.#endTurn("interrupted");
    }
  }

  #tell(event: SessionEvent): void {
    this.#given.tell(event);
  }

  get #on(): ClaudeClient {
    return this.#client ?? notStarted();
  }
}
