import { configFrom } from "../config-from.ts";
import { pathText } from "../path.ts";
import type { ConfigTarget } from "../rules/rule.ts";
import { ignoredInProject } from "./codex-layers.ts";
import { holdTo } from "./codex-requirements.ts";
import type { ConfigLayerInput, EffectiveConfig, EffectiveElement, EffectiveEntry, LayerKind } from "./layer.ts";
import { setEntry } from "./set-entry.ts";

/**
 * From the lowest to the highest. Source: codex-cli, config/read with includeLayers, and Claude Code, which has no profile, by what
 * its first request shows; both run 2026-11-22, system and managed files in an /etc of their own. In Codex a project beats the profile.
 */
const order: readonly LayerKind[] = ["system", "user", "profile", "project", "local", "session", "managed"];

/**
 * Says which value counts for each key when several configurations are in force, in the client's real order of precedence. Layers of one kind come
 * in the order given, the later over the earlier (a nested project directory after its parent).
 *
 * @example
 * effective("codex", [
 *   { kind: "profile", name: "night.config.toml", config: { model: "gpt-5.5" } },
 *   { kind: "project", name: ".codex/config.toml", config: { model: "gpt-6-sol" } },
 * ]).entries.get("model")?.layer; // "project"
 */
export function effective(target: ConfigTarget, layers: readonly ConfigLayerInput[]): EffectiveConfig {
  const entries = new Map<string, EffectiveEntry>();
  const ignored: EffectiveConfig["ignored"][number][] = [];
  const sorted = layers
    .filter(({ kind }) => kind !== "requirements")
    .map((layer, at) => ({ layer, at }))
    .sort((a, b) => rank(a.layer) - rank(b.layer) || a.at - b.at);
  for (const { layer } of sorted) {
    for (const [path, value] of leaves(layer.config, [])) {
      const why = ignoredBecause(target, layer, path);
      if (why !== undefined) ignored.push({ path, name: layer.name, why });
      else set(entries, target, layer, path, value);
    }
  }
  if (target === "codex") {
    for (const layer of layers.filter(({ kind }) => kind === "requirements")) ignored.push(...holdTo(layer, entries));
  }
  return { entries, ignored };
}

const rank = ({ kind }: ConfigLayerInput): number => order.indexOf(kind);

/** Source: Claude Code, the effort of the first request in print mode, run 2026-11-22. */
const userEffortIgnored = "from the user's file the client takes an effort by model alone, in modelSettings";

function ignoredBecause(target: ConfigTarget, layer: ConfigLayerInput, path: readonly string[]): string | undefined {
  const key = pathText(path);
  if (target === "claude-code" && layer.kind === "user" && key === "effortLevel") return userEffortIgnored;
  if (layer.kind !== "project") return undefined;
  if (target === "codex") {
    if (layer.isTrusted === false) return "the project is not trusted";
    return ignoredInProject.includes(path[0] ?? "") ? "the client does not take this key from a project" : undefined;
  }
  return layer.isTrusted === false && key === "permissions.allow" ? "the workspace is not trusted" : undefined;
}

function set(
  entries: Map<string, EffectiveEntry>,
  target: ConfigTarget,
  layer: ConfigLayerInput,
  path: readonly string[],
  value: unknown,
): void {
  const key = pathText(path);
  const before = entries.get(key);
  if (target !== "claude-code" || !Array.isArray(value)) {
    setEntry(entries, path, value, layer);
    return;
  }
  const base = Array.isArray(before?.value) ? before : undefined;
  const setter = { layer: layer.kind, name: layer.name };
  const elements = joined(base?.elements ?? [], value, setter);
  const list = elements.map((one) => one.value);
  if (base === undefined) setEntry(entries, path, list, layer);
  const { overrides } = base ?? entries.get(key) ?? { overrides: [] };
  entries.set(key, { path, value: list, ...setter, elements, overrides });
}

function joined(
  earlier: readonly EffectiveElement[],
  values: readonly unknown[],
  setter: EffectiveElement["setBy"][number],
): readonly EffectiveElement[] {
  const all = new Map(earlier.map((element) => [JSON.stringify(element.value), element]));
  for (const value of values) {
    const key = JSON.stringify(value);
    const setBy = all.get(key)?.setBy ?? [];
    const isThere = setBy.some(({ layer, name }) => layer === setter.layer && name === setter.name);
    all.set(key, { value, setBy: isThere ? setBy : [...setBy, setter] });
  }
  return [...all.values()];
}

/** The plain configuration that counts. */
export const effectiveConfig = ({ entries }: EffectiveConfig): Record<string, unknown> => configFrom(entries.values());

/** Both clients merge tables key by key; everything else is replaced as a whole. */
function* leaves(value: unknown, path: readonly string[]): Generator<readonly [readonly string[], unknown]> {
  const isPlain = typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
  if (!isPlain) return yield [path, value];
  for (const [key, inner] of Object.entries(value)) {
    yield* leaves(inner, [...path, key]);
  }
}
