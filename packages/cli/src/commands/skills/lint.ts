import { GoalpostError } from "@goalpost/core";
import { lintSkills, type SkillSource } from "@goalpost/skills";
import type { Command } from "commander";
import { wire } from "../../answers/wire.ts";
import { exitCode } from "../../exit-codes.ts";
import { type Io, print, printJson } from "../../io.ts";
import { countText, findingLines } from "../../output/findings-text.ts";
import { addCommand, type CommonOptions, formatOption, type Session } from "../../program.ts";
import { readSkills } from "../../skills/read-skills.ts";

/** `goalpost skills lint`: what either client does not take as it stands. */
export function registerSkillsLint(program: Command, session: Session): void {
  addCommand<CommonOptions>(program, session, {
    name: "lint",
    group: "Advanced:",
    summary: "check the skills below a folder",
    description:
      "Finds every SKILL.md below the folders, links of folders followed once. An error is what a client refuses or the format forbids, a warning what a client cuts or\nchanges. Nothing of a skill is run. Exit code 1 when there is an error.",
    arguments: [
      [
        "[folders...]",
        "where skills are; default: .agents/skills, .claude/skills, .codex/skills and skills, those that are there",
      ],
    ],
    options: [formatOption()],
    examples: [
      "goalpost skills lint",
      "goalpost skills lint ~/.codex/skills",
      "goalpost skills lint skills --format json",
    ],
    run: async ([given], flags, io) => {
      const skills = await someSkills(given as readonly string[], io);
      const findings = lintSkills(skills);
      if (flags.format === "json")
        printJson<"skills lint">(io, { skills: skills.map(({ path }) => path), findings: wire(findings) });
      else {
        for (const finding of findings)
          for (const line of findingLines(finding, finding.at?.file ?? "", io.style)) print(io, line);
        const count = `${skills.length} ${skills.length === 1 ? "skill" : "skills"}`;
        print(io, `${count}: ${findings.length === 0 ? "no findings" : countText(findings)}`);
      }
      return findings.some(({ severity }) => severity === "error") ? exitCode.notDone : exitCode.done;
    },
  });
}

async function someSkills(folders: readonly string[], io: Io): Promise<readonly SkillSource[]> {
  const skills = await readSkills(folders, io);
  if (skills.length > 0) return skills;
  throw new GoalpostError({
    code: "skill/none-found",
    where: folders.join(", ") || ".",
    what: "holds no SKILL.md",
    help: "name the folder that holds the skills: goalpost skills lint FOLDER",
  });
}
