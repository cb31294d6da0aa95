import { definePreset, type Preset, presets } from "@goalpost/config";
import { GoalpostError } from "@goalpost/core";
import type { PresetFacts } from "../modules/message.ts";
import type { ModuleHost } from "../modules/module-host.ts";
import { ruleOf } from "../modules/rule-of.ts";

/** The presets that come with us, by name. */
export const builtInPresets = (): ReadonlyMap<string, Preset> =>
  new Map(Object.values(presets).map((preset) => [preset.name, preset]));

/**
 * Makes a preset anew from its data, and with it all that it extends: its values are checked as `definePreset` checks them, whoever made the object.
 * The name of a built-in preset is that preset's own, since explanations name it without a package.
 *
 * @throws GoalpostError `config/bad-preset`.
 */
export function presetOf(line: readonly PresetFacts[], host: ModuleHost): Preset {
  const builtIn = builtInPresets();
  const made: Preset[] = [];
  for (const [index, facts] of line.entries()) {
    const { name, data, rules } = facts;
    const own = builtIn.get(name);
    if (own !== undefined && !isSame(own, data))
      throw bad(name, "has the name of a built-in preset", `rename it, for example my-${name}`);
    const isTop = index === line.length - 1;
    made.push(
      own ??
        definePreset({
          ...data,
          name,
          rules: rules.map((rule) => ruleOf(rule, host)),
          ...(isTop && made.length > 0 ? { extends: [...made] } : {}),
        }),
    );
  }
  const top = made.at(-1);
  if (top === undefined) throw bad("", "is empty", "export one");
  return top;
}

const isSame = (one: Preset, data: Readonly<Record<string, unknown>>): boolean =>
  (["codex", "claudeCode", "loosens"] as const).every((key) => JSON.stringify(one[key]) === JSON.stringify(data[key]));

const bad = (name: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code: "config/bad-preset", where: `preset ${name}`, what, help });
