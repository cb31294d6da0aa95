/** Wrong codes that cost nothing: a person mistypes. */
const freeTries = 5;
/** Milliseconds that the sixth wrong code costs; each further one costs twice as much, up to {@link longestWait}. */
const firstWait = 2000;
const longestWait = 300_000;

/** What came of a code. */
export type CodeAnswer =
  | { readonly is: "right" }
  | { readonly is: "wrong"; readonly free: number; readonly waitSeconds: number }
  | { readonly is: "early"; readonly waitSeconds: number };

/**
 * Compares codes, so that none can be found by trying: wrong ones cost time. Never for good, since any page that has the link can send wrong ones; whoever
 * goes on sends 288 a day, of a million.
 */
export class CodeGate {
  readonly #isRight: (code: string) => boolean;
  readonly #now: () => number;
  #wrong = 0;
  #openAt = 0;

  /** @param now - Milliseconds of a clock that only goes forward. */
  constructor(isRight: (code: string) => boolean, now: () => number = () => performance.now()) {
    this.#isRight = isRight;
    this.#now = now;
  }

  try(code: string): CodeAnswer {
    const now = this.#now();
    // not even a right one: else whoever tries could go on and see
    if (now < this.#openAt) return { is: "early", waitSeconds: seconds(this.#openAt - now) };
    if (this.#isRight(code)) {
      this.#wrong = 0;
      return { is: "right" };
    }
    this.#wrong += 1;
    const paid = this.#wrong - freeTries;
    const wait = paid <= 0 ? 0 : Math.min(longestWait, firstWait * 2 ** (paid - 1));
    this.#openAt = now + wait;
    return { is: "wrong", free: Math.max(0, -paid), waitSeconds: seconds(wait) };
  }
}

const seconds = (milliseconds: number): number => Math.ceil(milliseconds / 1000);
