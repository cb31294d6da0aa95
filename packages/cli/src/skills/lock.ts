import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import type { Place } from "./places.ts";

/** How a skill was installed. */
export interface LockedSkill {
  /** `goalpost`, `preset acme`, or the folder that it is from. */
  readonly source: string;
  readonly mode: "copy" | "link";
  /** The sha256 of each file, by its path in the skill's folder; of a link none. */
  readonly files: Readonly<Record<string, string>>;
}

/** What goalpost installed in a place, by the skill's name. */
export type Lock = Readonly<Record<string, LockedSkill>>;

/** The lockfile of a place; no client takes it for a skill, as it is a file. */
export const lockName = "goalpost-skills.lock.json";

/**
 * Reads the lockfile of a place.
 *
 * @throws GoalpostError `skill/bad-lock` for one that says what no install writes: nothing is removed on its word.
 */
export function readLock({ folder, shown }: Place): Lock {
  let text: string;
  try {
    text = readFileSync(join(folder, lockName), "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(String((error as NodeJS.ErrnoException).code))) return {};
    throw bad(shown, "cannot be read");
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bad(shown, "is not JSON");
  }
  const { version, skills } = Object(value) as { readonly version?: unknown; readonly skills?: unknown };
  if (version !== 1) throw bad(shown, `has version ${JSON.stringify(version)}, expected 1`);
  if (typeof skills !== "object" || skills === null) throw bad(shown, "names no skills");
  for (const [name, entry] of Object.entries(skills)) requireEntry(name, entry, shown);
  return skills as Lock;
}

function requireEntry(name: string, entry: unknown, shown: string): void {
  const { source, mode, files } = Object(entry) as Partial<LockedSkill>;
  const paths = Object.entries(Object(files));
  const holds =
    isSkillName(name) &&
    typeof source === "string" &&
    (mode === "copy" || mode === "link") &&
    paths.every(([path, hash]) => isSafePath(path) && /^[0-9a-f]{64}$/.test(String(hash)));
  if (!holds) throw bad(shown, `says of ${JSON.stringify(name).slice(0, 80)} what no install writes`);
}

/** The text of a lockfile: names in order, so that it changes only where a skill does. */
export const lockText = (lock: Lock): string =>
  `${JSON.stringify({ version: 1, skills: Object.fromEntries(Object.entries(lock).sort(([a], [b]) => (a < b ? -1 : 1))) }, null, 2)}\n`;

/** Whether a name is one that a skill may have: it becomes the name of a folder. */
export const isSkillName = (name: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) && name.length <= 64;

/** Whether a path stays in the skill's folder. */
export const isSafePath = (path: string): boolean =>
  !/[\\\0]/.test(path) && path.split("/").every((part) => !["", ".", ".."].includes(part)) && !/^[a-z]:/i.test(path);

const bad = (shown: string, what: string): GoalpostError =>
  new GoalpostError({
    code: "skill/bad-lock",
    where: `${shown}/${lockName}`,
    what,
    help: "restore it from git, or remove it: then goalpost takes no skill there for its own",
  });
