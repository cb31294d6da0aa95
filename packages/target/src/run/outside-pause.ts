import { textOf } from "../error-data.ts";
import type { Lifecycle } from "../lifecycle/lifecycle.ts";

/** What another process may ask, and where it is noted. */
interface Asked {
  readonly pauseRequested: boolean;
  /** Keeps whether it rests. */
  rests(isPaused: boolean): void;
}

/** Pauses a run as long as another process asks for it. A pause that is asked for while a receipt is made comes after it. */
export class OutsidePause {
  readonly #life: Lifecycle;
  readonly #asked: Asked;
  #isBusy = false;
  /** Whether the pause is ours: one of the caller's own is left alone. */
  #isHeld = false;
  #hasFailed = false;

  constructor(life: Lifecycle, asked: Asked) {
    this.#life = life;
    this.#asked = asked;
  }

  /** Looks whether something has to be done; called again and again. */
  look(): void {
    const wanted = this.#asked.pauseRequested;
    if (!wanted) this.#hasFailed = false;
    if (this.#isBusy || wanted === this.#isHeld || this.#hasFailed) return;
    this.#isBusy = true;
    void (wanted ? this.#pause() : this.#goOn()).finally(() => {
      this.#isBusy = false;
    });
  }

  async #pause(): Promise<void> {
    try {
      await this.#life.pause();
    } catch (error) {
      this.#hasFailed = true;
      this.#life.warn("pause-failed", `the run could not be paused: ${textOf(error)}`);
      return;
    }
    if (!this.#life.isPaused) return;
    this.#isHeld = true;
    this.#told("pause", "paused from elsewhere; it waits until somebody lets it go on, or stops it");
  }

  async #goOn(): Promise<void> {
    this.#isHeld = false;
    if (!this.#life.isPaused) return;
    this.#told("resume", "goes on, as somebody said elsewhere");
    await this.#life.resume();
  }

  #told(order: "pause" | "resume", message: string): void {
    try {
      this.#asked.rests(order === "pause");
    } catch {
      // the disk is full: what keeps the events says so
    }
    this.#life.warn(`run-${order}`, message);
  }
}
