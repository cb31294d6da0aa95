import type { Contract, Launch } from "@goalpost/core";
import type { RunnableLaunch, RunTarget } from "./target.ts";

/** A launch of any target: what core's packing gives, and what a run needs. */
export interface TargetLaunch extends Launch, RunnableLaunch {
  readonly files: Launch["files"];
  /** Of the goal's text, in the unit of the target's limit. */
  readonly length: number;
}

/** A program that stands where the client would, for a rehearsal: it needs no model, no key and no network. */
export interface Double {
  /** The program and its leading arguments. No shell. */
  readonly client: readonly string[];
  /** Variables that it needs beside PATH and a HOME of its own. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What a person may ask of a client beside the contract, in the client's own words. */
export interface WantedSettings {
  readonly model?: string;
  readonly effort?: string;
  readonly permissionMode?: string;
}

/** Which of that a target takes: the words that its client knows, or `"any"`. What is left out is refused by name. */
export type TakenSettings = { readonly [Name in keyof WantedSettings]?: readonly string[] | "any" };

/**
 * A client adapter, whole: what a package that `--target PACKAGE` names exports as its default. The command line compiles for it, runs it and
 * rehearses it by name.
 *
 * @typeParam Compiled - What `compile` gives.
 * @typeParam Kept - The part of it that a run keeps.
 */
export interface Target<Compiled extends TargetLaunch = TargetLaunch, Kept extends RunnableLaunch = Compiled>
  extends RunTarget<Kept> {
  /** What the client calls the text of the goal: `task`. */
  readonly word: string;
  /** What the client accepts for that text, for people. */
  readonly limit: { readonly max: number; readonly unit: string };
  /** Which of `--model`, `--effort` and `--permission-mode` it takes; default: none. */
  readonly takes?: TakenSettings;
  /** Compiles a contract. Pure: the same contract and settings give the same launch. */
  compile(contract: Contract, wanted?: WantedSettings): Compiled;
  /** The text of the goal, as the client is given it. */
  goalText(launch: Compiled): string;
  /** Whether the client's word for a goal is one that it will not take back by itself, for example that it is done. */
  isLastWord(word: string): boolean;
  /**
   * The program of a rehearsal; absent where there is none.
   *
   * @param script - The file that `rehearse --script` names, absolute; undefined where none is named.
   */
  double?(script: string | undefined): Double;
}
