import { createHash } from "node:crypto";
import type { BigIntStats } from "node:fs";

const hashBytes = 20;
const headBytes = 12;
/** Times, device, inode, mode, owner, group and size, of four bytes each; the id and the length of the name follow. */
const statBytes = 40;
const nameAt = statBytes + hashBytes + 2;
const longName = 0xfff;

/**
 * Writes into an index of git, as `read-tree` leaves it, what the disk says of files whose content is known: git itself would read every one of them
 * again to learn it.
 *
 * @param index - Bytes of a file of version 2, with SHA-1.
 * @param stamps - Of files that hold what the index says, by their path.
 * @param unknown - Paths of files that hold something else: they stay without a stamp, and git reads them.
 * @returns The new bytes; nothing where the index is of another form, or holds a file that nothing is known of.
 * @see https://git-scm.com/docs/index-format
 */
export function stampIndex(
  index: Buffer,
  stamps: ReadonlyMap<string, BigIntStats>,
  unknown: ReadonlySet<string>,
): Buffer | undefined {
  const end = index.length - hashBytes;
  if (end < headBytes || index.toString("latin1", 0, 4) !== "DIRC" || index.readUInt32BE(4) !== 2) return undefined;
  const stamped = Buffer.from(index);
  let at = headBytes;
  for (let left = index.readUInt32BE(8); left > 0; left -= 1) {
    if (at + nameAt > end) return undefined;
    const flags = index.readUInt16BE(at + nameAt - 2);
    // A name that is too long to be counted ends at its zero; two more bytes of flags would stand before it.
    if ((flags & ~longName) !== 0) return undefined;
    const length = flags & longName;
    const nameEnd = length === longName ? index.indexOf(0, at + nameAt) : at + nameAt + length;
    if (nameEnd < 0 || nameEnd >= end) return undefined;
    const path = index.toString("utf8", at + nameAt, nameEnd);
    const facts = stamps.get(path);
    if (facts !== undefined) writeStamp(stamped, at, facts);
    else if (!unknown.has(path)) return undefined;
    at += (nameEnd - at + 8) & ~7;
  }
  createHash("sha1").update(stamped.subarray(0, end)).digest().copy(stamped, end);
  return stamped;
}

function writeStamp(into: Buffer, at: number, facts: BigIntStats): void {
  const words = [seconds(facts.ctimeNs), facts.ctimeNs % billion, seconds(facts.mtimeNs), facts.mtimeNs % billion, facts.dev, facts.ino]; // biome-ignore format: one
  for (const [index, word] of words.entries()) into.writeUInt32BE(low(word), at + index * 4);
  // The mode stays: git knows fewer of them than a disk.
  for (const [index, word] of [facts.uid, facts.gid, facts.size].entries()) into.writeUInt32BE(low(word), at + 28 + index * 4); // biome-ignore format: one
}

const billion = 1_000_000_000n;
const seconds = (nanoseconds: bigint): bigint => nanoseconds / billion;
const low = (word: bigint): number => Number(BigInt.asUintN(32, word));
