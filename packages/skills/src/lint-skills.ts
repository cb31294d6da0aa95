import type { Finding, Severity } from "@goalpost/core";
import { limits } from "./limits.ts";
import { readSkillText } from "./read-skill.ts";
import type { SkillSource, SkillText } from "./skill.ts";

/**
 * Says of each skill what either client refuses, cuts or ignores. An error: a client does not load it, or the format forbids it. A warning: a client cuts or
 * changes it. An info: it works, and could work better.
 *
 * @param skills - The folders of a tree that hold SKILL.md, or should.
 * @returns Findings in the order of the skills; `where` is the skill's folder and the field.
 * @example
 * lintSkills([{ path: "forge", text: "---\nname: Forge\n---\n\nAsk.\n" }]).map(({ ruleId }) => ruleId); // ["skill/description", "skill/name"]
 */
export function lintSkills(skills: readonly SkillSource[]): readonly Finding[] {
  const byName = new Map<string, string>();
  return skills.flatMap((skill) => [...lintSkill(skill), ...twice(skill, byName)]);
}

function twice(skill: SkillSource, byName: Map<string, string>): readonly Finding[] {
  const name = skill.text === undefined ? undefined : readSkillText(skill.text).matter?.name;
  if (typeof name !== "string") return [];
  const key = `${clientOf(skill.path)}\0${name}`;
  const before = byName.get(key);
  byName.set(key, before ?? skill.path);
  if (before === undefined) return [];
  return [
    finding(
      skill,
      "skill/duplicate-name",
      "warning",
      "name",
      `"${name}" is the name of ${before} too`,
      "give one of them another name: a client shows both, and a person cannot tell them apart",
    ),
  ];
}

/** Which client looks there: what the folders of two clients hold, no client sees twice. */
const clientOf = (path: string): string => {
  const folder = /(?:^|\/)\.(agents|claude|codex)\/skills(?:\/|$)/.exec(path)?.[1] ?? "any";
  return folder === "agents" ? "codex" : folder;
};

function lintSkill(skill: SkillSource): readonly Finding[] {
  const { text, isLink = false } = skill;
  if (text === undefined)
    return [
      finding(
        skill,
        "skill/no-file",
        "error",
        "SKILL.md",
        "is not there",
        "write SKILL.md into the folder, spelled so",
      ),
    ];
  const read = readSkillText(text);
  return [
    ...(isLink
      ? [
          finding(
            skill,
            "skill/linked-file",
            "error",
            "SKILL.md",
            "is a link, and Codex passes over it in silence",
            "link the folder, not the file",
          ),
        ]
      : []),
    ...encodingOf(skill),
    ...faultOf(skill, read),
    ...(read.matter === undefined
      ? []
      : [...descriptionOf(skill, read), ...nameOf(skill, read), ...optionalOf(skill, read)]),
    ...bodyOf(skill, read),
  ];
}

/** Claude Code reads what Codex does not. */
function encodingOf(skill: SkillSource): readonly Finding[] {
  const { text = "", isUtf8 = true } = skill;
  if (!isUtf8)
    return [finding(skill, "skill/encoding", "error", "SKILL.md", "is not UTF-8: Codex refuses it", "save it as UTF-8")]; // biome-ignore format: one
  if (!text.startsWith("\ufeff")) return [];
  return [finding(skill, "skill/encoding", "error", "SKILL.md", "begins with a byte order mark: Codex finds no front matter, and refuses it", "save it as UTF-8 without one")]; // biome-ignore format: one
}

/** Without front matter Codex refuses a skill; of what is not YAML both clients read what quotes would fix. */
function faultOf(skill: SkillSource, { fault, matter, isLoose }: SkillText): readonly Finding[] {
  if (fault === undefined) return [];
  const [severity, effect]: readonly [Severity, string] = isLoose
    ? ["warning", "both clients read it line by line, and other readers of the format refuse it"]
    : matter === undefined
      ? ["error", "Codex refuses it, and Claude Code takes the first line of the body for its description"]
      : ["error", "Codex refuses it, and Claude Code reads what it can line by line"];
  return [
    finding(
      skill,
      "skill/front-matter",
      severity,
      "front matter",
      `${fault}: ${effect}`,
      'begin with ---, name: and description: "…" in quotes, and ---',
    ),
  ];
}

function descriptionOf(skill: SkillSource, { matter }: SkillText): readonly Finding[] {
  const description = matter?.description;
  if (description === undefined || description === null || description === "")
    return [
      finding(
        skill,
        "skill/description",
        "error",
        "description",
        "is missing: Codex refuses the skill, and Claude Code takes the first line of the body for it",
        "say what it does and when it is to be used, in one to three sentences",
      ),
    ];
  if (typeof description !== "string")
    return [
      finding(
        skill,
        "skill/description",
        "error",
        "description",
        `is ${kindOf(description)}, expected a text`,
        'put it in quotes: description: "…"',
      ),
    ];
  const length = [...description].length;
  if (length > limits.description.max)
    return [
      finding(
        skill,
        "skill/description",
        "error",
        "description",
        `has ${length} characters, expected at most ${limits.description.max}: Codex cuts it in the prompt`,
        "say when it is used in the first sentence, and leave the rest to the body",
      ),
    ];
  return [
    ...(/<\/?[a-z][\w-]*[ >]/i.test(description)
      ? [
          finding(
            skill,
            "skill/description",
            "warning",
            "description",
            "holds a tag, and stands in the prompts of both clients",
            "write it without tags",
          ),
        ]
      : []),
    ...(/\b(?:when|use (?:it|this|for|after|before)|whenever|for)\b/i.test(description) || length > 200
      ? []
      : [
          finding(
            skill,
            "skill/says-when",
            "info",
            "description",
            "does not say when the skill is used",
            "add it: Use when …",
          ),
        ]),
  ];
}

function nameOf(skill: SkillSource, { matter }: SkillText): readonly Finding[] {
  const folder = skill.path.split("/").at(-1) ?? "";
  const name = matter?.name;
  if (name === undefined || name === null)
    return [
      finding(
        skill,
        "skill/name",
        "error",
        "name",
        "is missing, which the format asks for",
        `write name: ${asName(folder)}`,
      ),
    ];
  if (typeof name !== "string")
    return [
      finding(
        skill,
        "skill/name",
        "error",
        "name",
        `is ${kindOf(name)}, expected a text`,
        `put it in quotes: name: "${asName(folder)}"`,
      ),
    ];
  if ([...name].length > limits.name.max)
    return [
      finding(
        skill,
        "skill/name",
        "error",
        "name",
        `has ${[...name].length} characters, expected at most ${limits.name.max}: Codex refuses it`,
        "shorten it, and rename the folder",
      ),
    ];
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))
    return [
      finding(
        skill,
        "skill/name",
        "error",
        "name",
        `"${name}" is not kebab-case, which the format asks for`,
        `write ${asName(name)}`,
      ),
    ];
  if (name !== folder && skill.path !== "")
    return [
      finding(
        skill,
        "skill/folder",
        "error",
        "name",
        `is "${name}", and the folder is "${folder}": Claude Code calls it by its folder, Codex lists its name`,
        `name both ${name}`,
      ),
    ];
  return [];
}

function optionalOf(skill: SkillSource, { matter = {} }: SkillText): readonly Finding[] {
  const tools = matter["allowed-tools"];
  const compatibility = matter.compatibility;
  return [
    ...(tools === undefined ||
    typeof tools === "string" ||
    (Array.isArray(tools) && tools.every((each) => typeof each === "string"))
      ? []
      : [
          finding(
            skill,
            "skill/allowed-tools",
            "error",
            "allowed-tools",
            `is ${kindOf(tools)}, expected a text or a list of texts`,
            "write the tools with commas between: Read, Bash(git *)",
          ),
        ]),
    ...(typeof compatibility === "string" && [...compatibility].length > limits.compatibility.max
      ? [
          finding(
            skill,
            "skill/compatibility",
            "error",
            "compatibility",
            `has ${[...compatibility].length} characters, expected at most ${limits.compatibility.max}`,
            "shorten it",
          ),
        ]
      : []),
    ...(matter.metadata === undefined ||
    (typeof matter.metadata === "object" && matter.metadata !== null && !Array.isArray(matter.metadata))
      ? []
      : [
          finding(
            skill,
            "skill/metadata",
            "error",
            "metadata",
            `is ${kindOf(matter.metadata)}, expected names and values`,
            "write it as a mapping",
          ),
        ]),
  ];
}

function bodyOf(skill: SkillSource, { body, bodyLine }: SkillText): readonly Finding[] {
  const lines = body.replace(/\n$/, "").split("\n").length;
  if (body.trim() === "")
    return [
      finding(
        skill,
        "skill/body",
        "warning",
        "body",
        "is empty: the model is told nothing",
        "say what is to be done, step by step",
      ),
    ];
  const named = skill.files === undefined ? [] : missingFiles(body, skill.files);
  return [
    ...(lines > limits.bodyLines.max
      ? [
          finding(
            skill,
            "skill/body",
            "warning",
            "body",
            `has ${lines} lines, expected at most ${limits.bodyLines.max}: all of it is read each time`,
            "move what is seldom needed into files that the body names",
            bodyLine,
          ),
        ]
      : []),
    ...named.map(({ path, line }) =>
      finding(
        skill,
        "skill/file",
        "error",
        "body",
        `names ${path}, which the folder does not hold`,
        "correct the path, or add the file",
        bodyLine + line,
      ),
    ),
    ...commandLines(body).map((line) =>
      finding(
        skill,
        "skill/runs-at-once",
        "warning",
        "body",
        "begins a line with !`…`: Claude Code runs it before the model reads the skill",
        "say it as a step, or keep it for Claude Code alone",
        bodyLine + line,
      ),
    ),
  ];
}

/** Files of the skill's own that a link or a code span names, and that are not there. */
function missingFiles(
  body: string,
  files: readonly string[],
): readonly { readonly path: string; readonly line: number }[] {
  const known = new Set(files);
  const folders = new Set(files.flatMap((file) => (file.includes("/") ? [file.split("/")[0]] : [])));
  return withoutFences(body).flatMap((text, line) =>
    [...text.matchAll(/\]\(([^)\s]+)\)|`([\w.-]+(?:\/[\w.-]+)+)`/g)].flatMap(([, linked, code]) => {
      const path = (linked ?? code ?? "").replace(/^\.\//, "").replace(/#.*$/, "");
      const isOwn =
        linked === undefined
          ? folders.has(path.split("/")[0] ?? "")
          : path !== "" && !/^(?:[a-z][\w+.-]*:|\/|#|~|\$)/i.test(path);
      return isOwn && !known.has(path) ? [{ path, line }] : [];
    }),
  );
}

const commandLines = (body: string): readonly number[] =>
  withoutFences(body).flatMap((text, line) => (/^\s*!`[^`]+`/.test(text) ? [line] : []));

/** The lines, those in code fences empty. */
function withoutFences(body: string): readonly string[] {
  let fence: string | undefined;
  return body.split("\n").map((line) => {
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    const inside = fence !== undefined;
    if (mark !== undefined && fence === undefined) fence = mark;
    else if (mark !== undefined && fence !== undefined && mark.startsWith(fence)) fence = undefined;
    return inside || mark !== undefined ? "" : line;
  });
}

const kindOf = (value: unknown): string =>
  Array.isArray(value)
    ? "a list"
    : value === null
      ? "empty"
      : typeof value === "object"
        ? "a mapping"
        : `a ${typeof value}`;

/** A name as the format wants it. */
const asName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, limits.name.max) || "my-skill";

function finding(
  skill: SkillSource,
  ruleId: string,
  severity: Severity,
  field: string,
  what: string,
  help: string,
  line?: number,
): Finding {
  const file = skill.path === "" ? "SKILL.md" : `${skill.path}/SKILL.md`;
  return { ruleId, severity, where: field, what, help, at: { file, line: line ?? 1 } };
}
