import { requireOptions } from "../bad-option.ts";
import { openRegular } from "../files/file-facts.ts";
import { inside } from "../files/inside.ts";
import type { Change } from "../git/tree-changes.ts";
import type { Seal } from "../seal/seal.ts";
import { realRoot } from "../seal/state-dir.ts";
import type { BlobStore } from "../store/blob-store.ts";
import { readSealedTree } from "../store/record-tree.ts";
import { openStore } from "../store/store-place.ts";
import type { TreeEntry } from "../store/tree.ts";
import { sealHistory } from "./seal-history.ts";

/** A file that differs from the start of a seal, with both texts. */
export interface ChangedText {
  /** From the project's root. */
  readonly path: string;
  readonly change: Change;
  /** At the start; null where it was not there, is not text, or is too large. */
  readonly before: string | null;
  /** Now; null where it is gone, is not text, or is too large. */
  readonly after: string | null;
  /** Why a text is missing that a file has: it is binary, too large, a link, or cannot be read. */
  readonly left_out?: string;
}

/** What of the work is read. */
export interface WorkSinceSealOptions {
  /** The project's root. */
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Only this file, by its path from the root. Default: every one that differs. */
  readonly path?: string | undefined;
  /** Bytes of one text; a larger one is left out. Default 262,144. */
  readonly maxBytes?: number | undefined;
  /** Files that are given at most, in the order of their paths. Default 500. */
  readonly maxFiles?: number | undefined;
}

/**
 * Reads what differs from the start of a seal, with the texts before and after: what a person looks at. Nothing is run.
 *
 * @returns The files, in the order of their paths.
 * @throws GoalpostError `verify/base-lost`, `verify/no-project`.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build();
 * const seal = await sealContract(contract, { cwd: "." });
 * await workSinceSeal(seal, { cwd: "." }); // []
 */
export async function workSinceSeal(seal: Seal, options: WorkSinceSealOptions): Promise<readonly ChangedText[]> {
  requireOptions("workSinceSeal", options, ["cwd", "env", "signal", "path", "maxBytes", "maxFiles"]);
  const { cwd, env = process.env, signal, maxBytes = 262_144, maxFiles = 500 } = options;
  const root = realRoot(cwd);
  const tree = await (await sealHistory(seal, { root, env, signal })).since();
  if (tree.fault !== undefined) return [];
  const paths = [...tree.changes].filter(([path]) => options.path === undefined || path === options.path).sort();
  const store = openStore(root, env);
  try {
    const base = readSealedTree(store, seal.tree);
    const files: ChangedText[] = [];
    for (const [path, change] of paths.slice(0, maxFiles)) {
      signal?.throwIfAborted();
      const before = textAtStart(base.get(path), store, maxBytes);
      const after = change === "deleted" ? nothing : await textNow(root, path, maxBytes);
      const why = before.why ?? after.why;
      files.push({ path, change, before: before.text, after: after.text, ...(why === undefined ? {} : { left_out: why }) });
    }
    return files;
  } finally {
    store.close();
  }
} // biome-ignore format: one

interface Text {
  readonly text: string | null;
  readonly why?: string;
}

const nothing: Text = { text: null };

function textAtStart(entry: TreeEntry | undefined, store: BlobStore, maxBytes: number): Text {
  if (entry === undefined || entry.kind === "folder") return nothing;
  if (entry.kind === "link") return { text: null, why: `a link to ${entry.target}` };
  return entry.bytes > maxBytes ? tooLarge(entry.bytes) : textOf(store.get(entry.sha256));
}

async function textNow(root: string, path: string, maxBytes: number): Promise<Text> {
  const found = inside(root, path);
  if (found.fault !== undefined) return { text: null, why: found.fault };
  try {
    const file = await openRegular(found.path);
    try {
      const { size } = await file.stat();
      return size > maxBytes ? tooLarge(size) : textOf(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    return { text: null, why: `cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}` };
  }
}

const tooLarge = (bytes: number): Text => ({ text: null, why: `${bytes} bytes: too large to show` });

function textOf(bytes: Buffer): Text {
  if (bytes.includes(0)) return { text: null, why: "is binary" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { text: null, why: "is not an UTF-8" };
  }
}
