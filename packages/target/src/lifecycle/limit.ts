/** Milliseconds that a run waits at least, and at most by the client's word, for a usage limit. */
const [shortestWait, longestWait] = [1000, 8 * 24 * 3_600_000];

/**
 * When a run that reached the account's usage limit tries again, as an ISO time: as the client says, else after an interval; undefined: it
 * does not.
 *
 * @param resetsAt - What the client says. A time that is further away than any limit is long counts for nothing.
 */
export function limitedUntil(resetsAt: string | undefined, limitSeconds: number | undefined): string | undefined {
  const told = Date.parse(resetsAt ?? "");
  if (!Number.isNaN(told) && told - Date.now() < longestWait) return new Date(told).toISOString();
  return limitSeconds === undefined ? undefined : new Date(Date.now() + limitSeconds * 1000).toISOString();
}

/**
 * Waits until a time: it is over by the clock, or by the time that has passed since it began, whichever says so first. So a machine that slept
 * goes on when it wakes, and a clock that is set back does not hold the run for ever.
 */
export class Waiting {
  #clock = 0;
  #passed = 0;

  begin(until: string): void {
    this.#clock = Math.max(Date.parse(until), Date.now() + shortestWait);
    this.#passed = performance.now() + this.#clock - Date.now();
  }

  get isOver(): boolean {
    return Date.now() >= this.#clock || performance.now() >= this.#passed;
  }
}
