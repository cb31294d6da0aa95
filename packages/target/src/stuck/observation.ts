import type { TurnStatus } from "../run/events.ts";

/** A check that failed: anything that the agent ran and that ended badly, or what the receipt says. */
export interface Failure {
  /** Names the check: its command, scrubbed. */
  readonly check: string;
  /** How it failed: its output, times, hexes, pids, temporary paths and places scrubbed; counts are kept. */
  readonly signature: string;
  /** A line of it for people. */
  readonly shown: string;
  /** Whether it did not even run: no such program, not allowed. */
  readonly cannotRun?: boolean;
}

/** What a good command said. */
export interface Measured extends Pick<Failure, "check" | "signature"> {
  /** The durations in it, which a signature leaves out. */
  readonly took: readonly number[];
}

/** What was seen in one turn, or in a part of a long one. Everything that decides is data: the same observations give the same findings. */
export interface Observation {
  readonly turn: number;
  readonly status: TurnStatus;
  /** The digest of the tree; absent where it could not be made. */
  readonly tree?: string;
  /** The digest of what stands in the tree, whatever its numbers and times; default `tree`. */
  readonly content?: string;
  /** The digest of the numbers that stand in the tree, and of the order of its lines, counters and logs left out. */
  readonly figures?: string;
  /** The digest of what holds no words: pictures and other bytes, and tables of numbers that the agent made; and of the order of lines in its own texts. */
  readonly drawn?: string;
  readonly failures: readonly Failure[];
  /** Checks that held. */
  readonly passed: readonly string[];
  /** What good commands said in which a number stands. */
  readonly measured: readonly Measured[];
  /** What was read, each by a key that is the same when it is read again. */
  readonly read: readonly string[];
  /** What commands and tools said that read no file which was there before the run, by such keys. */
  readonly said: readonly string[];
  /** The model's last message. */
  readonly message?: string;
  /** Whether the model asked a person something, or wanted leave that nobody gave. */
  readonly asked: boolean;
  /** Files that it changed by a tool. */
  readonly edits: number;
  /** Commands, changes and other tools that it used. */
  readonly tools: number;
  /** Whether it waited: a command that sleeps. */
  readonly waited: boolean;
  readonly tokens: number;
  /** Errors that the client told of. */
  readonly errors: readonly string[];
  readonly compactions: number;
  /** Whether the goal was paused all the while. */
  readonly isPaused: boolean;
  /** Whether a task of it works on in the background. */
  readonly hasLiveTask: boolean;
}
