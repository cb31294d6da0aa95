import type { Contract } from "../node/contract.ts";
import type { LaunchFile, Limit, TraceEntry } from "../pack/pack.ts";

/** What the text of the goal costs in context: a client may say it more than once. */
export interface TextCost {
  /** Of the text once, estimated as `measure` of `@goalpost/core/adapter` does. */
  readonly tokens: number;
  /** How often the client says it before the first turn. */
  readonly timesAtStart: number;
  /** How often it says it again each time that the end is not there yet. */
  readonly timesAfterNo: number;
}

/** Something that the client will not do as the contract has it written. */
export interface LaunchWarning {
  /** Stable: `codex/token-budget-is-soft`. */
  readonly code: string;
  /** What in the contract or launch it is about: `stop_when[1].tokens`. */
  readonly where: string;
  readonly what: string;
  readonly help: string;
}

/** What every target gives for a contract: a plain, JSON-serialisable value. A target adds its own fields to it. */
export interface Launch {
  /** The target's name: `codex`, `claude-code`. */
  readonly target: string;
  /** The contract's id. */
  readonly id: string;
  /** Files that must be in the working tree before the start. */
  readonly files: readonly LaunchFile[];
  /** Command lines, by way to start; never joined into a shell string. */
  readonly argv: Readonly<Record<string, readonly string[]>>;
  /** Everything that the client will not do as written; nothing is dropped in silence. */
  readonly warnings: readonly LaunchWarning[];
  /** Where each block went, and why. */
  readonly trace: readonly TraceEntry[];
}

/**
 * A client that contracts are compiled for. Made by a function that takes the target's options: `codex({ … })`.
 *
 * @typeParam Compiled - What `compile` gives: a {@link Launch} with the target's own fields.
 */
export interface CompileTarget<Compiled extends Launch = Launch> {
  /** The name that `--target` takes. */
  readonly name: string;
  /** What the client accepts, by what it is counted on: `objective`, `condition`. */
  readonly limits: Readonly<Record<string, Limit>>;
  /**
   * Compiles a contract. Pure: the same contract and options give the same launch.
   *
   * @throws {@link GoalpostError} `pack/over-limit` when the goal alone is too long for the client.
   */
  compile(contract: Contract): Compiled;
}
