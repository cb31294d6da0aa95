import { GoalpostError, pack, type Target } from "@goalpost/core";
import { clientLimits } from "@goalpost/core/lint";
import { type ContractLike, contractOf, type Outcome } from "../outcome.ts";

/** The name of a client that we know. */
export type KnownTarget = keyof typeof clientLimits;

/**
 * The contract fits a client: what the client is given stays within its limit.
 *
 * @param target - `"codex"`, `"claude-code"`, or a target such as `codex()`, which compiles the contract.
 * @throws GoalpostError `vitest/unknown-target` for a name that nobody knows.
 * @example
 * fit(goal("Port it.").doneWhen(command("pnpm test")), "codex").pass; // true
 */
export function fit(contract: ContractLike, target: KnownTarget | Target): Outcome {
  const built = contractOf(contract);
  const name = typeof target === "string" ? target : target.name;
  try {
    const size = typeof target === "string" ? sizeOf(built, target) : "";
    if (typeof target !== "string") target.compile(built);
    return { pass: true, fails: "", holds: `${built.id} fits ${name}${size}, expected it not to` };
  } catch (error) {
    if (!GoalpostError.is(error) || !error.code.endsWith("over-limit")) throw error;
    return {
      pass: false,
      fails: `${built.id} does not fit ${name}: ${error.where} ${error.what}\n  mend: ${error.mend}`,
      holds: "",
    };
  }
}

function sizeOf(contract: Parameters<typeof pack>[0], target: KnownTarget): string {
  if (!Object.hasOwn(clientLimits, target)) {
    throw new GoalpostError({
      code: "vitest/unknown-target",
      where: "toFit",
      what: `"${String(target)}" is no client that we know, expected one of ${Object.keys(clientLimits).join(", ")}`,
      mend: "pass the target itself: toFit(myTarget())",
    });
  }
  const limit = clientLimits[target];
  const { length } = pack(contract, { limit, digest: () => "0".repeat(64) });
  return ` (${length} of ${limit.max})`;
}
