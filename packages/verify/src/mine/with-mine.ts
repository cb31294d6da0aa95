import type { Approval } from "../approve/approval.ts";
import { readApprovals } from "../approve/approvals.ts";
import { signerCheck } from "../approve/counts.ts";
import { sha256 } from "../files/file-facts.ts";
import type { GitPlace } from "../git/git.ts";
import type { ReceiptMine } from "../receipt/receipt.ts";
import { makeLayer } from "../room/layer.ts";
import { foldersOf, waysTo } from "../room/make-room.ts";
import { protectionOf } from "../room/protected.ts";
import { makeSealedGit } from "../room/sealed-git.ts";
import { type Seal, sealSha256 } from "../seal/seal.ts";
import type { BlobStore } from "../store/blob-store.ts";
import { readSealedTree } from "../store/record-tree.ts";
import { openStore } from "../store/store-place.ts";
import { type Tree, type TreeEntry, treeSha256, treeText } from "../store/tree.ts";
import { type MineEntry, mineId, parseMine } from "./mine-list.ts";

/** A seal whose start holds what a person has named as theirs since. */
export interface WithMine {
  readonly seal: Seal;
  readonly mine: readonly ReceiptMine[];
  /** Of words that do not count, why. */
  readonly notes: readonly string[];
}

type Signer = (approval: Approval) => Promise<{ readonly fault?: string }>;

/**
 * Takes what a person has named as theirs into the start: its files, what setup makes of them, and the commit that a room gets. A word that cannot
 * be used is told, and changes nothing: then the changes are the agent's.
 */
export async function withMine(seal: Seal, approvals: readonly Approval[], place: GitPlace, signer: Signer): Promise<WithMine> {
  const words = approvals.filter(({ id }) => id === mineId);
  if (words.length === 0) return { seal, mine: [], notes: [] };
  const store = openStore(place.root, place.env);
  try {
    const tree = new Map(readSealedTree(store, seal.tree));
    const mine = new Map<string, ReceiptMine>();
    const notes: string[] = [];
    const folders = foldersOf(tree.keys());
    for (const word of words) {
      const entries = await entriesOf(word, seal, store, signer);
      if (typeof entries === "string") notes.push(`what ${word.who} named as theirs, ${word.when}, does not count: ${entries}`);
      else for (const each of entries) take(each, word, { tree, folders, mine });
    }
    if (mine.size === 0) return { seal, mine: [], notes };
    return { seal: await sealOf(seal, tree, mine, place, store), mine: [...mine.values()], notes };
  } finally {
    store.close();
  }
} // biome-ignore format: one

/** The same, with the words in a state folder. */
export async function withMineOf(seal: Seal, state: string, place: GitPlace): Promise<Seal> {
  const signer = signerCheck(seal.allowed_signers, { root: place.root, env: place.env, scratch: state });
  return (await withMine(seal, await readApprovals(state), place, signer)).seal;
}

async function entriesOf(word: Approval, seal: Seal, store: BlobStore, signer: Signer): Promise<readonly MineEntry[] | string> {
  if (word.contract_sha256 !== seal.contract_sha256) return "it was given for another version of the contract";
  const { fault } = await signer(word);
  if (fault !== undefined) return fault;
  try {
    const entries = parseMine(store.get(word.sha256).toString("utf8"), sealSha256(seal));
    if (entries === undefined) return "it was given for another start";
    for (const { entry } of entries) if (entry?.kind === "file") for (const _piece of store.pieces(entry.sha256));
    return entries;
  } catch {
    return "the content that it was given for is not in the store any more";
  }
} // biome-ignore format: one

interface Taking {
  readonly tree: Map<string, TreeEntry>;
  /** Of the start. */
  readonly folders: ReadonlySet<string>;
  readonly mine: Map<string, ReceiptMine>;
}

function take({ path, change, entry }: MineEntry, { who, when, by }: Approval, { tree, folders, mine }: Taking): void {
  if (entry === undefined) tree.delete(path);
  else {
    // What takes the place of a folder, or of a file on the way, is not an addition to it.
    for (const way of waysTo(path)) tree.delete(way);
    if (folders.has(path)) for (const other of tree.keys()) if (other.startsWith(`${path}/`)) tree.delete(other);
    tree.set(path, entry);
  }
  mine.set(path, { path, change, who, when, by });
} // biome-ignore format: one

async function sealOf(seal: Seal, tree: Tree, mine: ReadonlyMap<string, unknown>, place: GitPlace, store: BlobStore): Promise<Seal> {
  const text = treeText(tree);
  const list_sha256 = sha256(text);
  store.put(list_sha256, { bytes: Buffer.from(text) });
  const { setup, warm = [] } = seal.room;
  const bearsOnSetup = setup !== undefined || warm.length > 0 || [...mine.keys()].some((path) => protectionOf(path) !== undefined);
  return {
    ...seal,
    tree: { ...seal.tree, sha256: treeSha256(tree), list_sha256 },
    layer: bearsOnSetup ? await makeLayer({ base: tree, settings: seal.room, place, store }) : seal.layer,
    repository: seal.repository === null ? null : await makeSealedGit(tree, store, place, seal.repository.history),
    definers: seal.definers.filter(({ path }) => !mine.has(path.split("#", 1)[0] ?? path)),
  };
} // biome-ignore format: one
