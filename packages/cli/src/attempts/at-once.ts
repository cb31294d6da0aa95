import type { Sink } from "../output/style.ts";
import type { RunEvent } from "../targets.ts";

/** What all attempts of a goal may use together. Once it is used, those that go on are ended, and none begins. */
export class SharedTokens {
  readonly most: number;
  readonly #used = new Map<number, number>();
  readonly #running = new Map<number, () => void>();

  constructor(most: number) {
    this.most = most;
  }

  get used(): number {
    return [...this.#used.values()].reduce((sum, tokens) => sum + tokens, 0);
  }

  get isSpent(): boolean {
    return this.used >= this.most;
  }

  /**
   * Takes in what an attempt has told.
   *
   * @param end - Ends that attempt in good order: it is judged as it stands.
   */
  heard(attempt: number, event: RunEvent, end: () => void): void {
    this.#running.set(attempt, end);
    if (event.type === "tokens") this.#used.set(attempt, event.tokens);
    if (event.type === "ended") {
      this.#used.set(attempt, event.result.tokens);
      this.#running.delete(attempt);
    }
    if (this.isSpent) for (const each of this.#running.values()) each();
  }
}

/** Does pieces of work in order, some of them at once, as long as `mayBegin`; gives what came of each that was begun, in order. Never rejects if none of them does. */
export async function atOnce<Value>(
  count: number,
  most: number,
  mayBegin: () => boolean,
  work: (number: number) => Promise<Value>,
): Promise<readonly Value[]> {
  const done: Value[] = [];
  let next = 1;
  const worker = async (): Promise<void> => {
    while (next <= count && mayBegin()) {
      const number = next;
      next += 1;
      done[number - 1] = await work(number);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, count) }, worker));
  return done;
}

/** Does one thing after the other, whoever asks. */
export class OneByOne {
  #last: Promise<unknown> = Promise.resolve();

  do<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

/** Puts a word before each line, since several write at once; a line that is not whole waits for its end. */
export function withPrefix(sink: Sink, prefix: string): Sink {
  let rest = "";
  return {
    ...sink,
    isTTY: false,
    write: (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) sink.write(`${prefix}${line}\n`);
    },
  };
}
