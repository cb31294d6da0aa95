import { readManifest } from "./read-manifest.ts";

/** A table of TOML. */
export type Table = Readonly<Record<string, unknown>>;

/** Reads a TOML file right below the root; undefined for one that is missing or broken. */
export async function readToml(root: string, name: string): Promise<Table | undefined> {
  const text = await readManifest(root, name);
  if (text === undefined) return undefined;
  const { parse } = await import("smol-toml");
  try {
    return parse(text) as Table;
  } catch {
    return undefined;
  }
}

/** The table at a path of keys, if there is one. */
export function tableAt(table: Table | undefined, ...keys: readonly string[]): Table | undefined {
  let at: unknown = table;
  for (const key of keys) {
    if (!isTable(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return isTable(at) ? at : undefined;
}

const isTable = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value);
