import { cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { dirname, join, parse, resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";

/** A release of a preset that can be loaded by its name, in a folder of its own. */
export interface Staged {
  /** What is loaded there: the package's name, with `#name` where the argument has it. */
  readonly argument: string;
  /** The folder from which it is found; the project's where nothing was staged. */
  readonly cwd: string;
  /** The package, where it is one. */
  readonly package?: { readonly name: string; readonly folder: string };
}

/**
 * Puts a release of a preset where imports of its name find it: a package that is installed, or the folder of one. A file, and a preset of ours, stay
 * where they are.
 *
 * @param folder - A folder of ours, below the project's own `node_modules`, so that what the package imports is found.
 * @throws GoalpostError `preset/not-a-package`, `preset/packed`.
 */
export function staged(argument: string, folder: string, cwd: string): Staged {
  const [before = "", name] = argument.split("#");
  if (/\.(?:tgz|tar\.gz|tar)$/.test(before)) throw packed(before);
  const path = resolve(cwd, before);
  const isPath = /^[./~]/.test(before) || /[\\/]/.test(before.replace(/^@[^/]+\//, ""));
  const isFolder = isPath && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const from = isFolder ? path : isPath ? undefined : installedAt(before, cwd);
  if (from === undefined) return { argument, cwd };
  const own = nameIn(from, before);
  const place = join(folder, "node_modules", own);
  mkdirSync(dirname(place), { recursive: true });
  cpSync(from, place, { recursive: true, dereference: true, filter: (each) => !/[\\/](?:node_modules|\.git)$/.test(each.slice(from.length)) }); // biome-ignore format: one
  // What it brings along is found beside it, as where it came from.
  if (existsSync(join(from, "node_modules"))) symlinkSync(join(from, "node_modules"), join(place, "node_modules"));
  return { argument: name === undefined ? own : `${own}#${name}`, cwd: folder, package: { name: own, folder: from } };
}

function installedAt(name: string, cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const place = join(folder, "node_modules", name);
    if (existsSync(join(place, "package.json"))) return place;
    if (folder === parse(folder).root) return undefined;
  }
}

function nameIn(folder: string, shown: string): string {
  let name: unknown;
  try {
    ({ name } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name?: unknown });
  } catch {
    name = undefined;
  }
  if (typeof name === "string" && /^(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/i.test(name)) return name;
  throw new GoalpostError({
    code: "preset/not-a-package",
    where: shown,
    what: "is a folder without a package.json that names a package",
    help: "name the folder of a package, the package itself, or a file such as ./preset.ts",
  });
}

const packed = (file: string): GoalpostError =>
  new GoalpostError({
    code: "preset/packed",
    where: file,
    what: "is packed, expected a folder",
    help: `unpack it: tar -xzf ${file}, and name the folder: ./package`,
  });
