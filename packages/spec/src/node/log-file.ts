import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from "node:fs";
import { GoalpostError } from "@goalpost/core/errors";

/** A file of JSON lines that only grows. */
export interface LogFile<Line> extends Disposable {
  readonly lines: readonly Line[];
  /** Writes a line whole and syncs it before it returns. */
  append(line: Line): void;
}

/** Longest file that is read, in bytes: what a person can have answered is far shorter. */
const mostBytes = 20_000_000;

/**
 * Opens a file of JSON lines, and makes it where there is none; one that nothing was written to is taken away again. A line that was being written when a process ended is taken off.
 *
 * @param read - Reads the text; a last line without its line feed that is not JSON is to be left out.
 * @throws GoalpostError `spec/log-not-writable`, `spec/bad-log`; from `append`: `spec/log-changed` when somebody else wrote meanwhile.
 */
export function openLog<Line>(path: string, read: (text: string) => readonly Line[]): LogFile<Line> {
  const isNew = !existsSync(path);
  const handle = opened(path);
  try {
    const bytes = bytesOf(handle, path);
    const lines = [...read(bytes.toString("utf8"))];
    let length = endLastLine(handle, bytes);
    return {
      lines,
      append: (line) => {
        const { size, nlink } = fstatSync(handle);
        if (size !== length || nlink === 0) throw changed(path);
        const added = Buffer.from(`${JSON.stringify(line)}\n`, "utf8");
        for (let at = 0; at < added.length; ) at += writeSync(handle, added, at);
        fsyncSync(handle);
        length += added.length;
        lines.push(line);
      },
      [Symbol.dispose]: () => {
        // another one may have written to it meanwhile
        const isEmpty = fstatSync(handle).size === 0;
        closeSync(handle);
        if (isNew && isEmpty) rmSync(path, { force: true });
      },
    };
  } catch (error) {
    const isEmpty = fstatSync(handle).size === 0;
    closeSync(handle);
    if (isNew && isEmpty) rmSync(path, { force: true });
    throw error;
  }
}

/** The text of such a log, to look at it alone: nothing is made or changed, and a FIFO does not block. */
export function readLog(path: string): string {
  const handle = opened(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return bytesOf(handle, path).toString("utf8");
  } finally {
    closeSync(handle);
  }
}

function opened(path: string, flags = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND): number {
  try {
    // a link would carry what is said to where nobody looks for it
    return openSync(path, flags | constants.O_NONBLOCK | constants.O_NOFOLLOW, 0o644);
  } catch (cause) {
    const { code = "unwritable" } = cause as NodeJS.ErrnoException;
    throw new GoalpostError({
      code: "spec/log-not-writable",
      where: path,
      what: code === "ELOOP" ? "is a link, expected a file" : `cannot be written (${code})`,
      help: "make it a file that you may write: what is said is kept there before anything else happens",
      cause,
    });
  }
}

function bytesOf(handle: number, path: string): Buffer {
  const found = fstatSync(handle);
  if (!found.isFile() || found.size > mostBytes)
    throw new GoalpostError({
      code: "spec/bad-log",
      where: path,
      what: found.isFile() ? `has ${found.size} bytes, expected at most ${mostBytes}` : "is not a file",
      help: "move it away, or make it shorter",
    });
  const bytes = Buffer.alloc(found.size);
  for (let at = 0; at < bytes.length; ) {
    const count = readSync(handle, bytes, at, bytes.length - at, at);
    if (count === 0) break;
    at += count;
  }
  return bytes;
}

/** Takes off a torn last line, or ends one that lacks its line feed. By bytes: it may be torn inside of a character. */
function endLastLine(handle: number, bytes: Buffer): number {
  const start = bytes.lastIndexOf("\n") + 1;
  if (start === bytes.length) return bytes.length;
  try {
    JSON.parse(bytes.toString("utf8", start));
    writeSync(handle, "\n");
  } catch {
    ftruncateSync(handle, start);
  }
  fsyncSync(handle);
  return fstatSync(handle).size;
}

const changed = (path: string): GoalpostError =>
  new GoalpostError({
    code: "spec/log-changed",
    where: path,
    what: "was written by somebody else since it was read; what was said last is not kept",
    help: "end the other goalpost that works on this specification, then run the command again: what was kept is not asked once more",
  });
