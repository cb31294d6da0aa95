import { readdir } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import { GoalpostError, parseContract } from "@goalpost/core";
import * as z from "zod/mini";
import { fromRoot } from "../files/inside.ts";
import { contractSha256 } from "./canonical.ts";
import type { Seal } from "./seal.ts";
import { realRoot, type StatePlace, stateDir } from "./state-dir.ts";
import { broken, readState, writePrivate } from "./state-files.ts";

const states = z.record(z.string(), z.string());
const numbers = z.record(z.string(), z.number());

const sealSchema = z.strictObject({
  version: z.literal(1),
  contract: z.unknown(),
  contract_sha256: z.string(),
  sealed_at: z.string(),
  tree_sha256: z.string(),
  base: z.strictObject({
    commit: z.nullable(z.string()),
    refs: states,
    dirty: states,
    snapshot: z.nullable(states),
    unchanged: z.record(z.string(), states),
    baselines: numbers,
    baseline_faults: states,
    git_settings: z.nullable(z.string()),
  }),
  definers: z.array(
    z.strictObject({
      path: z.string(),
      kind: z.enum(["script", "program", "installed", "config", "test", "contract", "ignore"]),
      state: z.string(),
      defines: z.array(z.string()),
    }),
  ),
});

const name = "seal.json";

/**
 * Keeps a seal in a state directory, mode 0600 in folders of mode 0700, whole or not at all. An older seal is replaced.
 *
 * @param folder - What `stateDir` gave for the contract.
 * @throws GoalpostError `verify/state-not-writable` when it cannot be kept.
 */
export async function writeSeal(folder: string, seal: Seal): Promise<void> {
  await writePrivate(join(folder, name), `${JSON.stringify(seal, null, 2)}\n`);
}

/**
 * Reads the seal in a state directory; nothing when the contract was never sealed.
 *
 * @param folder - What `stateDir` gave for the contract.
 * @throws GoalpostError `verify/broken-state` when it cannot be used, or does not hash to what it says.
 */
export async function readSeal(folder: string): Promise<Seal | undefined> {
  const kept = await readState(folder, name);
  if (kept === undefined) return undefined;
  const path = join(folder, name);
  const result = z.safeParse(sealSchema, kept);
  if (!result.success)
    throw broken(path, `holds no seal: ${result.error.issues[0]?.path.join(".") ?? ""}`, result.error);
  const { contract: sealed, ...rest } = result.data;
  try {
    const contract = parseContract(sealed);
    if (contractSha256(contract) === rest.contract_sha256) return { ...rest, contract };
  } catch (error) {
    if (GoalpostError.is(error)) throw broken(path, `holds no contract: ${error.message.split("\n")[0]}`, error);
    throw error;
  }
  throw broken(path, "holds a contract that does not hash to its contract_sha256");
}

/**
 * Finds the state directory of the contract that was sealed from a file, whatever the file says now: an agent may have given it another id,
 * under which nothing was ever sealed. Of several the newest counts.
 *
 * @param file - The contract's file: absolute, or from the project's root.
 * @returns An absolute path; nothing when no contract was sealed from this file.
 * @throws GoalpostError as `stateDir`.
 */
export async function stateDirOfFile(place: Omit<StatePlace, "id">, file: string): Promise<string | undefined> {
  const project = stateDir(place);
  const root = realRoot(place.cwd);
  const path = fromRoot(root, isAbsolute(file) ? file : resolve(root, file));
  let newest: { readonly folder: string; readonly sealedAt: string } | undefined;
  for (const name of await readdir(project).catch(() => [])) {
    const folder = join(project, name);
    const seal = await readSeal(folder).catch(() => undefined);
    if (seal?.definers.some((each) => each.kind === "contract" && each.path === path) !== true) continue;
    if (newest === undefined || seal.sealed_at > newest.sealedAt) newest = { folder, sealedAt: seal.sealed_at };
  }
  return newest?.folder;
}
