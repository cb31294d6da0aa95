import { realpathSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { requireOptions } from "../bad-option.ts";
import { sha256 } from "../files/file-facts.ts";
import { isInside } from "../files/inside.ts";

/** Whose state it is. */
export interface StatePlace {
  /** The project's root. */
  readonly cwd: string;
  /** The contract's id. Default: the directory of the whole project. */
  readonly id?: string | undefined;
  /** Default: `process.env`. */
  readonly env?: NodeJS.ProcessEnv | undefined;
}

/**
 * Finds the directory in which seals, approvals and evidence of a project are kept, outside of what the agent may write:
 * `GOALPOST_STATE_DIR`, else `XDG_STATE_HOME/goalpost`, else `~/.local/state/goalpost`, and below it one folder for the project (by the hash
 * of its real path) and one for the contract. Nothing is made here.
 *
 * @returns An absolute path.
 * @throws GoalpostError `verify/state-inside-project` when it lies inside the project, `verify/no-project` when there is no such project.
 * @example
 * stateDir({ cwd: ".", id: "port-billing", env: { GOALPOST_STATE_DIR: "/var/lib/goalpost" } }); // "/var/lib/goalpost/…/port-billing"
 */
export function stateDir(place: StatePlace): string {
  requireOptions("stateDir", place, ["cwd", "id", "env"]);
  const { cwd, id, env = process.env } = place;
  const root = realRoot(cwd);
  const project = join(stateBase(root, env), projectName(root));
  return id === undefined ? project : join(project, safeName(id));
}

const projectName = (root: string): string => `${basename(root).replace(/[^\w.-]/g, "_")}-${sha256(root).slice(0, 16)}`;

/** @internal The folder of all projects' state; it also holds the store and the rooms. */
export function stateBase(root: string, env: NodeJS.ProcessEnv): string {
  const home = env.HOME || homedir();
  const given = env.GOALPOST_STATE_DIR || (env.XDG_STATE_HOME && join(env.XDG_STATE_HOME, "goalpost"));
  const base = resolve(given || join(home, ".local/state/goalpost"));
  if (isInside(root, realOfExisting(base))) {
    throw new GoalpostError({
      code: "verify/state-inside-project",
      where: "GOALPOST_STATE_DIR",
      what: `is ${base}, inside the project ${root}, where the agent can write`,
      help: "set GOALPOST_STATE_DIR to a folder outside the project",
    });
  }
  return base;
}

/** Folders that everybody may write, and that sandboxes of clients leave open. */
const openFolders = ["/tmp", "/var/tmp", "/private/tmp", "/dev/shm"] as const;

/**
 * Refuses a state folder that an agent in its client's sandbox could write: one below a temp directory. (One inside the project is refused
 * always.)
 *
 * @throws GoalpostError `verify/state-in-temp`, and those of `stateDir`.
 * @example
 * refuseOpenState({ cwd: ".", env: { GOALPOST_STATE_DIR: "/var/lib/goalpost" } });
 */
export function refuseOpenState(place: Omit<StatePlace, "id">): void {
  requireOptions("refuseOpenState", place, ["cwd", "env"]);
  const { cwd, env = process.env } = place;
  const base = realOfExisting(stateBase(realRoot(cwd), env));
  const open = [...openFolders, tmpdir(), env.TMPDIR].filter(
    (each): each is string => each !== undefined && each !== "",
  );
  const found = open.find((each) => isInside(realOfExisting(resolve(each)), base));
  if (found === undefined) return;
  throw new GoalpostError({
    code: "verify/state-in-temp",
    where: "GOALPOST_STATE_DIR",
    what: `is ${base}, below the temp directory ${found}, which an agent can write from inside of its sandbox`,
    help: "set GOALPOST_STATE_DIR to a folder outside the project and outside of temp directories, or leave it out",
  });
}

/** A contract's id as one folder's name, whatever it holds. */
export const safeName = (id: string): string => (/^[a-z0-9][\w.-]*$/i.test(id) ? id : sha256(id));

/** @internal The project's root as a real path. */
export function realRoot(cwd: string): string {
  try {
    return realpathSync(cwd);
  } catch (error) {
    throw new GoalpostError({
      code: "verify/no-project",
      where: "cwd",
      what: `is ${cwd}, which is not there, expected the project's root`,
      help: "give the folder that holds the project",
      cause: error,
    });
  }
}

/** @internal The real path of what is there, with the rest as it is written. */
export function realOfExisting(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path || !isAbsolute(path) ? path : join(realOfExisting(parent), basename(path));
  }
}
