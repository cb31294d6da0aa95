/**
 * Agent Skills, typed and checked.
 *
 * @module @goalpost/skills
 */

export { defineSkill, type Skill, type SkillDefinition, type SkillPart } from "./define-skill.ts";
export { lintSkills } from "./lint-skills.ts";
export { readSkillText } from "./read-skill.ts";
export type { SkillSource, SkillText } from "./skill.ts";
