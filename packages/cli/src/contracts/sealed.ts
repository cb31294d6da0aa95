import { basename } from "node:path";
import type { Contract } from "@goalpost/core";
import { readSeal, type Seal, stateDir } from "@goalpost/verify";
import type { Io } from "../io.ts";
import type { LoadFlags } from "../program.ts";
import { findContract } from "./find.ts";
import { contractFile, contractIdOf } from "./name.ts";
import { openContract, openFile } from "./open.ts";

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
  const place = (id: string): string => stateDir({ cwd: io.cwd, id, env: io.env });
  if (flags.unsealed !== true && argument !== "-") {
    const id = contractFile.test(argument) ? contractIdOf(basename(argument)) : argument;
    const state = place(id);
    const seal = await readSeal(state);
    if (seal !== undefined) return { contract: seal.contract, seal, state };
  }
  const { contract } =
    argument === "-"
      ? await openContract("-", flags, io)
      : await openFile(await findContract(argument, io.cwd), flags, io);
  const state = place(contract.id);
  return { contract, seal: flags.unsealed === true ? undefined : await readSeal(state), state };
}
