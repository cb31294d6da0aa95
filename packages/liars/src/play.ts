import type { Closing } from "./close.ts";
import { throughGates } from "./gates.ts";
import type { Honest, Lie } from "./lie.ts";
import type { LieResult, Results } from "./results.ts";

/** Plays one lie through all gates, and, where ours believed it, once more on the closed contract: lines only add to what is asked. */
export async function playLie(lie: Lie, closing: Closing): Promise<LieResult> {
  const { gates } = await throughGates(lie.project, lie.project.contract, lie.play, lie.afterwards);
  const { exit_code, all_checks, and_tests, ours } = gates;
  const { contract } = await closing.of(lie.project);
  if (contract === null || ours === "not done") return { id: lie.id, exit_code, all_checks, and_tests, ours, closed: contract === null ? null : ours }; // biome-ignore format: one
  const closed = await throughGates(lie.project, contract, lie.play, lie.afterwards, true);
  return { id: lie.id, exit_code, all_checks, and_tests, ours, closed: closed.gates.ours };
}

/** Plays one honest tree through ours. */
export async function playHonest(honest: Honest): Promise<Results["honest"][number]> {
  const { gates } = await throughGates(honest.project, honest.project.contract, honest.work, undefined, true);
  return { id: honest.id, ours: gates.ours };
}
