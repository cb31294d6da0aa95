import type { Frames } from "../frame.ts";

/** The forms of a block. */
export type Part = "criteria" | "steps" | "outputs" | "stops";

/** What forbids, orders and bounds in one language: data only, as sources of patterns over lexed text. */
export interface Language {
  readonly code: string;
  /** Sources that the others may name: `{pass}`. */
  readonly macros: Readonly<Record<string, string>>;
  /** Words around a clause that change nothing of it: "make sure that", ", please". Each stands at the begin or the end. */
  readonly asides?: {
    readonly before: Readonly<Partial<Record<"any" | Part, readonly string[]>>>;
    readonly behind: readonly string[];
  };
  /** Criteria: what holds at the end. */
  readonly criteria: Frames;
  /** Steps, and what is checked again and again. */
  readonly steps: Frames;
  /** What is handed over. */
  readonly outputs: Frames;
  /** When to stop. */
  readonly stops: Frames;
  /** What may stand behind a bound and an "or": "or the server refuses". */
  readonly more: Frames;
  readonly clauses: Clauses;
  readonly forbids: Forbids;
  /** How the end of a forbidden act reads without its negation: "触ら" of "触らない" is "触る". The longest end counts. Default: as it stands. */
  readonly verbEnds?: Readonly<Record<string, string>>;
  /** Verbs, so that a forbidden act is said in the plain form: "Existing tests may not be edited" is "edit existing tests". Default: as it was written. */
  readonly verbs?: Verbs;
  /** What may stand beside a clause and change nothing of it. Default: the asides alone. */
  readonly adjuncts?: Adjuncts;
  /** How the length of the last message is known where no form fits it. Default: not at all. */
  readonly brief?: BriefWords;
  /** Words as they are written in haste, each with its usual spelling. Default: none. */
  readonly spelling?: Readonly<Record<string, string>>;
  /** How a bound is known where no form fits it. Default: not at all. */
  readonly bounds?: BoundWords;
  /** How a criterion is known where no form fits it. Default: not at all. */
  readonly loose?: LooseWords;
}

/** Verbs and their forms. */
export interface Verbs {
  /** Verbs of work in their plain form, apart by blanks. */
  readonly plain: string;
  /** Participles that the spelling does not give away, each with its verb. */
  readonly participles: Readonly<Record<string, string>>;
  /** Words in the form of a verb that stand as adjectives: "breaking changes". */
  readonly adjectives: readonly string[];
}

/** How a sentence forbids. Each source captures the forbidden act as "x", and as "y" the rest of it behind the word that forbids. */
export interface Forbids {
  /** Sentences that only look like one: they are never read as a prohibition. */
  readonly not: readonly string[];
  /** The act stands behind: "Do not X". */
  readonly acts: readonly string[];
  /** What must stay as it is stands within: "Leave X alone", "X is frozen". Default: none. */
  readonly keeps?: readonly string[];
  /** The act that these forbid: "Change". */
  readonly keepsFrom?: string;
  /** Where a second clause begins that says what to do in place of it: "; instead, ", ". Use Y instead". */
  readonly remedies: readonly string[];
  /** Where an order of its own begins behind a prohibition: ", always ". */
  readonly orders: readonly string[];
  /** Sentences that deny something of a part of the system: "No callback in a model may send mail". They are rules about structure before they forbid. */
  readonly structure?: readonly string[];
  /** Sentences whose subject is a part of the system: "The domain layer must not import from http". */
  readonly architecture: readonly string[];
}

/** The words of a criterion that no form fits, each list apart by blanks. Words that are in none leave the criterion as it stands. */
export interface LooseWords {
  /** A command went well. */
  readonly passes: string;
  /** How it ended. */
  readonly exits: string;
  readonly prints: string;
  /** A file is there. */
  readonly exists: string;
  /** A file holds something. */
  readonly holds: string;
  /** Something is not there. */
  readonly lacks: string;
  readonly occurs: string;
  readonly same: string;
  readonly changes: string;
  readonly only: string;
  /** What criteria are about. */
  readonly nouns: string;
  /** Words that say nothing of their own. */
  readonly filler: string;
  /** All words of a sentence that says that the last message holds code and nothing else. */
  readonly codeOnly: string;
  /** Words that make a criterion a wish, a condition or a memory. */
  readonly hedge: string;
}

/**
 * What stands beside a clause and changes nothing of it: why it is wanted, as what, how much it is meant, what belongs to it. Each source is told from what
 * changes a clause by the word that it begins with, and by the words that it must not hold: a condition, a wish, a choice, a denial. Sources of patterns over
 * lexed words, not macros.
 */
export interface Adjuncts {
  /** Up to the clause's end: "so that nobody breaks main", "doctests included". */
  readonly behind: readonly string[];
  /** Up to the end of a criterion: where and with what it is to hold. */
  readonly places: readonly string[];
  /** Within round brackets. */
  readonly parenthesis: string;
  /** Within a criterion: "finishes in CI with no warnings". */
  readonly within: readonly string[];
  /** In front, with the comma behind it: "On a fresh clone,". */
  readonly before: readonly string[];
}

/** The words of a clause that bounds the run. */
export interface BoundWords {
  /** All words that may stand beside the amounts, apart by blanks. */
  readonly known: string;
  /** Amounts that are said in words, and how they are written: "half an hour", "30 minutes". */
  readonly spelled: readonly (readonly [source: string, said: string])[];
  /** Units as they stand in front of their number, and what may stand between. */
  readonly unitFirst: string;
  readonly between: string;
}

/** How the length of the last message is said. Sources of patterns over words, not macros. */
export interface BriefWords {
  readonly unit: string;
  /** Between the two numbers of a range. */
  readonly to: string;
  /** In front of a number that is no upper bound. */
  readonly notMost: string;
  /** Words with which the number bounds something else, or a part. */
  readonly notWhole: string;
}

/** How sentences and their parts hang together. Sources of patterns over words, not macros. */
export interface Clauses {
  /** Where a sentence may be cut in two. */
  readonly cuts: string;
  /** The cuts that mean "or". */
  readonly or: string;
  /** Labels that make what stands behind them a wish, an example or a memory. */
  readonly weakLabel: string;
  /** What speaks of an exit or of a failure, and was not read. */
  readonly verdict: string;
  /** Beginnings of sentences behind a check that take something of it back. */
  readonly takesBack: string;
  /** Sentences that say what to do in place of what was forbidden. */
  readonly remedial: string;
  /** Sentences that say why. */
  readonly explains: string;
}
