import { GoalpostError, type Limit, pack, type Target } from "@goalpost/core";
import { type ContractLike, contractOf, type Outcome } from "../outcome.ts";

/** What the clients that we know accept; a target of your own brings its limits with it. */
const limits: Readonly<Record<string, Limit>> = {
  codex: { max: 4000, unit: "scalars", source: "Codex 0.169.0", seen: "2026-11-22" },
  "claude-code": { max: 4000, unit: "utf16", source: "Claude Code 2.1.330", seen: "2026-11-22" },
};

/** The name of a client that we know. */
export type KnownTarget = "codex" | "claude-code";

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
  const limit = limits[target];
  if (limit === undefined) {
    throw new GoalpostError({
      code: "vitest/unknown-target",
      where: "toFit",
      what: `"${String(target)}" is no client that we know, expected one of ${Object.keys(limits).join(", ")}`,
      mend: "pass the target itself: toFit(myTarget())",
    });
  }
  const { length } = pack(contract, { limit, digest: () => "0".repeat(64) });
  return ` (${length} of ${limit.max})`;
}
