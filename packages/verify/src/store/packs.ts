import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from "node:fs"; // biome-ignore format: one
import { join } from "node:path";

/** Where bytes stand that are kept with others in one file. */
export interface PackedPlace {
  readonly path: string;
  readonly offset: number;
  readonly bytes: number;
}

type Row = readonly [sha256: string, offset: number, bytes: number];

/** Files up to this size are kept many in one: to create a file costs more than to write it. */
export const packedBytes = 256 * 1024;
const flushBytes = 1024 * 1024;

/** Bytes that were recorded together, in one file, with a list of what stands where. */
export class Packs {
  readonly #folder: string;
  readonly #places = new Map<string, PackedPlace>();
  readonly #read = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Lists that were added by somebody else are read when something is not found. */
  find(sha256: string): PackedPlace | undefined {
    const known = this.#places.get(sha256);
    if (known !== undefined) return known;
    return this.#load() ? this.#places.get(sha256) : undefined;
  }

  #load(): boolean {
    const fresh = names(this.#folder).filter((name) => name.endsWith(".json") && !this.#read.has(name));
    for (const name of fresh) {
      this.#read.add(name);
      const path = join(this.#folder, name.replace(/json$/, "bin"));
      for (const [sha256, offset, bytes] of rowsOf(join(this.#folder, name))) this.#places.set(sha256, { path, offset, bytes }); // biome-ignore format: one
    }
    return fresh.length > 0;
  }

  /** Begins a file. */
  begin(name: string): PackWriter {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    return new PackWriter(join(this.#folder, name));
  }
}

/** Writes one file of many. Nothing of it is found before its end. */
export class PackWriter {
  readonly #path: string;
  readonly #rows: Row[] = [];
  readonly #known = new Set<string>();
  readonly #file: number;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #offset = 0;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(`${path}.bin`, "wx", 0o600);
  }

  add(sha256: string, bytes: Buffer): void {
    if (this.#known.has(sha256)) return;
    this.#known.add(sha256);
    this.#rows.push([sha256, this.#offset, bytes.length]);
    this.#offset += bytes.length;
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes > flushBytes) this.#flush();
  }

  /** Makes it found, or leaves nothing where nothing was added. */
  end(): void {
    this.#flush();
    closeSync(this.#file);
    if (this.#rows.length === 0) {
      rmSync(`${this.#path}.bin`, { force: true });
      return;
    }
    writeFileSync(`${this.#path}.new`, JSON.stringify(this.#rows), { mode: 0o600, flag: "wx" });
    renameSync(`${this.#path}.new`, `${this.#path}.json`);
  }

  /** Leaves nothing. */
  drop(): void {
    closeSync(this.#file);
    for (const ending of ["bin", "new"]) rmSync(`${this.#path}.${ending}`, { force: true });
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
  }
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A list that cannot be read holds nothing: what is looked for is then missing, and that is an error by itself. */
function rowsOf(path: string): readonly Row[] {
  try {
    const rows = JSON.parse(readFileSync(path, "utf8")) as readonly Row[];
    return Array.isArray(rows) ? rows.filter(isRow) : [];
  } catch {
    return [];
  }
}

const isRow = (row: unknown): row is Row =>
  Array.isArray(row) &&
  typeof row[0] === "string" &&
  [row[1], row[2]].every((each) => Number.isSafeInteger(each) && each >= 0);
