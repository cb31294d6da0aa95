import type { Preset } from "../presets/define-preset.ts";
import { presetParts } from "../presets/resolve.ts";
import type { ConfigTarget } from "../rules/rule.ts";
import { mergeConfig } from "./merge.ts";
import type { MergedConfig } from "./merged.ts";
import { sameValue } from "./same-value.ts";
import { type SettingWeight, weightOf } from "./weights.ts";

/** One setting that differs between two presets. */
export interface SettingChange {
  readonly target: ConfigTarget;
  /** Its dotted path. */
  readonly key: string;
  /** Undefined where it was not set. */
  readonly before: unknown;
  /** Undefined where it is not set any more. */
  readonly after: unknown;
  readonly weight: SettingWeight;
}

/**
 * Compares what two presets give a client, with all that they extend: two releases of one preset, as a rule.
 *
 * @returns The settings that differ, in the order of their paths; what allows more, or is a safety key that is not said any more, is `weaker`; another program or server that a client runs or asks is `unknown`.
 * @example
 * comparePresets("codex", presets.planning, presets.guarded).find(({ key }) => key === "sandbox_mode")?.weight; // "weaker"
 */
export function comparePresets(target: ConfigTarget, before: Preset, after: Preset): readonly SettingChange[] {
  const [old, now] = [before, after].map((preset) => mergeConfig(target, presetParts(target, preset))) as [
    MergedConfig,
    MergedConfig,
  ];
  const keys = [...new Set([...old.entries.keys(), ...now.entries.keys()])].sort();
  return keys.flatMap((key): readonly SettingChange[] => {
    const [was, is] = [old.entries.get(key)?.value, now.entries.get(key)?.value];
    if (sameValue(was, is)) return [];
    return [{ target, key, before: was, after: is, weight: weightOf(target, key, was, is) }];
  });
}
