import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Contract, GoalpostError } from "@goalpost/core";
import { basesOf, matcher } from "@goalpost/core/glob";
import { few } from "../check/outcome.ts";
import { placesOf } from "../checks-of.ts";
import { sayBytes, sha256 } from "../files/file-facts.ts";
import { textIfReadable } from "../files/read-whole.ts";
import { type GitPlace, git } from "../git/git.ts";
import { dataPaths } from "../room/admission.ts";
import type { BlobStore } from "./blob-store.ts";
import { IgnoreRules, type Kept, keptByAny, keptPaths } from "./ignore-rules.ts";
import { readTree, special, TreeLimitError, type Unread } from "./read-tree.ts";
import { parseTree, type Tree, type TreeEntry, treeSha256, treeText } from "./tree.ts";

/** What a seal says of the tree at the start; the list of its files is kept in the store, under the sha256 that stands here. */
export interface SealedTree {
  /** Of the content, in hex: times do not count. */
  readonly sha256: string;
  /** Of the list as it is kept, in hex. */
  readonly list_sha256: string;
  readonly files: number;
  readonly bytes: number;
}

/** What a base may hold at most. */
const limit = { entries: 400_000, bytes: 4 * 1024 ** 3 } as const;

/**
 * Records a tree by content: the bytes of every file go into the store.
 *
 * @param ignored - More patterns of what is not part of it: `room.ignore`.
 * @throws GoalpostError `verify/tree-too-large`, `verify/tree-unreadable`.
 */
export async function recordTree(
  contract: Contract,
  place: GitPlace,
  store: BlobStore,
  ignored: readonly string[],
): Promise<{ readonly tree: Tree; readonly sealed: SealedTree }> {
  const rules = await startRules(contract, place, ignored);
  const tree = new Map<string, TreeEntry>();
  const unread: Unread[] = [];
  try {
    await store.together(async (put) => {
      for await (const seen of readTree({ root: place.root, rules, scratch: () => store.scratch(), signal: place.signal, limit })) {
        if ("what" in seen) unread.push(seen);
        else {
          if (seen.entry.kind === "file" && seen.content !== undefined) put(seen.entry.sha256, seen.content);
          if (seen.content !== undefined && "file" in seen.content) rmSync(seen.content.file, { force: true });
          tree.set(seen.path, seen.entry);
        }
      } // biome-ignore format: one
    });
  } catch (error) {
    if (error instanceof TreeLimitError) throw tooLarge(place.root, error);
    throw error;
  }
  const closed = unread.filter(({ what }) => what !== special);
  if (closed.length > 0) throw unreadable(closed);
  const text = treeText(tree);
  const list_sha256 = sha256(text);
  store.put(list_sha256, { bytes: Buffer.from(text) });
  const files = [...tree.values()].flatMap((entry) => (entry.kind === "file" ? [entry.bytes] : []));
  const bytes = files.reduce((sum, each) => sum + each, 0);
  return { tree, sealed: { sha256: treeSha256(tree), list_sha256, files: files.length, bytes } };
}

/**
 * Reads back the tree of a seal.
 *
 * @throws GoalpostError `verify/base-lost` when it is not there, or is another.
 */
export const readSealedTree = (store: BlobStore, { list_sha256 }: SealedTree): Tree =>
  parseTree(store.get(list_sha256).toString("utf8"));

/** What is part of the tree at the start, by its own `.gitignore` files and by what the last commit holds. */
export async function startRules(
  contract: Contract,
  place: GitPlace,
  patterns: readonly string[],
): Promise<IgnoreRules> {
  const committed = await git(place, ["ls-tree", "-r", "-z", "--name-only", "HEAD"]);
  const paths = committed.fault === undefined ? committed.text.split("\0").filter((path) => path !== "") : [];
  return new IgnoreRules({
    gitignore: (folder) => textIfReadable(join(place.root, folder, ".gitignore")),
    patterns,
    kept: keptByAny([keptPaths([...paths, ...dataPaths(contract)]), keptByUnchanged(contract)]),
  });
}

/**
 * What is part of the tree now, by the rules of the start: the agent has no say. What it has added to its commits or to git's index is part of
 * it too, whatever the rules: git can only add to what is looked at, never hide.
 */
export async function sealedRules(
  seal: { readonly contract: Contract; readonly room: { readonly ignore?: readonly string[] }; readonly git: boolean },
  base: Tree,
  store: BlobStore,
  place: GitPlace,
): Promise<IgnoreRules> {
  const { contract } = seal;
  const gitignore = (folder: string): string | undefined => {
    const entry = base.get(folder === "" ? ".gitignore" : `${folder}/.gitignore`);
    return entry?.kind === "file" ? store.get(entry.sha256).toString("utf8") : undefined;
  };
  const tracked = seal.git ? await trackedNow(place) : [];
  const kept = keptByAny([keptPaths([...base.keys(), ...dataPaths(contract), ...tracked]), keptByUnchanged(contract)]);
  return new IgnoreRules({ gitignore, patterns: seal.room.ignore ?? [], kept });
}

async function trackedNow(place: GitPlace): Promise<readonly string[]> {
  const both = await git(place, ["ls-files", "-z", "--with-tree=HEAD"]);
  if (both.fault === undefined) return both.text.split("\0").filter((path) => path !== "");
  // Before the first commit, or with an index that cannot be read: each says what it can.
  const answers = await Promise.all([git(place, ["ls-tree", "-r", "-z", "--name-only", "HEAD"]), git(place, ["ls-files", "-z"])]);
  return answers.flatMap((answer) => (answer.fault === undefined ? answer.text.split("\0").filter((path) => path !== "") : []));
} // biome-ignore format: one

/** What `unchanged` names is guarded, also where git ignores it. */
const keptByUnchanged = (contract: Contract): Kept => keptByGlobs(guardedPaths(contract));

/** The paths and globs that must stay as they were at the start. */
export const guardedPaths = (contract: Contract): readonly string[] =>
  placesOf(contract).flatMap(({ item }) => (item.kind === "unchanged" && item.since === undefined ? item.paths : []));

/** Keeps what globs name, but for what is installed. */
export function keptByGlobs(paths: readonly string[]): Kept {
  if (paths.length === 0) return { file: () => false, below: () => false };
  const bases = basesOf(paths).filter((base) => base !== "");
  const below = (folder: string): boolean =>
    bases.some((base) => base === folder || base.startsWith(`${folder}/`) || folder.startsWith(`${base}/`));
  const intoModules = paths.some((path) => path.includes("node_modules"));
  const isModules = /(?:^|\/)node_modules(?:\/|$)/;
  const meant = matcher(paths);
  return {
    file: (path) => meant(path) && (intoModules || !isModules.test(path)),
    below: (folder) => below(folder) && (intoModules || !isModules.test(folder)),
  };
}

const tooLarge = (root: string, error: TreeLimitError): GoalpostError =>
  new GoalpostError({
    code: "verify/tree-too-large",
    where: root,
    what: `holds ${error.message.replace(/\d+ bytes/, (bytes) => sayBytes(Number.parseInt(bytes, 10)))}, which is more than a start may record`,
    help: `leave out what the checks do not need: { "room": { "ignore": [${JSON.stringify(error.largest)}] } } in goalpost.json`,
    cause: error,
  });

const unreadable = (unread: readonly Unread[]): GoalpostError =>
  new GoalpostError({
    code: "verify/tree-unreadable",
    where: unread[0]?.path ?? "",
    what: `${unread[0]?.what}, so the tree of the start cannot be recorded${unread.length > 1 ? ` (also ${few(unread.slice(1).map(({ path }) => path))})` : ""}`,
    help: 'give leave to read it, or leave it out: { "room": { "ignore": ["path"] } } in goalpost.json',
  });
