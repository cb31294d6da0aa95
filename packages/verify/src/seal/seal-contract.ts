import { isAbsolute, resolve } from "node:path";
import { type Contract, GoalpostError, requireId } from "@goalpost/core";
import { readMetric } from "../check/metric.ts";
import { placesOf } from "../checks-of.ts";
import { makeContext, type RunSettings } from "../context.ts";
import { recordDefiners } from "../definers/compare.ts";
import { sha256 } from "../files/file-facts.ts";
import { fromRoot, isInside } from "../files/inside.ts";
import { deepFreeze } from "../freeze.ts";
import { type Base, recordBase } from "./base.ts";
import { canonicalJson, contractSha256 } from "./canonical.ts";
import type { Seal } from "./seal.ts";
import { realRoot, stateDir } from "./state-dir.ts";

/** Options of {@link sealContract}. */
export interface SealOptions extends RunSettings {
  /** The project's root. */
  readonly cwd: string;
  /** The file that the contract was loaded from; a change of it is listed. Outside of the project it is left alone. */
  readonly contractFile?: string | undefined;
  /** The clock. Default: the system's. */
  readonly now?: (() => Date) | undefined;
}

/**
 * Fixes a contract at the start: the contract with its hash, the commit, the state of every file that differs from it, what defines the
 * checks (scripts, test files, configuration, what build wrote), and the number of each metric that is judged by its change. The commands
 * of those metrics are run. Keep the seal with `writeSeal`; verify then uses it.
 *
 * @returns The seal, frozen.
 * @throws GoalpostError `verify/no-project`; `verify/state-inside-project` when there is no place for it that the agent cannot write; `verify/interrupted`; `contract/no-id`.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build();
 * const seal = await sealContract(contract, { cwd: "." });
 * await writeSeal(stateDir({ cwd: ".", id: contract.id }), seal);
 */
export async function sealContract(contract: Contract, options: SealOptions): Promise<Seal> {
  requireId(contract);
  const { now = () => new Date(), env = process.env } = options;
  const root = realRoot(options.cwd);
  // Asked for its refusal alone: a seal that the agent can write is none.
  stateDir({ cwd: root, id: contract.id, env });
  const hash = contractSha256(contract);
  const metrics = await measure(contract, root, options, hash);
  if (options.signal?.aborted) {
    throw new GoalpostError({
      code: "verify/interrupted",
      where: "sealContract",
      what: "was interrupted before the start was recorded",
      mend: "start again",
    });
  }
  const place = { root, env, signal: options.signal };
  const base = await recordBase(contract, place, metrics);
  const definers = await recordDefiners(contract, place, ownFile(root, options));
  return deepFreeze({
    version: 1,
    contract,
    contract_sha256: hash,
    sealed_at: now().toISOString(),
    tree_sha256: sha256(canonicalJson([base.commit, base.dirty, base.snapshot])),
    base,
    definers,
  });
}

function ownFile(root: string, { contractFile, cwd }: SealOptions): string | undefined {
  if (contractFile === undefined) return undefined;
  const path = isAbsolute(contractFile) ? contractFile : resolve(cwd, contractFile);
  return isInside(root, path) ? fromRoot(root, path) : undefined;
}

/** The number of each metric that is judged by its change, or why there is none. */
async function measure(
  contract: Contract,
  root: string,
  options: SealOptions,
  contractHash: string,
): Promise<Pick<Base, "baselines" | "baseline_faults">> {
  const context = makeContext(root, options, {
    contractSha256: contractHash,
    validateSchema: () => Promise.resolve(undefined),
  });
  const baselines: Record<string, number> = {};
  const baseline_faults: Record<string, string> = {};
  for (const { item } of placesOf(contract)) {
    if (item.kind !== "metric" || item.baseline !== undefined) continue;
    if (item.change_at_most_percent === undefined && item.change_at_least_percent === undefined) continue;
    const reading = await readMetric(item, item.id, context);
    if (reading.fault === undefined) baselines[item.id] = reading.value;
    else baseline_faults[item.id] = context.mask(reading.fault.what);
  }
  return { baselines, baseline_faults };
}
