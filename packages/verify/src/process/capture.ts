/** What was kept of a stream: all of it, or its head and its tail. */
export interface Captured {
  readonly head: Buffer;
  /** Empty when the head holds everything. */
  readonly tail: Buffer;
  /** Bytes that came in all. */
  readonly bytes: number;
  /** Bytes between head and tail that were dropped. */
  readonly dropped: number;
}

/** Keeps the first and the last bytes of a stream, however much comes. */
export class Capture {
  readonly #limit: number;
  readonly #head: Buffer[] = [];
  #headBytes = 0;
  #tail: Buffer[] = [];
  #tailBytes = 0;
  #bytes = 0;

  /** @param limit - Bytes that are kept of the head, and again of the tail. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  add(chunk: Buffer): void {
    this.#bytes += chunk.length;
    const room = this.#limit - this.#headBytes;
    if (room > 0) {
      this.#head.push(chunk.subarray(0, room));
      this.#headBytes += Math.min(room, chunk.length);
    }
    if (chunk.length <= room) return;
    const rest = chunk.subarray(Math.max(room, 0));
    this.#tail.push(rest);
    this.#tailBytes += rest.length;
    // Joining only at twice the limit keeps the cost of a flood linear.
    if (this.#tailBytes > this.#limit * 2) this.#trim();
  }

  get result(): Captured {
    this.#trim();
    const head = Buffer.concat(this.#head);
    const tail = Buffer.concat(this.#tail);
    return { head, tail, bytes: this.#bytes, dropped: this.#bytes - head.length - tail.length };
  }

  #trim(): void {
    if (this.#tailBytes <= this.#limit) return;
    const joined = Buffer.concat(this.#tail);
    // A copy, so that the large joined buffer can go.
    const kept = Buffer.from(joined.subarray(joined.length - this.#limit));
    this.#tail = [kept];
    this.#tailBytes = kept.length;
  }
}

/** The kept bytes as text, with a line that says what is missing. */
export function capturedText({ head, tail, dropped }: Captured): string {
  const between = dropped > 0 ? `\n… ${dropped} bytes dropped …\n` : "";
  return dropped > 0
    ? head.toString("utf8") + between + tail.toString("utf8")
    : Buffer.concat([head, tail]).toString("utf8");
}
