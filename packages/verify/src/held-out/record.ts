import { statSync } from "node:fs";
import { homedir } from "node:os";
import { posix } from "node:path";
import { type Contract, GoalpostError, type HeldOutCheck } from "@goalpost/core";
import { sha256 } from "../files/file-facts.ts";
import { isInside } from "../files/inside.ts";
import type { GitPlace } from "../git/git.ts";
import { realOfExisting } from "../seal/state-dir.ts";
import type { BlobStore } from "../store/blob-store.ts";
import { readTree, TreeLimitError } from "../store/read-tree.ts";
import { type Tree, type TreeEntry, treeText } from "../store/tree.ts";
import { defineHeldOut, definitionFile, type HeldOutDefinition } from "./define.ts";

/** A held-out check as a seal holds it; its files are in the store of the state folder. */
export interface SealedHeldOut {
  readonly check: HeldOutCheck;
  /** Of the list as it is kept, in hex. */
  readonly list_sha256: string;
  readonly files: number;
  readonly bytes: number;
}

/** What a held-out folder may hold at most. */
const limit = { entries: 20_000, bytes: 256 * 1024 ** 2 } as const;

/** Where a start says what is held out. */
export interface HeldOutOrder {
  /** By id: the folder that holds the files and says what is run. */
  readonly folders: Readonly<Record<string, string>>;
  /** Whether one that nobody has said is an error. */
  readonly complete: boolean;
  /** What `~/` means. Default: HOME. */
  readonly home?: string | undefined;
}

/**
 * Reads the files of every held-out check into the store.
 *
 * @throws GoalpostError `verify/held-out-undefined`, `verify/held-out-unknown`, `verify/held-out-in-project`, `verify/held-out-unreadable`.
 */
export async function recordHeldOut(
  contract: Contract,
  place: GitPlace,
  store: BlobStore,
  { folders, complete, home = place.env.HOME || homedir() }: HeldOutOrder,
): Promise<Readonly<Record<string, SealedHeldOut>>> {
  const sealed: Record<string, SealedHeldOut> = {};
  for (const definition of await defineHeldOut(contract, folders, home)) {
    if (definition.check !== undefined) sealed[definition.id] = await recordOne(definition, place, store);
    else if (complete) throw undefinedCheck(contract, definition.id);
  }
  return sealed;
}

async function recordOne({ id, check, files }: HeldOutDefinition, place: GitPlace, store: BlobStore): Promise<SealedHeldOut> {
  refuseFolder(id, files, place.root);
  const unreadable = (what: string): GoalpostError =>
    new GoalpostError({ code: "verify/held-out-unreadable", where: id, what: `its folder ${files}: ${what}`, help: "put in it the files that the check needs, and nothing else" }); // biome-ignore format: one
  const tree = new Map<string, TreeEntry>();
  const rules = { file: (path: string) => path === definitionFile, folder: () => false };
  try {
    for await (const seen of readTree({ root: files, rules, scratch: () => store.scratch(), signal: place.signal, limit })) {
      if ("what" in seen) throw unreadable(`${seen.path} ${seen.what}`);
      if (seen.entry.kind === "link" && leadsOut(seen.path, seen.entry.target)) throw unreadable(`${seen.path} is a link that leads out of it, to ${seen.entry.target}`);
      if (seen.entry.kind === "file" && seen.content !== undefined) store.put(seen.entry.sha256, seen.content);
      if (seen.entry.kind !== "folder") tree.set(seen.path, seen.entry);
    }
  } catch (error) {
    if (error instanceof TreeLimitError) throw unreadable(`holds ${error.message}`);
    throw error;
  }
  if (tree.size === 0) throw unreadable("holds no file");
  return { check, ...keepList(tree, store) };
} // biome-ignore format: one

function keepList(tree: Tree, store: BlobStore): Omit<SealedHeldOut, "check"> {
  const text = treeText(tree);
  const list_sha256 = sha256(text);
  store.put(list_sha256, { bytes: Buffer.from(text) });
  const sizes = [...tree.values()].flatMap((entry) => (entry.kind === "file" ? [entry.bytes] : []));
  return { list_sha256, files: sizes.length, bytes: sizes.reduce((sum, each) => sum + each, 0) };
}

function leadsOut(path: string, target: string): boolean {
  const way = posix.join(posix.dirname(path), target);
  return posix.isAbsolute(target) || way === ".." || way.startsWith("../");
}

function refuseFolder(id: string, folder: string, root: string): void {
  const facts = statSync(folder, { throwIfNoEntry: false });
  if (!facts?.isDirectory()) {
    throw new GoalpostError({
      code: "verify/held-out-unreadable",
      where: id,
      what: `its folder ${folder} ${facts === undefined ? "is not there" : "is not a folder"}`,
      help: "name the folder that holds the files of the check",
    });
  }
  const real = realOfExisting(folder);
  if (!isInside(root, real) && !isInside(real, root)) return;
  throw new GoalpostError({
    code: "verify/held-out-in-project",
    where: id,
    what: `its folder ${folder} ${isInside(root, real) ? `lies inside the project ${root}, where the agent reads it` : `holds the project ${root} itself`}`,
    help: "move it to a folder outside of the project",
  });
}

const undefinedCheck = ({ id: contract }: Contract, id: string): GoalpostError =>
  new GoalpostError({
    code: "verify/held-out-undefined",
    where: id,
    what: "is held out, and nothing says what it is",
    help: `say it at the start: goalpost run ${contract} --held-out ${id}=FOLDER, which holds its files and a ${definitionFile}`,
  });
