import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { nearest } from "@goalpost/core/internal";
import { type Command, Option } from "commander";
import type { Answers } from "../../answers/answers.ts";
import { manyOption } from "../../config/loosen.ts";
import { exitCode } from "../../exit-codes.ts";
import { fieldsOf } from "../../failure.ts";
import { type Io, print, printJson } from "../../io.ts";
import { oneLine } from "../../output/plain-text.ts";
import { addCommand, type CommonOptions, formatOption, type Session } from "../../program.ts";
import type { SkillListed } from "../../skills/install.ts";
import {
  installSkill,
  requireInstallable,
  requireRemovable,
  type SkillDone,
  stateOf,
  uninstallSkill,
} from "../../skills/install.ts";
import { readLock } from "../../skills/lock.ts";
import { type Place, type PlaceName, placeOption, placesOf } from "../../skills/places.ts";
import { type SkillToInstall, skillsToInstall } from "../../skills/sources.ts";

interface InstallFlags extends CommonOptions {
  readonly to?: readonly PlaceName[];
  readonly preset: readonly string[];
  readonly exec?: boolean;
  readonly link?: boolean;
  readonly force?: boolean;
}

const forceOption = (): Option =>
  new Option("--force", "also a skill that was edited: it is put aside first, into .goalpost-kept");
const presetOption = (): Option => manyOption("--preset <preset>", "the skills of a preset; may be repeated");
const execOption = (): Option => new Option("--no-exec", "refuse presets of packages: loading one runs it");

/** `goalpost skills install`, `update`, `uninstall`, `list`. */
export function registerSkillsInstall(program: Command, session: Session): void {
  addCommand<InstallFlags>(program, session, {
    name: "install",
    group: "Advanced:",
    summary: "put skills where the clients look for them",
    description:
      "Copies skills into .agents/skills (Codex) and .claude/skills (Claude Code), or links their folders. Without names: the skills of goalpost, and those of the project's presets.\nWhat was installed is in a lockfile of hashes beside them. A skill that goalpost did not install is never touched, and one that was edited only with --force, which keeps it.",
    arguments: [["[skills...]", "a skill of goalpost by its name, or the folder of one skill or of several"]],
    options: [
      placeOption(),
      presetOption(),
      execOption(),
      new Option("--link", "link the folders in place of a copy"),
      forceOption(),
      formatOption(),
    ],
    examples: [
      "goalpost skills install",
      "goalpost skills install forge --to codex",
      "goalpost skills install ./skills --link --to claude",
    ],
    run: async ([given], flags, io) => {
      const named = given as readonly string[];
      const skills = await skillsToInstall({ named, presets: flags.preset, exec: flags.exec !== false }, io);
      const places = placesOf(flags.to, io);
      const options = { link: flags.link === true, force: flags.force === true };
      // Whatever cannot be installed is found before the first file is written.
      for (const place of places) for (const skill of skills) requireInstallable(skill, place, options);
      const done = places.flatMap((place) => skills.map((skill) => installSkill(skill, place, options)));
      tell(done, flags, io);
      return exitCode.done;
    },
  });
  addCommand<InstallFlags>(program, session, {
    name: "update",
    group: "Advanced:",
    summary: "put the present release of installed skills in their place",
    description:
      "Looks at each skill that goalpost installed from itself, from a preset or from a folder, and installs it again where its source has changed. A link follows its folder by itself.\nExit code 1 when a skill was edited, or its source is gone: it stays as it is.",
    options: [placeOption(), presetOption(), execOption(), forceOption(), formatOption()],
    examples: ["goalpost skills update", "goalpost skills update --to codex --force"],
    run: async (_args, flags, io) => {
      const done: SkillDone[] = [];
      const failed: GoalpostError[] = [];
      for (const place of placesOf(flags.to, io, true)) await updateIn(place, flags, io, done, failed);
      tell(done, flags, io);
      for (const { where, what, help } of failed)
        io.stderr.write(`${oneLine(where)}: ${oneLine(what)}\n  help: ${oneLine(help)}\n`);
      return failed.length > 0 ? exitCode.notDone : exitCode.done;
    },
  });
  addCommand<InstallFlags>(program, session, {
    name: "uninstall",
    group: "Advanced:",
    summary: "take away skills that goalpost installed",
    description:
      "Takes away what the lockfile names. A skill that goalpost did not install is never touched; of a link the link goes, and not what it leads to.",
    arguments: [["[skills...]", "names; without any, all that goalpost installed there"]],
    options: [placeOption(), forceOption(), formatOption()],
    examples: ["goalpost skills uninstall", "goalpost skills uninstall forge --to claude"],
    run: async ([given], flags, io) => {
      const named = given as readonly string[];
      const places = placesOf(flags.to, io, flags.to === undefined && named.length > 0);
      const tasks = places.flatMap((place) => namesIn(named, place).map((name) => ({ name, place })));
      if (named.length > 0) requireAll(named, tasks, places);
      const options = { force: flags.force === true };
      // Whatever has to stay is found before the first one is taken away.
      for (const { name, place } of tasks) requireRemovable(name, place, options);
      const done = tasks.map(({ name, place }) => uninstallSkill(name, place, options));
      tell(done, flags, io);
      return exitCode.done;
    },
  });
  addCommand<InstallFlags>(program, session, {
    name: "list",
    group: "Advanced:",
    summary: "say which skills are where, and how they stand",
    description:
      "Lists what lies where the clients look: installed as it was, edited, missing, or not installed by goalpost.",
    options: [placeOption(), formatOption()],
    examples: ["goalpost skills list", "goalpost skills list --to codex --format json"],
    run: async (_args, flags, io) => {
      const skills = placesOf(flags.to, io, true).flatMap(listIn);
      if (flags.format === "json") printJson<Answers["skills list"]>(io, { skills });
      else if (skills.length === 0) print(io, "no skills; put those of goalpost there: goalpost skills install");
      else
        for (const { name, place, state, source, edited } of skills)
          print(
            io,
            `${place}/${oneLine(name)}  ${state}${source === undefined ? "" : `, from ${oneLine(source)}`}${edited.length === 0 ? "" : `: ${edited.map(oneLine).join(", ")}`}`,
          );
      return exitCode.done;
    },
  });
}

async function updateIn(
  place: Place,
  flags: InstallFlags,
  io: Io,
  done: SkillDone[],
  failed: GoalpostError[],
): Promise<void> {
  const lock = readLock(place);
  for (const [name, { source, mode }] of Object.entries(lock)) {
    if (mode === "link") continue;
    try {
      const found = await again(name, source, flags, io);
      done.push(installSkill(found, place, { link: false, force: flags.force === true }));
    } catch (error) {
      const fields = fieldsOf(error);
      if (fields === undefined) throw error;
      failed.push(new GoalpostError({ ...fields, cause: error }));
    }
  }
}

/** The skill as its source has it now. */
async function again(name: string, source: string, flags: InstallFlags, io: Io): Promise<SkillToInstall> {
  const exec = flags.exec !== false;
  const request =
    source === "goalpost"
      ? { named: [name], presets: [] }
      : source.startsWith("preset ")
        ? { named: [], presets: flags.preset }
        : { named: [source], presets: [] };
  const skills = await skillsToInstall({ ...request, exec }, io);
  const found = skills.find((skill) => skill.name === name && skill.source === source);
  if (found !== undefined) return found;
  throw new GoalpostError({
    code: "skill/source-gone",
    where: name,
    what: `is not in ${source} any more`,
    help: `take it away: goalpost skills uninstall ${name}; or name the preset: --preset PACKAGE`,
  });
}

const namesIn = (named: readonly string[], place: Place): readonly string[] => {
  const lock = readLock(place);
  if (named.length === 0) return Object.keys(lock);
  return named.filter(
    (name) => Object.hasOwn(lock, name) || lstatSync(join(place.folder, name), { throwIfNoEntry: false }) !== undefined,
  );
};

function requireAll(
  named: readonly string[],
  tasks: readonly { readonly name: string }[],
  places: readonly Place[],
): void {
  const missing = named.find((name) => !tasks.some((task) => task.name === name));
  if (missing === undefined) return;
  const known = places.flatMap((place) => Object.keys(readLock(place)));
  const near = nearest(missing, known);
  throw new GoalpostError({
    code: "skill/not-installed",
    where: missing,
    what: `is not installed in ${places.map(({ shown }) => shown).join(", ")}`,
    help: near === undefined ? "see goalpost skills list" : `did you mean ${near}?`,
  });
}

function listIn(place: Place): readonly SkillListed[] {
  const lock = readLock(place);
  const isThere = lstatSync(place.folder, { throwIfNoEntry: false }) !== undefined;
  const there = isThere
    ? readdirSync(place.folder, { withFileTypes: true })
        .filter((entry) => !entry.name.startsWith(".") && !entry.isFile())
        .map(({ name }) => name)
    : [];
  return [...new Set([...there, ...Object.keys(lock)])].sort().map((name) => {
    const { state, edited } = stateOf(name, place, lock);
    const source = Object.hasOwn(lock, name) ? lock[name]?.source : undefined;
    return { name, place: place.shown, state, ...(source === undefined ? {} : { source }), edited };
  });
}

const verbs = { installed: "installed", updated: "updated", unchanged: "is as it was", removed: "removed" } as const;

function tell(done: readonly SkillDone[], { format }: InstallFlags, io: Io): void {
  if (format === "json") printJson<Answers["skills install"]>(io, { skills: done });
  else if (done.length === 0)
    print(io, "no skill of goalpost is installed there; install some: goalpost skills install");
  else
    for (const { name, place, done: what, kept } of done) {
      print(io, `${place}/${name}: ${verbs[what]}`);
      if (kept !== undefined) print(io, `  the edited one is kept as ${kept}`);
    }
}
