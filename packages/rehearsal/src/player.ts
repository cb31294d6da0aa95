import type { Script } from "./script.ts";
import type { Seen } from "./seen.ts";
import {
  type Call,
  type CompactStep,
  type FailStep,
  type GarbageStep,
  type GoalWord,
  requireStep,
  type Step,
} from "./step.ts";
import { defaultUsage, type ScriptedUsage } from "./usage.ts";
import { defaultSummary } from "./wire-steps.ts";

/** Why the server plays no further. `script-ended` is the usual one; all are answered with HTTP 400, which no client retries. */
export type PlayEndReason = "script-ended" | "request-cap" | "script-threw" | "tool-not-offered";

/** The end of a script, as data. */
export interface End {
  readonly reason: PlayEndReason;
  readonly message: string;
}

/** One response of the scripted model. */
export type Reply =
  | {
      readonly kind: "answer";
      /** The turn of the script, from 1. */
      readonly turn: number;
      readonly texts: readonly string[];
      readonly calls: readonly Call[];
      readonly usage: ScriptedUsage;
      readonly delayMs: number;
      readonly endsTurn: boolean;
    }
  | {
      readonly kind: "failure";
      readonly turn: number;
      readonly failure: FailStep | GarbageStep;
      readonly delayMs: number;
    }
  | { readonly kind: "end"; readonly end: End };

interface Draft {
  texts: string[];
  usage: Partial<ScriptedUsage>;
  delayMs: number;
}

const emptyDraft = (): Draft => ({ texts: [], usage: {}, delayMs: 0 });
const maxChoices = 1_000;

function chosenSteps(chosen: unknown): readonly Step[] {
  return (Array.isArray(chosen) ? chosen : [chosen]).map((step: unknown, index) => {
    requireStep(`choose()[${index}]`, step);
    return step;
  });
}

/** Plays a script: one reply per request of the model, in order. It knows nothing of HTTP and nothing of any client. */
export class Player {
  readonly #script: Script;
  readonly #usage: ScriptedUsage;
  #nextTurn = 0;
  #timesLeft = 0;
  #steps: readonly Step[] = [];
  #played = 0;
  #queue: Step[] = [];
  #inTurn = false;
  #draft = emptyDraft();
  #compaction: CompactStep | undefined;
  #goalWord: GoalWord | undefined;

  constructor(script: Script, usage: Partial<ScriptedUsage> = {}) {
    this.#script = script;
    this.#usage = { ...defaultUsage, ...usage };
  }

  /** What the script has said about the goal so far. */
  get goalWord(): GoalWord | undefined {
    return this.#goalWord;
  }

  /**
   * Gives the next response.
   *
   * @param can - Whether the client has a way to make the call; a call that it has not is passed over.
   */
  next(seen: Seen, can: (call: Call) => boolean): Reply {
    if (!this.#inTurn && !this.#openTurn()) return { kind: "end", end: this.#ended() };
    try {
      return this.#play(seen, can);
    } catch (cause) {
      this.#queue = [];
      this.#inTurn = false;
      return {
        kind: "end",
        end: { reason: "script-threw", message: `turn ${this.#played} of the script threw: ${String(cause)}` },
      };
    }
  }

  /** How the next compaction is answered: as the last `compact` said, else with a stock summary. */
  compaction(): { readonly summary: string; readonly answer?: FailStep | GarbageStep } {
    const { summary, answer } = this.#compaction ?? { summary: defaultSummary, answer: undefined };
    this.#compaction = undefined;
    return { summary, ...(answer === undefined ? {} : { answer }) };
  }

  #openTurn(): boolean {
    while (this.#timesLeft === 0) {
      const next = this.#script.turns[this.#nextTurn];
      if (next === undefined) return false;
      this.#nextTurn += 1;
      this.#timesLeft = next.times;
      this.#steps = next.steps;
    }
    this.#timesLeft -= 1;
    this.#played += 1;
    this.#queue = [...this.#steps];
    this.#inTurn = true;
    return true;
  }

  #play(seen: Seen, can: (call: Call) => boolean): Reply {
    let choices = 0;
    for (let step = this.#queue.shift(); step !== undefined; step = this.#queue.shift()) {
      if (step.kind === "choose") {
        choices += 1;
        if (choices > maxChoices) throw new Error(`choose() gave another choose() ${maxChoices} times in a row`);
        const chosen = step.next(seen);
        this.#queue.unshift(...chosenSteps(chosen));
      } else if (step.kind === "fail" || step.kind === "garbage") {
        return this.#fail(step);
      } else if (!this.#gather(step)) {
        const calls = this.#callsOf(step).filter(can);
        if (calls.length > 0) return this.#answer(calls);
      }
    }
    this.#inTurn = false;
    return this.#answer([]);
  }

  /** Steps that shape the next response without making one. */
  #gather(step: Step): boolean {
    if (step.kind === "say") this.#draft.texts.push(step.text);
    else if (step.kind === "delay") this.#draft.delayMs += step.milliseconds;
    else if (step.kind === "usage") this.#draft.usage = { ...this.#draft.usage, ...step.usage };
    else if (step.kind === "compact") {
      this.#compaction = step;
      this.#draft.usage = { ...this.#draft.usage, inputTokens: step.inputTokens };
    } else return false;
    return true;
  }

  #callsOf(step: Step): readonly Call[] {
    const calls = step.kind === "together" ? step.calls : [step as Call];
    for (const call of calls) if (call.kind === "goal") this.#goalWord = call.status;
    return calls;
  }

  /** What was gathered before a failure waits for the next request: there a client that tries again gets it. */
  #fail(failure: FailStep | GarbageStep): Reply {
    const delayMs = this.#draft.delayMs;
    this.#draft.delayMs = 0;
    if (failure.kind === "fail" && failure.times > 1) this.#queue.unshift({ ...failure, times: failure.times - 1 });
    if (this.#queue.length === 0 && this.#draft.texts.length === 0) this.#inTurn = false;
    return { kind: "failure", turn: this.#played, failure, delayMs };
  }

  #answer(calls: readonly Call[]): Reply {
    const { texts, usage, delayMs } = this.#draft;
    this.#draft = emptyDraft();
    const endsTurn = calls.length === 0;
    if (endsTurn && texts.length === 0) texts.push(`Turn ${this.#played} of the script ends here.`);
    return { kind: "answer", turn: this.#played, texts, calls, usage: { ...this.#usage, ...usage }, delayMs, endsTurn };
  }

  #ended(): End {
    return { reason: "script-ended", message: `the script has no turn left: all ${this.#played} were played` };
  }
}
