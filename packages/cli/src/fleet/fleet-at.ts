import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, posix, relative, resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { commitOf, git, inFolder, lines } from "../diff/old-contract.ts";
import { sourcesOf } from "../diff/sources-of.ts";
import type { Io } from "../io.ts";
import type { ModuleOptions } from "../modules/module-host.ts";
import { expandTable, type FleetContract } from "./expand.ts";
import { readTable } from "./read-table.ts";

/**
 * The contracts that a template and a table gave in a commit.
 *
 * @throws GoalpostError `diff/unknown-ref`, `diff/no-repository`, `fleet/not-there`, and what the table and the template throw.
 */
export async function fleetAt(
  ref: string,
  { module, table }: { readonly module: string; readonly table: string },
  io: Io,
  options: ModuleOptions,
): Promise<readonly FleetContract[]> {
  const commit = await commitOf(ref, io.cwd);
  const prefix = (await git(["rev-parse", "--show-prefix"], io.cwd)).toString("utf8").replace(/\n$/, "");
  const root = (await git(["rev-parse", "--show-toplevel"], io.cwd)).toString("utf8").trim();
  const [file = "", name] = module.split("#");
  const path = (each: string): string =>
    posix.join(prefix, relative(io.cwd, resolve(io.cwd, each)).replaceAll("\\", "/"));
  const all = new Set(lines(await git(["ls-tree", "-r", "--name-only", "-z", commit], root)));
  for (const each of [file, table]) if (!all.has(path(each))) throw notThere(each, ref);
  const show = (each: string): Promise<Buffer> => git(["show", `${commit}:${each}`], root);
  const sources = await sourcesOf(path(file), all, show);
  const old = readTable((await show(path(table))).toString("utf8"), table);
  return inFolder(io.cwd, async (folder) => {
    for (const [each, bytes] of sources) {
      await mkdir(dirname(join(folder, each)), { recursive: true });
      await writeFile(join(folder, each), bytes);
    }
    const loaded = `${join(folder, path(file))}${name === undefined ? "" : `#${name}`}`;
    return expandTable(loaded, old, `${commit.slice(0, 8)}:${table}`, io, options);
  });
}

const notThere = (file: string, ref: string): GoalpostError =>
  new GoalpostError({
    code: "fleet/not-there",
    where: file,
    what: `is not in ${ref}, so there is nothing to compare with`,
    help: "name a commit that has it, or leave out --since",
  });
