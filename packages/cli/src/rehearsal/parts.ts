import { type Io, print } from "../io.ts";

/** The parts of something that is watched: each has a heading, and the time it took is said at the end. */
export class Parts {
  readonly #io: Io;
  readonly #times: { readonly name: string; readonly milliseconds: number }[] = [];
  #number = 0;

  constructor(io: Io) {
    this.#io = io;
  }

  /** Runs one part under its heading, after an empty line. */
  async run<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
    const { style } = this.#io;
    this.#number += 1;
    print(this.#io);
    print(this.#io, style.bold(style.cyan(`── ${this.#number}. ${name}`)));
    const started = performance.now();
    try {
      return await work();
    } finally {
      this.#times.push({ name, milliseconds: performance.now() - started });
    }
  }

  /** Says how long each part took. */
  tell(): void {
    const { style } = this.#io;
    const width = Math.max(...this.#times.map(({ name }) => name.length));
    const total = this.#times.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    for (const { name, milliseconds } of [...this.#times, { name: "in all", milliseconds: total }]) {
      print(this.#io, `${name.padEnd(width)}  ${style.dim(`${(milliseconds / 1000).toFixed(1).padStart(5)} s`)}`);
    }
  }
}
