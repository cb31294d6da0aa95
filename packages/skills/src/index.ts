/**
 * Agent Skills and client plugins, typed and checked.
 *
 * @module @goalpost/skills
 */

export { defineMarketplace, type Marketplace, type MarketplaceDefinition } from "./define-marketplace.ts";
export { definePlugin, type Plugin, type PluginAuthor, type PluginDefinition } from "./define-plugin.ts";
export { defineSkill, type Skill, type SkillDefinition, type SkillPart } from "./define-skill.ts";
export { lintSkills } from "./lint-skills.ts";
export { readSkillText } from "./read-skill.ts";
export type { SkillSource, SkillText } from "./skill.ts";
