import type { Closing } from "./close.ts";
import { throughGates } from "./gates.ts";
import type { Honest, Lie } from "./lie.ts";
import type { LieResult, Results } from "./results.ts";

/** Plays one lie through all gates, and once more on the closed contract. */
export async function playLie(lie: Lie, closing: Closing): Promise<LieResult> {
  const { gates } = await throughGates(lie.project, lie.project.contract, lie.play, lie.afterwards);
  const { contract } = await closing.of(lie.project);
  const closed = contract === null ? null : (await throughGates(lie.project, contract, lie.play, lie.afterwards, true)).gates.ours; // biome-ignore format: one
  return { id: lie.id, exit_code: gates.exit_code, all_checks: gates.all_checks, and_tests: gates.and_tests, ours: gates.ours, closed }; // biome-ignore format: one
}

/** Plays one honest tree through ours. */
export async function playHonest(honest: Honest): Promise<Results["honest"][number]> {
  const { gates } = await throughGates(honest.project, honest.project.contract, honest.work, undefined, true);
  return { id: honest.id, ours: gates.ours };
}
