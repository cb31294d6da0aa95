import { definePreset, type Preset, presetLine } from "@goalpost/config";
import { GoalpostError } from "@goalpost/core";
import { fieldsOf } from "../failure.ts";
import type { ModuleIo, ModuleOptions } from "../modules/module-host.ts";
import { loadPresets } from "./load-preset.ts";

/** The name that the presets of a project have together. */
export const projectName = "project";

/**
 * Loads the presets that the settings of a project name, the lowest first.
 *
 * @param file - The settings file, for errors.
 * @throws GoalpostError as `loadPreset` does, with the place in the settings.
 */
export async function projectPresets(
  named: readonly string[],
  file: string,
  io: ModuleIo,
  loading: ModuleOptions = {},
): Promise<readonly Preset[]> {
  try {
    const presets = (await loadPresets(named, io, loading)).map(({ preset }) => preset);
    composed(presets);
    return presets;
  } catch (error) {
    const fields = fieldsOf(error);
    if (fields === undefined) throw error;
    const index = named.findIndex((each) => fields.where === each || each.startsWith(`${fields.where}@`));
    const where = index === -1 ? `${file}: presets` : `${file}: presets[${index}]`;
    throw new GoalpostError({ ...fields, where: `${where}: ${fields.where}`, cause: error });
  }
}

/**
 * Several presets as one: later ones over earlier ones, and what they say of safety only tightens.
 *
 * @throws GoalpostError `config/bad-preset` for two versions of one preset.
 */
export function composed(presets: readonly Preset[]): Preset {
  const [only] = presets;
  if (only !== undefined && presets.length === 1) return only;
  return definePreset({ name: nameFor(presets), extends: presets });
}

/** A name that none of them has. */
function nameFor(presets: readonly Preset[]): string {
  const taken = new Set(presets.flatMap(presetLine).map(({ name }) => name));
  return taken.has(projectName) ? `all-of-${taken.size}-presets` : projectName;
}
