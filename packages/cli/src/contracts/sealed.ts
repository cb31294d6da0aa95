import { basename, resolve } from "node:path";
import type { Contract } from "@goalpost/core";
import { type FoundSeal, findSeal, type Seal, stateDir } from "@goalpost/verify";
import type { Io } from "../io.ts";
import type { LoadFlags } from "../program.ts";
import { findContract } from "./find.ts";
import { contractFile, contractIdOf } from "./name.ts";
import { openContract, partsOf } from "./open.ts";

/** The contract that counts, and the seal that fixed it. */
export interface Counting {
  readonly contract: Contract;
  readonly seal: Seal | undefined;
  /** Where seal, approvals and evidence are. */
  readonly state: string;
  /** The project's root: where it was sealed, which may be above the folder that the command runs in. */
  readonly root: string;
}

/** How the contract that counts is chosen. */
export interface CountingFlags extends LoadFlags {
  readonly unsealed?: boolean;
  /** The sha256 of the seal that must be the one, or a file that holds it. */
  readonly seal?: string;
}

/**
 * The contract that an argument names: after a start, the sealed one, and then the file in the tree is not even loaded, because the agent may
 * have changed it and loading runs it. Without a seal, or with `unsealed`, the file's.
 */
export async function countingContract(argument: string, flags: CountingFlags, io: Io): Promise<Counting> {
  if (flags.unsealed !== true && argument !== "-") {
    const found = await sealedFor(argument, flags.seal, io);
    if (found !== undefined) return { contract: found.seal.contract, ...found };
  }
  const { contract } = await openContract(argument, flags, io);
  const state = stateDir({ cwd: io.cwd, id: contract.id, env: io.env });
  // The file may say another id than its name does, and that one may have been sealed.
  const found =
    flags.unsealed === true
      ? undefined
      : await findSeal({ cwd: io.cwd, env: io.env, id: contract.id, pinned: pinnedBy(flags.seal, io) });
  return found === undefined
    ? { contract, seal: undefined, state, root: io.cwd }
    : { contract, seal: found.seal, state: found.state, root: found.root };
}

/**
 * The contract of a run that was started: every start seals, so nothing of the tree is loaded or run to find it. Nothing when it was never
 * sealed here.
 */
export const startedContract = (argument: string, io: Io): Promise<FoundSeal | undefined> =>
  sealedFor(argument, undefined, io);

/** The id that an argument means, when no seal says it. */
export function idOf(argument: string): string {
  const { id: own } = partsOf(argument);
  return own ?? (contractFile.test(argument) ? contractIdOf(basename(argument)) : argument);
}

/** The seal of an argument: by the file that it was made from, whatever that file says now, else by the id. */
async function sealedFor(argument: string, seal: string | undefined, io: Io): Promise<FoundSeal | undefined> {
  const { id: own } = partsOf(argument);
  const id = idOf(argument);
  // The file may be gone, or there may be two: the seal by id is looked for all the same. FILE#ID says which of the file's contracts is meant.
  const file = own === undefined ? await findContract(argument, io.cwd).catch(() => undefined) : undefined;
  return findSeal({ cwd: io.cwd, env: io.env, id, file, pinned: pinnedBy(seal, io) });
}

const pinnedBy = (seal: string | undefined, io: Io): string | undefined =>
  seal === undefined || /^[0-9a-f]{12,64}$/.test(seal) ? seal : resolve(io.cwd, seal);
