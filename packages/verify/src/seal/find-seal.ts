import { existsSync, readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { namesOf } from "@goalpost/core/errors";
import { requireOptions } from "../bad-option.ts";
import { type Seal, sealSha256 } from "./seal.ts";
import { parseSeal, readSeal, stateDirOfFile } from "./seal-store.ts";
import { realRoot, safeName, stateBase, stateDir } from "./state-dir.ts";

/** A seal, where it is kept, and the root that it holds for. */
export interface FoundSeal {
  readonly seal: Seal;
  /** The state directory. */
  readonly state: string;
  /** The project's root: above the folder that was asked about, when that lies inside of it. */
  readonly root: string;
}

/** What is looked for. */
export interface SealQuery {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly id: string;
  /** The contract's file, absolute: a seal that was made from it counts, whatever id the file has now. */
  readonly file?: string | undefined;
  /** Pins it: the sha256 of a seal, at least its first 12 digits, or a file that holds one. */
  readonly pinned?: string | undefined;
}

const queryNames = namesOf<SealQuery>({
  cwd: true,
  env: true,
  id: true,
  file: true,
  pinned: true,
});

/**
 * Finds the seal of a contract: in this folder or in one above it, also when the project was moved or renamed on its disk.
 *
 * @returns Nothing when the contract was never sealed here.
 * @throws GoalpostError `verify/seal-elsewhere` when it was sealed in a folder that is gone, `verify/seal-differs` when it is not the pinned
 * one, and those of `readSeal`.
 * @example
 * await findSeal({ cwd: ".", id: "never-sealed" }); // undefined
 */
export async function findSeal(query: SealQuery): Promise<FoundSeal | undefined> {
  requireOptions("findSeal", query, queryNames);
  const { cwd, env = process.env, id, pinned } = query;
  const root = realRoot(cwd);
  if (pinned !== undefined && !/^[0-9a-f]{12,64}$/.test(pinned)) return fromFile(pinned, root, env);
  const found = (await hereOrAbove(query, root, env)) ?? (await elsewhere(id, root, env, pinned));
  if (pinned === undefined || found === undefined) {
    if (pinned !== undefined) throw differs(id, pinned, "there is no seal here");
    return found;
  }
  const sha256 = sealSha256(found.seal);
  if (!sha256.startsWith(pinned)) throw differs(id, pinned, `the seal in ${found.state} is ${sha256}`);
  return found;
}

async function fromFile(file: string, root: string, env: NodeJS.ProcessEnv): Promise<FoundSeal> {
  let kept: unknown;
  try {
    kept = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new GoalpostError({
      code: "verify/seal-differs",
      where: file,
      what: `cannot be read as a seal: ${error instanceof Error ? error.message : String(error)}`,
      help: "give the sha256 that goalpost run printed at the start, or a copy of the seal.json that it kept",
      cause: error,
    });
  }
  const seal = parseSeal(kept, file);
  return { seal, root, state: stateDir({ cwd: root, id: seal.contract.id, env }) };
}

async function hereOrAbove({ id, file }: SealQuery, from: string, env: NodeJS.ProcessEnv): Promise<FoundSeal | undefined> {
  for (let root = from; ; root = dirname(root)) {
    // Above, the state folder itself may come to lie inside: no project was sealed there.
    const state = await stateIn(root, id, file, env).catch((error: unknown) => {
      if (root !== from && GoalpostError.is(error) && error.code === "verify/state-inside-project") return undefined;
      throw error;
    });
    const seal = state === undefined ? undefined : await readSeal(state);
    if (state !== undefined && seal !== undefined) return { seal, state, root };
    if (dirname(root) === root) return undefined;
  }
} // biome-ignore format: one

const stateIn = async (root: string, id: string, file: string | undefined, env: NodeJS.ProcessEnv): Promise<string> =>
  (file === undefined ? undefined : await stateDirOfFile({ cwd: root, env }, file)) ?? stateDir({ cwd: root, id, env });

/** Among all projects: one that was moved keeps its place on the disk, and a copy does not. */
async function elsewhere(id: string, root: string, env: NodeJS.ProcessEnv, pinned: string | undefined): Promise<FoundSeal | undefined> {
  const base = stateBase(root, env);
  const facts = statSync(root, { bigint: true });
  let gone: FoundSeal | undefined;
  for (const name of list(base)) {
    const state = join(base, name, safeName(id));
    const seal = existsSync(join(state, "seal.json")) ? await readSeal(state).catch(() => undefined) : undefined;
    if (seal === undefined) continue;
    const found = { seal, state, root };
    if (pinned !== undefined && sealSha256(seal).startsWith(pinned)) return found;
    if (existsSync(seal.root.path)) continue;
    if (seal.root.device === String(facts.dev) && seal.root.inode === String(facts.ino)) return found;
    gone = found;
  }
  if (gone === undefined || pinned !== undefined) return undefined;
  throw new GoalpostError({
    code: "verify/seal-elsewhere",
    where: id,
    what: `has no seal for ${root}; one was made for ${gone.seal.root.path}, which is gone`,
    help: `if this is that project, say so: --seal ${sealSha256(gone.seal)}; if not, seal it here: goalpost run ${id}`,
  });
} // biome-ignore format: one

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const differs = (id: string, pinned: string, what: string): GoalpostError =>
  new GoalpostError({
    code: "verify/seal-differs",
    where: id,
    what: `is to be judged by the seal ${pinned}, but ${what}`,
    help: "give the sha256 that goalpost run printed at the start; if it did, somebody has changed the state folder since",
  });
