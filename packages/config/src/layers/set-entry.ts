import { pathText } from "../path.ts";
import type { ConfigLayerInput, EffectiveEntry } from "./layer.ts";

/**
 * Sets the value that counts at a path and keeps what it overrides. Where one layer has a table and another a plain value, the
 * later one replaces the earlier as a whole.
 *
 * @internal
 */
export function setEntry(
  entries: Map<string, EffectiveEntry>,
  path: readonly string[],
  value: unknown,
  { kind, name }: ConfigLayerInput,
  setAt?: readonly string[],
): void {
  const key = pathText(path);
  const overrides: EffectiveEntry["overrides"][number][] = [];
  for (const [taken, before] of replaced(entries, path, key)) {
    overrides.push(...before.overrides, { layer: before.layer, name: before.name, value: before.value });
    if (taken !== key) entries.delete(taken);
  }
  entries.set(key, { path, value, layer: kind, name, ...(setAt === undefined ? {} : { setAt }), overrides });
}

/** The entry of the same path; else one above it, which was not a table, or those below it, whose table goes. */
function replaced(
  entries: ReadonlyMap<string, EffectiveEntry>,
  path: readonly string[],
  key: string,
): readonly (readonly [string, EffectiveEntry])[] {
  const own = entries.get(key);
  if (own !== undefined) return [[key, own]];
  return [...entries].filter(([, entry]) => {
    const shared = Math.min(path.length, entry.path.length);
    for (let at = 0; at < shared; at++) if (entry.path[at] !== path[at]) return false;
    return true;
  });
}
