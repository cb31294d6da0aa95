import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Contract } from "@goalpost/core";
import type { KnownCommand, LintOptions } from "@goalpost/core/lint";
import type { Io } from "../io.ts";

/** What stands in a project's root, whatever it is written in. */
const marks = [
  ".git",
  "package.json",
  "pyproject.toml",
  "Cargo.toml",
  "go.mod",
  "goalpost.json",
  "Makefile",
  "justfile",
  "deno.json",
  "composer.json",
  "Gemfile",
  "pom.xml",
  "build.gradle",
  "build.gradle.kts",
  "mix.exs",
  "Package.swift",
  ".hg",
];

/** The folders of a project that paths of a contract may be relative to. */
export type Roots = readonly string[];

/**
 * Finds the project that a contract's file is in: the nearest folder above it that has what a root has, and the folder that goalpost runs in
 * where the file is below it. Empty where no folder has.
 */
export function projectRoots(file: string, { cwd }: Pick<Io, "cwd">): Roots {
  const start = file === "-" ? cwd : dirname(resolve(cwd, file));
  const nearest = nearestRoot(start);
  if (nearest === undefined) return [];
  return nearest !== cwd && isBelow(start, cwd) ? [nearest, cwd] : [nearest];
}

function nearestRoot(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (marks.some((mark) => existsSync(join(folder, mark)))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

const isBelow = (folder: string, above: string): boolean => folder === above || folder.startsWith(`${above}/`);

/**
 * What lint may know of the project that is named: the files that git knows there, and its own commands.
 *
 * @throws GoalpostError `lint/no-root` when it is not a folder.
 */
export async function namedProject(
  root: string,
  { cwd }: Pick<Io, "cwd">,
): Promise<Pick<LintOptions, "files" | "commands">> {
  const { projectFiles } = await import("./project-files.ts");
  return { files: await projectFiles(root, cwd), commands: await commandsOf(resolve(cwd, root)) };
}

/** The commands of the projects that were looked at, by root: many files of one run lie in the same one. */
export type KnownProjects = Map<string, Promise<readonly KnownCommand[]>>;

/** What lint may know of a project that was found: which of the paths that the contract reads are there, and its own commands. */
export async function projectContext(
  contract: Contract,
  roots: Roots,
  projects: KnownProjects = new Map(),
): Promise<Pick<LintOptions, "hasFile" | "commands">> {
  const [root] = roots;
  if (root === undefined) return {};
  const paths = contract.blocks.flatMap((block) =>
    block.kind === "context" ? block.items.flatMap((item) => (item.kind === "read" ? [item.path] : [])) : [],
  );
  const found = new Set<string>();
  for (const path of paths) if (await isThere(path, roots)) found.add(path);
  const commands = projects.get(root) ?? commandsOf(root);
  projects.set(root, commands);
  return { hasFile: (path) => found.has(path), commands: await commands };
}

async function commandsOf(root: string): Promise<readonly KnownCommand[]> {
  const { projectCommands } = await import("../project-commands/project-commands.ts");
  return projectCommands(root);
}

async function isThere(path: string, roots: Roots): Promise<boolean> {
  for (const root of roots) {
    if (existsSync(join(root, path))) return true;
    // What stands before the first sign of a glob is a folder that must be there.
    const [, folder = ""] = /^((?:[^/*?[\]{}]+\/)*)/.exec(path) ?? [];
    if (!/[*?{[]/.test(path) || !existsSync(join(root, folder))) continue;
    const { glob } = await import("tinyglobby");
    const files = await glob(path, { cwd: root, dot: true, ignore: ["**/node_modules/**", "**/.git/**"] });
    if (files.length > 0) return true;
  }
  return false;
}
