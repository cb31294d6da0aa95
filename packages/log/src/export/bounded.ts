/** Keeps the first and the last of what it is given, and counts what lies between: a log of any size fits. */
export class Bounded<Item> {
  readonly #most: number;
  readonly #first: Item[] = [];
  readonly #last: Item[] = [];
  #seen = 0;
  /** Where the next of the last goes. */
  #next = 0;

  /** @param most - Items that are kept, an even number. */
  constructor(most: number) {
    this.#most = most / 2;
  }

  add(item: Item): void {
    this.#seen += 1;
    if (this.#first.length < this.#most) this.#first.push(item);
    else {
      this.#last[this.#next] = item;
      this.#next = (this.#next + 1) % this.#most;
    }
  }

  /** How many lie between the first and the last. */
  get dropped(): number {
    return this.#seen - this.#first.length - this.#last.length;
  }

  get first(): readonly Item[] {
    return this.#first;
  }

  /** In the order in which they came. */
  get last(): readonly Item[] {
    return this.dropped === 0 ? this.#last : [...this.#last.slice(this.#next), ...this.#last.slice(0, this.#next)];
  }

  get all(): readonly Item[] {
    return [...this.first, ...this.last];
  }
}
