import { codexModels } from "./codex/codex-facts.gen.ts";
import type { CodexModel } from "./codex/codex-facts.ts";
import { effectiveWindow } from "./codex/effective-window.ts";
import type { EffectiveConfig, EffectiveEntry } from "./layers/layer.ts";
import type { MergedConfig, MergedEntry } from "./merge/merged.ts";
import { sourceText } from "./merge/source-text.ts";
import { pathText } from "./path.ts";
import type { ConfigTarget } from "./rules/rule.ts";

/** One line of `goalpost config explain`. */
export interface Explanation {
  readonly key: string;
  readonly value: unknown;
  /** Who set it: a preset with its package and version, a file, a flag. */
  readonly setBy: string;
  /** Of a joined list: each element, and all that set it. */
  readonly elements?: readonly { readonly value: unknown; readonly setBy: readonly string[] }[];
  /** What the client will make of it, where that is not what it says. */
  readonly note?: string;
}

/**
 * Explains the keys of a merge or of layers: the value that counts, who set it, what the client makes of it.
 *
 * @example
 * explainConfig("codex", codexConfig(presets.ci).merged).find(({ key }) => key === "approval_policy")?.setBy; // "preset unattended"
 */
export function explainConfig(
  target: ConfigTarget,
  config: MergedConfig | EffectiveConfig,
  models: readonly CodexModel[] = codexModels,
): Explanation[] {
  const entries = [...config.entries.values()];
  const valueAt = (key: string) => entries.find((entry) => pathText(entry.path) === key)?.value;
  return entries.map((entry) => {
    const key = pathText(entry.path);
    const notes = [reasonOf(entry), target === "codex" ? windowNote(key, valueAt, models) : undefined].filter(
      (note) => note !== undefined,
    );
    const elements = elementsOf(entry);
    const own = "source" in entry ? sourceText(entry.source) : layerText(entry);
    const setBy = elements.length === 0 ? own : [...new Set(elements.flatMap((element) => element.setBy))].join(", ");
    return {
      key,
      value: entry.value,
      setBy,
      ...(elements.length === 0 ? {} : { elements }),
      ...(notes.length === 0 ? {} : { note: notes.join("; ") }),
    };
  });
}

const layerText = ({ layer, name }: { readonly layer: string; readonly name: string }): string => `${layer} ${name}`;

function elementsOf(entry: MergedEntry | EffectiveEntry): NonNullable<Explanation["elements"]> {
  return (entry.elements ?? []).map((element) => ({
    value: element.value,
    setBy: "sources" in element ? element.sources.map(sourceText) : element.setBy.map(layerText),
  }));
}

function reasonOf(entry: EffectiveEntry | { readonly loosened?: string }): string | undefined {
  if ("loosened" in entry && entry.loosened !== undefined) return `loosened: ${entry.loosened}`;
  const lost = "overrides" in entry ? entry.overrides.at(-1) : undefined;
  return lost === undefined ? undefined : `over ${lost.layer} ${lost.name}: ${JSON.stringify(lost.value)}`;
}

function windowNote(key: string, valueAt: (key: string) => unknown, models: readonly CodexModel[]): string | undefined {
  const model = models.find(({ slug }) => slug === valueAt("model"));
  if (model === undefined) return undefined;
  const [window, value] = [Number(valueAt("model_context_window") ?? model.contextWindow), Number(valueAt(key))];
  const { tokens, compactsAt } = effectiveWindow(model, window);
  if (key === "model_context_window") return `effective ${tokens} tokens with ${model.slug}`;
  return key === "model_auto_compact_token_limit" ? `compacts at ${Math.min(value, compactsAt)} tokens` : undefined;
}
