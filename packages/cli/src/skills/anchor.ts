import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { join, relative, sep } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { isWithin } from "@goalpost/target/internal";
import { outside, type Place } from "./places.ts";

const { O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;

/** Linux: a folder is only gone through, which needs no leave to list it. Node has no name for it. */
const O_PATH = 0o10_000_000;

/** Whether a folder that is open can be worked in by its descriptor, whatever stands at its path meanwhile. */
const hasDescriptors = process.platform === "linux" && existsSync("/proc/self/fd");
const within = (handle: number): string => `/proc/self/fd/${handle}`;

/**
 * Makes the folder of a place and works in it: each folder on the way is opened before it is looked at, and what is done then is done in that one,
 * also where a link takes its place meanwhile. Where a system has no descriptors of folders, its path is looked at before.
 *
 * @param work - Gets the place with a folder that stays the same one.
 * @throws GoalpostError `skill/place-outside`.
 */
export function inPlace<Result>(place: Place, root: string | undefined, work: (place: Place) => Result): Result {
  if (!hasDescriptors) {
    mkdirSync(place.folder, { recursive: true });
    requireInside(place, root, realpathSync(place.folder));
    return work(place);
  }
  const open: number[] = [];
  try {
    const start = root ?? sep;
    open.push(openSync(start, O_PATH | O_DIRECTORY));
    for (const part of relative(start, place.folder).split(sep)) {
      const next = join(within(open.at(-1) ?? -1), part);
      if (lstatSync(next, { throwIfNoEntry: false }) === undefined) mkdirSync(next);
      open.push(openSync(next, O_PATH | O_DIRECTORY));
      requireInside(place, root, realpathSync(within(open.at(-1) ?? -1)));
    }
    return work({ ...place, folder: within(open.at(-1) ?? -1), linksFrom: place.folder });
  } finally {
    for (const handle of open.reverse()) closeSync(handle);
  }
}

function requireInside({ shown }: Place, root: string | undefined, real: string): void {
  if (root !== undefined && !isWithin(real, realpathSync(root))) throw outside(shown, real);
}

/** A file of a tree that is to be written. */
export interface NewFile {
  readonly bytes: Buffer;
  readonly mode: number;
}

/**
 * Makes a folder of files. Nothing is written through a link that is put in the folder's place, or in that of a folder below it, while it is made.
 *
 * @throws GoalpostError `skill/place-changed`.
 */
export function makeTree(folder: string, files: ReadonlyMap<string, NewFile>): void {
  mkdirSync(folder);
  opened(folder, (own) => {
    for (const [path, file] of files) putFile(own, path.split("/"), file);
  });
}

function putFile(folder: string, [name = "", ...rest]: readonly string[], file: NewFile): void {
  const path = join(folder, name);
  if (rest.length > 0) {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) mkdirSync(path);
    opened(path, (own) => putFile(own, rest, file));
    return;
  }
  const handle = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, file.mode);
  try {
    for (let at = 0; at < file.bytes.length; ) at += writeSync(handle, file.bytes, at);
    fchmodSync(handle, file.mode & ~process.umask());
  } finally {
    closeSync(handle);
  }
}

/** Works in a folder, never in a link; by its descriptor where the system has such. */
function opened(folder: string, work: (own: string) => void): void {
  if (!hasDescriptors) {
    if (!lstatSync(folder).isDirectory()) throw placeChanged(folder);
    work(folder);
    return;
  }
  let handle: number;
  try {
    handle = openSync(folder, O_PATH | O_DIRECTORY | O_NOFOLLOW);
  } catch (error) {
    if (["ELOOP", "ENOTDIR", "ENOENT"].includes(String((error as NodeJS.ErrnoException).code)))
      throw placeChanged(folder);
    throw error;
  }
  try {
    work(within(handle));
  } finally {
    closeSync(handle);
  }
}

/** Moves a folder that was made to its name, and looks whether it is that one which stands there. */
export function moveTree(made: string, to: string): void {
  const before = lstatSync(made);
  renameSync(made, to);
  const now = lstatSync(to);
  if (!before.isDirectory() || now.ino !== before.ino || now.dev !== before.dev) throw placeChanged(to);
}

/** Takes a folder away with all that is in it, or a link or file alone; no link is followed, also none that comes while it is taken away. */
export function removeTree(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isDirectory()) {
    unlinkSync(path);
    return;
  }
  opened(path, (own) => {
    for (const name of readdirSync(own)) removeTree(join(own, name));
  });
  rmdirSync(path);
}

const placeChanged = (path: string): GoalpostError =>
  new GoalpostError({
    code: "skill/place-changed",
    where: path.replace(/^\/proc\/self\/fd\/\d+\//, ""),
    what: "was put in the place of the folder while it was worked on",
    help: "find out what else writes there, then run it again",
  });
