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

/** Counts what a run uses. Time runs only between `startClock` and `stopClock`. */
export class Meter {
  readonly #prices: Prices | undefined;
  readonly #now: () => number;
  readonly #before: Usage;
  #usage: Usage;
  #runningSince: number | undefined;

  constructor(before: Usage, prices: Prices | undefined, now: () => number = () => performance.now()) {
    this.#before = before;
    this.#usage = before;
    this.#prices = prices;
    this.#now = now;
  }

  get usage(): Usage {
    const running = this.#runningSince === undefined ? 0 : (this.#now() - this.#runningSince) / 1000;
    const usage = { ...this.#usage, seconds: this.#usage.seconds + running };
    return this.#prices === undefined ? usage : { ...usage, dollars: priceOf(usage, this.#prices) };
  }

  startClock(): void {
    this.#runningSince ??= this.#now();
  }

  stopClock(): void {
    const { seconds } = this.usage;
    this.#runningSince = undefined;
    this.#usage = { ...this.#usage, seconds };
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
