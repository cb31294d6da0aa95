import { configFrom } from "../config-from.ts";
import { pathText } from "../path.ts";
import type { ConfigTarget } from "../rules/rule.ts";
import { ignoredInProject } from "./codex-layers.ts";

/** Where a configuration comes from, in the words of both clients. */
export type LayerKind = "system" | "user" | "profile" | "project" | "local" | "session" | "managed";

/** One configuration in force. */
export interface ConfigLayerInput {
  readonly kind: LayerKind;
  /** Its file, or what was typed. */
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Of a project: whether the client trusts it. Default true. */
  readonly isTrusted?: boolean;
}

/** The value that counts, who set it, and who wanted something else. */
export interface EffectiveEntry {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly layer: LayerKind;
  readonly name: string;
  /** Lower layers whose value does not count. */
  readonly overrides: readonly { readonly layer: LayerKind; readonly name: string; readonly value: unknown }[];
}

/** What the client makes of all layers. */
export interface EffectiveConfig {
  readonly entries: ReadonlyMap<string, EffectiveEntry>;
  /** Keys that the client does not take from their layer. */
  readonly ignored: readonly { readonly path: readonly string[]; readonly name: string; readonly why: string }[];
}

/**
 * From the lowest to the highest. Source for Codex: codex-cli 0.169.0, config/read with includeLayers, run 2026-11-22: a project beats the profile.
 * For Claude Code: its documentation, read 2026-11-22; it has no profile.
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
    .map((layer, at) => ({ layer, at }))
    .sort((a, b) => rank(a.layer) - rank(b.layer) || a.at - b.at);
  for (const { layer } of sorted) {
    for (const [path, value] of leaves(layer.config, [])) {
      const why = ignoredBecause(target, layer, path);
      if (why !== undefined) ignored.push({ path, name: layer.name, why });
      else set(entries, target, layer, path, value);
    }
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
  const isJoined = target === "claude-code" && Array.isArray(value) && Array.isArray(before?.value);
  const joined = isJoined ? [...new Set([...(before?.value as unknown[]), ...value])] : value;
  const lost =
    before === undefined || isJoined ? [] : [{ layer: before.layer, name: before.name, value: before.value }];
  entries.set(key, {
    path,
    value: joined,
    layer: layer.kind,
    name: layer.name,
    overrides: [...(before?.overrides ?? []), ...lost],
  });
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
