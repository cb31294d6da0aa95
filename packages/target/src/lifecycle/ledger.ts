import { type Bounds, type Prices, reached } from "../bounds.ts";
import { Meter, type TokenCount } from "../meter.ts";
import type { RunEventBody, RunResult } from "../run/events.ts";
import type { ReachedBound, Usage } from "../usage.ts";

/** What a run has used and heard so far, and which of its bounds that reaches. */
export class Ledger {
  readonly #bounds: Bounds;
  readonly #meter: Meter;
  #verdict: "done" | "not-done" | undefined;
  lastMessage: string | undefined;

  constructor(bounds: Bounds, before: Usage, prices: Prices | undefined) {
    this.#bounds = bounds;
    this.#meter = new Meter(before, prices);
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

  /** Counts what the table has told. */
  note(event: RunEventBody): void {
    if (event.type === "turnStarted") this.#meter.countTurn();
    if (event.type === "waitingUntil" && event.turnGivenBack) this.#meter.uncountTurn();
    if (event.type === "judged") this.#verdict = event.verdict;
  }

  /** Adds one request of the client to its model. */
  countTokens(tokens: TokenCount): RunEventBody {
    this.#meter.countTokens(tokens);
    return this.#tokens();
  }

  /** Replaces what this process has counted by the client's own sum. */
  correct(tokens: TokenCount, dollars: number | undefined): RunEventBody {
    this.#meter.correct(tokens, dollars);
    return this.#tokens();
  }

  /** A bound that calls for ending the run now; turns are the table's. */
  crossed(holdsDollars: boolean): ReachedBound | undefined {
    const { dollars: _dollars, ...bounds } = this.#bounds;
    return reached(holdsDollars ? this.#bounds : bounds, this.usage);
  }

  /** The bound in dollars, as the client has held it. */
  dollarBound(): ReachedBound {
    return { bound: "dollars", limit: this.#bounds.dollars ?? 0, used: this.usage.dollars ?? 0 };
  }

  /** What the result says of all this. */
  summary(): Usage & Pick<RunResult, "verdict" | "lastMessage"> {
    return {
      ...this.usage,
      ...(this.#verdict === undefined ? {} : { verdict: this.#verdict }),
      ...(this.lastMessage === undefined ? {} : { lastMessage: this.lastMessage }),
    };
  }

  #tokens(): RunEventBody {
    const { turns: _turns, seconds: _seconds, ...tokens } = this.usage;
    return { type: "tokens", ...tokens };
  }
}
