import { GoalpostError, namesOf, requireKnown } from "@goalpost/core/errors";
import type { Skill } from "./define-skill.ts";
import { requireInside } from "./inside-path.ts";
import { limits } from "./limits.ts";

/** A person or team behind a plugin or a marketplace. */
export interface PluginAuthor {
  readonly name: string;
  readonly email?: string | undefined;
  readonly url?: string | undefined;
}

/** What a plugin is made of. */
export interface PluginDefinition {
  /** Kebab-case, at most 64 characters; skills of it are called `name:skill`. */
  readonly name: string;
  /** As npm has it: `1.2.0`. */
  readonly version: string;
  /** What it is for; both clients list it. */
  readonly description: string;
  readonly author: PluginAuthor;
  /** An SPDX id. Default: none is stated. */
  readonly license?: string | undefined;
  readonly homepage?: string | undefined;
  /** Default: none. */
  readonly skills?: readonly Skill[] | undefined;
  /** Files beside the manifests and the skills, by their path in the plugin: `hooks/hooks.json`. Default: none. */
  readonly files?: Readonly<Record<string, string>> | undefined;
  /** Fields of Codex's manifest alone. Default: none. */
  readonly codex?: Readonly<Record<string, unknown>> | undefined;
  /** Fields of Claude Code's manifest alone. Default: none. */
  readonly claudeCode?: Readonly<Record<string, unknown>> | undefined;
}

/** A plugin that both clients install. */
export interface Plugin {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** Its files by their path in its folder: the two manifests first. */
  readonly files: Readonly<Record<string, string>>;
}

const definitionNames = namesOf<PluginDefinition>({
  name: true,
  version: true,
  description: true,
  author: true,
  license: true,
  homepage: true,
  skills: true,
  files: true,
  codex: true,
  claudeCode: true,
});
const manifests = { codex: ".codex-plugin/plugin.json", claudeCode: ".claude-plugin/plugin.json" } as const;

/**
 * Defines a plugin: the manifest of each client, the skills, and the files beside them.
 *
 * @throws GoalpostError `plugin/bad-option`, `plugin/bad-name`, `plugin/bad-version`, `plugin/bad-text`, `plugin/duplicate-skill`, `plugin/bad-path`.
 * @see Source: `claude plugin validate --strict` and `codex plugin add` take what it makes (run 2026-11-30).
 * @example
 * const plugin = definePlugin({
 *   name: "acme",
 *   version: "1.0.0",
 *   description: "How Acme works.",
 *   author: { name: "Acme" },
 *   skills: [defineSkill({ name: "tidy", description: "Tidies a diff. Use when a change is done.", body: ["Read the diff."] })],
 * });
 * Object.keys(plugin.files); // [".claude-plugin/plugin.json", ".codex-plugin/plugin.json", "skills/tidy/SKILL.md"]
 */
export function definePlugin(definition: PluginDefinition): Plugin {
  requireKnown("definePlugin", definition, definitionNames, "plugin/bad-option");
  const { name, version, description, author, license, homepage, skills = [], files = {} } = definition;
  const { codex = {}, claudeCode = {} } = definition;
  requireName(name, "definePlugin.name");
  requireVersion(version);
  requireText(description, "definePlugin.description");
  requireText(author?.name, "definePlugin.author.name");
  for (const path of Object.keys(files))
    requireInside(path, `definePlugin.files["${path}"]`, "plugin/bad-path", Object.values(manifests));
  const shared = {
    name,
    version,
    description,
    author: { ...author },
    ...(license === undefined ? {} : { license }),
    ...(homepage === undefined ? {} : { homepage }),
  };
  const ofSkills = skillFiles(skills);
  refuseFields("codex", codex, shared);
  refuseFields("claudeCode", claudeCode, shared);
  const twice = Object.keys(files).find((path) => Object.hasOwn(ofSkills, path));
  if (twice !== undefined) requireInside(twice, `definePlugin.files["${twice}"]`, "plugin/bad-path", [twice]);
  return Object.freeze({
    name,
    version,
    description,
    files: Object.freeze({
      [manifests.claudeCode]: json({ ...shared, ...claudeCode }),
      // Codex finds no skills by itself: their folder is named.
      [manifests.codex]: json({ ...shared, ...(skills.length === 0 ? {} : { skills: "./skills/" }), ...codex }),
      ...ofSkills,
      ...files,
    }),
  });
}

/** A field of one client replaces none that both have. */
function refuseFields(client: "codex" | "claudeCode", own: object, shared: object): void {
  const field = Object.keys(own).find((key) => Object.hasOwn(shared, key));
  if (field === undefined) return;
  throw new GoalpostError({
    code: "plugin/bad-option",
    where: `definePlugin.${client}.${field}`,
    what: "stands in the manifests of both clients",
    help: `give it as definePlugin.${field}`,
  });
}

function skillFiles(skills: readonly Skill[]): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const [index, skill] of skills.entries()) {
    if (Object.hasOwn(files, `skills/${skill.name}/SKILL.md`))
      throw new GoalpostError({
        code: "plugin/duplicate-skill",
        where: `definePlugin.skills[${index}]`,
        what: `has the name of another skill of the plugin, ${skill.name}`,
        help: "give one of them another name",
      });
    for (const [path, text] of Object.entries(skill.files)) files[`skills/${skill.name}/${path}`] = text;
  }
  return files;
}

/** @internal */
export function requireName(name: unknown, where: string): void {
  if (typeof name === "string" && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) && name.length <= limits.name.max) return;
  throw new GoalpostError({
    code: "plugin/bad-name",
    where,
    what: `is ${shown(name)}, expected kebab-case of at most ${limits.name.max} characters`,
    help: "use lower-case letters, digits and single hyphens, such as acme-tools",
  });
}

function requireVersion(version: unknown): void {
  if (typeof version === "string" && /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/.test(version)) return;
  throw new GoalpostError({
    code: "plugin/bad-version",
    where: "definePlugin.version",
    what: `is ${shown(version)}, expected a version such as "1.2.0"`,
    help: "give major, minor and patch, as package.json has it",
  });
}

/** @internal */
export function requireText(text: unknown, where: string): void {
  if (typeof text === "string" && text.trim() !== "") return;
  throw new GoalpostError({
    code: "plugin/bad-text",
    where,
    what: `is ${shown(text)}, expected a text`,
    help: "say it in one sentence",
  });
}

const shown = (value: unknown): string => (value === undefined ? "missing" : (JSON.stringify(value) ?? typeof value).slice(0, 80)); // biome-ignore format: one

/** @internal */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
