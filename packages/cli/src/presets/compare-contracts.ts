import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { type Contract, GoalpostError } from "@goalpost/core";
import { type Change, diff } from "@goalpost/core/diff";
import { openFile } from "../contracts/open.ts";
import { sourcesOf } from "../diff/sources-of.ts";
import { fieldsOf } from "../failure.ts";
import type { Io } from "../io.ts";
import { shellWord } from "../output/shell-word.ts";
import type { LoadFlags } from "../program.ts";
import type { Staged } from "./staged.ts";

/** What an upgrade does to a contract. */
export interface ContractChange {
  readonly file: string;
  readonly changes: readonly Change[];
  /** Why it does not load with the new release. */
  readonly fails?: string;
}

/**
 * Loads contracts with the old and with the new release of a package, and compares them. Only those whose sources name the package are loaded.
 *
 * @param files - Contract files, absolute.
 */
export async function compareContracts(
  files: readonly string[],
  before: Staged,
  after: Staged,
  flags: LoadFlags,
  io: Io,
): Promise<readonly ContractChange[]> {
  const name = before.package?.name;
  if (name === undefined) return [];
  const { glob } = await import("tinyglobby");
  const all = new Set(
    await glob("**/*.{ts,mts,cts,js,mjs,cjs,json}", {
      cwd: io.cwd,
      dot: true,
      ignore: ["**/node_modules/**", "**/.git/**", "**/.goalpost/**"],
    }),
  );
  const results: ContractChange[] = [];
  for (const file of files) {
    const path = relative(io.cwd, file).replaceAll("\\", "/");
    if (!/\.[cm]?ts$/.test(path)) continue;
    const sources = await sourcesOf(path, all, (each) => readFile(resolve(io.cwd, each)));
    if (![...sources.values()].some((bytes) => bytes.includes(name))) continue;
    for (const { cwd } of [before, after]) {
      for (const [each, bytes] of sources) {
        await mkdir(dirname(join(cwd, each)), { recursive: true });
        await writeFile(join(cwd, each), bytes);
      }
    }
    const old = await loadIn(before, path, flags, io);
    const now = await loadIn(after, path, flags, io);
    if (typeof old === "string") throw notNow(path, old);
    if (typeof now === "string") results.push({ file: path, changes: [], fails: now });
    else results.push({ file: path, changes: diff(old, now) });
  }
  return results;
}

/** What does not load today cannot be compared with tomorrow. */
const notNow = (path: string, why: string): GoalpostError =>
  new GoalpostError({
    code: "preset/contract-fails",
    where: path,
    what: `does not load with the old release: ${why}`,
    help: `see goalpost lint ${shellWord(path)}`,
  });

/** The contract, or why there is none. */
async function loadIn({ cwd }: Staged, path: string, flags: LoadFlags, io: Io): Promise<Contract | string> {
  try {
    return (await openFile(join(cwd, path), flags, io)).contract;
  } catch (error) {
    const fields = fieldsOf(error);
    if (fields === undefined) throw error;
    return `${fields.where.replaceAll(relative(io.cwd, cwd), basename(cwd))}: ${fields.what}`;
  }
}
