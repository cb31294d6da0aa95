import {
  closeSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { GoalpostError, requireKnown } from "@goalpost/core/errors";

/** What a write did. */
export interface WriteResult {
  /** The file that was replaced, symlinks resolved. */
  readonly file: string;
  readonly changed: boolean;
  /** The first content that was ever replaced, when there was a file before. */
  readonly backup?: string;
}

const waits = new Int32Array(new SharedArrayBuffer(4));

/**
 * Changes a text file so that every moment shows either the old or the new content: a temporary file in the same directory, fsync, rename. The
 * file's mode is kept, a symlink is followed, the first content that was replaced stays as FILE.goalpost.bak. A lock beside the file makes two writers take turns, and
 * the change is computed from what is there once the lock is held, so neither loses the other's edit.
 *
 * @param change Gets the present text, undefined when there is no file; what it returns is written. When it throws, nothing is touched.
 * @param options.timeoutMs Milliseconds to wait for another writer. Default 10,000.
 * @param options.keep `"every"`: each content that is replaced stays, as FILE.goalpost.bak, FILE.goalpost.bak.2 and so on. Default `"first"`.
 * @throws GoalpostError `config/locked` when another writer does not finish in time, `config/not-utf8` when the file's bytes are not UTF-8,
 *   `config/not-writable` when the file says that it is read-only, or the system refuses: a folder that is read-only, links that lead in a circle; `config/bad-option`.
 */
export function updateFile(
  path: string,
  change: (text: string | undefined) => string,
  options: { readonly timeoutMs?: number; readonly keep?: "first" | "every" } = {},
): WriteResult {
  requireKnown("updateFile", options, ["timeoutMs", "keep"], "config/bad-option");
  const { timeoutMs = 10_000, keep = "first" } = options;
  try {
    const file = followed(path);
    mkdirSync(dirname(file), { recursive: true });
    return locked(file, change, timeoutMs, keep);
  } catch (error) {
    throw error instanceof Error && "syscall" in error ? notWritable(path, error) : error;
  }
}

function locked(
  file: string,
  change: (text: string | undefined) => string,
  timeoutMs: number,
  keep: "first" | "every",
): WriteResult {
  const release = lock(`${file}.goalpost.lock`, timeoutMs);
  try {
    const before = readText(file);
    const after = change(before);
    if (after === before) return { file, changed: false };
    const mode = before === undefined ? 0o600 : statSync(file).mode & 0o7777;
    // Who may replace a file by its folder's leave has not been told that they may write it.
    if ((mode & 0o222) === 0) throw readOnly(file);
    const backup = keep === "first" ? `${file}.goalpost.bak` : freeBackup(file, before);
    // The first original is what somebody will want back: a later write leaves it.
    if (before !== undefined && lstatSync(backup, { throwIfNoEntry: false }) === undefined)
      replace(backup, before, mode);
    replace(file, after, mode);
    return { file, changed: true, ...(before === undefined ? {} : { backup }) };
  } finally {
    release();
  }
}

/** The backup that holds this content already, else the first name that is free. */
function freeBackup(file: string, content: string | undefined): string {
  for (let count = 1; ; count += 1) {
    const name = `${file}.goalpost.bak${count === 1 ? "" : `.${count}`}`;
    const found = lstatSync(name, { throwIfNoEntry: false });
    if (found === undefined || (found.isFile() && content !== undefined && readFileSync(name, "utf8") === content))
      return name;
  }
}

function replace(file: string, text: string, mode: number): void {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  rmSync(temporary, { force: true });
  const handle = openSync(temporary, "wx", 0o600);
  try {
    const bytes = Buffer.from(text, "utf8");
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fchmodSync(handle, mode);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
  syncDirectory(dirname(file));
}

/** The rename itself must reach the disk; some systems cannot sync a directory. */
function syncDirectory(directory: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(directory, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A lock is a file with the owner's process id; one whose owner is gone, as after kill -9, is taken over. */
function lock(path: string, timeoutMs: number): () => void {
  const own = `${path}.${process.pid}`;
  rmSync(own, { force: true });
  const handle = openSync(own, "wx", 0o600);
  writeSync(handle, String(process.pid));
  closeSync(handle);
  const end = Date.now() + timeoutMs;
  try {
    while (!linked(own, path)) {
      if (isStale(path)) takeOver(own, path);
      else if (Date.now() > end) throw stillLocked(path);
      else Atomics.wait(waits, 0, 0, 5);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(path, { force: true });
}

/** Of several writers that see a stale lock only one removes it, and only while it is still that one. */
function takeOver(own: string, path: string): void {
  const guard = `${path}.takeover`;
  if (!linked(own, guard)) {
    if (isStale(guard)) rmSync(guard, { force: true });
    return;
  }
  if (isStale(path)) rmSync(path, { force: true });
  rmSync(guard, { force: true });
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function isStale(path: string): boolean {
  const owner = Number(readText(path) ?? process.pid);
  if (!Number.isInteger(owner) || owner <= 0) return true;
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

const stillLocked = (path: string) =>
  new GoalpostError({
    code: "config/locked",
    where: path,
    what: "another process is writing this file, expected it to finish",
    help: "try again; when no such process runs, remove the lock file",
  });

function notWritable(path: string, cause: Error & { readonly code?: string }): GoalpostError {
  return new GoalpostError({
    code: "config/not-writable",
    where: path,
    what: `cannot be written (${cause.code ?? cause.message}); it is as it was`,
    help: "make it a file that you may write, in a folder that you may write",
    cause,
  });
}

/** The file behind symlinks, also one that does not exist yet. */
function followed(path: string): string {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return path;
  try {
    return realpathSync(path);
  } catch (error) {
    if (!found.isSymbolicLink() || (error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return followed(resolve(realpathSync(dirname(path)), readlinkSync(path)));
  }
}

/** Reads UTF-8; bytes that are none are refused, as both clients refuse them, and not replaced in silence. */
function readText(file: string): string | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new GoalpostError({
      code: "config/not-utf8",
      where: file,
      what: "the file is not UTF-8, expected UTF-8",
      help: "save it as UTF-8; nothing was written",
      cause,
    });
  }
}

const readOnly = (path: string): GoalpostError =>
  new GoalpostError({
    code: "config/not-writable",
    where: path,
    what: "is read-only; it is as it was",
    help: `make it writable first: chmod u+w ${path}`,
  });
