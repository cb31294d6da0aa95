import type { End } from "./player.ts";
import type { CapturedRequest } from "./seen.ts";
import type { Call } from "./step.ts";
import type { ScriptedUsage } from "./usage.ts";

/** What the server answered, for people. */
export interface ReplySummary {
  /** The turn of the script, from 1; undefined where the script is not asked (a judge, a count of tokens, a poll). */
  readonly turn?: number;
  readonly status: number;
  readonly texts: readonly string[];
  readonly calls: readonly Call[];
  readonly usage?: ScriptedUsage;
  /** Whether the model stops with this answer. */
  readonly endsTurn: boolean;
  /** What was wrong with the answer on purpose, or why the request was refused. */
  readonly failure?: string;
}

/** What happens during a rehearsal, as it happens. */
export type RehearsalEvent =
  | { readonly type: "request"; readonly request: CapturedRequest }
  | { readonly type: "reply"; readonly request: CapturedRequest; readonly reply: ReplySummary }
  /** The client tried to reach an address outside this machine, and was refused. */
  | { readonly type: "outside"; readonly address: string }
  /** The script is over; every further request is answered with HTTP 400. Told once. */
  | { readonly type: "end"; readonly end: End };

/** Keeps all events, so that whoever begins to listen late misses none. */
export class EventLog {
  readonly #events: RehearsalEvent[] = [];
  readonly #listener: ((event: RehearsalEvent) => void) | undefined;
  #waiting: (() => void)[] = [];
  #closed = false;

  constructor(listener?: (event: RehearsalEvent) => void) {
    this.#listener = listener;
  }

  add(event: RehearsalEvent): void {
    if (this.#closed) return;
    this.#events.push(event);
    this.#listener?.(event);
    this.#wake();
  }

  close(): void {
    this.#closed = true;
    this.#wake();
  }

  async *stream(): AsyncGenerator<RehearsalEvent, void> {
    for (let next = 0; ; next += 1) {
      while (next >= this.#events.length) {
        if (this.#closed) return;
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      }
      const event = this.#events[next];
      if (event !== undefined) yield event;
    }
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
