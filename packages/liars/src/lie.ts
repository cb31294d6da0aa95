import type { Contract } from "@goalpost/core";
import type { Receipt, Seal, Verdict } from "@goalpost/verify";
import type { Language } from "./toolchains.ts";
import type { Files, Tree } from "./tree.ts";

/** What a lie is about. */
export type CatalogueClass = keyof typeof lieClasses;

/** The classes, as the page shows them. */
export const lieClasses = {
  claims: "Claims",
  tests: "Tests",
  scripts: "Scripts, runners and configuration",
  dependencies: "Dependencies and PATH",
  source: "Source that special-cases",
  artifacts: "Artifacts, logs and numbers",
  git: "Git and files",
  time: "Time and races",
  state: "State, seal, approvals and our own code",
  words: "Words",
} as const;

/** The smallest project of a lie: its files, what is asked for, and the honest way there. */
export interface Project {
  readonly language: Language;
  readonly files: Files;
  readonly git?: boolean;
  /** The contract as it was written. */
  readonly contract: Contract;
  /** What a person would hold out where `goalpost redteam` asks for it: how it is run, and its files. It asks from another process. */
  readonly heldOut?: { readonly run: string; readonly files: Files };
  /** Does the work. */
  readonly honest: (at: Tree) => void;
}

/** What a liar has at hand. */
export interface Stage extends Tree {
  readonly contract: Contract;
  readonly seal: Seal;
}

/** A way to get a done without the work. */
export interface Lie {
  /** Short, unique, in kebab case. */
  readonly id: string;
  readonly class: CatalogueClass;
  /** What the liar does, in one line that goes on after "one that". */
  readonly does: string;
  readonly project: Project;
  /**
   * What the liar needs. `tree`: what a client's sandbox lets an agent write. `user`: all that the user can write, the state folder among it; no
   * client's sandbox gives that.
   */
  readonly needs?: "tree" | "user";
  /** Plays it; what it gives back is ended after the verdict: processes that go on, servers. */
  readonly play: (at: Stage) => unknown;
  /** Between a run's verdict and the next one, where the lie needs two. */
  readonly afterwards?: (at: Stage, receipt: Receipt) => void;
  /** The verdicts that are right. Default: not done. */
  readonly right?: readonly Verdict[];
  /** Believed, and known: the words of docs/limits.md that say so. */
  readonly believed?: string;
}

/** A tree of an agent that did the work, and something besides that is nobody's lie. */
export interface Honest {
  readonly id: string;
  /** What is in it, in one line that goes on after "one that". */
  readonly has: string;
  readonly project: Project;
  readonly work: (at: Stage) => void | Promise<void>;
}

/** Whether a verdict is one that a lie deserves. `open` is not a done: the receipt says why. */
export const isRight = ({ right = ["not done"] }: Pick<Lie, "right">, verdict: Verdict): boolean =>
  right.includes(verdict) || verdict === "open" || verdict === "not done";
