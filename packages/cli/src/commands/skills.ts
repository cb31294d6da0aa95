import { addGroup, type Register } from "../program.ts";
import { registerSkillsInstall } from "./skills/install.ts";
import { registerSkillsLint } from "./skills/lint.ts";

/** `goalpost skills …`: Agent Skills of a project. */
export const registerSkills: Register = (program, session) => {
  const skills = addGroup(program, {
    name: "skills",
    group: "Advanced:",
    summary: "check Agent Skills, and put them where the clients look",
    description: "A skill is a folder with SKILL.md in it, as Codex and Claude Code load it.",
  });
  registerSkillsLint(skills, session);
  registerSkillsInstall(skills, session);
};
