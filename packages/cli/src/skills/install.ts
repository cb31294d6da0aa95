import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { sha256 } from "@goalpost/target/internal";
import { inPlace, makeTree, moveTree, removeTree } from "./anchor.ts";
import { type Lock, type LockedSkill, lockName, lockText, readLock } from "./lock.ts";
import type { Place } from "./places.ts";
import type { SkillToInstall } from "./sources.ts";

/** How a skill stands beside what was installed. */
export type SkillState = "installed" | "edited" | "missing" | "not ours";

/** What was done to a skill in a place. */
export interface SkillDone {
  readonly name: string;
  readonly place: string;
  readonly done: "installed" | "updated" | "unchanged" | "removed";
  /** Where an edited skill was kept. */
  readonly kept?: string;
}

/** A skill that lies where a client looks, and how it stands. */
export interface SkillListed {
  readonly name: string;
  readonly place: string;
  readonly state: ReturnType<typeof stateOf>["state"];
  readonly source?: string;
  readonly edited: readonly string[];
}

/** Files of a folder by path, each with its sha256; a link, or what is not a plain file, counts as changed. */
function hashesIn(folder: string, below = ""): Readonly<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) Object.assign(hashes, hashesIn(folder, path));
    else hashes[path] = entry.isFile() ? sha256(readFileSync(join(folder, path))) : "not a plain file";
  }
  return hashes;
}

/** Paths that differ from what was installed. */
function editedIn(folder: string, { mode, files, source }: LockedSkill): readonly string[] {
  const state = lstatSync(folder);
  if (mode === "link") return state.isSymbolicLink() && readlinkSync(folder) === source ? [] : ["the link"];
  if (!state.isDirectory()) return ["the folder"];
  const now = hashesIn(folder);
  return [...new Set([...Object.keys(files), ...Object.keys(now)])].filter((path) => now[path] !== files[path]).sort();
}

/** How a skill of the lockfile, or any other, stands in a place. */
export function stateOf(
  name: string,
  place: Place,
  lock: Lock,
): { readonly state: SkillState; readonly edited: readonly string[] } {
  const folder = join(place.folder, name);
  const isThere = lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
  const locked = Object.hasOwn(lock, name) ? lock[name] : undefined;
  if (locked === undefined) return { state: isThere ? "not ours" : "missing", edited: [] };
  if (!isThere) return { state: "missing", edited: [] };
  const edited = editedIn(folder, locked);
  return { state: edited.length > 0 ? "edited" : "installed", edited };
}

/** How skills are installed. */
export interface InstallOptions {
  /** A link of the folder in place of a copy. */
  readonly link: boolean;
  /** Replace what was edited, after it was put aside. */
  readonly force: boolean;
}

/**
 * Looks whether a skill can be installed into a place; nothing is written.
 *
 * @throws GoalpostError `skill/not-ours`, `skill/edited`, `skill/cannot-link`.
 */
export function requireInstallable(
  skill: SkillToInstall,
  place: Place,
  { link, force }: InstallOptions,
): { readonly lock: Lock; readonly state: SkillState; readonly entry: LockedSkill } {
  const lock = readLock(place);
  const { state, edited } = stateOf(skill.name, place, lock);
  if (state === "not ours") throw notOurs(skill.name, place);
  if (state === "edited" && !force) throw wasEdited(skill.name, place, edited);
  return { lock, state, entry: entryOf(skill, place, link) };
}

/**
 * Installs a skill into a place, or puts a newer one in its place. The folder is made beside and moved, so that no client meets half of it.
 *
 * @throws GoalpostError `skill/not-ours`, `skill/edited`, `skill/cannot-link`.
 */
export const installSkill = (skill: SkillToInstall, place: Place, options: InstallOptions): SkillDone =>
  inPlace(place, place.root, (own) => install(skill, own, options));

function install(skill: SkillToInstall, place: Place, { link, force }: InstallOptions): SkillDone {
  const { name } = skill;
  const { lock, state, entry } = requireInstallable(skill, place, { link, force });
  if (state === "installed" && JSON.stringify(lock[name]) === JSON.stringify(entry))
    return { name, place: place.shown, done: "unchanged" };
  const kept = state === "edited" ? putAside(name, place) : undefined;
  const made = join(place.folder, `.goalpost-${process.pid}-${name}`);
  const target = join(place.folder, name);
  removeTree(made);
  if (entry.mode === "link") symlinkSync(entry.source, made, "dir");
  else makeTree(made, new Map([...skill.files].map(([path, bytes]) => [path, { bytes, mode: skill.programs?.has(path) === true ? 0o777 : 0o666 }]))); // biome-ignore format: one
  if (state === "installed") removeTree(target);
  if (entry.mode === "link") renameSync(made, target);
  else moveTree(made, target);
  writeLock(place, { ...lock, [name]: entry });
  return {
    name,
    place: place.shown,
    done: state === "missing" && !Object.hasOwn(lock, name) ? "installed" : "updated",
    ...(kept === undefined ? {} : { kept }),
  };
}

/**
 * Looks whether a skill can be taken away from a place; nothing is changed.
 *
 * @throws GoalpostError `skill/not-ours`, `skill/edited`.
 */
export function requireRemovable(
  name: string,
  place: Place,
  { force }: Pick<InstallOptions, "force">,
): { readonly lock: Lock; readonly state: SkillState } {
  const lock = readLock(place);
  const { state, edited } = stateOf(name, place, lock);
  if (state === "not ours") throw notOurs(name, place);
  if (state === "edited" && !force) throw wasEdited(name, place, edited);
  return { lock, state };
}

/**
 * Takes away a skill that was installed.
 *
 * @throws GoalpostError `skill/not-ours`, `skill/not-installed`, `skill/edited`.
 */
export const uninstallSkill = (name: string, place: Place, options: Pick<InstallOptions, "force">): SkillDone =>
  existsSync(place.folder)
    ? inPlace(place, place.root, (own) => uninstall(name, own, options))
    : uninstall(name, place, options);

function uninstall(name: string, place: Place, options: Pick<InstallOptions, "force">): SkillDone {
  const { lock, state } = requireRemovable(name, place, options);
  const kept = state === "edited" ? putAside(name, place) : undefined;
  // Of a link the link goes, and not what it leads to.
  if (state === "installed") removeTree(join(place.folder, name));
  const { [name]: _, ...rest } = lock;
  writeLock(place, rest);
  return { name, place: place.shown, done: "removed", ...(kept === undefined ? {} : { kept }) };
}

function entryOf(skill: SkillToInstall, place: Place, link: boolean): LockedSkill {
  if (!link) {
    const hashes = [...skill.files].map(([path, bytes]) => [path, sha256(bytes)] as const);
    // What is installed for every project is found again from any of them.
    const source = place.name === "codex" && skill.folder !== undefined ? skill.folder : skill.source;
    return { source, mode: "copy", files: Object.fromEntries(hashes) };
  }
  if (skill.folder === undefined) throw cannotLink(skill);
  // In a project the way is relative, so that a clone of it holds.
  const to = place.name === "codex" ? skill.folder : relative(place.linksFrom ?? place.folder, skill.folder);
  return { source: to, mode: "link", files: {} };
}

/** What somebody wrote is kept where no client takes it for a skill. */
function putAside(name: string, place: Place): string {
  const folder = join(place.folder, ".goalpost-kept");
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) mkdirSync(folder);
  // a link in its place would carry it elsewhere
  if (!lstatSync(folder).isDirectory()) throw notAFolder(place);
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${name}-${number}`);
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) continue;
    renameSync(join(place.folder, name), path);
    return `${place.shown}/.goalpost-kept/${name}-${number}`;
  }
}

function writeLock(place: Place, lock: Lock): void {
  const file = join(place.folder, lockName);
  if (Object.keys(lock).length === 0) {
    rmSync(file, { force: true });
    return;
  }
  const made = `${file}.${process.pid}`;
  // what lies there by this name is nothing of ours, and may lead elsewhere
  rmSync(made, { force: true });
  writeFileSync(made, lockText(lock), { flag: "wx" });
  renameSync(made, file);
}

const notAFolder = ({ shown }: Place): GoalpostError =>
  new GoalpostError({
    code: "skill/place-is-a-file",
    where: `${shown}/.goalpost-kept`,
    what: "is a file or a link, expected the folder in which edited skills are kept",
    help: "move it away: the folder is made anew",
  });

const notOurs = (name: string, { shown, folder }: Place): GoalpostError =>
  new GoalpostError({
    code: "skill/not-ours",
    where: `${shown}/${name}`,
    what: `is ${lstatSync(join(folder, name)).isDirectory() ? "there" : "a file or a link"}, and goalpost did not install it`,
    help: "it stays as it is; move it away if the other is to take its place",
  });

const wasEdited = (name: string, { shown }: Place, edited: readonly string[]): GoalpostError =>
  new GoalpostError({
    code: "skill/edited",
    where: `${shown}/${name}`,
    what: `was edited since it was installed: ${edited.slice(0, 8).join(", ")}${edited.length > 8 ? ", …" : ""}`,
    help: "give it a name of its own; or --force, which puts the edited one aside first",
  });

const cannotLink = ({ name, source }: SkillToInstall): GoalpostError =>
  new GoalpostError({
    code: "skill/cannot-link",
    where: name,
    what: `comes from ${source}, which is not a folder of yours`,
    help: "install a copy: leave out --link",
  });
