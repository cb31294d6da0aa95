import { existsSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { updateFile, writePlanned } from "@goalpost/config/node";
import { sha256 } from "@goalpost/target/internal";
import { rememberOwnFile, stateDir } from "@goalpost/verify";
import writeFileAtomic from "write-file-atomic";
import { hookFile, ownGroups, readHookFile, withHooks, withoutHooks } from "./client-file.ts";
import type { HookPlan } from "./entries.ts";

/** What a client's file held before the first install, so that uninstall gives its bytes back. */
interface Record {
  readonly version: 1;
  /** Null where there was no file. */
  readonly before: string | null;
  /** The sha256 of each text that we wrote, the last one last. */
  readonly written: readonly string[];
  /** Folders that were not there before us, relative to the project. */
  readonly made: readonly string[];
}

/** What an install, or its end, came to. */
export interface Edited {
  /** The file, absolute. */
  readonly file: string;
  readonly before: string | undefined;
  /** Undefined when it is to go. */
  readonly after: string | undefined;
}

/** What install would make of the file. */
export async function planInstall(plan: HookPlan): Promise<Edited> {
  const file = hookFile(plan.target, plan.root);
  const before = await readHookFile(file, plan.root);
  return { file, before, after: withHooks(before, plan, relative(plan.root, file)) };
}

/**
 * Writes it, and remembers what was there.
 *
 * @throws GoalpostError `config/changed-meanwhile`, `config/not-writable`.
 */
export async function install(plan: HookPlan, { file, before, after = "" }: Edited, env: NodeJS.ProcessEnv): Promise<void> {
  if (before === after) return;
  const { target, root } = plan;
  const shown = relative(root, file);
  const known = await readRecord(plan, env);
  const had = before === undefined ? 0 : ownGroups(before, plan, shown).length;
  const backup = `${file}.goalpost.bak`;
  const hadBackup = existsSync(backup);
  const made = existsSync(dirname(file)) ? [] : [relative(root, dirname(file))];
  const written = writePlanned(file, before, after, shown);
  // The record holds what was there: no copy is left in a tree in which every new file counts.
  if (!hadBackup && written.backup !== undefined) rmSync(written.backup, { force: true });
  // Our own entries of an earlier install are part of what was there only if nobody remembers.
  const first = had > 0 && known !== undefined ? known : { before: before ?? null, made, written: [] };
  await writeRecord({ target, root }, { ...first, version: 1, written: [...first.written, sha256(after)] }, env);
  // What we wrote is not a part of the work that is judged. What was there before is, whatever file it lies in.
  await rememberOwnFile(root, env, sha256(after));
} // biome-ignore format: one

/** What uninstall would make of the file: the very bytes of before where nobody has changed it since, else what is there without our entries. */
export async function planUninstall(plan: Pick<HookPlan, "target" | "root">, env: NodeJS.ProcessEnv): Promise<Edited> {
  const file = hookFile(plan.target, plan.root);
  const before = await readHookFile(file, plan.root);
  if (before === undefined) return { file, before, after: undefined };
  const known = await readRecord(plan, env);
  if (known !== undefined && known.written.at(-1) === sha256(before)) return { file, before, after: known.before ?? undefined };
  const after = withoutHooks(before, plan, relative(plan.root, file));
  return { file, before, after: known?.before === null && after.trim() === "{}" ? undefined : after };
} // biome-ignore format: one

/** Writes it, and takes away what was not there before us. */
export async function uninstall(
  plan: Pick<HookPlan, "target" | "root">,
  { file, before, after }: Edited,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const known = await readRecord(plan, env);
  if (before !== undefined && after === undefined) removeUnchanged(file, before);
  else if (before !== after && after !== undefined) {
    const hadBackup = existsSync(`${file}.goalpost.bak`);
    const { backup } = writePlanned(file, before, after, relative(plan.root, file));
    if (!hadBackup && backup !== undefined) rmSync(backup, { force: true });
  }
  for (const path of known?.made ?? []) removeEmpty(join(plan.root, path));
  await rm(recordFile(plan, env), { force: true });
}

/** Under the lock that every writer takes, and only while it is what was looked at. */
function removeUnchanged(file: string, before: string): void {
  updateFile(file, (now) => now ?? "");
  if (readFileSync(file, "utf8") === before) rmSync(file, { force: true });
}

/** A folder that we made goes when it is empty again. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // it is not there, or it holds something: then it stays
  }
}

const recordFile = ({ target, root }: Pick<HookPlan, "target" | "root">, env: NodeJS.ProcessEnv): string =>
  join(stateDir({ cwd: root, env }), `hooks-${target}.json`);

async function readRecord(plan: Pick<HookPlan, "target" | "root">, env: NodeJS.ProcessEnv): Promise<Record | undefined> {
  try {
    const kept = JSON.parse(await readFile(recordFile(plan, env), "utf8")) as Partial<Record>;
    const { before, made, written } = kept;
    const fits = (before === null || typeof before === "string") && Array.isArray(made) && Array.isArray(written);
    return fits ? (kept as Record) : undefined;
  } catch {
    return undefined;
  }
} // biome-ignore format: one

async function writeRecord(plan: Pick<HookPlan, "target" | "root">, record: Record, env: NodeJS.ProcessEnv): Promise<void> {
  const file = recordFile(plan, env);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFileAtomic(file, JSON.stringify(record), { mode: 0o600 });
} // biome-ignore format: one
