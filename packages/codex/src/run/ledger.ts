import {
  type Bounds,
  Meter,
  type Prices,
  type ReachedBound,
  reached,
  type TokenCount,
  type Usage,
} from "@goalpost/runtime";
import type { RunEventBody, RunResult } from "./events.ts";

/** What a {@link Ledger} begins with. */
export interface LedgerOptions {
  readonly bounds: Bounds;
  readonly prices: Prices | undefined;
  /** What earlier processes of the run used. */
  readonly before: { readonly usage: Usage; readonly reactivations: number };
}

/** What a run has used and heard so far, and which of its bounds that reaches. */
export class Ledger {
  readonly bounds: Bounds;
  readonly #meter: Meter;
  readonly unpriced: boolean;
  reactivations: number;
  verdict: "done" | "not-done" | undefined;
  lastMessage: string | undefined;

  constructor({ bounds, prices, before }: LedgerOptions) {
    this.bounds = bounds;
    this.unpriced = bounds.dollars !== undefined && prices === undefined;
    this.#meter = new Meter(before.usage, prices);
    this.reactivations = before.reactivations;
  }

  get usage(): Usage {
    return this.#meter.usage;
  }

  startClock(): void {
    this.#meter.startClock();
  }

  stopClock(): void {
    this.#meter.stopClock();
  }

  countTurn(): number {
    return this.#meter.countTurn();
  }

  countTokens(request: TokenCount): RunEventBody {
    this.#meter.countTokens(request);
    const { turns: _turns, seconds: _seconds, ...tokens } = this.usage;
    return { type: "tokens", ...tokens };
  }

  /** Whether no further turn may start. */
  get outOfTurns(): boolean {
    return this.bounds.turns !== undefined && this.usage.turns >= this.bounds.turns;
  }

  /** The bound in turns, as it is reached by `used`. */
  turnBound(used = this.usage.turns): ReachedBound {
    return { bound: "turns", limit: this.bounds.turns ?? 0, used };
  }

  /** Another bound that calls for ending the run now. */
  crossed(): ReachedBound | undefined {
    return reached(this.bounds, this.usage);
  }

  /** What the result says of all this. */
  summary(): Omit<RunResult, "reason" | "client" | "threadId" | "bound" | "error"> {
    return {
      reactivations: this.reactivations,
      ...this.usage,
      ...(this.verdict === undefined ? {} : { verdict: this.verdict }),
      ...(this.lastMessage === undefined ? {} : { lastMessage: this.lastMessage }),
    };
  }
}
