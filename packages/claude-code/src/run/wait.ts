/** Waits for one answer of the client that carries no name of what it answers. */
export class Wait {
  #over: (() => void) | undefined;

  /** Whether somebody waits. */
  get open(): boolean {
    return this.#over !== undefined;
  }

  /** The answer is here. */
  over(): void {
    this.#over?.();
  }

  /** Does something, and waits for its answer, for the client's end, or for the time to pass. */
  async until(withinMs: number, closed: Promise<unknown>, ask: () => unknown): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      this.#over = resolve;
    });
    try {
      await ask();
      await Promise.race([answered, closed, new Promise((resume) => setTimeout(resume, withinMs).unref())]);
    } finally {
      this.#over = undefined;
    }
  }
}
