import { type Prices, priceOf } from "./bounds.ts";
import type { Usage } from "./usage.ts";

/** The tokens of one request of the client to its model. */
export interface TokenCount {
  readonly inputTokens: number;
  /** The part of the input that came from the cache. */
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
}

/** Nothing used yet. */
export const noUsage: Usage = {
  turns: 0,
  seconds: 0,
  tokens: 0,
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
};

/** Milliseconds between two looks at a clock that runs, from which on the machine is taken to have slept: it is looked at twice a second. */
const asleep = 60_000;

/** How time passes for a meter. */
interface MeterClock {
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  /** Whether they go on while the machine sleeps: everywhere but on Linux. */
  readonly runsInSleep: boolean;
}

const machine: MeterClock = { now: () => performance.now(), runsInSleep: process.platform !== "linux" };

/** Counts what a run uses. Time runs only between `startClock` and `stopClock`, and not while the machine sleeps. */
export class Meter {
  readonly #prices: Prices | undefined;
  readonly #clock: MeterClock;
  readonly #before: Usage;
  #usage: Usage;
  #runningSince: number | undefined;
  #lookedAt = 0;

  constructor(before: Usage, prices: Prices | undefined, clock: MeterClock = machine) {
    this.#before = before;
    this.#usage = before;
    this.#prices = prices;
    this.#clock = clock;
  }

  get usage(): Usage {
    const usage = { ...this.#usage, seconds: this.#usage.seconds + this.#running() / 1000 };
    return this.#prices === undefined ? usage : { ...usage, dollars: priceOf(usage, this.#prices) };
  }

  startClock(): void {
    if (this.#runningSince !== undefined) return;
    this.#runningSince = this.#clock.now();
    this.#lookedAt = this.#runningSince;
  }

  stopClock(): void {
    const { seconds } = this.usage;
    this.#runningSince = undefined;
    this.#usage = { ...this.#usage, seconds };
  }

  /** Milliseconds since the clock was started. */
  #running(): number {
    if (this.#runningSince === undefined) return 0;
    const now = this.#clock.now();
    const gap = now - this.#lookedAt;
    if (this.#clock.runsInSleep && gap > asleep) this.#runningSince += gap;
    this.#lookedAt = now;
    return now - this.#runningSince;
  }

  countTurn(): number {
    this.#usage = { ...this.#usage, turns: this.#usage.turns + 1 };
    return this.#usage.turns;
  }

  /** A turn that did not count. */
  uncountTurn(): void {
    this.#usage = { ...this.#usage, turns: Math.max(0, this.#usage.turns - 1) };
  }

  /** Adds one request of the client to its model. */
  countTokens({ inputTokens, cachedInputTokens, outputTokens }: TokenCount): void {
    const { tokens, inputTokens: input, cachedInputTokens: cached, outputTokens: output } = this.#usage;
    this.#usage = {
      ...this.#usage,
      tokens: tokens + Math.max(0, inputTokens - cachedInputTokens) + outputTokens,
      inputTokens: input + inputTokens,
      cachedInputTokens: cached + cachedInputTokens,
      outputTokens: output + outputTokens,
    };
  }

  /** Replaces what this process has counted by what the client itself says that it used; dollars by its own prices. */
  correct({ inputTokens, cachedInputTokens, outputTokens }: TokenCount, dollars?: number): void {
    const { inputTokens: input, cachedInputTokens: cached, outputTokens: output, tokens } = this.#before;
    this.#usage = {
      ...this.#usage,
      tokens: tokens + Math.max(0, inputTokens - cachedInputTokens) + outputTokens,
      inputTokens: input + inputTokens,
      cachedInputTokens: cached + cachedInputTokens,
      outputTokens: output + outputTokens,
      ...(dollars === undefined ? {} : { dollars: (this.#before.dollars ?? 0) + dollars }),
    };
  }
}
