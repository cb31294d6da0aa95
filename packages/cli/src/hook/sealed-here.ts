import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { readOpenSeal, type Seal, stateDir } from "@goalpost/verify";
import type { Io } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";

/** A contract that is sealed here and has not come to a verified done. */
export interface SealedHere {
  readonly seal: Seal;
  readonly state: string;
}

/** The contracts that a hook speaks for: the one that it was installed for, else every one that is open here. What cannot be read is told. */
export async function sealedHere(id: string | undefined, io: Io): Promise<{ readonly open: readonly SealedHere[]; readonly faults: readonly string[] }> {
  const states = id === undefined ? await statesOf(io) : [stateDir({ cwd: io.cwd, id, env: io.env })];
  const open: SealedHere[] = [];
  const faults: string[] = [];
  for (const state of states) {
    try {
      const seal = await readOpenSeal(state);
      if (seal !== undefined) open.push({ seal, state });
    } catch (error) {
      if (!GoalpostError.is(error)) throw error;
      faults.push(`${error.where}: ${error.what}`);
    }
  }
  return { open, faults };
} // biome-ignore format: one

/** Whether checks may run in the tree with all that the person has; not where another contract has a start that is open, or cannot be read: an agent may have worked there for it. */
export async function mayCompare(id: string, io: Io): Promise<{ readonly compare: boolean; readonly warnings: readonly string[] }> {
  const { open, faults } = await sealedHere(undefined, io);
  const others = [...open.map(({ seal }) => seal.contract.id).filter((each) => each !== id), ...faults];
  if (others.length === 0) return { compare: true, warnings: [] };
  return { compare: false, warnings: [`nothing was compared with the tree: ${oneLine(others.join(", "))} was sealed here and has not come to a verified done, so an agent may have worked in it`] };
} // biome-ignore format: one

async function statesOf({ cwd, env }: Io): Promise<readonly string[]> {
  const project = stateDir({ cwd, env });
  const names = await readdir(project, { withFileTypes: true }).catch(() => []);
  return names.filter((each) => each.isDirectory()).map(({ name }) => join(project, name)).sort();
} // biome-ignore format: one
