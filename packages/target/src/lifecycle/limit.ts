import type { SessionEvent, Standing } from "../target/session.ts";

/** Milliseconds in which every usage limit ends. A time that is further away counts for nothing, and a run that is refused for longer is over. */
const longestWait = 8 * 24 * 3_600_000;

/** Milliseconds that a run waits at least: after the first limit, and after each further one until the account answers again. */
const pauses = [1000, 10_000, 60_000, 300_000, 900_000] as const;

/**
 * Waits for the account's usage limit until a time: it is over by the clock, or by the time that has passed since it began, whichever says so
 * first. So a machine that slept goes on when it wakes, and a clock that is set back does not hold the run for ever.
 */
export class Waiting {
  #clock = 0;
  #passed = 0;
  /** Limits since the account answered last. */
  #inARow = 0;
  /** When the first of them was reached, by the time that passes. */
  #since = 0;
  /** Whether the client said for one of them that it ends. */
  #ends = false;

  /** What is still to be waited for of a wait that another process began; a time that has passed meanwhile is not. */
  left(until: string | undefined): string | undefined {
    if (until === undefined) return undefined;
    this.#ends = true;
    return Date.parse(until) > Date.now() ? until : undefined;
  }

  /** Takes in what the session tells: where the model said or did something, the account answers again. */
  heard(event: SessionEvent): void {
    const isAnswer = event.type === "turnEnded" ? event.status === "completed" : answers.has(event.type);
    if (!isAnswer) return;
    this.#inARow = 0;
    this.#ends = false;
  }

  /**
   * When a run that reached the limit tries again, as an ISO time: as the client says, else after an interval; undefined: it does not. A time that
   * has passed already ends nothing: clocks differ, and the client may name no time once it has passed. It is tried again soon, and then ever less often.
   *
   * @param standing - How the goal stands by the client, and when the limit ends.
   * @param limitSeconds - The interval, where the client does not say.
   */
  until(standing: Extract<Standing, { readonly at: "over" }>, limitSeconds: number | undefined): string | undefined {
    if (standing.reason !== "usage-limited") return undefined;
    const now = Date.now();
    if (this.#inARow === 0) this.#since = performance.now();
    const least = now + (pauses[this.#inARow] ?? pauses[4]);
    this.#inARow += 1;
    if (performance.now() - this.#since > longestWait) return undefined;
    const told = Date.parse(standing.resetsAt ?? "");
    const isTold = !Number.isNaN(told) && told - now < longestWait;
    this.#ends ||= isTold;
    if (isTold) return iso(Math.max(told, least));
    if (limitSeconds !== undefined) return iso(now + limitSeconds * 1000);
    return this.#ends ? iso(least) : undefined;
  }

  begin(until: string): void {
    this.#clock = Math.max(Date.parse(until), Date.now() + pauses[0]);
    this.#passed = performance.now() + this.#clock - Date.now();
  }

  get isOver(): boolean {
    return Date.now() >= this.#clock || performance.now() >= this.#passed;
  }
}

/** What only a model that was asked brings about. */
const answers: ReadonlySet<SessionEvent["type"]> = new Set([
  "message",
  "commandStarted",
  "commandEnded",
  "fileChange",
  "material",
]);

const iso = (at: number): string => new Date(at).toISOString();
