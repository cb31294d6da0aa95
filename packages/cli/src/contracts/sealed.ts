import { basename } from "node:path";
import type { Contract } from "@goalpost/core";
import { readSeal, type Seal, stateDir, stateDirOfFile } from "@goalpost/verify";
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
}

/**
 * The contract that an argument names: after a start, the sealed one, and then the file in the tree is not even loaded, because the agent may
 * have changed it and loading runs it. Without a seal, or with `unsealed`, the file's.
 */
export async function countingContract(
  argument: string,
  flags: LoadFlags & { readonly unsealed?: boolean },
  io: Io,
): Promise<Counting> {
  if (flags.unsealed !== true && argument !== "-") {
    const sealed = await sealedFor(argument, io);
    if (sealed !== undefined) return sealed;
  }
  const { contract } = await openContract(argument, flags, io);
  const state = stateDir({ cwd: io.cwd, id: contract.id, env: io.env });
  return { contract, seal: flags.unsealed === true ? undefined : await readSeal(state), state };
}

/** The seal of an argument: by the file that it was made from, whatever that file says now, else by the id. */
async function sealedFor(argument: string, io: Io): Promise<Counting | undefined> {
  const place = { cwd: io.cwd, env: io.env };
  const { id: own } = partsOf(argument);
  const id = own ?? (contractFile.test(argument) ? contractIdOf(basename(argument)) : argument);
  // The file may be gone, or there may be two: the seal by id is looked for all the same. FILE#ID says which of the file's contracts is meant.
  const file = own === undefined ? await findContract(argument, io.cwd).catch(() => undefined) : undefined;
  const byFile = file === undefined ? undefined : await stateDirOfFile(place, file);
  const state = byFile ?? stateDir({ ...place, id });
  const seal = await readSeal(state);
  return seal === undefined ? undefined : { contract: seal.contract, seal, state };
}
