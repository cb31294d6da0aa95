import { existsSync, lstatSync, realpathSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { isGlob } from "@goalpost/core/glob";
import { type FileState, sha256, stateOf } from "../files/file-facts.ts";
import { fromRoot, isInside } from "../files/inside.ts";
import { textIfReadable } from "../files/read-whole.ts";
import { WalkLimitError, walk } from "../files/walk.ts";

/** Where an installed program stands: its entry, and the folder of the package behind it, from the root with a slash at its end. */
export interface Installed {
  readonly entry: string;
  readonly present: boolean;
  readonly folder?: string;
}

/** Finds a program among those that package managers link, which scripts find before those of the system. */
export function installedProgram(root: string, folder: string, program: string): Installed {
  const entry = posix.join(folder, "node_modules/.bin", program);
  const path = join(root, entry);
  const facts = lstatSync(path, { throwIfNoEntry: false });
  if (facts === undefined) return { entry, present: false };
  const target = targetOf(path, facts.isSymbolicLink());
  const owner = target === undefined || !isInside(root, target) ? undefined : packageFolder(root, target);
  return { entry, present: true, ...(owner === undefined ? {} : { folder: `${owner}/` }) };
}

/** npm links a program; pnpm and yarn write a script for sh that names it. */
function targetOf(path: string, link: boolean): string | undefined {
  try {
    if (link) return realpathSync(path);
    const named = /\$basedir\/([^"\n]+)"/.exec(textIfReadable(path)?.slice(0, 16_384) ?? "")?.[1];
    return named === undefined ? undefined : realpathSync(join(dirname(path), named));
  } catch {
    return undefined;
  }
}

function packageFolder(root: string, target: string): string | undefined {
  for (let folder = dirname(target); folder !== root && isInside(root, folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return fromRoot(root, folder);
  }
  return undefined;
}

/** The state of a package's own files, without what is installed below it, as one. */
export async function folderState(root: string, path: string): Promise<FileState> {
  const folder = path.replace(/\/$/, "");
  const lines: string[] = [];
  for (const each of filesBelow(root, folder)) {
    if (each.slice(folder.length).includes("/node_modules/")) continue;
    lines.push(JSON.stringify([each, await stateOf(join(root, each))]));
  }
  return lines.length === 0 ? "absent" : `file 644 ${sha256(lines.join("\n"))}`;
}

function filesBelow(root: string, folder: string): readonly string[] {
  if (isGlob(folder)) return [];
  try {
    return walk(root, [folder]);
  } catch (error) {
    if (error instanceof WalkLimitError) return [];
    throw error;
  }
}
