import { type Contract, GoalpostError } from "@goalpost/core";
import {
  changesSinceSeal,
  contractSha256,
  readOpenSeal,
  readSeal,
  type Seal,
  sealSha256,
  writeSeal,
} from "@goalpost/verify";
import { type Io, print } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";
import { countedLines } from "./counted-lines.ts";

/** Changes that are listed one by one. */
const shown = 20;

/**
 * The seal of an earlier start that has not come to a verified done: it stays, since a new one would take what an agent left for the start. With
 * `reseal` it is given up, and what that means is printed.
 *
 * @throws GoalpostError `cli/contract-not-sealed` when the contract is another now, and those of `readOpenSeal`.
 */
export async function keptSeal(contract: Contract, state: string, reseal: boolean, io: Io): Promise<Seal | undefined> {
  if (reseal) {
    await tellGivenUp(state, io);
    return undefined;
  }
  const seal = await readOpenSeal(state);
  if (seal === undefined || seal.contract_sha256 === contractSha256(contract)) return seal;
  throw new GoalpostError({
    code: "cli/contract-not-sealed",
    where: contract.id,
    what: `is not the contract that was sealed at ${seal.sealed_at} (${seal.contract_sha256.slice(0, 12)}), which has not come to a verified done`,
    help: `put it back as it was; or seal it as it is now, and give up the tree of that start: goalpost run ${contract.id} --reseal`,
  });
}

/** What is said of the seal when a run starts. */
export function sealedLines(seal: Seal, state: string, kept: boolean): readonly string[] {
  const { files, sha256 } = seal.tree;
  const line = `contract ${seal.contract_sha256.slice(0, 12)}, ${files} files as ${sha256.slice(0, 12)}, kept in ${state}`;
  const held = Object.entries(seal.held_out ?? {}).map(
    ([id, { files: count }]) => `held out: ${id}, ${count} ${count === 1 ? "file" : "files"}`,
  );
  const pin = `seal: ${sealSha256(seal)}`;
  if (!kept) return [`sealed: ${line}`, ...held, ...countedLines(seal), pin];
  return [
    `sealed before, at ${seal.sealed_at}: ${line}`,
    "the tree of that start stays what the result is measured against, until a verified done or --reseal",
    pin,
  ];
}

/**
 * Puts the seal of a run back where the state folder holds another one by its end, or none, and says so: that of the run was in memory all the time,
 * and a file decided nothing.
 *
 * @returns Whether it had to.
 */
export async function putSealBack(state: string, seal: Seal, io: Io): Promise<boolean> {
  const there = await readSeal(state).catch((error: unknown) => {
    if (GoalpostError.is(error)) return undefined;
    throw error;
  });
  if (there !== undefined && sealSha256(there) === sealSha256(seal)) return false;
  await writeSeal(state, seal, { reseal: true });
  print(io, `the seal in ${state} was ${there === undefined ? "removed or broken" : "replaced"} while the run went on; it decided nothing, and that of the start is back`); // biome-ignore format: one
  return true;
}

async function tellGivenUp(state: string, io: Io): Promise<void> {
  // One that cannot be read gives nothing to compare with; it is replaced all the same.
  const seal = await readSeal(state).catch((error: unknown) => {
    if (!GoalpostError.is(error)) throw error;
    print(io, `given up: a seal that cannot be read (${oneLine(error.message.split("\n")[0] ?? "")})`);
    return undefined;
  });
  if (seal === undefined) return;
  print(io, `given up: the seal ${sealSha256(seal)} of ${seal.sealed_at}, and the tree of that start`);
  const changes = await changesSinceSeal(seal, { cwd: io.cwd, env: io.env }).catch((error: unknown) => {
    if (!GoalpostError.is(error)) throw error;
    print(io, `  ${oneLine(error.message.split("\n")[0] ?? "")}`);
    return new Map<string, string>();
  });
  const lines = [...changes].map(([path, change]) => `  ${change}: ${oneLine(path)}`).sort();
  for (const line of lines.slice(0, shown)) print(io, line);
  if (lines.length > shown) print(io, `  … and ${lines.length - shown} more`);
  if (lines.length > 0) print(io, "  from now on these changes are part of the start");
}
