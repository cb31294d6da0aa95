import { conform } from "./conform.ts";
import type { Misfit } from "./misfit.ts";
import { own } from "./own.ts";
import { pathText } from "./path.ts";
import type { Shape, StructShape } from "./shape.ts";
import { nearest } from "./text.ts";
import { isTable, type TomlTable, type TomlValue } from "./toml/toml-value.ts";

/** What is known about a client's file beside its shape. */
export interface KeyPlaces {
  readonly shape: StructShape;
  /** Names that the client does not have, and what does their work: older ones, those of the other client. */
  readonly instead: Readonly<Record<string, string>>;
  /** Names of a table whose keys are not fields of the shape: features. */
  readonly more?: readonly { readonly table: string; readonly names: readonly string[] }[];
  /** Keys of another file of the same client, and what that file is called. */
  readonly elsewhere?: { readonly file: string; readonly keys: ReadonlySet<string> };
  /** How a key at the root is kept out of a table, in the file's own language. */
  readonly toRoot: string;
  /** How a key is put one level further in, into what a key of its table holds, in the file's own language. */
  readonly inside?: (key: string) => string;
  /** A table as the file writes it. */
  readonly tableText: (table: string) => string;
}

/**
 * Says of every key that its table does not have where it belongs: a root key below a table is moved, an old name is renamed. To leave it out would lose
 * what it was to set, and so would a value that its table would take: what is said of the value of a key that belongs elsewhere is left out. @internal
 */
export function placedAll(misfits: readonly Misfit[], root: TomlTable, places: KeyPlaces): readonly Misfit[] {
  const all = misfits.map((misfit) => placed(misfit, root, places));
  const moved = all.filter(({ kind, help }) => kind === "unknown" && help !== undefined && !staysHere(help));
  const ofMoved = (misfit: Misfit) => misfit.kind === "wrong" && moved.some(({ path }) => isAtOrBelow(misfit.path, path)); // biome-ignore format: one
  return all
    .filter((misfit) => !ofMoved(misfit))
    .map((misfit) =>
      // The client refuses the file for the value: so does this one finding.
      moved.includes(misfit) && all.some((other) => other.kind === "wrong" && isAtOrBelow(other.path, misfit.path))
        ? { ...misfit, kind: "wrong" }
        : misfit,
    );
}

const isAtOrBelow = (path: Misfit["path"], parent: Misfit["path"]): boolean =>
  parent.every((step, index) => path[index] === step);

/** A name that is only misspelt, or that nobody knows: its value counts as well. */
const staysHere = (help: string): boolean => help === nobodyKnows || /^rename it to \S+$/.test(help);

const nobodyKnows =
  "look up its name: the client has no key that is called so, here or elsewhere, and what it was to set is not set";

function placed(misfit: Misfit, root: TomlTable, places: KeyPlaces): Misfit {
  const help = misfit.help ?? belongs(misfit, root, places);
  return help === undefined ? misfit : { ...misfit, help };
}

function belongs(misfit: Misfit, root: TomlTable, places: KeyPlaces): string | undefined {
  const { kind, path } = misfit;
  const name = path.at(-1);
  if (typeof name !== "string") return undefined;
  const parent = path.slice(0, -1);
  const toRoot = places.toRoot.replace("{table}", pathText(parent));
  const key: UnknownKey = { name, parent, value: at(root, path), candidates: misfit.candidates ?? [] };
  if (kind === "wrong") return ofFreeTable(key, misfit.expected, places, toRoot);
  if (parent.length > 0 && Object.hasOwn(places.shape.keys, name)) return toRoot;
  return (
    otherName(key, places) ??
    further(key, places) ??
    shorter(key) ??
    otherTable(key, places) ??
    otherAtRoot(key, places, toRoot) ??
    otherFile(key, places) ??
    misspelt(key, places, toRoot) ??
    holdsOthers(key, places) ??
    nobodyKnows
  );
}

/** A value of the wrong type says where its key belongs only if the table takes any key: `sandbox_mode` below [features]. */
function ofFreeTable(key: UnknownKey, expected: string, places: KeyPlaces, toRoot: string): string | undefined {
  const table = key.parent.length === 0 ? undefined : freeTable(places.shape, key.parent);
  if (table === undefined) return undefined;
  const isFeature = key.parent[0] === "features";
  if (isFeature && (places.more ?? []).some(({ names }) => names.includes(key.name))) return undefined;
  if (Object.hasOwn(table.keys, key.name)) return undefined;
  if (Object.hasOwn(places.shape.keys, key.name)) return toRoot;
  const known = otherAtRoot(key, places, toRoot) ?? (isFeature ? otherFile(key, places) : undefined);
  // A table of variables may well have one that is called so.
  return known === undefined || isFeature ? known : `${known}; or write ${expected}, where it is a name of this table's own`; // biome-ignore format: one
}

interface UnknownKey {
  readonly name: string;
  readonly parent: Misfit["path"];
  readonly value: TomlValue | undefined;
  readonly candidates: readonly string[];
}

/** An old name, one of the other client. */
function otherName({ name, parent, value }: UnknownKey, { shape, instead }: KeyPlaces): string | undefined {
  const known = own(instead, pathText([...parent, name])) ?? own(instead, pathText([...parent.slice(0, -1), "NAME", name])); // biome-ignore format: one
  const renamed = /^rename it to (\w+)/.exec(known ?? "")?.[1];
  // A table cannot be renamed to what holds a word.
  if (renamed !== undefined && isTable(value) && ["enum", "string"].includes(shape.keys[renamed]?.type ?? ""))
    return `write ${renamed} = "…" above the first table, with what stands here`;
  return known;
}

/** A key of what stands in this very table: a hook's command, one level too high. */
function further({ name, parent }: UnknownKey, { shape, inside }: KeyPlaces): string | undefined {
  const table = structAt(shape, parent);
  if (table === undefined || inside === undefined || parent.length === 0) return undefined;
  const holders = Object.entries(table.keys).filter(([, inner]) => {
    const items = inner.type === "array" ? inner.items : undefined;
    const of = items?.type === "tagged" ? Object.values(items.of) : items?.type === "oneOf" ? items.of : [items];
    return of.some((each) => each?.type === "struct" && Object.hasOwn(each.keys, name));
  });
  const [holder] = holders;
  return holders.length === 1 && holder !== undefined ? inside(holder[0]) : undefined;
}

/** A part of the one name that is meant: `headers` of `http_headers`, `cmd` of `command`. */
function shorter({ name, parent, candidates }: UnknownKey): string | undefined {
  if (parent.length === 0 || name.length < 3) return undefined;
  const word = plain(name);
  const letters = new RegExp(`^${[...word].map((each) => each.replace(/\W/g, "\\$&")).join("[a-z]*")}$`);
  const isShort = !/[aeiou]/.test(word) && word.length <= 4;
  const found =
    [
      candidates.filter((each) => isShort && letters.test(each)),
      candidates.filter((each) => each.split("_").slice(1).join("_") === name),
      candidates.filter((each) => each.length > name.length && each.startsWith(name)),
    ].find((each) => each.length > 0) ?? [];
  return found.length === 1 && !candidates.some((each) => plain(each) === word)
    ? `rename it to ${found[0]}`
    : undefined;
}

/** A key of another file of the client. */
function otherFile({ name, candidates }: UnknownKey, { elsewhere }: KeyPlaces): string | undefined {
  if (elsewhere === undefined || nearest(name, candidates) !== undefined) return undefined;
  return elsewhere.keys.has(name) ? `move it to ${elsewhere.file}` : undefined;
}

/** An old name of a key of the root, below a table. */
function otherAtRoot(
  { name, parent, candidates }: UnknownKey,
  { instead }: KeyPlaces,
  toRoot: string,
): string | undefined {
  const known = parent.length === 0 ? undefined : own(instead, name);
  const renamed = /^rename it to (\w+)$/.exec(known ?? "")?.[1];
  if (known === undefined || (renamed !== undefined && candidates.includes(renamed))) return known;
  return renamed !== undefined || isOfRoot(known) ? `${known}, and ${toRoot}` : known;
}

/** A fix that names keys of the root and says nothing of a place. */
const isOfRoot = (help: string): boolean => /^write \w+(?![\w.])/.test(help) && !/below|\[\w+[\].]| file\b/.test(help);

/** A table that nobody knows, with keys of the root in it. */
function holdsOthers({ value }: UnknownKey, { shape, instead, toRoot }: KeyPlaces): string | undefined {
  const names = isTable(value) ? Object.keys(value).filter((name) => Object.hasOwn(shape.keys, name) || Object.hasOwn(instead, name)) : []; // biome-ignore format: one
  if (names.length === 0) return undefined;
  const [where] = toRoot.replace("move it ", "").split(/:| of "\{table\}",/);
  return `take ${names.join(", ")} out of it and write ${names.length === 1 ? "it" : "them"} ${where}: the client has no table that is called so, and what stands in it is not set`;
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
  if (tables.length > 0 && tables.length <= 2) return `rename it to ${inner}, and move it below ${tables.join(" or ")}`;
  const old = like(Object.keys(places.instead));
  if (old !== undefined) return otherAtRoot({ ...key, name: old }, places, toRoot) ?? places.instead[old];
  const other = like([...(places.elsewhere?.keys ?? [])]);
  return other === undefined ? undefined : `rename it to ${other}, and move it to ${places.elsewhere?.file}`;
}

/** `sandboxMode`, `sandbox-mode` and `sandbox_mode` are one name. */
const plain = (name: string): string => name.replace(/[-_]/g, "").toLowerCase();

const at = (root: TomlTable, path: Misfit["path"]): TomlValue | undefined =>
  path.reduce<TomlValue | undefined>((value, step) => {
    if (Array.isArray(value)) return typeof step === "number" ? value[step] : undefined;
    return isTable(value) ? value[String(step)] : undefined;
  }, root);

/** The names of its own that a table at a path has, where it takes any other name as well. */
function freeTable(shape: StructShape, path: Misfit["path"]): { readonly keys: StructShape["keys"] } | undefined {
  const found = path.reduce<Shape | undefined>((inner, step) => {
    if (inner?.type === "struct") return inner.keys[String(step)] ?? inner.rest;
    return inner?.type === "map" ? inner.values : inner?.type === "array" ? inner.items : undefined;
  }, shape);
  if (found?.type === "map") return { keys: {} };
  return found?.type === "struct" && (found.rest !== undefined || path[0] === "features") ? found : undefined;
}

/** The struct at a path, where one shape alone can stand there. */
function structAt(shape: StructShape, path: Misfit["path"]): StructShape | undefined {
  const found = path.reduce<Shape | undefined>((inner, step) => {
    if (inner?.type === "struct") return inner.keys[String(step)] ?? inner.rest;
    return inner?.type === "map" ? inner.values : inner?.type === "array" ? inner.items : undefined;
  }, shape);
  return found?.type === "struct" ? found : undefined;
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
