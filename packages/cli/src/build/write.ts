import type { Stats } from "node:fs";
import * as nodeFiles from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { sha256 } from "@goalpost/target/internal";
import { type Manifest, readManifest } from "./manifest.ts";
import { type BuildPlan, manifestFile, manifestName, type PlannedFile } from "./plan.ts";
import { safeFolder } from "./safe-folder.ts";

/** What a build did. */
export interface BuildResult {
  /** Relative to the project's root. */
  readonly folder: string;
  /** Names of files that were written, and the paths of those outside of the folder; empty when everything was as it is now. */
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Copies of files that a person had edited, made with `force`. */
  readonly copies: readonly string[];
}

/** Options of {@link writeBuild}. */
export interface WriteOptions {
  /** The project's root, absolute. */
  readonly cwd: string;
  /** Replaces files that were edited, after a copy of them. */
  readonly force: boolean;
  /** The file system. */
  readonly files?: typeof nodeFiles;
}

interface Seen {
  readonly planned: PlannedFile;
  readonly path: string;
  /** The hash of what is there; undefined when nothing is, `other` when it is not a plain file. */
  readonly now: string | undefined;
  readonly mode: number | undefined;
}

/**
 * Writes a build: every file is written in full beside its place first, and only then are they moved in, the manifest last. What is there
 * already and the same is not touched.
 *
 * @throws GoalpostError `build/edited`, `build/two-contracts`, `build/outside`, `build/not-writable`, `build/broken-manifest`.
 */
export async function writeBuild(plan: BuildPlan, options: WriteOptions): Promise<BuildResult> {
  const { files = nodeFiles } = options;
  const folder = await safeFolder(options.cwd, plan.folder, files);
  const manifest = await manifestIn(folder, plan, options);
  await sameSource(plan, manifest, options);
  const seen: Seen[] = [];
  const folders = new Map([[plan.folder, folder]]);
  for (const planned of [...plan.files, manifestFile(plan, manifest?.files)]) {
    const parent = dirname(planned.path);
    const safe = folders.get(parent) ?? (await safeFolder(options.cwd, parent, files));
    folders.set(parent, safe);
    seen.push(await look(planned, join(safe, basename(planned.path)), files));
  }
  const edited = seen.filter((each) => isEdited(each, manifest));
  if (edited.length > 0 && !options.force) throw editedError(plan, edited);
  const stale = seen.filter(
    ({ planned, now, mode }) => now !== planned.sha256 || (mode !== undefined && (mode & 0o777) !== planned.mode),
  );
  const copies = stale.length === 0 ? [] : await guarded(plan, () => replace(folder, stale, edited, files));
  return {
    folder: plan.folder,
    written: stale.map(({ planned }) => planned.name),
    unchanged: seen.filter((each) => !stale.includes(each)).map(({ planned }) => planned.name),
    copies,
  };
}

async function replace(
  folder: string,
  stale: readonly Seen[],
  edited: readonly Seen[],
  files: typeof nodeFiles,
): Promise<string[]> {
  await files.mkdir(dirname(folder), { recursive: true });
  const stage = await files.mkdtemp(`${folder}.new-`);
  const copies: string[] = [];
  try {
    for (const [index, { planned }] of stale.entries()) await writeWhole(join(stage, String(index)), planned, files);
    const folders = new Set(stale.map(({ path }) => dirname(path)));
    for (const each of folders) await files.mkdir(each, { recursive: true });
    for (const { path, planned, now } of edited) {
      const copy = now === "other" ? await moveAside(path, files) : await copyOf(path, files);
      copies.push(`${planned.name}${copy.slice(path.length)}`);
    }
    for (const [index, { path }] of stale.entries()) await files.rename(join(stage, String(index)), path);
    // It told the agent's run of an older contract how the tree was at the start.
    if (stale.some(({ planned }) => planned.name === "contract.json"))
      await files.rm(join(folder, "base.json"), { force: true });
    return copies;
  } finally {
    await files.rm(stage, { recursive: true, force: true });
  }
}

/** A full disk shows when the bytes reach it, not when they are handed over: they are forced out before anything is moved. */
async function writeWhole(path: string, { text, mode }: PlannedFile, files: typeof nodeFiles): Promise<void> {
  const handle = await files.open(path, "wx", mode);
  try {
    await handle.writeFile(text);
    await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** `contract.md.bak1`, `.bak2`, …: no earlier copy is lost. */
async function copyOf(path: string, files: typeof nodeFiles): Promise<string> {
  for (let number = 1; ; number += 1) {
    const copy = `${path}.bak${number}`;
    try {
      await files.copyFile(path, copy, nodeFiles.constants.COPYFILE_EXCL);
      return copy;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** A folder or a link, which cannot be copied as a file is, goes out of the way as it stands. */
async function moveAside(path: string, files: typeof nodeFiles): Promise<string> {
  for (let number = 1; ; number += 1) {
    const aside = `${path}.bak${number}`;
    if ((await statOf(aside, files)) !== undefined) continue;
    await files.rename(path, aside);
    return aside;
  }
}

async function look(planned: PlannedFile, path: string, files: typeof nodeFiles): Promise<Seen> {
  const found = await statOf(path, files);
  if (found === undefined) return { planned, path, now: undefined, mode: undefined };
  if (!found.isFile()) return { planned, path, now: "other", mode: undefined };
  return { planned, path, now: sha256(await files.readFile(path)), mode: found.mode };
}

async function statOf(path: string, files: typeof nodeFiles): Promise<Stats | undefined> {
  try {
    return await files.lstat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** A file is edited when it is neither what was built nor what would be built: a build that was cut short left the latter. */
function isEdited({ planned, now }: Seen, manifest: Manifest | undefined): boolean {
  if (now === undefined || now === planned.sha256 || planned.name === manifestName) return false;
  return manifest?.files.get(planned.name) !== now;
}

async function manifestIn(
  folder: string,
  plan: BuildPlan,
  { force, files = nodeFiles }: WriteOptions,
): Promise<Manifest | undefined> {
  const path = join(folder, manifestName);
  const found = await statOf(path, files);
  if (found?.isFile() !== true) return undefined;
  try {
    return readManifest(await files.readFile(path, "utf8"), `${plan.folder}/${manifestName}`);
  } catch (error) {
    if (force && GoalpostError.is(error)) return undefined;
    throw error;
  }
}

/** Two files whose contracts have one id would overwrite each other's build in turn. A file that was moved is gone from its old place. */
async function sameSource(
  { id, folder, source }: BuildPlan,
  manifest: Manifest | undefined,
  { cwd, files = nodeFiles }: WriteOptions,
): Promise<void> {
  if (manifest === undefined || manifest.source === source) return;
  if ((await statOf(join(cwd, manifest.source), files)) === undefined) return;
  throw new GoalpostError({
    code: "build/two-contracts",
    where: folder,
    what: `was built from ${manifest.source}, and ${source} has the id "${id}" too`,
    help: "give one of them another id",
  });
}

const editedError = ({ id }: BuildPlan, edited: readonly Seen[]): GoalpostError =>
  new GoalpostError({
    code: "build/edited",
    where: edited.map(({ planned }) => planned.path).join(", "),
    what: `${edited.length === 1 ? "was" : "were"} edited after the build`,
    help: `put the change into the contract; or build with --force, which keeps a copy: goalpost build ${id} --force`,
  });

async function guarded<Value>({ folder }: BuildPlan, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (GoalpostError.is(cause) || code === undefined) throw cause;
    const full = code === "ENOSPC" || code === "EDQUOT";
    throw new GoalpostError({
      code: "build/not-writable",
      where: folder,
      what: full ? "the disk is full; what was there is as it was" : `cannot be written (${message})`,
      help: full ? "free some space" : "make the folder writable",
      cause,
    });
  }
}
