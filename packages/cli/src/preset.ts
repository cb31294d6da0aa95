/**
 * What an organisation shares, as one entry: presets, rules and skills.
 *
 * @module goalpost/preset
 */

export {
  definePreset,
  type Preset,
  type PresetFragment,
  type PresetInit,
  type PresetParts,
  type PresetRoom,
  type PresetSkill,
  presetLine,
  presets,
} from "@goalpost/config";
export { defineSkill, type Skill, type SkillDefinition, type SkillPart } from "@goalpost/skills";
export type { ProjectSettings } from "./settings/project-settings.ts";
