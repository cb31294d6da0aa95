import { readFileSync } from "node:fs";

interface Section {
  readonly name: string;
  readonly address: number;
  readonly offset: number;
  readonly size: number;
}

/**
 * Reads the runs of string slices in a 64-bit little-endian ELF file: what a Rust compiler leaves of the field names of a struct and of the
 * variants of an enum. Each run keeps its order, so names that belong together stay together.
 */
export function nameRuns(file: string): string[][] {
  const bytes = readFileSync(file);
  const sections = readSections(bytes);
  const data = sections.find(({ name }) => name === ".data.rel.ro");
  const text = sections.find(({ name }) => name === ".rodata");
  if (data === undefined || text === undefined) return [];
  const runs: string[][] = [];
  let run: string[] = [];
  for (let at = data.offset; at + 16 <= data.offset + data.size; ) {
    const name = sliceAt(bytes, at, text);
    if (name === undefined) {
      if (run.length > 0) runs.push(run);
      run = [];
      at += 8;
    } else {
      run.push(name);
      at += 16;
    }
  }
  return runs;
}

function sliceAt(bytes: Buffer, at: number, text: Section): string | undefined {
  if (bytes.readUInt32LE(at + 12) !== 0 || bytes.readUInt32LE(at + 4) !== 0) return undefined;
  const [address, length] = [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 8)];
  if (length < 1 || length > 64 || address < text.address || address + length > text.address + text.size)
    return undefined;
  const start = address - text.address + text.offset;
  const name = bytes.toString("latin1", start, start + length);
  return /^[A-Za-z_$][A-Za-z0-9_.-]*$/.test(name) ? name : undefined;
}

function readSections(bytes: Buffer): Section[] {
  const table = Number(bytes.readBigUInt64LE(0x28));
  const [size, count, names] = [bytes.readUInt16LE(0x3a), bytes.readUInt16LE(0x3c), bytes.readUInt16LE(0x3e)];
  const header = (index: number) => {
    const at = table + index * size;
    return {
      nameAt: bytes.readUInt32LE(at),
      address: Number(bytes.readBigUInt64LE(at + 0x10)),
      offset: Number(bytes.readBigUInt64LE(at + 0x18)),
      size: Number(bytes.readBigUInt64LE(at + 0x20)),
    };
  };
  const strings = header(names).offset;
  return Array.from({ length: count }, (_, index) => {
    const { nameAt, ...rest } = header(index);
    return { ...rest, name: bytes.toString("latin1", strings + nameAt, bytes.indexOf(0, strings + nameAt)) };
  });
}
