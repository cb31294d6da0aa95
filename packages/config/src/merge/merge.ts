import { claudeSettingsShape } from "../claude/claude-shape.gen.ts";
import { codexConfigShape } from "../codex/codex-shape.gen.ts";
import { own } from "../own.ts";
import { pathText } from "../path.ts";
import type { ConfigTarget } from "../rules/rule.ts";
import type { Shape } from "../shape.ts";
import { type ConfigPart, joinElements, type MergedConfig, type MergedEntry, mergeMerged } from "./merged.ts";
import { safetyKeys } from "./safety.ts";

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
