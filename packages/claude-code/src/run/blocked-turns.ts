/** Counts what the client counts into its cap: turns in a row that the judge sent back and in which no tool was used. */
export class BlockedTurns {
  #toolUsed = false;
  #inARow = 0;

  get inARow(): number {
    return this.#inARow;
  }

  /** A prompt is sent: the client counts anew. */
  prompted(): void {
    this.#inARow = 0;
  }

  began(): void {
    this.#toolUsed = false;
  }

  usedTool(): void {
    this.#toolUsed = true;
  }

  /** The judge has sent the model back to work. */
  sentBack(): void {
    this.#inARow = this.#toolUsed ? 1 : this.#inARow + 1;
    this.#toolUsed = false;
  }
}
