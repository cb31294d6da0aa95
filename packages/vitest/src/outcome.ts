import type { Contract, ContractBuilder } from "@goalpost/core";
import { builderKey } from "@goalpost/core/internal";

/** What a matcher found. Vitest's matchers and {@link ensure} both use it. */
export interface Outcome {
  readonly pass: boolean;
  /** Why it does not hold; shown when it was expected to. */
  readonly fails: string;
  /** What holds; shown when it was expected not to. */
  readonly holds: string;
}

/** A contract, or the builder that a contract file exports. */
export type ContractLike = Contract | ContractBuilder;

/** Builds what is a builder, as the loader does. */
export function contractOf(value: ContractLike): Contract {
  return isBuilder(value) ? value.build() : value;
}

const isBuilder = (value: ContractLike): value is ContractBuilder => builderKey in value;

/** The function form, for node:test or anything else that counts a thrown error as a failure. */
export class ContractAssertionError extends Error {
  override readonly name = "ContractAssertionError";
}

/**
 * Throws when an outcome does not hold.
 *
 * @throws {@link ContractAssertionError} with the text that the matcher would show.
 * @example
 * ensure(passLint(goal("Port it.").doneWhen(command("pnpm test")).stopWhen("SPEC.md is wrong", budget({ turns: 9 }))));
 */
export function ensure({ pass, fails }: Outcome): void {
  if (!pass) throw new ContractAssertionError(fails);
}

/**
 * Throws when an outcome holds.
 *
 * @throws {@link ContractAssertionError} with the text that the matcher would show behind `.not`.
 */
export function ensureNot({ pass, holds }: Outcome): void {
  if (pass) throw new ContractAssertionError(holds);
}
