import { claudeSettingsShape } from "../claude/claude-shape.gen.ts";
import { codexConfigShape } from "../codex/codex-shape.gen.ts";
import { configFrom } from "../config-from.ts";
import { own } from "../own.ts";
import { pathText } from "../path.ts";
import type { ConfigTarget } from "../rules/rule.ts";
import type { Shape } from "../shape.ts";
import { safetyKeys, tighter } from "./safety.ts";

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

/**
 * Merges configurations: later wins, except that safety keys only tighten (approval, sandbox, network, permissions.deny,
 * disableBypassPermissionsMode, goal budgets) unless a part names the key in `loosens` with a reason, which stays in the result.
 * Associative and idempotent; nothing of the input is changed.
 *
 * @example
 * const base = { source: { kind: "preset", name: "a" }, config: { sandbox_mode: "read-only" } } as const;
 * const mine = { source: { kind: "override", name: "b" }, config: { sandbox_mode: "danger-full-access" } } as const;
 * configOf(mergeConfig("codex", [base, mine])); // { sandbox_mode: "read-only" }
 */
export function mergeConfig(target: ConfigTarget, parts: readonly ConfigPart[]): MergedConfig {
  return parts.map((part) => mergedOf(target, part)).reduce(mergeMerged, { target, entries: new Map(), held: [] });
}

/** One part as a result of its own. @internal */
export function mergedOf(target: ConfigTarget, { config, source, loosens = {} }: ConfigPart): MergedConfig {
  const shape = target === "codex" ? codexConfigShape : claudeSettingsShape;
  const entries = new Map<string, MergedEntry>();
  for (const [path, value] of leaves(config, shape, [])) {
    const key = pathText(path);
    const reason = own(loosens, key);
    const isJoined = own(safetyKeys[target], key)?.kind === "union" && Array.isArray(value);
    entries.set(key, {
      path,
      value,
      source,
      ...(isJoined
        ? {
            elements: joinElements(
              [],
              value.map((one) => ({ value: one, sources: [source] })),
            ),
          }
        : {}),
      ...(reason === undefined ? {} : { loosened: reason }),
    });
  }
  return { target, entries, held: [] };
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
    const isNext = same(value, next.value);
    if (!isNext) held.push({ path: next.path, value: next.value, source: next.source });
    entries.set(key, {
      ...(isNext && !same(value, before.value) ? next : before),
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
export const configOf = ({ entries }: MergedConfig): Record<string, unknown> => configFrom(entries.values());

/** Descends where the client has a table; a place that may be a word or a table is one value. */
function* leaves(
  value: unknown,
  shape: Shape | undefined,
  path: readonly string[],
): Generator<readonly [readonly string[], unknown]> {
  if (value === undefined) return;
  const isPlain = typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
  if (!isPlain || (path.length > 0 && shape?.type !== "struct" && shape?.type !== "map")) return yield [path, value];
  const entries = Object.entries(value);
  if (entries.length === 0 && path.length > 0) return;
  for (const [key, inner] of entries) {
    const below =
      shape?.type === "struct"
        ? (own(shape.keys, key) ?? shape.rest)
        : shape?.type === "map"
          ? shape.values
          : undefined;
    yield* leaves(inner, below, [...path, key]);
  }
}

/** Joins two lists: an element that stands in both keeps its place and names the setters of both. */
function joinElements(earlier: readonly MergedElement[], later: readonly MergedElement[]): readonly MergedElement[] {
  const joined = new Map<string, MergedElement>();
  for (const { value, sources } of [...earlier, ...later]) {
    const key = JSON.stringify(value);
    const all = [...(joined.get(key)?.sources ?? []), ...sources];
    const once = new Map(all.map((source) => [JSON.stringify(source), source]));
    joined.set(key, { value, sources: [...once.values()] });
  }
  return [...joined.values()];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
