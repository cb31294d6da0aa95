import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { posix } from "node:path";
import type { Contract } from "@goalpost/core";
import { isGlob, type Matcher } from "@goalpost/core/glob";
import { placesOf, runOf } from "../checks-of.ts";
import { inside } from "../files/inside.ts";
import { walk } from "../files/walk.ts";
import { installedProgram } from "./installed.ts";
import { interpreters, isConfigName, isTestFile, nestedConfigs, runners, shells, testPrograms } from "./names.ts";
import { readPackageCall } from "./package-manager.ts";
import { scriptsOf, toolMembersOf } from "./package-member.ts";
import { interpreted, withoutVerb } from "./script-of.ts";
import { commandsInScript, simpleCommands } from "./simple-commands.ts";

/**
 * Why a file decides how a check comes out. `test` files may be added freely, and so may what a package manager installs; of all others a new
 * one is a change.
 */
export type DefinerKind = "script" | "program" | "installed" | "config" | "test" | "contract" | "ignore";

/** A file, or one script of a package.json, by the ids of the checks that it defines. */
export interface Definers {
  readonly kind: DefinerKind;
  readonly defines: Set<string>;
}

/** What is known beside the contract and the tree. */
export interface CollectOptions {
  /** The contract's file, from the root. */
  readonly contractFile?: string | undefined;
  /** Tests that a build made are not tests: what git ignores. */
  readonly ignored?: Matcher | undefined;
  /** Whether a program is found outside of the project, so that one inside would take its place. */
  readonly onSystem?: ((program: string) => boolean) | undefined;
}

/** Collects what defines the checks of a contract in a tree. Paths are from the root, with forward slashes. */
export function collectDefiners(
  contract: Contract,
  root: string,
  { contractFile, ignored = () => false, onSystem = () => false }: CollectOptions = {},
): ReadonlyMap<string, Definers> {
  const collector = new Collector(root, ignored, onSystem);
  const items = placesOf(contract).map(({ item }) => item);
  for (const item of items) {
    const run = runOf(item);
    if (run === undefined) continue;
    const cwd = tidy(run.cwd ?? ".");
    collector.configs(cwd, item.id);
    for (const words of simpleCommands(run)) collector.command(words, cwd, item.id, 0);
  }
  for (const item of items) {
    if (item.kind === "scope" || item.kind === "unchanged") collector.ignores(item.id);
  }
  if (contractFile !== undefined) collector.add(contractFile, "contract");
  // base.json comes after the seal, since it says what the seal recorded.
  const own = `.goalpost/${contract.id}`;
  for (const path of walk(root, [own])) if (path !== `${own}/base.json`) collector.add(path, "contract");
  return collector.found;
}

const tidy = (path: string): string => {
  const plain = posix.normalize(path).replace(/\/$/, "");
  return plain === "." ? "" : plain;
};

const under = (folder: string, path: string): string => (folder === "" ? tidy(path) : tidy(`${folder}/${path}`));

class Collector {
  readonly found = new Map<string, Definers>();
  readonly #root: string;
  readonly #ignored: Matcher;
  readonly #onSystem: (program: string) => boolean;
  #tests: readonly string[] | undefined;

  constructor(root: string, ignored: Matcher, onSystem: (program: string) => boolean) {
    this.#root = root;
    this.#ignored = ignored;
    this.#onSystem = onSystem;
  }

  add(path: string, kind: DefinerKind, id?: string): void {
    const known = this.found.get(path) ?? { kind, defines: new Set<string>() };
    if (id !== undefined) known.defines.add(id);
    this.found.set(path, known);
  }

  configs(cwd: string, id: string): void {
    for (const folder of new Set(["", cwd])) {
      for (const { name } of this.#entries(folder)) if (isConfigName(name)) this.add(under(folder, name), "config", id);
      for (const nested of nestedConfigs) {
        const path = under(folder, nested);
        if (existsSync(`${this.#root}/${path}`)) this.add(path, "config", id);
      }
      const manifest = under(folder, "package.json");
      for (const name of toolMembersOf(this.#root, manifest)) this.add(`${manifest}#${name}`, "config", id);
    }
  }

  ignores(id: string): void {
    for (const path of walk(this.#root, ["**/.gitignore", "**/.gitattributes"])) this.add(path, "ignore", id);
  }

  /** One simple command, and what it leads to. The depth ends scripts that call themselves. */
  command(words: readonly string[], cwd: string, id: string, depth: number): void {
    const [program = "", ...rest] = words;
    if (program === "" || depth > 8) return;
    // A script that a package manager starts finds sh, env and node first where programs are installed.
    for (const each of new Set([program, "sh", "env", "node"])) this.#installed(each, cwd, id);
    const call = readPackageCall(words);
    if (call !== undefined) {
      const folder = under(cwd, call.folder ?? ".");
      if (call.kind === "program") this.command(call.words, folder, id, depth + 1);
      else this.#script(call.name, folder, call.workspace, id, depth);
      return;
    }
    if (program.includes("/")) this.#file(program, cwd, "program", id);
    const name = posix.basename(program);
    if (interpreters.has(name)) this.#interpreter(name, withoutVerb(name, rest), cwd, id, depth);
    if (runners.has(name)) this.command(rest.slice(/^(?:run|exec)$/.test(rest[0] ?? "") ? 1 : 0), cwd, id, depth + 1);
    if (testPrograms.has(name) || (rest.includes("--test") && interpreters.has(name)) || rest[0] === "test")
      this.#allTests(id);
    for (const word of rest) this.#argument(word, cwd, id);
  }

  /** What node, sh or python are given to run; a script for sh is read, since it names what it runs. */
  #interpreter(name: string, words: readonly string[], cwd: string, id: string, depth: number): void {
    const { files, inline, module } = interpreted(words);
    for (const file of files) if (!isGlob(file)) this.#file(file, cwd, "program", id);
    if (module === "unittest" || (module !== undefined && testPrograms.has(module))) this.#allTests(id);
    if (!shells.has(name)) return;
    const text = inline ?? this.#shellScript(under(cwd, files.at(-1) ?? ""));
    for (const each of commandsInScript(text)) this.command(each, cwd, id, depth + 1);
  }

  #shellScript(path: string): string {
    const place = inside(this.#root, path);
    if (path === "" || place.fault !== undefined) return "";
    try {
      const facts = statSync(place.path);
      return facts.isFile() && facts.size <= 65_536 ? readFileSync(place.path, "utf8") : "";
    } catch {
      return "";
    }
  }

  /** A program that a package manager has linked, with its package; or the place where one would stand before that of the system. */
  #installed(program: string, cwd: string, id: string): void {
    if (program.includes("/") || isGlob(program)) return;
    for (const folder of new Set([cwd, ""])) {
      const { entry, present, folder: owner } = installedProgram(this.#root, folder, program);
      if (entry.startsWith("..")) continue;
      if (present) this.add(entry, "installed", id);
      else if (this.#onSystem(program)) this.add(entry, "program", id);
      if (owner !== undefined) this.add(owner, "installed", id);
    }
  }

  /** A script with what runs before and after it, here or in every package of the workspace that has it. */
  #script(name: string, folder: string, workspace: boolean, id: string, depth: number): void {
    const packages = workspace ? walk(this.#root, ["**/package.json"]) : [under(folder, "package.json")];
    if (/test|spec|e2e/.test(name)) this.#allTests(id);
    for (const path of packages) {
      const scripts = scriptsOf(this.#root, path);
      for (const each of [`pre${name}`, name, `post${name}`]) {
        const text = scripts.get(each);
        if (text === undefined && (each !== name || workspace)) continue;
        const key = `${path}#scripts.${each}`;
        const again = this.found.get(key)?.defines.has(id) === true;
        this.add(key, "script", id);
        if (text === undefined || again) continue;
        const cwd = tidy(posix.dirname(path));
        this.configs(cwd, id);
        for (const words of commandsInScript(text)) this.command(words, cwd, id, depth + 1);
      }
    }
  }

  #argument(word: string, cwd: string, id: string): void {
    const value = word.replace(/^--?[\w-]+=/, "");
    const path = under(cwd, value);
    if (path.startsWith("..") || value.startsWith("/")) return;
    if (isConfigName(posix.basename(path))) this.#file(value, cwd, "config", id);
    else if (isTestFile(path)) this.#file(value, cwd, "test", id);
  }

  #file(word: string, cwd: string, kind: DefinerKind, id: string): void {
    const path = under(cwd, word);
    if (path === "" || path.startsWith("..") || word.startsWith("/")) return;
    const place = inside(this.#root, path);
    if (place.fault !== undefined || isGlob(path)) return;
    // A name that is not there may come to be: it counts from then on.
    if (existsSync(place.path) && !statSync(place.path).isFile()) return;
    this.add(path, kind, id);
  }

  #allTests(id: string): void {
    this.#tests ??= walk(this.#root).filter(
      (path) =>
        (isTestFile(path) || posix.basename(path) === "conftest.py") &&
        !path.startsWith(".goalpost/") &&
        !this.#ignored(path),
    );
    for (const path of this.#tests) this.add(path, isConfigName(posix.basename(path)) ? "config" : "test", id);
  }

  #entries(folder: string): readonly Dirent[] {
    const place = inside(this.#root, folder);
    if (place.fault !== undefined) return [];
    try {
      return readdirSync(place.path, { withFileTypes: true }).filter((entry) => !entry.isDirectory());
    } catch {
      return [];
    }
  }
}
