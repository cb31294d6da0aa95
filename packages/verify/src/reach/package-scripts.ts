import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { nearest } from "@goalpost/core/internal";
import { type PackageCall, readPackageCall } from "../definers/package-manager.ts";
import { readWhole } from "../files/read-whole.ts";
import { walk } from "../files/walk.ts";
import { type Call, type Missing, noFolderAt } from "./missing.ts";
import { isInstalled, isLinked, isThere } from "./programs.ts";

/** A package.json that was read. */
interface Manifest {
  readonly folder: string;
  readonly name: string | undefined;
  readonly scripts: ReadonlyMap<string, string>;
}

/** @internal What a call of a package manager names that is not there; nothing when all is there, or when only the run itself can tell. */
export function missingInPackage(call: Call, root: string, env: NodeJS.ProcessEnv): Missing | undefined {
  const found = readPackageCall(call.words);
  if (found === undefined) return undefined;
  return found.kind === "script" ? missingScript(found, call, root) : missingBinary(found, call, env);
}

function missingScript(
  { name, folder: before }: Extract<PackageCall, { readonly kind: "script" }>,
  { words, cwd }: Call,
  root: string,
): Missing | undefined {
  if (words.includes("--if-present")) return undefined;
  const folder = before ?? folderBehind(words);
  if (folder !== undefined && !isThere(folder, cwd)) return noFolderAt(folder);
  const [manager = ""] = words;
  const chosen = chosenPackages(words, resolve(cwd, folder ?? "."), root);
  if (chosen === undefined) return undefined;
  if ("what" in chosen) return chosen;
  const lacking = chosen.packages.filter((each) => !hasScript(each, name, manager));
  const [first] = lacking;
  // npm stops at the first package without the script; the others are content with one that has it.
  if (first === undefined || (chosen.some && lacking.length < chosen.packages.length)) return undefined;
  const known = chosen.packages.flatMap(({ scripts }) => [...scripts.keys()]);
  const shown = `${relativeTo(root, first.folder)}package.json`;
  return { kind: "script", what: `${shown} has no script "${name}"`, help: scriptHelp(name, known, shown) };
}

/** Flags may stand behind the script's name too: `npm test --prefix packages/a`. */
function folderBehind(words: readonly string[]): string | undefined {
  const flags = words.slice(0, words.includes("--") ? words.indexOf("--") : undefined);
  const at = flags.findIndex((word) => /^--prefix(?:=|$)/.test(word));
  const [, value] = (flags[at] ?? "").split("=", 2);
  return at === -1 ? undefined : (value ?? flags[at + 1]);
}

const relativeTo = (root: string, folder: string): string =>
  folder === root ? "" : folder.startsWith(`${root}/`) ? `${folder.slice(root.length + 1)}/` : `${folder}/`;

function scriptHelp(name: string, known: readonly string[], shown: string): string {
  const meant = nearest(name, known);
  if (meant !== undefined) return `write ${meant}, or add a script "${name}" to ${shown}`;
  const list = [...new Set(known)].slice(0, 8).join(", ");
  return `add it to ${shown}${list === "" ? "" : `, or name one that is there: ${list}`}`;
}

/** What the managers run without a script of that name. */
function hasScript({ scripts, folder }: Manifest, name: string, manager: string): boolean {
  if (scripts.has(name)) return true;
  if (name === "start" && existsSync(join(folder, "server.js"))) return true;
  if (name === "restart") return scripts.has("stop") || scripts.has("start");
  if (manager === "npm" || name === "test") return false;
  return isLinked(name, folder) || (manager === "bun" && isThere(name, folder));
}

/** The packages in which a script runs; nothing when the flags say more than is understood here. */
function chosenPackages(
  words: readonly string[],
  folder: string,
  root: string,
): { readonly packages: readonly Manifest[]; readonly some: boolean } | Missing | undefined {
  const [manager] = words;
  const flags = words.slice(0, words.includes("--") ? words.indexOf("--") : undefined);
  const named = flags.flatMap((word, at) => {
    const [flag, value] = word.split("=", 2);
    return flag === "-w" || flag === "--workspace" ? [value ?? flags[at + 1] ?? ""] : [];
  });
  if (manager !== "npm") {
    const filters = filtersOf(flags);
    if (named.length > 0) return undefined;
    if (filters.length > 0) return filtered(filters, folder, root);
    if (flags.some((word) => word === "-r" || word === "--recursive"))
      return { packages: packagesBelow(root), some: true };
  } else if (named.length > 0) {
    const all = packagesBelow(root);
    const packages = named.map((name) => all.find((each) => each.name === name || each.folder === resolve(folder, name))); // biome-ignore format: one
    const lost = named[packages.indexOf(undefined)];
    if (lost === undefined) return { packages: packages.filter((each) => each !== undefined), some: false };
    const below = all.some((each) => each.folder.startsWith(`${resolve(folder, lost)}/`));
    return below
      ? undefined
      : { kind: "script", what: `there is no workspace ${lost}`, help: workspaceHelp(lost, all) };
  } else if (flags.includes("--workspaces") || flags.includes("-ws")) {
    const packages = packagesBelow(root).filter((each) => each.folder !== folder);
    return packages.length === 0 ? undefined : { packages, some: false };
  }
  const nearby = nearestManifest(folder);
  if (nearby === "none") return { kind: "script", what: "there is no package.json", help: "make one: npm init" };
  return nearby === undefined ? undefined : { packages: [nearby], some: false };
}

const filtersOf = (flags: readonly string[]): readonly string[] =>
  flags.flatMap((word, at) => {
    const [, , own] = /^(-F|--filter(?:-prod)?)(?:=(.*))?$/.exec(word) ?? [];
    return /^(?:-F|--filter)/.test(word) ? [own ?? flags[at + 1] ?? ""] : [];
  });

/** Packages that pnpm or bun choose by a whole name or a folder. Of what more a filter can say (globs, dependents, git) the run itself tells. */
function filtered(filters: readonly string[], folder: string, root: string): ReturnType<typeof chosenPackages> {
  if (filters.some((each) => !/^(?:\.{1,2}\/|@)?[\w-][\w./-]*$/.test(each) || each.includes("..."))) return undefined;
  const all = packagesBelow(root);
  const found = filters.map((each) => {
    const at = resolve(folder, each);
    const exact = all.filter(({ name, folder: place }) => (each.startsWith(".") ? place === at || place.startsWith(`${at}/`) : name === each)); // biome-ignore format: one
    // Without its scope a name stands for the one package that has it.
    const short =
      exact.length > 0 || /^[.@]/.test(each) ? [] : all.filter(({ name }) => name?.endsWith(`/${each}`) === true);
    return [...exact, ...(short.length === 1 ? short : [])];
  });
  const lost = filters[found.findIndex((each) => each.length === 0)];
  if (lost !== undefined)
    return { kind: "script", what: `no package matches the filter ${lost}`, help: workspaceHelp(lost, all) };
  return { packages: found.flat(), some: true };
}

function workspaceHelp(name: string, all: readonly Manifest[]): string {
  const names = all.flatMap((each) => each.name ?? []);
  return `name one that is there: ${nearest(name, names) ?? names.slice(0, 8).join(", ")}`;
}

const packagesBelow = (root: string): readonly Manifest[] =>
  walk(root, ["**/package.json"]).flatMap((path) => readManifest(dirname(join(root, path))) ?? []);

function nearestManifest(from: string): Manifest | "none" | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return readManifest(folder);
    if (dirname(folder) === folder) return "none";
  }
}

/** A manifest that does not parse is the manager's to speak of. */
function readManifest(folder: string): Manifest | undefined {
  try {
    const { name, scripts } = JSON.parse(readWhole(join(folder, "package.json")).toString("utf8")) as Record<
      string,
      unknown
    >;
    const pairs = typeof scripts === "object" && scripts !== null ? Object.entries(scripts) : [];
    return {
      folder,
      name: typeof name === "string" ? name : undefined,
      scripts: new Map(pairs.map(([key, text]) => [key, String(text)])),
    };
  } catch {
    return undefined;
  }
}

/** `npx name` without a version fetches whatever the registry has under that name: only what is installed is known to be meant. */
function missingBinary(
  { words: inner }: PackageCall & { readonly kind: "program" },
  call: Call,
  env: NodeJS.ProcessEnv,
): Missing | undefined {
  const [name] = inner;
  const before = call.words.slice(0, name === undefined ? undefined : call.words.lastIndexOf(name));
  const pinned = before.some((word) => /^(?:-p|--package|-c|--call|-y|--yes)(?:=|$)/.test(word)) || before.includes("dlx"); // biome-ignore format: one
  if (name === undefined || pinned || /^@?[^@]+@/.test(name) || /[/:]/.test(name.replace(/^@[^/]+\//, "")))
    return undefined;
  const program = name.startsWith("@") ? basename(name) : name;
  if (isInstalled(program, call.cwd, env) || (name.startsWith("@") && isThere(join("node_modules", name), call.cwd))) return undefined; // biome-ignore format: one
  return {
    kind: "program",
    what: `${name} is not installed in this project`,
    help: `install it, correct its name, or name the version that is to be fetched: npx --yes ${name}@VERSION`,
  };
}

/** @internal The lines of the scripts that a call runs, with where they run: what fails inside of them is told by what they say. */
export function scriptLines(
  { words, cwd }: Call,
  root: string,
): readonly { readonly line: string; readonly cwd: string }[] {
  const call = readPackageCall(words);
  if (call?.kind !== "script") return [];
  const chosen = chosenPackages(words, resolve(cwd, call.folder ?? folderBehind(words) ?? "."), root);
  if (chosen === undefined || "what" in chosen) return [];
  return chosen.packages.flatMap(({ folder, scripts }) =>
    [`pre${call.name}`, call.name, `post${call.name}`].flatMap((name) => {
      const line = scripts.get(name);
      return line === undefined ? [] : [{ line, cwd: folder }];
    }),
  );
}
