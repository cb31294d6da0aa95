import { existsSync, readFileSync } from "node:fs";
import { dirname, join, parse, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { definePreset, type Preset, presets } from "@goalpost/config";
import { GoalpostError, nearest } from "@goalpost/core";
import type { Io } from "../io.ts";
import { type LoadedModule, loadModule } from "./load-module.ts";

const builtIn: ReadonlyMap<string, Preset> = new Map(Object.values(presets).map((preset) => [preset.name, preset]));

/**
 * Gives the preset that an argument names: a built-in one by its name; else the one that a package or file exports (`@acme/preset`, `./preset.ts`),
 * with `#name` where it exports several. Its package and version are filled in where it does not say them. Loading a package runs it.
 *
 * @throws GoalpostError `cli/unknown-preset`, `cli/ambiguous-preset`, `cli/module-missing`, `cli/module-threw`, `config/bad-preset`.
 */
export async function loadPreset(argument: string, io: Io, exec = true): Promise<Preset> {
  const own = builtIn.get(argument);
  if (own !== undefined) return own;
  const [specifier = "", wanted] = argument.split("#");
  if (wanted === undefined && /^[a-z][a-z0-9-]*$/.test(specifier) && !isInstalled(specifier, io))
    throw unknown(argument);
  const module = await loadModule(specifier, io, exec);
  const found = presetsIn(module).filter(({ name }) => wanted === undefined || name === wanted);
  const [first, second] = found;
  if (first === undefined) throw noPreset(argument, presetsIn(module));
  if (second !== undefined) throw several(argument, found);
  return withPackage(first, packageOf(module));
}

const isInstalled = (name: string, { cwd }: Io): boolean => {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "node_modules", name))) return true;
    if (folder === parse(folder).root) return false;
  }
};

/** A preset is told by its fields, never by instanceof: it may come from another copy of the package. */
function presetsIn({ exports }: LoadedModule): readonly Preset[] {
  const found = Object.values(exports).filter(
    (value): value is Preset =>
      typeof value === "object" && value !== null && "name" in value && "why" in value && "cases" in value,
  );
  return [...new Map(found.map((preset) => [preset.name, preset])).values()];
}

/**
 * Checks the values as `definePreset` does, whoever made the object, and says where it came from. The name of a built-in preset is that preset's own,
 * since explanations name it without a package.
 */
function withPackage(preset: Preset, from: Preset["package"], below: readonly Preset[] = []): Preset {
  const own = builtIn.get(preset.name);
  if (own !== undefined && isSame(own, preset)) return own;
  if (own !== undefined)
    throw bad(preset, "has the name of a built-in preset", `rename it, for example my-${preset.name}`);
  if (below.includes(preset)) throw bad(preset, "extends itself", "let it extend another, or none");
  const base = preset.extends;
  const inherited = base === undefined ? base : withPackage(base, from, [...below, preset]);
  return definePreset({
    ...preset,
    ...(inherited === undefined ? {} : { extends: inherited }),
    ...(preset.package === undefined && from !== undefined ? { package: from } : {}),
  });
}

const isSame = (one: Preset, other: Preset): boolean =>
  one === other ||
  (["codex", "claudeCode", "loosens"] as const).every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));

const bad = ({ name }: Preset, what: string, help: string): GoalpostError =>
  new GoalpostError({ code: "config/bad-preset", where: `preset ${name}`, what, help });

function packageOf({ url }: LoadedModule): Preset["package"] {
  for (
    let folder = dirname(fileURLToPath(url));
    relative(parse(folder).root, folder) !== "";
    folder = dirname(folder)
  ) {
    const file = join(folder, "package.json");
    if (!existsSync(file)) continue;
    const { name, version } = JSON.parse(readFileSync(file, "utf8")) as { name?: string; version?: string };
    if (name !== undefined && version !== undefined) return { name, version };
  }
  return undefined;
}

function unknown(name: string): GoalpostError {
  const names = [...builtIn.keys()];
  const near = nearest(name, names);
  return new GoalpostError({
    code: "cli/unknown-preset",
    where: name,
    what: `is not a preset, expected one of ${names.join(", ")}, or a package or file that exports one`,
    help: near === undefined ? "use one of them; write a file as ./preset.ts" : `did you mean ${near}?`,
  });
}

const noPreset = (argument: string, all: readonly Preset[]): GoalpostError =>
  new GoalpostError({
    code: "cli/unknown-preset",
    where: argument,
    what: all.length === 0 ? "exports no preset" : `exports ${all.map(({ name }) => name).join(", ")}`,
    help: "export one: export default definePreset({ name, why, cases, codex, claudeCode })",
  });

const several = (argument: string, found: readonly Preset[]): GoalpostError =>
  new GoalpostError({
    code: "cli/ambiguous-preset",
    where: argument,
    what: `exports several presets: ${found.map(({ name }) => name).join(", ")}`,
    help: `name one: ${argument}#${found[0]?.name}`,
  });
