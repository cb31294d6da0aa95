import { type CompileTarget, type Contract, GoalpostError, type Launch } from "@goalpost/core";
import { clientPackings, packFor } from "@goalpost/core/adapter";
import { unitName } from "@goalpost/core/internal";
import { type ContractLike, contractOf, type Outcome } from "../outcome.ts";

/** The name of a client that we know. */
export type KnownTarget = keyof typeof clientPackings;

/**
 * The contract fits a client: what the client is given stays within its limit. The size that it says is the one that `compile` gives.
 *
 * @param target - `"codex"`, `"claude-code"`, or a target such as `codex()`, which compiles the contract.
 * @throws GoalpostError `vitest/unknown-target` for a name that nobody knows; `contract/no-id` for a contract without an id, as \`compile\` throws.
 * @example
 * fit(goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")), "codex").pass; // true
 */
export function fit(contract: ContractLike, target: KnownTarget | CompileTarget): Outcome {
  const built = contractOf(contract);
  const name = typeof target === "string" ? target : target.name;
  try {
    const size = typeof target === "string" ? sizeOf(built, target) : compiledSize(target, target.compile(built));
    return { pass: true, fails: "", holds: `${built.id} fits ${name}${size}, expected it not to` };
  } catch (error) {
    if (!GoalpostError.is(error) || !error.code.endsWith("over-limit")) throw error;
    return {
      pass: false,
      fails: `${built.id} does not fit ${name}: ${error.where} ${error.what}\n  help: ${error.help}`,
      holds: "",
    };
  }
}

function sizeOf(contract: Contract, target: KnownTarget): string {
  if (!Object.hasOwn(clientPackings, target)) {
    throw new GoalpostError({
      code: "vitest/unknown-target",
      where: "toFit",
      what: `"${String(target)}" is not a client that we know, expected one of ${Object.keys(clientPackings).join(", ")}`,
      help: "pass the target itself: toFit(myTarget())",
    });
  }
  const packing = clientPackings[target];
  const { length } = packFor(contract, packing, () => "0".repeat(64));
  return ` (${length} of ${packing.limit.max} ${unitName(packing.limit.unit)})`;
}

/** What a target says of its launch; one that counts nothing is taken at its word. */
function compiledSize({ limits }: CompileTarget, launch: Launch): string {
  const [limit] = Object.values(limits);
  const length = "length" in launch ? launch.length : undefined;
  return typeof length !== "number" || limit === undefined
    ? ""
    : ` (${length} of ${limit.max} ${unitName(limit.unit)})`;
}
