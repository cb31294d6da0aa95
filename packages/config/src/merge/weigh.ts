import { own } from "../own.ts";
import type { Preset } from "../presets/define-preset.ts";
import { presetParts } from "../presets/resolve.ts";
import type { ConfigTarget } from "../rules/rule.ts";
import { mergeConfig } from "./merge.ts";
import type { MergedConfig } from "./merged.ts";
import { safetyKeys, tighter } from "./safety.ts";

/** What a change of a setting does: `weaker` allows what was not allowed before. */
export type SettingWeight = "weaker" | "stronger" | "neutral";

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

/** Lists that allow more the longer they are. */
const granting: Readonly<Record<ConfigTarget, readonly string[]>> = {
  codex: [],
  "claude-code": ["permissions.allow", "permissions.additionalDirectories", "sandbox.excludedCommands"],
};

/**
 * Compares what two presets give a client, with all that they extend: two releases of one preset, as a rule.
 *
 * @returns The settings that differ, in the order of their paths; a safety key that became looser, or is not said any more, is `weaker`.
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
    if (same(was, is)) return [];
    return [{ target, key, before: was, after: is, weight: weightOf(target, key, was, is) }];
  });
}

function weightOf(target: ConfigTarget, key: string, was: unknown, is: unknown): SettingWeight {
  if (granting[target].includes(key)) {
    const more = listOf(is).some((each) => !listOf(was).some((other) => same(each, other)));
    return more ? "weaker" : "stronger";
  }
  const rule = own(safetyKeys[target], key);
  if (rule === undefined) return "neutral";
  if (is === undefined) return "weaker";
  if (was === undefined) return "stronger";
  return same(tighter(rule, was, is), is) ? "stronger" : "weaker";
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
