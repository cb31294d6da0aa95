import type { Change } from "../git/tree-changes.ts";
import type { TreeEntry } from "../store/tree.ts";

/** What a word on changes is recorded under: no item of a contract can have this id. */
export const mineId = "~mine";

/** A change that a person says is theirs, with what stands there now; nothing when the file is gone. */
export interface MineEntry {
  readonly path: string;
  readonly change: Change;
  readonly entry: TreeEntry | undefined;
}

/** Writes the list that a person's word is bound to: the seal that it counts for, and each file by its content. */
export function mineText(sealSha256: string, entries: readonly MineEntry[]): string {
  const rows = entries.map(({ path, change, entry }) => JSON.stringify([path, change, ...valuesOf(entry)]));
  return `[\n${[JSON.stringify(["", "seal", sealSha256]), ...rows].join(",\n")}\n]\n`;
}

function valuesOf(entry: TreeEntry | undefined): readonly (string | number | boolean)[] {
  if (entry === undefined) return ["gone"];
  if (entry.kind === "link") return ["link", entry.target];
  return entry.kind === "folder" ? ["folder"] : ["file", entry.sha256, entry.bytes, entry.executable, entry.modified];
}

/** Reads such a list; nothing when it is none of this seal, or a path of it leads elsewhere. */
export function parseMine(text: string, sealSha256: string): readonly MineEntry[] | undefined {
  const rows = rowsOf(text);
  const [head, ...rest] = rows ?? [];
  if (head?.[1] !== "seal" || head[2] !== sealSha256) return undefined;
  const entries = rest.map(entryOf);
  return entries.every((each) => each !== undefined) ? entries : undefined;
}

function rowsOf(text: string): readonly (readonly unknown[])[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((row) => Array.isArray(row)) ? value : undefined;
  } catch {
    return undefined;
  }
}

const changes: ReadonlySet<unknown> = new Set<Change>(["added", "deleted", "mode changed", "modified", "type changed"]);

function entryOf([path, change, kind, value, bytes, executable, modified]: readonly unknown[]): MineEntry | undefined {
  if (typeof path !== "string" || !isPlainPath(path) || !changes.has(change)) return undefined;
  const at = { path, change: change as Change };
  if (kind === "gone") return { ...at, entry: undefined };
  if (kind === "folder") return { ...at, entry: { kind } };
  if (kind === "link" && typeof value === "string") return { ...at, entry: { kind, target: value } };
  const isFile = kind === "file" && typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
  if (!isFile || typeof bytes !== "number" || typeof modified !== "number") return undefined;
  return { ...at, entry: { kind, sha256: value, bytes, executable: executable === true, modified } };
}

/** Below the root, and neither git's own nor ours. */
const isPlainPath = (path: string): boolean =>
  path !== "" &&
  !path.startsWith("/") &&
  path.split("/").every((part) => part !== "" && part !== "." && part !== ".." && part.toLowerCase() !== ".git") &&
  !path.startsWith(".goalpost/");
