import type { Skill } from "../define-skill.ts";

/** What a person asks, and what the model must be given for it: shown with both real clients. */
export interface SkillCase {
  /** What is typed behind the skill's name. */
  readonly asks: string;
  /** Sentences of the skill that the model sees. */
  readonly sees: readonly [string, ...string[]];
}

/** A skill of ours, with its cases. */
export interface OwnSkill {
  readonly skill: Skill;
  readonly cases: readonly [SkillCase, ...SkillCase[]];
}
