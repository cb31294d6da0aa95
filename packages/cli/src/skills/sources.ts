import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { nearest } from "@goalpost/core/internal";
import { lintSkills } from "@goalpost/skills";
import type { Io } from "../io.ts";
import { isSafePath, isSkillName } from "./lock.ts";

/** A skill that can be installed. */
export interface SkillToInstall {
  readonly name: string;
  readonly source: string;
  /** Its files by their path in the folder. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** Those of them that are programs, and are to be run as such. */
  readonly programs?: ReadonlySet<string>;
  /** Where it lies, absolute; only such a one can be linked. */
  readonly folder?: string;
}

/** What is named to be installed. */
export interface SkillRequest {
  /** Names of ours, or folders: of one skill, or of several. */
  readonly named: readonly string[];
  /** Presets whose skills are meant. */
  readonly presets: readonly string[];
  readonly exec: boolean;
}

const maxBytes = 10 * 1024 * 1024;

/**
 * Finds the skills that are named: ours by their names, folders by their paths, presets by `--preset`. Without any, all of ours and those of the
 * project's presets.
 *
 * @throws GoalpostError `skill/unknown`, `skill/not-a-folder`, `skill/none-found`, `skill/bad-name`, `skill/invalid`, `skill/link-inside`, `skill/too-large`.
 */
export async function skillsToInstall(
  { named, presets, exec }: SkillRequest,
  io: Io,
): Promise<readonly SkillToInstall[]> {
  const found: SkillToInstall[] = [];
  const own = await ownSkills();
  const isBare = named.length === 0 && presets.length === 0;
  if (isBare) found.push(...own);
  for (const each of named) found.push(...(await skillsNamed(each, own, io)));
  found.push(...(await presetSkills(presets, isBare, exec, io)));
  for (const skill of found) requireSound(skill);
  const twice = found.find(({ name }, index) => found.findIndex((each) => each.name === name) !== index);
  if (twice !== undefined)
    throw failure("skill/duplicate-name", twice.name, `is there twice: from ${twice.source} too`, "name one of them");
  return found;
}

async function skillsNamed(
  argument: string,
  own: readonly SkillToInstall[],
  io: Io,
): Promise<readonly SkillToInstall[]> {
  const ours = own.find(({ name }) => name === argument);
  if (ours !== undefined) return [ours];
  const path = resolve(io.cwd, argument);
  const state = statSync(path, { throwIfNoEntry: false });
  if (state?.isDirectory() === true) return foldersIn(path, argument);
  if (state !== undefined)
    throw failure(
      "skill/not-a-folder",
      argument,
      "is a file, expected the folder of a skill",
      "name the folder that it stands in",
    );
  const near = nearest(argument, own.map(({ name }) => name)); // biome-ignore format: one
  throw failure(
    "skill/unknown",
    argument,
    `is not a skill of goalpost, and not a folder; goalpost has ${own.map(({ name }) => name).join(", ")}`,
    near === undefined ? "write a folder as ./skills/NAME" : `did you mean ${near}?`,
  );
}

async function foldersIn(folder: string, shown: string): Promise<readonly SkillToInstall[]> {
  const { glob } = await import("tinyglobby");
  const files = await glob(["SKILL.md", "*/SKILL.md"], {
    cwd: folder,
    dot: true,
    absolute: true,
    followSymbolicLinks: false,
  });
  if (files.length === 0)
    throw failure("skill/none-found", shown, "holds no SKILL.md", "name the folder of a skill, or one of several");
  const folders = files.sort().map((file) => resolve(file, ".."));
  return folders.map((each) => {
    const files = filesIn(each, shown);
    const programs = new Set([...files.keys()].filter((path) => (statSync(join(each, path)).mode & 0o100) !== 0));
    return { name: basename(each), source: shown, folder: each, files, programs };
  });
}

function filesIn(folder: string, shown: string): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  let bytes = 0;
  for (const path of [...pathsIn(folder, "", shown)].sort()) {
    const content = readFileSync(resolve(folder, path));
    bytes += content.length;
    if (bytes > maxBytes)
      throw failure(
        "skill/too-large",
        shown,
        `has more than ${maxBytes / 1024 / 1024} MB`,
        "a skill is text: leave out what is data",
      );
    files.set(path, content);
  }
  return files;
}

/** Plain files alone: a link would be another thing elsewhere, or a file of yours that nobody meant. */
function* pathsIn(folder: string, below: string, shown: string): Generator<string> {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== "node_modules" && entry.name !== ".git") yield* pathsIn(folder, path, shown);
    } else if (entry.isFile()) yield path;
    else
      throw failure(
        "skill/link-inside",
        `${shown}: ${path}`,
        "is a link or not a plain file, and would be another thing elsewhere",
        "put the file itself there",
      );
  }
}

async function ownSkills(): Promise<readonly SkillToInstall[]> {
  const { ownSkills: all } = await import("@goalpost/skills/own");
  return all.map(({ skill }) => ({ name: skill.name, source: "goalpost", files: buffers(skill.files) }));
}

async function presetSkills(
  named: readonly string[],
  ofProject: boolean,
  exec: boolean,
  io: Io,
): Promise<readonly SkillToInstall[]> {
  const [{ presetLine }, { loadPresets }, { projectSettings }] = await Promise.all([
    import("@goalpost/config"),
    import("../presets/load-preset.ts"),
    import("../settings/project-settings.ts"),
  ]);
  const project = ofProject ? ((await projectSettings(io, { exec })).settings.presets ?? []) : [];
  const loaded = await loadPresets([...project, ...named], io, { exec });
  return [...new Set(loaded.flatMap(({ preset }) => presetLine(preset)))].flatMap(({ name: preset, skills = [] }) =>
    skills.map(({ name, files }) => ({ name, source: `preset ${preset}`, files: buffers(files) })),
  );
}

const buffers = (files: Readonly<Record<string, string>>): ReadonlyMap<string, Buffer> =>
  new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));

/** A name becomes a folder, and paths files in it; what lint calls an error no client would load. */
function requireSound({ name, source, files }: SkillToInstall): void {
  if (!isSkillName(name))
    throw failure(
      "skill/bad-name",
      JSON.stringify(name).slice(0, 80),
      `is not a name that a skill may have (${source})`,
      "use lower-case letters, digits and single hyphens, at most 64",
    );
  const odd = [...files.keys()].find((path) => !isSafePath(path));
  if (odd !== undefined)
    throw failure(
      "skill/bad-path",
      JSON.stringify(odd).slice(0, 80),
      `is not a path inside the skill ${name}`,
      "give a path below the folder",
    );
  const bytes = files.get("SKILL.md");
  const [fault] = lintSkills([
    {
      path: name,
      text: bytes?.toString("utf8"),
      isUtf8: bytes === undefined || isUtf8(bytes),
      files: [...files.keys()].filter((path) => path !== "SKILL.md"),
    },
  ]).filter(({ severity }) => severity === "error");
  if (fault !== undefined) throw failure("skill/invalid", `${name}: ${fault.where}`, fault.what, fault.help);
}

const failure = (code: string, where: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code, where, what, help });
