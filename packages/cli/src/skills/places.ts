import { existsSync, lstatSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { isWithin } from "@goalpost/target/internal";
import { Option } from "commander";
import type { Io } from "../io.ts";

/** Where clients look for skills. */
export type PlaceName = "agents" | "claude" | "codex";

/** A folder that a client looks for skills in. */
export interface Place {
  readonly name: PlaceName;
  /** Absolute. */
  readonly folder: string;
  /** For people: from the project, or from the home. */
  readonly shown: string;
  /** The project that it has to stay in; absent for what is every project's. */
  readonly root?: string;
  /** Where relative links start, when `folder` is another way to the same one. Default: `folder`. */
  readonly linksFrom?: string;
}

const names: readonly PlaceName[] = ["agents", "claude", "codex"];

/** `--to PLACE`. */
export const placeOption = (): Option =>
  new Option(
    "--to <place>",
    "where: agents (.agents/skills, for Codex), claude (.claude/skills), codex (~/.codex/skills, for every project); may be repeated; default: agents and claude",
  )
    .choices(names)
    .argParser((value: string, before: readonly PlaceName[] | undefined) => {
      if (!names.some((name) => name === value)) throw unknownPlace(value);
      return [...(before ?? []), value as PlaceName];
    });

const unknownPlace = (value: string): GoalpostError =>
  new GoalpostError({
    code: "skill/unknown-place",
    where: `--to ${value}`,
    what: `is not a place, expected one of ${names.join(", ")}`,
    help: "write --to agents",
  });

/**
 * The places that are named, or those of the project.
 *
 * @param all - Whether every place is meant where none is named, as for a list.
 * @throws GoalpostError `skill/place-is-a-file`, `skill/place-outside`.
 */
export function placesOf(named: readonly PlaceName[] | undefined, io: Io, all = false): readonly Place[] {
  const wanted = named ?? (all ? names : (["agents", "claude"] as const));
  return [...new Set(wanted)].map((name) => checked(placeOf(name, io), io));
}

function placeOf(name: PlaceName, { cwd, env }: Io): Place {
  if (name === "agents") return { name, folder: resolve(cwd, ".agents/skills"), shown: ".agents/skills", root: cwd };
  if (name === "claude") return { name, folder: resolve(cwd, ".claude/skills"), shown: ".claude/skills", root: cwd };
  const home = env.CODEX_HOME ? resolve(env.CODEX_HOME) : join(env.HOME || homedir(), ".codex");
  return { name, folder: join(home, "skills"), shown: env.CODEX_HOME ? "$CODEX_HOME/skills" : "~/.codex/skills" };
}

/** A place of the project stays in it: a link that leads out would have us write elsewhere. */
function checked(place: Place, { cwd }: Io): Place {
  const { folder, shown, name } = place;
  const parts = name === "codex" ? [] : relative(cwd, folder).split(sep);
  for (let count = 1; count <= parts.length; count += 1) {
    const each = join(cwd, ...parts.slice(0, count));
    const found = lstatSync(each, { throwIfNoEntry: false });
    if (found === undefined) break;
    const isFolder = statSync(each, { throwIfNoEntry: false })?.isDirectory() === true;
    if (!isFolder) throw isFile(relative(cwd, each));
    if (!isWithin(realpathSync(each), realpathSync(cwd))) throw outside(shown, realpathSync(each));
  }
  if (name === "codex" && existsSync(folder) && !statSync(folder).isDirectory()) throw isFile(shown);
  return place;
}

const isFile = (where: string): GoalpostError =>
  new GoalpostError({
    code: "skill/place-is-a-file",
    where,
    what: "is a file, expected a folder of skills",
    help: "move it away: install makes the folder",
  });

/** That a place is not in the project. */
export const outside = (where: string, real: string): GoalpostError =>
  new GoalpostError({
    code: "skill/place-outside",
    where,
    what: `leads out of the project, to ${real}`,
    help: "remove the link: install makes the folder; or install for every project: --to codex",
  });
