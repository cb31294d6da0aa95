import { conform } from "./conform.ts";
import type { Misfit } from "./misfit.ts";
import { pathText } from "./path.ts";
import type { Shape, StructShape } from "./shape.ts";
import { nearest } from "./text.ts";
import { isTable, type TomlTable, type TomlValue } from "./toml/parse-toml.ts";

/** What is known about a client's file beside its shape. */
export interface KeyPlaces {
  readonly shape: StructShape;
  /** Names that the client does not have, and what does their work: older ones, those of the other client. */
  readonly instead: Readonly<Record<string, string>>;
  /** Names of a table whose keys are no fields of the shape: features. */
  readonly more?: readonly { readonly table: string; readonly names: readonly string[] }[];
  /** Keys of another file of the same client, and what that file is called. */
  readonly elsewhere?: { readonly file: string; readonly keys: ReadonlySet<string> };
  /** How a key at the root is kept out of a table, in the file's own language. */
  readonly toRoot: string;
  /** A table as the file writes it. */
  readonly tableText: (table: string) => string;
}

/**
 * Says of a key that its table does not have where it belongs: a root key below a table is moved, an old name is renamed. To leave it out would lose
 * what it was to set. @internal
 */
export function placed(misfit: Misfit, root: TomlTable, places: KeyPlaces): Misfit {
  const mend = misfit.mend ?? belongs(misfit, root, places);
  return mend === undefined ? misfit : { ...misfit, mend };
}

function belongs(misfit: Misfit, root: TomlTable, places: KeyPlaces): string | undefined {
  const { kind, path } = misfit;
  const name = path.at(-1);
  if (typeof name !== "string") return undefined;
  const parent = path.slice(0, -1);
  const isRootKey = Object.hasOwn(places.shape.keys, name);
  const toRoot = places.toRoot.replace("{table}", pathText(parent));
  // A value of the wrong type says where its key belongs only if the table takes any key: `sandbox_mode` below [features].
  if (kind === "wrong") return parent.length > 0 && isRootKey && isFreeTable(places.shape, parent) ? toRoot : undefined;
  if (parent.length > 0 && isRootKey) return toRoot;
  const key: UnknownKey = { name, parent, value: at(root, path), candidates: misfit.candidates ?? [] };
  return (
    otherName(key, places) ??
    otherTable(key, places) ??
    otherAtRoot(key, places, toRoot) ??
    misspelt(key, places, toRoot) ??
    "look up its name: the client has no key that is called so, here or elsewhere, and what it was to set is not set"
  );
}

interface UnknownKey {
  readonly name: string;
  readonly parent: Misfit["path"];
  readonly value: TomlValue | undefined;
  readonly candidates: readonly string[];
}

/** An old name, one of the other client, one of another file. */
function otherName({ name, parent, value }: UnknownKey, { shape, instead, elsewhere }: KeyPlaces): string | undefined {
  const known = instead[pathText([...parent, name])];
  const renamed = /^rename it to (\w+)/.exec(known ?? "")?.[1];
  // A table cannot be renamed to what holds a word.
  if (renamed !== undefined && isTable(value) && ["enum", "string"].includes(shape.keys[renamed]?.type ?? ""))
    return `write ${renamed} = "…" above the first table, with what stands here`;
  if (known !== undefined) return known;
  return parent.length === 0 && elsewhere?.keys.has(name) ? `move it to ${elsewhere.file}` : undefined;
}

/** An old name of a key of the root, below a table. */
function otherAtRoot({ name, parent }: UnknownKey, { instead }: KeyPlaces, toRoot: string): string | undefined {
  const known = parent.length === 0 ? undefined : instead[name];
  return known !== undefined && /^rename it to \w+$/.test(known) ? `${known}, and ${toRoot}` : known;
}

/** A key of another table, which no key of this one is near to. */
function otherTable({ name, parent, value, candidates }: UnknownKey, places: KeyPlaces): string | undefined {
  if (nearest(name, candidates) !== undefined) return undefined;
  const found = tablesWith(name, value, places).filter((table) => table !== places.tableText(pathText(parent)));
  return found.length > 0 && found.length <= 3 ? `move it below ${found.join(" or ")}` : undefined;
}

/** A key of this table, of the root, or of another table, written wrongly. */
function misspelt(key: UnknownKey, places: KeyPlaces, toRoot: string): string | undefined {
  const { name, candidates, parent, value } = key;
  const like = (names: readonly string[]): string | undefined =>
    nearest(name, names) ?? names.find((each) => plain(each) === plain(name));
  const here = like(candidates);
  if (here !== undefined) return `rename it to ${here}`;
  const atRoot = parent.length === 0 ? undefined : like(Object.keys(places.shape.keys));
  if (atRoot !== undefined) return `rename it to ${atRoot}, and ${toRoot}`;
  const inner = like(allNames(places));
  const tables = inner === undefined ? [] : tablesWith(inner, value, places);
  return tables.length > 0 && tables.length <= 2
    ? `rename it to ${inner}, and move it below ${tables.join(" or ")}`
    : undefined;
}

/** `sandboxMode`, `sandbox-mode` and `sandbox_mode` are one name. */
const plain = (name: string): string => name.replace(/[-_]/g, "").toLowerCase();

const at = (root: TomlTable, path: Misfit["path"]): TomlValue | undefined =>
  path.reduce<TomlValue | undefined>((value, step) => {
    if (Array.isArray(value)) return typeof step === "number" ? value[step] : undefined;
    return isTable(value) ? value[String(step)] : undefined;
  }, root);

/** Tells whether the table at a path is one of free names, all of whose values have one shape. */
function isFreeTable(shape: StructShape, path: Misfit["path"]): boolean {
  const found = path.reduce<Shape | undefined>((inner, step) => {
    if (inner?.type === "struct") return inner.keys[String(step)] ?? inner.rest;
    return inner?.type === "map" ? inner.values : inner?.type === "array" ? inner.items : undefined;
  }, shape);
  return found?.type === "map" || (found?.type === "struct" && found.rest !== undefined) || (found?.type === "struct" && path[0] === "features"); // biome-ignore format: one
}

interface Holder {
  readonly table: string;
  readonly shape: Shape;
}

const indexes = new WeakMap<StructShape, ReadonlyMap<string, readonly Holder[]>>();

/** Every key below the root, with the tables that have it. */
function indexOf(shape: StructShape): ReadonlyMap<string, readonly Holder[]> {
  const known = indexes.get(shape);
  if (known !== undefined) return known;
  const index = new Map<string, Holder[]>();
  const visit = (inner: Shape, path: readonly string[], depth: number): void => {
    if (depth > 3) return;
    if (inner.type === "map") visit(inner.values, [...path, "NAME"], depth + 1);
    else if (inner.type === "oneOf") for (const each of inner.of) visit(each, path, depth);
    else if (inner.type === "struct") {
      for (const [key, value] of Object.entries(inner.keys)) {
        const table = path.join(".");
        const holders = index.get(key) ?? [];
        if (path.length > 0 && path[0] !== "profiles" && !holders.some((each) => each.table === table))
          index.set(key, [...holders, { table, shape: value }]);
        visit(value, [...path, key], depth + 1);
      }
    }
  };
  visit(shape, [], 0);
  indexes.set(shape, index);
  return index;
}

/** The tables that have a key and take this value of it. */
function tablesWith(
  name: string,
  value: TomlValue | undefined,
  { shape, more = [], tableText }: KeyPlaces,
): readonly string[] {
  const fits = (inner: Shape): boolean =>
    value === undefined || ![...conform(value, inner)].some(({ kind }) => kind === "wrong");
  const found = (indexOf(shape).get(name) ?? []).filter((holder) => fits(holder.shape)).map(({ table }) => table);
  const shallow = found.filter((table) => !table.includes("."));
  const named = more.filter(({ names }) => names.includes(name)).map(({ table }) => table);
  return [...new Set([...named, ...(shallow.length > 0 ? shallow : found)])].map(tableText);
}

const allNames = ({ shape, more = [] }: KeyPlaces): readonly string[] => [
  ...indexOf(shape).keys(),
  ...more.flatMap(({ names }) => names),
];
