import { GoalpostError } from "./errors/goalpost-error.ts";

/** Bytes that a contract's file may have: far more than any client takes, and few enough to be read at once. */
export const maxSourceBytes = 8 * 1024 * 1024;

/**
 * Reads the bytes of a contract's file as text.
 *
 * @param file - The name that the error gives the file.
 * @throws GoalpostError `source/too-large` above 8 MiB, `source/not-utf8` at the first byte that is none.
 * @example
 * decodeSource(new TextEncoder().encode("<goal>"), "GOAL.md"); // "<goal>"
 */
export function decodeSource(bytes: Uint8Array, file: string): string {
  if (bytes.length > maxSourceBytes) throw tooLarge(file, bytes.length);
  const text = new TextDecoder("utf-8").decode(bytes);
  const at = bytes.length === 0 ? -1 : firstBadByte(bytes, text);
  if (at < 0) return text;
  throw new GoalpostError({
    code: "source/not-utf8",
    where: `${file}: byte ${at}`,
    what: `is not UTF-8: 0x${(bytes[at] ?? 0).toString(16).padStart(2, "0")} cannot stand there`,
    help: "save the file as UTF-8",
  });
}

/** The error for a file that is too large to be read; a loader that knows the size need not read it. */
export const tooLarge = (file: string, length: number): GoalpostError =>
  new GoalpostError({
    code: "source/too-large",
    where: file,
    what: `has ${length} bytes, expected at most ${maxSourceBytes}`,
    help: "name the contract's own file; logs and data are read by the agent, not by lint",
  });

/** The first byte that is not UTF-8: the text up to it is the longest that decodes without a fault. */
function firstBadByte(bytes: Uint8Array, text: string): number {
  if (!text.includes("\ufffd")) return -1;
  if (prefixDecodes(bytes, bytes.length, false)) return -1;
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (prefixDecodes(bytes, middle, true)) good = middle;
    else bad = middle;
  }
  return startOf(bytes, good);
}

/** The first byte of the character that a fault is in. */
function startOf(bytes: Uint8Array, fault: number): number {
  let start = fault - 1;
  while (start > fault - 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  const lead = bytes[start] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return length > fault - start ? start : fault;
}

/** Whether a prefix is UTF-8; `cut` allows for a character that it cuts. */
function prefixDecodes(bytes: Uint8Array, end: number, cut: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end), { stream: cut });
    return true;
  } catch {
    return false;
  }
}
