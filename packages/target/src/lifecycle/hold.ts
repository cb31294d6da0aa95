import type { StuckFinding } from "../stuck/finding.ts";

/** Findings that are kept back within one turn before one is told all the same: a turn that never ends is not on its way out. */
const mostKept = 2;

/** When something was found. */
interface Moment {
  /** The client's own word for the goal. */
  readonly word: string | undefined;
  /** Whether the turn is over; else a part of it is. */
  readonly isTurnEnd: boolean;
  /** Whether the client's judge speaks after the turn: the goal may be met. */
  readonly isJudgedNext: boolean;
}

/**
 * Keeps an end back while the goal may be over already: its word has changed within the turn, or its judge speaks after it. A run that is met,
 * blocked or paused by its own client in that very turn ends as that, and nothing is put into a turn that ends. It is told when the goal goes on.
 */
export class Hold {
  #word: string | undefined;
  #held: StuckFinding | undefined;
  #kept = 0;

  /** A turn begins; gives what was held: the goal goes on. */
  turnBegan(word: string | undefined): StuckFinding | undefined {
    this.#word = word;
    this.#kept = 0;
    return this.#release();
  }

  /** The client's word is told; gives what was held where it is that with which the turn began. */
  said(word: string): StuckFinding | undefined {
    return word === this.#word ? this.#release() : undefined;
  }

  /** Whether a finding is to be told now. One that is not is held where it is an end; else it is as if it had not been made. */
  lets(finding: StuckFinding, { word, isTurnEnd, isJudgedNext }: Moment): boolean {
    const hasChanged = this.#word !== undefined && word !== this.#word;
    if (!hasChanged && !(finding.isEnd && isTurnEnd && isJudgedNext)) return true;
    if (!isTurnEnd && ++this.#kept > mostKept) return true;
    this.#held = finding.isEnd ? finding : undefined;
    return false;
  }

  /** What is held counts no more. */
  drop(): void {
    this.#held = undefined;
  }

  #release(): StuckFinding | undefined {
    const held = this.#held;
    this.#held = undefined;
    return held;
  }
}
