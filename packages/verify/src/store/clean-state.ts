import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { namesOf } from "@goalpost/core/errors";
import { requireOptions } from "../bad-option.ts";
import { readOpenSeal, readSeal } from "../seal/seal-store.ts";
import { realRoot, stateBase } from "../seal/state-dir.ts";
import { BlobStore } from "./blob-store.ts";

/** Options of {@link cleanState}. */
export interface CleanStateOptions {
  /** The project's root: the state folder is that of all projects. */
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Whole hours; what is younger may belong to a start that goes on, and stays. Default 24. */
  readonly olderThanHours?: number | undefined;
  /** Says what would go, and removes nothing. */
  readonly dryRun?: boolean | undefined;
}

/** What went. */
export interface Cleaned {
  /** State folders of contracts whose seal has led to a verified done: their seal is gone, their approvals and receipts stay. */
  readonly seals: readonly string[];
  readonly layers: number;
  /** Files of the store. */
  readonly files: number;
  readonly bytes: number;
}

const optionNames = namesOf<CleanStateOptions>({
  cwd: true,
  env: true,
  olderThanHours: true,
  dryRun: true,
});

/**
 * Removes seals that have led to a verified done, and what no other seal needs: trees of a start, dependencies that setup made.
 *
 * @returns What was removed.
 * @throws GoalpostError `verify/no-project`, `verify/state-inside-project`.
 * @example
 * (await cleanState({ cwd: ".", dryRun: true })).files >= 0; // true
 */
export async function cleanState(options: CleanStateOptions): Promise<Cleaned> {
  requireOptions("cleanState", options, optionNames);
  const { cwd, env = process.env, olderThanHours = 24, dryRun = false } = options;
  const base = stateBase(realRoot(cwd), env);
  const before = Date.now() - olderThanHours * 3_600_000;
  const ended: string[] = [];
  const needed = new Set<string>();
  const store = new BlobStore(join(base, "store"));
  for (const folder of contractFolders(base)) {
    const seal = join(folder, "seal.json");
    if (isOlder(seal, before) && (await hasEnded(folder))) ended.push(folder);
    else for (const file of [seal, ...filesIn(join(folder, "approvals"))]) for (const hash of hashesOf(readFileSync(file, "utf8"))) need(hash, store, needed);
  }
  const goes = (path: string): boolean => isOlder(path, before);
  const layers = filesIn(join(base, "store/layers")).filter((path) => goes(path) && !hashesOf(readFileSync(path, "utf8")).some((hash) => needed.has(hash)));
  const blobs = filesIn(join(base, "store/blobs")).filter((path) => goes(path) && !needed.has(path.split("/").slice(-2).join("")));
  const packs = filesIn(join(base, "store/packs")).filter((path) => path.endsWith(".json") && goes(path) && !hashesOf(readFileSync(path, "utf8")).some((hash) => needed.has(hash)));
  const others = filesIn(join(base, "store/scratch")).filter(goes);
  store.close();
  const files = [...blobs, ...packs.flatMap((path) => [path, path.replace(/json$/, "bin")]), ...others];
  const bytes = files.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
  if (!dryRun) {
    // The seal goes first: without it nothing asks for what goes next.
    for (const folder of ended) for (const name of ["seal.json", "closed.json"]) rmSync(join(folder, name), { force: true });
    for (const path of [...layers, ...files]) rmSync(path, { force: true });
  }
  return { seals: ended, layers: layers.length, files: files.length, bytes };
} // biome-ignore format: one

/** One that cannot be read has not ended: what it names stays. */
async function hasEnded(folder: string): Promise<boolean> {
  try {
    return (await readSeal(folder)) !== undefined && (await readOpenSeal(folder)) === undefined;
  } catch {
    return false;
  }
}

/** A hash, and those in the list that it is the name of. */
function need(hash: string, store: BlobStore, needed: Set<string>): void {
  if (needed.has(hash)) return;
  needed.add(hash);
  let text: string;
  try {
    const [head = Buffer.alloc(0)] = store.pieces(hash);
    if (!head.subarray(0, 3).equals(Buffer.from("[\n["))) return;
    text = store.get(hash).toString("utf8");
  } catch {
    return; // it is not a blob, or it is gone
  }
  for (const each of hashesOf(text)) needed.add(each);
}

const hashesOf = (text: string): readonly string[] => text.match(/\b[0-9a-f]{64}\b/g) ?? [];

const isOlder = (path: string, before: number): boolean => {
  const facts = statSync(path, { throwIfNoEntry: false });
  return facts !== undefined && Math.max(facts.mtimeMs, facts.ctimeMs) <= before;
};

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const contractFolders = (base: string): readonly string[] =>
  namesIn(base)
    .filter((name) => name !== "store" && name !== "rooms")
    .flatMap((project) => namesIn(join(base, project)).map((contract) => join(base, project, contract)))
    .filter((folder) => statSync(join(folder, "seal.json"), { throwIfNoEntry: false })?.isFile());

const filesIn = (folder: string): readonly string[] =>
  namesIn(folder).flatMap((name) => {
    const path = join(folder, name);
    const facts = statSync(path, { throwIfNoEntry: false });
    return facts?.isDirectory() ? filesIn(path) : facts?.isFile() ? [path] : [];
  });
