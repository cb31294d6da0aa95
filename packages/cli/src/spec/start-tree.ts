import { type Contract, GoalpostError } from "@goalpost/core";
import { isGlob, matcher } from "@goalpost/core/glob";
import type { StartTree } from "@goalpost/spec";
import { changesSinceSeal, findSeal } from "@goalpost/verify";
import { type Io, say } from "../io.ts";
import { projectFiles } from "../lint/project-files.ts";
import { oneLine } from "../output/plain-text.ts";

/**
 * The tree at the start of a contract's work: as its seal recorded it, or as it is where the contract was never sealed and nothing was judged yet.
 *
 * @param wasJudged - Whether a receipt is there: without a seal, the tree has the work in it then.
 * @returns Undefined where the start is not known.
 */
export async function startTree({ id }: Contract, wasJudged: boolean, io: Io): Promise<StartTree | undefined> {
  const { cwd, env, signal } = io;
  try {
    const found = await findSeal({ cwd, env, id });
    if (found === undefined && wasJudged) return undefined;
    const files = new Set(await projectFiles(".", found?.root ?? cwd));
    if (found !== undefined) {
      for (const [path, change] of await changesSinceSeal(found.seal, { cwd: found.root, env, signal })) {
        if (change === "added") files.delete(path);
        if (change === "deleted") files.add(path);
      }
    }
    return among(files);
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
    say(io, `the tree at the start is not known: ${oneLine(error.what)}`);
    return undefined;
  }
}

function among(files: ReadonlySet<string>): StartTree {
  const folders = new Set([...files].flatMap(foldersOf));
  return (path) => {
    if (/(?:^|\/)node_modules(?:\/|$)/.test(path)) return undefined;
    if (files.has(path) || folders.has(path)) return true;
    if (!isGlob(path)) return false;
    const meant = matcher([path]);
    for (const file of files) if (meant(file)) return true;
    return false;
  };
}

const foldersOf = (path: string): readonly string[] =>
  [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index));
