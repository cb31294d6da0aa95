import type { Meter, ReachedBound } from "@goalpost/runtime";
import type { RunEventBody } from "./events.ts";

/** Counts the turns of a run: from the first word of the model to its stop, as the judge sees them. */
export class Turns {
  readonly #threadId: string;
  readonly #meter: Meter;
  readonly #limit: number | undefined;
  readonly #emit: (event: RunEventBody) => void;
  #turn: { readonly id: string; readonly number: number } | undefined;
  #toolUsed = false;
  #idleBlocks = 0;
  #last = false;

  constructor(threadId: string, meter: Meter, limit: number | undefined, emit: (event: RunEventBody) => void) {
    this.#threadId = threadId;
    this.#meter = meter;
    this.#limit = limit;
    this.#emit = emit;
  }

  get running(): boolean {
    return this.#turn !== undefined;
  }
  /** Turns in a row that the judge sent back and in which no tool was used. */
  get idleBlocks(): number {
    return this.#idleBlocks;
  }
  /** Whether we ended the last turn, because it was the last that the bounds allow. */
  get endedByBound(): boolean {
    return this.#last;
  }
  get spent(): boolean {
    return this.#limit !== undefined && this.#meter.usage.turns >= this.#limit;
  }
  get bound(): ReachedBound {
    return { bound: "turns", limit: this.#limit ?? 0, used: this.#meter.usage.turns };
  }

  /** A prompt is sent: the client counts blocked turns anew. */
  prompted(): void {
    this.#idleBlocks = 0;
    this.#last = false;
  }

  /** The model has spoken. */
  began(): void {
    if (this.#turn !== undefined) return;
    const number = this.#meter.countTurn();
    this.#turn = { id: `${this.#threadId}/${number}`, number };
    this.#toolUsed = false;
    this.#emit({ type: "turnStarted", turn: number, turnId: this.#turn.id });
  }

  usedTool(): void {
    this.#toolUsed = true;
  }

  ended(status: "completed" | "interrupted" | "failed", error?: string): void {
    if (this.#turn === undefined) return;
    const { id, number } = this.#turn;
    this.#turn = undefined;
    this.#emit({ type: "turnEnded", turn: number, turnId: id, status, ...(error === undefined ? {} : { error }) });
  }

  /** The judge has sent the model back to work. */
  sentBack(): void {
    this.ended("completed");
    this.#idleBlocks = this.#toolUsed ? 1 : this.#idleBlocks + 1;
    this.#toolUsed = false;
  }

  /**
   * The model has stopped, and the judge is asked beside us. The last turn that the bounds allow is ended here: the judge's word still counts,
   * and no further request goes out. Source: the client, in bounds.rehearsal.test.ts.
   *
   * @returns The answer to the client's hook.
   */
  stopping(): object {
    this.ended("completed");
    if (!this.spent) return {};
    this.#last = true;
    return { continue: false, stopReason: "goalpost: this was the last turn that the bounds allow" };
  }
}
