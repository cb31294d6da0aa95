import { GoalpostError, namesOf, requireKnown } from "@goalpost/core/errors";
import { stringify } from "yaml";
import { requireInside } from "./inside-path.ts";
import { lintSkills } from "./lint-skills.ts";

/** A part of a skill's body. */
export type SkillPart =
  | string
  | { readonly title: string; readonly text: string }
  | { readonly title: string; readonly steps: readonly string[] }
  | { readonly title: string; readonly rules: readonly string[] };

/** What a skill is made of. */
export interface SkillDefinition {
  /** Kebab-case, at most 64 characters; the folder has the same name. */
  readonly name: string;
  /** What it does and when it is used, at most 1,024 characters. */
  readonly description: string;
  readonly body: readonly [SkillPart, ...SkillPart[]];
  /** Tools that it may use without being asked, as Claude Code writes them: `Bash(git *)`. Default: none beyond the session's. */
  readonly allowedTools?: readonly string[] | undefined;
  readonly license?: string | undefined;
  /** Files beside SKILL.md, by their path in the folder. Default: none. */
  readonly files?: Readonly<Record<string, string>> | undefined;
  /** Front matter that Claude Code alone reads: `model`, `effort`, `context`, `disable-model-invocation`. Codex passes over it. Default: none. */
  readonly claudeCode?: Readonly<Record<string, string | boolean>> | undefined;
}

/** A skill that holds by the rules of both clients. */
export interface Skill {
  readonly name: string;
  readonly description: string;
  /** Its files by their path in the folder, SKILL.md first. */
  readonly files: Readonly<Record<string, string>>;
}

const definitionNames = namesOf<SkillDefinition>({
  name: true,
  description: true,
  body: true,
  allowedTools: true,
  license: true,
  files: true,
  claudeCode: true,
});

/**
 * Defines a skill, and holds it to the rules of both clients at once.
 *
 * @throws GoalpostError `skill/bad-option`, `skill/bad-path` for a file that would leave the folder, `skill/invalid` for what {@link lintSkills} calls an
 * error.
 * @example
 * defineSkill({ name: "tidy", description: "Tidies a diff. Use when a change is done.", body: [{ title: "Steps", steps: ["Read the diff.", "Remove what is dead."] }] }).files["SKILL.md"];
 */
export function defineSkill(definition: SkillDefinition): Skill {
  requireKnown("defineSkill", definition, definitionNames, "skill/bad-option");
  const { name, description, body, allowedTools, license, files = {}, claudeCode = {} } = definition;
  for (const path of Object.keys(files))
    requireInside(path, `defineSkill.files["${path}"]`, "skill/bad-path", ["SKILL.md"]);
  const matter = {
    name,
    description,
    ...(license === undefined ? {} : { license }),
    ...(allowedTools === undefined ? {} : { "allowed-tools": allowedTools.join(", ") }),
    ...claudeCode,
  };
  // Quotes around every text: a colon in a description is what breaks most skills.
  const yaml = stringify(matter, { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN", lineWidth: 0 });
  const text = `---\n${yaml}---\n\n${body.map(partText).join("\n\n")}\n`;
  const [fault] = lintSkills([{ path: name, text, files: Object.keys(files) }]).filter(
    ({ severity }) => severity === "error",
  );
  if (fault !== undefined)
    throw new GoalpostError({
      code: "skill/invalid",
      where: `defineSkill.${fault.where}`,
      what: fault.what,
      help: fault.help,
    });
  return Object.freeze({ name, description, files: Object.freeze({ "SKILL.md": text, ...files }) });
}

function partText(part: SkillPart): string {
  if (typeof part === "string") return part.trim();
  const title = `## ${part.title}`;
  if ("text" in part) return `${title}\n\n${part.text.trim()}`;
  if ("steps" in part)
    return `${title}\n\n${part.steps.map((step, index) => `${index + 1}. ${oneEntry(step)}`).join("\n")}`;
  return `${title}\n\n${part.rules.map((rule) => `- ${oneEntry(rule)}`).join("\n")}`;
}

/** Lines below the first stay in the entry. */
const oneEntry = (text: string): string => text.trim().replace(/\n/g, "\n   ");
