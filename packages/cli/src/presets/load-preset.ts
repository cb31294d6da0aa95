import { existsSync } from "node:fs";
import { dirname, join, parse } from "node:path";
import type { Preset } from "@goalpost/config";
import { GoalpostError } from "@goalpost/core";
import { nearest } from "@goalpost/core/internal";
import type { ModuleFacts, PresetFacts } from "../modules/message.ts";
import { type ModuleHost, type ModuleIo, type ModuleOptions, openModules } from "../modules/module-host.ts";
import { version } from "../version.ts";
import { builtInPresets, presetOf } from "./preset-of.ts";

/** A preset that was loaded, and what is known of its parts as data. */
export interface LoadedPreset {
  readonly preset: Preset;
  /** It and all that it extends, the lowest first; empty for one of ours. */
  readonly line: readonly PresetFacts[];
  /** The package that it is from; undefined for one of ours and for a file of no package. */
  readonly module?: ModuleFacts;
}

/**
 * Gives the preset that an argument names: a built-in one by its name; else the one that a package or file exports (`@acme/preset`, `./preset.ts`),
 * with `@1` for the major version that it must have, and `#name` where it exports several. Its package and version are filled in where it does not say
 * them. Loading it runs it, in a process of its own.
 *
 * @throws GoalpostError `cli/unknown-preset`, `cli/ambiguous-preset`, `cli/module-missing`, `cli/module-threw`, `cli/module-timeout`, `config/bad-preset`,
 * `preset/other-version`.
 */
export async function loadPreset(argument: string, io: ModuleIo, loading: ModuleOptions = {}): Promise<Preset> {
  const [loaded] = await loadPresets([argument], io, loading);
  return (loaded as LoadedPreset).preset;
}

/** As {@link loadPreset}, for several at once: one process loads them all. */
export async function loadPresets(
  args: readonly string[],
  io: ModuleIo,
  loading: ModuleOptions = {},
): Promise<readonly LoadedPreset[]> {
  const builtIn = builtInPresets();
  const wanted = args.map((argument) => ({ argument, own: builtIn.get(argument), ...partsOf(argument) }));
  for (const { argument, own, specifier, name } of wanted)
    if (own === undefined && name === undefined && /^[a-z][a-z0-9-]*$/.test(specifier) && !isInstalled(specifier, io))
      throw unknown(argument, [...builtIn.keys()]);
  const specifiers = [...new Set(wanted.filter(({ own }) => own === undefined).map(({ specifier }) => specifier))];
  const host = await openModules(specifiers, io, loading);
  return wanted.map(({ argument, own, specifier, name, major }) => {
    if (own !== undefined) return { preset: own, line: [] };
    const module = host.modules.find((each) => each.specifier === specifier) as ModuleFacts;
    if (major !== undefined) requireMajor(argument, module, major);
    requirePeers(specifier, module);
    return { ...pick(argument, name, module, host), module };
  });
}

/** `@acme/preset@1#name`: of a file the name may hold anything. */
function partsOf(argument: string): {
  readonly specifier: string;
  readonly major: string | undefined;
  readonly name: string | undefined;
} {
  const [before = "", name] = argument.split("#");
  const [, own, major] = (/^[./]/.test(before) ? undefined : /^(@?[^@]+)@(.+)$/.exec(before)) ?? [];
  return { specifier: own ?? before, major, name };
}

function pick(argument: string, wanted: string | undefined, module: ModuleFacts, host: ModuleHost): LoadedPreset {
  const nameOf = (line: readonly PresetFacts[]): string => line.at(-1)?.name ?? "";
  const found = module.presets.filter((line) => wanted === undefined || nameOf(line) === wanted);
  const [first, second] = found;
  if (first === undefined) throw noPreset(argument, module.presets.map(nameOf));
  if (second !== undefined) throw several(argument, found.map(nameOf));
  return { preset: presetOf(first, host), line: first };
}

const isInstalled = (name: string, { cwd }: ModuleIo): boolean => {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "node_modules", name))) return true;
    if (folder === parse(folder).root) return false;
  }
};

/** The major version of `1`, `1.x`, `^1.2.0`, `~1.2`; undefined for what names none. */
const majorOf = (range: string): number | undefined => {
  const found = /^[\^~=v]*(\d+)(?:\.(?:\d+|x|\*)){0,2}(?:-[\w.-]+)?$/.exec(range.trim())?.[1];
  return found === undefined ? undefined : Number(found);
};

/** What is said of a preset's version is held: a release that breaks comes with another major version. */
function requireMajor(argument: string, { package: own }: ModuleFacts, wanted: string): void {
  const major = majorOf(wanted);
  if (major === undefined)
    throw otherVersion(argument, `asks for the version ${wanted}, expected a major version`, "write @1");
  if (own === undefined)
    throw otherVersion(argument, "asks for a version, and the file is of no package", "leave the version out");
  if (majorOf(own.version) === major) return;
  throw otherVersion(
    argument,
    `is ${own.version} here, expected major version ${major}`,
    `see what changes: goalpost preset diff OLD NEW; then write ${own.name}@${majorOf(own.version)}, or install ${own.name}@${major}`,
  );
}

/** A preset that was made for another major version of ours may mean other things by the same words. */
function requirePeers(specifier: string, { peers }: ModuleFacts): void {
  const ours = majorOf(version());
  for (const [name, range] of Object.entries(peers)) {
    const majors = range.split("||").map(majorOf);
    if (majors.some((major) => major === undefined || major === ours)) continue;
    throw otherVersion(
      specifier,
      `is for ${name} ${range}, and this is ${version()}`,
      "install the release of the preset that is for this version",
    );
  }
}

const otherVersion = (where: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code: "preset/other-version", where, what, help });

function unknown(name: string, names: readonly string[]): GoalpostError {
  const near = nearest(name, names);
  return new GoalpostError({
    code: "cli/unknown-preset",
    where: name,
    what: `is not a preset, expected one of ${names.join(", ")}, or a package or file that exports one`,
    help: near === undefined ? "use one of them; write a file as ./preset.ts" : `did you mean ${near}?`,
  });
}

const noPreset = (argument: string, all: readonly string[]): GoalpostError =>
  new GoalpostError({
    code: "cli/unknown-preset",
    where: argument,
    what: all.length === 0 ? "exports no preset" : `exports ${all.join(", ")}`,
    help: "export one: export default definePreset({ name, codex, claudeCode, rules })",
  });

const several = (argument: string, found: readonly string[]): GoalpostError =>
  new GoalpostError({
    code: "cli/ambiguous-preset",
    where: argument,
    what: `exports several presets: ${found.join(", ")}`,
    help: `name one: ${argument}#${found[0]}`,
  });
