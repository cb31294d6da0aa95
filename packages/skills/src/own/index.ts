/**
 * The skills that come with Goalpost.
 *
 * @module @goalpost/skills/own
 */

import { claudePromptWriter } from "./claude-prompt-writer.ts";
import { codeSimplifier } from "./code-simplifier.ts";
import { codexGoalWriter } from "./codex-goal-writer.ts";
import { forge } from "./forge.ts";
import { goalReviewer } from "./goal-reviewer.ts";
import type { OwnSkill } from "./own-skill.ts";

export type { OwnSkill, SkillCase } from "./own-skill.ts";

/** Every skill of ours, with the cases that are rehearsed in both clients. */
export const ownSkills: readonly OwnSkill[] = [
  forge,
  codexGoalWriter,
  claudePromptWriter,
  codeSimplifier,
  goalReviewer,
];
