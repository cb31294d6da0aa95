import { configFrom } from "../config-from.ts";
import { pathText } from "../path.ts";
import type { ConfigTarget } from "../rules/rule.ts";
import { ignoredInProject } from "./codex-layers.ts";
import { holdTo } from "./codex-requirements.ts";
import type { ConfigLayerInput, EffectiveElement, EffectiveEntry, LayerKind } from "./layer.ts";

/** What the client makes of all layers. */
export interface EffectiveConfig {
  readonly entries: ReadonlyMap<string, EffectiveEntry>;
  /** Keys that the client does not take from their layer. */
  readonly ignored: readonly { readonly path: readonly string[]; readonly name: string; readonly why: string }[];
}

/**
 * From the lowest to the highest. Source for Codex: codex-cli 0.169.0, config/read with includeLayers, run 2026-11-22: a project beats the profile.
 * For Claude Code, which has no profile: 2.1.330, run 2026-11-22, for user, project, local and --settings; that managed settings come first is read in
 * its documentation, not run, as the client takes them from the system's own folder alone.
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
    for (const layer of layers.filter(({ kind }) => kind === "requirements")) holdTo(layer, entries);
  }
  return { entries, ignored };
}

const rank = ({ kind }: ConfigLayerInput): number => order.indexOf(kind);

function ignoredBecause(target: ConfigTarget, layer: ConfigLayerInput, path: readonly string[]): string | undefined {
  if (layer.kind !== "project") return undefined;
  const key = pathText(path);
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
  const earlier: unknown = before?.value;
  const setter = { layer: layer.kind, name: layer.name };
  if (target === "claude-code" && Array.isArray(value)) {
    const base = before !== undefined && Array.isArray(earlier) ? before : undefined;
    const elements = joined(base?.elements ?? [], value, setter);
    const overrides = base === undefined ? lost(before) : base.overrides;
    entries.set(key, { path, value: elements.map((one) => one.value), ...setter, elements, overrides });
    return;
  }
  entries.set(key, { path, value, ...setter, overrides: lost(before) });
}

const lost = (before: EffectiveEntry | undefined): EffectiveEntry["overrides"] =>
  before === undefined ? [] : [...before.overrides, { layer: before.layer, name: before.name, value: before.value }];

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
