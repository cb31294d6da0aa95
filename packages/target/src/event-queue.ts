/** How many events wait for a slow reader before the pieces of running output are left out; the end of each command still brings its output. */
const crowded = 5000;

/** Events in order, for one reader; a second reader shares them. Nothing is lost before reading starts. */
export class EventQueue<Event extends { readonly type: string }> implements AsyncIterable<Event> {
  readonly #waiting: Event[] = [];
  readonly #readers: ((result: IteratorResult<Event>) => void)[] = [];
  #ended = false;

  push(event: Event): void {
    if (this.#ended) return;
    const reader = this.#readers.shift();
    if (reader !== undefined) reader({ done: false, value: event });
    else if (event.type !== "commandOutput" || this.#waiting.length < crowded) this.#waiting.push(event);
  }

  end(): void {
    this.#ended = true;
    for (const reader of this.#readers.splice(0)) reader({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): AsyncIterator<Event> {
    return {
      next: () => {
        const value = this.#waiting.shift();
        if (value !== undefined) return Promise.resolve({ done: false, value });
        if (this.#ended) return Promise.resolve({ done: true, value: undefined });
        return new Promise((resolve) => this.#readers.push(resolve));
      },
    };
  }
}
