import { isUtf8 } from "node:buffer";
import { lstat, readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { GoalpostError } from "@goalpost/core";
import type { SkillSource } from "@goalpost/skills";
import type { Io } from "../io.ts";

/** Where the clients look below a project, and where packages keep theirs. */
const usual = [".agents/skills", ".claude/skills", ".codex/skills", "skills"];
/** A larger file is not text that a model is given. */
const mostBytes = 1_000_000;

/**
 * Reads every skill below some folders.
 *
 * @returns By path from the current folder.
 * @throws GoalpostError `skill/not-a-folder`, `skill/too-large`.
 */
export async function readSkills(folders: readonly string[], { cwd }: Io): Promise<readonly SkillSource[]> {
  const there = folders.length > 0 ? folders : await thoseThere(usual, cwd);
  const { glob } = await import("tinyglobby");
  const found = new Map<string, string>();
  for (const folder of there) {
    await requireFolder(folder, cwd);
    const files = await glob("**/SKILL.md", {
      cwd: resolve(cwd, folder),
      dot: true,
      absolute: true,
      ignore: ["**/node_modules/**", "**/.git/**"],
    });
    // a link that leads to where we are shows the same folder again
    for (const file of files.map((each) => resolve(each)).sort((one, other) => one.length - other.length)) {
      const key = `${folder}\0${basename(dirname(file))}\0${await realpath(file).catch(() => file)}`;
      if (!found.has(key)) found.set(key, file);
    }
  }
  return Promise.all([...new Set(found.values())].sort().map((file) => readSkill(file, cwd)));
}

async function thoseThere(folders: readonly string[], cwd: string): Promise<readonly string[]> {
  const states = await Promise.all(folders.map((folder) => stat(resolve(cwd, folder)).catch(() => undefined)));
  return folders.filter((_, index) => states[index]?.isDirectory() === true);
}

async function requireFolder(folder: string, cwd: string): Promise<void> {
  const state = await stat(resolve(cwd, folder)).catch(() => undefined);
  if (state?.isDirectory() === true) return;
  throw new GoalpostError({
    code: "skill/not-a-folder",
    where: folder,
    what: state === undefined ? "is not there, expected a folder of skills" : "is a file, expected a folder of skills",
    help: state === undefined ? "correct the path" : "name the folder that it stands in",
  });
}

async function readSkill(file: string, cwd: string): Promise<SkillSource> {
  const folder = dirname(file);
  const path = relative(cwd, folder).split(sep).join("/");
  const [link, state] = [await lstat(file), await stat(file).catch(() => undefined)];
  if ((state?.size ?? 0) > mostBytes)
    throw new GoalpostError({
      code: "skill/too-large",
      where: `${path}/SKILL.md`,
      what: `has ${state?.size} bytes, expected at most ${mostBytes}`,
      help: "move what is data into a file of its own",
    });
  const { glob } = await import("tinyglobby");
  const files = await glob("**/*", {
    cwd: folder,
    dot: true,
    ignore: ["**/node_modules/**"],
    followSymbolicLinks: false,
  });
  const bytes = state?.isFile() === true ? await readFile(file) : undefined;
  return {
    path,
    text: bytes?.toString("utf8"),
    isUtf8: bytes === undefined || isUtf8(bytes),
    isLink: link.isSymbolicLink(),
    files: files.map((each) => each.split(sep).join("/")).filter((each) => join(folder, each) !== file),
  };
}
