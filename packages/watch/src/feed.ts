import { statSync } from "node:fs";
import {
  type CheckHistory,
  checksFold,
  type LogLine,
  type RunSummary,
  readLog,
  summaryFold,
  type TurnRow,
  turnsFold,
  wordsOf,
} from "@goalpost/log";

/** One line of a run on the page: its number, its time, what it is about, its text. */
export type FeedLine = readonly [number: number, at: string, tone: string, text: string];

/** Lines that a page gets; what is older stays in the log. */
const mostLines = 20_000;
/** Characters of one line. */
const lineChars = 4000;
/** Milliseconds of reading before others have their turn. */
const sliceMs = 12;
/** How often a log is looked at, in milliseconds. */
const pollMs = 200;

/** What a log has told so far. */
export interface FeedState {
  readonly summary: RunSummary;
  readonly turns: readonly TurnRow[];
  readonly checks: readonly CheckHistory[];
  /** Lines that could not be read. */
  readonly damaged: number;
  /** Older lines that are not on the page. */
  readonly dropped: number;
}

/** Follows the log of one run for any number of pages: read once, in memory that does not grow with it. */
export class RunFeed {
  readonly #path: string;
  readonly #summary = summaryFold();
  readonly #turns = turnsFold();
  readonly #checks = checksFold();
  readonly #listeners = new Set<() => void>();
  #lines: FeedLine[] = [];
  #dropped = 0;
  #count = 0;
  #damaged = 0;
  #to = 0;
  #timer: NodeJS.Timeout | undefined;
  #isReading = false;
  #isCaughtUp = false;
  #contract: unknown;
  #receipt: unknown;

  constructor(path: string) {
    this.#path = path;
  }

  /** Whether everything was read that was there when it began. */
  get isCaughtUp(): boolean {
    return this.#isCaughtUp;
  }

  get state(): FeedState {
    return {
      summary: this.#summary.value,
      turns: this.#turns.value,
      checks: this.#checks.value,
      damaged: this.#damaged,
      dropped: this.#dropped,
    };
  }

  /** What the run is judged by, as its log has it. */
  get contract(): unknown {
    return this.#contract;
  }

  /** The last receipt, as the log has it. */
  get receipt(): unknown {
    return this.#receipt;
  }

  /** The lines after a number, the oldest first, at most so many. */
  after(number: number, most: number): readonly FeedLine[] {
    const first = this.#lines[0]?.[0] ?? 0;
    const at = Math.max(0, number + 1 - first);
    return this.#lines.slice(at, at + most);
  }

  /** Calls a listener whenever there is something new; the first one starts the reading, and the last one that leaves ends it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#timer === undefined) {
      this.#timer = setInterval(() => void this.#look(), pollMs);
      void this.#look();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  async #look(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      if (this.#isCaughtUp && statSync(this.#path).size === this.#to) return;
      await this.#read();
    } catch {
      // it was removed meanwhile, or may not be looked at: the list of runs says so
      if (this.#isCaughtUp) return;
    } finally {
      this.#isReading = false;
    }
    this.#isCaughtUp = true;
    this.#tell();
  }

  /** Reads to the end, a slice at a time; a line that is being written is left for the next look. */
  async #read(): Promise<void> {
    let until = performance.now() + sliceMs;
    for (const line of readLog(this.#path, { from: this.#to })) {
      this.#take(line);
      if (performance.now() < until) continue;
      this.#tell();
      await new Promise(setImmediate);
      if (this.#timer === undefined) return;
      until = performance.now() + sliceMs;
    }
  }

  #take(line: LogLine): void {
    if (line.fault === "torn") return;
    this.#to = line.to;
    if (line.record === undefined) {
      this.#damaged += 1;
      return;
    }
    const { record } = line;
    for (const fold of [this.#summary, this.#turns, this.#checks]) fold.take(record);
    if (record.type === "contract") this.#contract = record.contract;
    if (record.type === "receipt") this.#receipt = record.receipt;
    const words = wordsOf(record, this.#summary.value.cwd);
    if (words === undefined) return;
    this.#lines.push([
      this.#count,
      record.at,
      words.tone,
      words.text.length > lineChars ? `${words.text.slice(0, lineChars)}…` : words.text,
    ]);
    this.#count += 1;
    if (this.#lines.length < mostLines * 1.1) return;
    this.#dropped += this.#lines.length - mostLines;
    this.#lines = this.#lines.slice(-mostLines);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
