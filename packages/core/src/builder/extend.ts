import { GoalpostError } from "../errors/goalpost-error.ts";
import { type Contract, parseContract } from "../node/contract.ts";
import { givenOptions } from "../node/item.ts";
import { unnamedId } from "../node/require-id.ts";
import { builderKey } from "./builder-key.ts";
import { ContractBuilder } from "./contract-builder.ts";
import { ownId } from "./own-id.ts";

/**
 * Goes on building from a built contract. Items keep their ids; new ones are added to the end of their blocks.
 *
 * @param contract - A contract, from `.build()` or {@link parseContract}; validated again.
 * @param options - `id`: of the new contract. Default: the same.
 * @throws {@link GoalpostError} `contract/bad-input` when it is not a contract.
 * @example
 * const base = goal("Port it.").doneWhen(command("pnpm test")).build();
 * extend(base, { id: "port-strictly" }).constraints(unchanged("test/golden/**")).build();
 */
export function extend(
  contract: Contract,
  options?: { readonly id?: string | undefined; readonly kind?: never },
): ContractBuilder;
export function extend(contract: Contract, ...rest: readonly unknown[]): ContractBuilder {
  const options = givenOptions("extend", rest, ["id"]);
  if (typeof contract === "object" && contract !== null && builderKey in contract) {
    throw new GoalpostError({
      code: "contract/bad-input",
      where: "extend",
      what: "is a builder, expected a contract",
      help: "call .build() first, or go on with the builder itself",
    });
  }
  const { id, blocks } = parseContract(contract);
  const own = options.id === undefined ? id : ownId(options.id, "extend.id");
  return new ContractBuilder({ ...(own === unnamedId ? {} : { id: own }), parts: blocks, applied: new Map() });
}
