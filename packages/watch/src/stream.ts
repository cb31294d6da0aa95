import type { ServerResponse } from "node:http";
import type { RunFeed } from "./feed.ts";
import type { RunState } from "./source.ts";

/** Lines that are sent at once. */
const batch = 1000;
/** How often a run is told about that says nothing, in milliseconds: its process may have gone. */
const idleMs = 2000;

/** Server-sent events of one run for one page: lines as they come, and how the run stands when that has changed. */
export class Stream {
  readonly #response: ServerResponse;
  readonly #feed: RunFeed;
  readonly #state: () => Promise<RunState>;
  readonly #leave: () => void;
  readonly #timer: NodeJS.Timeout;
  #after: number;
  #turns = 0;
  #told = "";
  #papers: readonly unknown[] = [];
  #isBusy = false;
  #isAsked = false;
  #isClosed = false;

  constructor(response: ServerResponse, feed: RunFeed, state: () => Promise<RunState>, after: number) {
    this.#response = response;
    this.#feed = feed;
    this.#state = state;
    this.#after = after;
    response.write("retry: 1000\n\n");
    this.#leave = feed.listen(() => this.#ask());
    this.#timer = setInterval(() => this.#ask(), idleMs);
    this.#ask();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#timer);
    this.#leave();
    this.#response.end();
  }

  /** One answer at a time; what is asked meanwhile is answered after it. */
  #ask(): void {
    this.#isAsked = true;
    if (this.#isBusy) return;
    this.#isBusy = true;
    void this.#work().finally(() => {
      this.#isBusy = false;
    });
  }

  async #work(): Promise<void> {
    while (this.#isAsked && !this.#isClosed) {
      this.#isAsked = false;
      await this.#lines();
      await this.#standing();
    }
  }

  /** Not before all was read that was there: of a very long log only the last lines are for the page. */
  async #lines(): Promise<void> {
    while (this.#feed.isCaughtUp) {
      const lines = this.#feed.after(this.#after, batch);
      const last = lines.at(-1);
      if (last === undefined || this.#isClosed) return;
      this.#after = last[0];
      await this.#send("lines", { lines }, String(last[0]));
    }
  }

  async #standing(): Promise<void> {
    const { summary, turns, checks, damaged, dropped } = this.#feed.state;
    const isCaughtUp = this.#feed.isCaughtUp;
    const state = isCaughtUp ? await this.#state().catch(() => undefined) : undefined;
    // the last row that was told may have changed since
    const from = Math.max(0, this.#turns - 1);
    this.#turns = turns.length;
    const told = {
      summary,
      checks,
      damaged,
      dropped,
      is_caught_up: isCaughtUp,
      ...(state ?? {}),
      turns: { from, rows: turns.slice(from) },
    };
    const text = JSON.stringify(told);
    if (text === this.#told) return;
    this.#told = text;
    await this.#send("state", told);
    const { contract, receipt } = this.#feed;
    if (contract === this.#papers[0] && receipt === this.#papers[1]) return;
    this.#papers = [contract, receipt];
    await this.#send("papers", { contract: contract ?? null, receipt: receipt ?? null });
  }

  /** Waits while the page is slow. */
  async #send(event: string, data: object, id?: string): Promise<void> {
    if (this.#isClosed) return;
    const written = this.#response.write(
      `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
    );
    if (written) return;
    await new Promise<void>((resolve) => {
      const goOn = (): void => {
        this.#response.off("drain", goOn).off("close", goOn);
        resolve();
      };
      this.#response.on("drain", goOn).on("close", goOn);
    });
  }
}
