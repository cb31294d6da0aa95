import { configFrom } from "../config-from.ts";
import { own } from "../own.ts";
import type { ConfigTarget } from "../rules/rule.ts";
import { safetyKeys, tighter } from "./safety.ts";
import { sameValue } from "./same-value.ts";

/** Who set a key. */
export interface ConfigSource {
  readonly kind: "preset" | "file" | "override";
  /** Name of the preset, path of the file, or what the caller calls it. */
  readonly name: string;
  /** The npm package of a preset. */
  readonly package?: { readonly name: string; readonly version: string };
  /** The version of a preset that is not a package. */
  readonly version?: string;
  readonly line?: number;
}

/** One configuration among others, later ones over earlier ones. */
export interface ConfigPart {
  readonly source: ConfigSource;
  readonly config: Readonly<Record<string, unknown>>;
  /** Safety keys that this part loosens, by dotted path, each with the reason. */
  readonly loosens?: Readonly<Record<string, string>>;
}

/** One key of the result, and how it came about. */
export interface MergedEntry {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly source: ConfigSource;
  /** Of a list that parts join: who set each element, the first one first. */
  readonly elements?: readonly MergedElement[];
  /** Why a safety key is looser than an earlier part wanted it. */
  readonly loosened?: string;
}

/** One element of a joined list, and everyone who set it. */
export interface MergedElement {
  readonly value: unknown;
  readonly sources: readonly ConfigSource[];
}

/** A value that was not taken, because it would loosen a safety key without a reason. */
export interface HeldEntry {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly source: ConfigSource;
}

/** The result of a merge; it can be merged again. */
export interface MergedConfig {
  readonly target: ConfigTarget;
  readonly entries: ReadonlyMap<string, MergedEntry>;
  readonly held: readonly HeldEntry[];
}

/** Merges two results. Each key is a function of what stood before: replace it, or tighten it; such functions compose. @internal */
export function mergeMerged(earlier: MergedConfig, later: MergedConfig): MergedConfig {
  const entries = new Map(earlier.entries);
  const held = [...earlier.held];
  for (const [key, next] of later.entries) {
    const before = earlier.entries.get(key);
    const rule = own(safetyKeys[later.target], key);
    if (before === undefined || rule === undefined || next.loosened !== undefined) {
      entries.set(key, next);
      continue;
    }
    const value = tighter(rule, before.value, next.value);
    const isNext = sameValue(value, next.value);
    if (!isNext) held.push({ path: next.path, value: next.value, source: next.source });
    entries.set(key, {
      ...(isNext && !sameValue(value, before.value) ? next : before),
      value,
      ...(rule.kind === "union" ? { elements: joinElements(before.elements ?? [], next.elements ?? []) } : {}),
      ...(before.loosened === undefined ? {} : { loosened: before.loosened }),
    });
  }
  const seen = new Set(held.map((entry) => JSON.stringify(entry)));
  return {
    target: later.target,
    entries,
    held: [...held, ...later.held.filter((entry) => !seen.has(JSON.stringify(entry)))],
  };
}

/** The plain configuration of a result. */
export const configOf = ({ entries }: Pick<MergedConfig, "entries">): Record<string, unknown> =>
  configFrom(entries.values());

/** Joins two lists: an element that stands in both keeps its place and names the setters of both. @internal */
export function joinElements(
  earlier: readonly MergedElement[],
  later: readonly MergedElement[],
): readonly MergedElement[] {
  const joined = new Map<string, MergedElement>();
  for (const { value, sources } of [...earlier, ...later]) {
    const key = JSON.stringify(value);
    const all = [...(joined.get(key)?.sources ?? []), ...sources];
    const once = new Map(all.map((source) => [JSON.stringify(source), source]));
    joined.set(key, { value, sources: [...once.values()] });
  }
  return [...joined.values()];
}
