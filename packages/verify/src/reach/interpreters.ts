import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { isGlob } from "@goalpost/core/glob";
import { isCodeFile } from "../definers/package-manager.ts";
import { withoutVerb } from "../definers/script-of.ts";
import { type Call, type Missing, noFile } from "./missing.ts";
import { isThere } from "./programs.ts";

/** What an interpreter takes before its script. Only flags that are known are passed over: after another the script is not looked for. */
interface Reading {
  /** Flags without a value. */
  readonly plain: RegExp;
  /** Flags whose value is the next word. */
  readonly valued: RegExp;
  /** Flags after which the words hold a program, or come from elsewhere: there is no script. */
  readonly inline: RegExp;
  /** Flags whose value is a file that is loaded first. */
  readonly loads?: RegExp;
  /** Endings that may be left out. */
  readonly endings?: readonly string[];
  /** Words before the script: `deno run x.ts`. */
  readonly verbs?: ReadonlySet<string>;
}

const shell: Reading = { plain: /^-[abefhlmnptuvxBCEHPT]+$|^--(?:posix|login|norc|noprofile)$/, valued: /^-[abefhlmnptuvxBCEHPT]*[oO]$/, inline: /^-[a-z]*[cs]$/ }; // biome-ignore format: a table
const python: Reading = { plain: /^-[bBdEiIOPqsSuv]+$/, valued: /^-[WX]$/, inline: /^-[A-Za-z]*[cm]$|^-$/ };
const node: Reading = {
  plain: /^--(?:test|no-warnings|enable-source-maps|check|trace-warnings|inspect(?:-brk)?|expose-gc|strip-types|experimental-[\w-]+|preserve-symlinks|watch)$|^-c$|^--[\w-]+=/,
  valued: /^(?:-C|--conditions|--test-name-pattern|--test-reporter|--test-reporter-destination|--input-type|--title|--test-concurrency)$/,
  inline: /^(?:-[a-z]*[ep]|--eval|--print|--run|-|-h|--help|-v|--version)$|^--(?:eval|print|run)=/,
  loads: /^(?:-r|--require|--import|--loader|--experimental-loader|--env-file)$/,
  endings: ["", ".js", ".json", ".node", "/index.js", "/index.json", "/package.json"],
}; // biome-ignore format: a table
const typescript: Reading = { ...node, valued: /^(?:--tsconfig|-P|--project|-O|--compiler-options)$/, endings: ["", ".ts", ".tsx", ".mts", ".cts", ".js", "/index.ts", "/index.js"] }; // biome-ignore format: a table
const deno: Reading = { plain: /^-[AqrRWNE]+$|^--[\w-]+(?:=.*)?$/, valued: /^-c$/, inline: /^-$/, verbs: new Set(["run", "test", "check", "lint", "bench"]) }; // biome-ignore format: a table

const readings: Readonly<Record<string, Reading>> = {
  sh: shell, bash: shell, dash: shell, zsh: shell,
  node, nodejs: node, tsx: typescript, "ts-node": typescript,
  deno,
  bun: { ...typescript, plain: /^--(?:bun|watch|hot|silent|smol|no-install|inspect(?:-brk)?)$|^--[\w-]+=/, valued: /^(?:--cwd|--tsconfig-override|-d|--define|-l)$/, loads: /^(?:-r|--preload|--env-file)$/ },
  ruby: { plain: /^-[swW]\d?$|^--[\w-]+$/, valued: /^-[Ir]$/, inline: /^-[a-zA-Z]*e|^-[Sx-]?$|^-c$/ },
  perl: { plain: /^-[wWtTuU]+$|^-[IMm]./, valued: /^-I$/, inline: /^-[a-zA-Z0-9]*[eE]|^-$|^-[vVh]$/ },
  php: { plain: /^-[nqC]$/, valued: /^-[dcz]$/, inline: /^-[rRBEaimSl]/ },
  lua: { plain: /^-[iEW]$/, valued: /^-l$/, inline: /^-e|^-$|^-v$/ },
  Rscript: { plain: /^--/, valued: /^$/, inline: /^-e$/ },
}; // biome-ignore format: a table

/** @internal The name by which an interpreter is known: `python3.12` is python. */
export const interpreterOf = (program: string): string => basename(program).replace(/^python[\d.]*$/, "python");

/** @internal What an interpreter is to run, and is not there. */
export function missingScriptFile(call: Call, env: NodeJS.ProcessEnv): Missing | undefined {
  const [program = "", ...words] = call.words;
  const name = interpreterOf(program);
  if (name === "python") return missingPython(program, words, call.cwd, env) ?? missingFile(words, python, call.cwd);
  if (name === "java") return missingJar(words, call.cwd);
  const reading = Object.hasOwn(readings, name) ? readings[name] : undefined;
  if (reading === undefined) return undefined;
  if (name !== "bun") return missingFile(words, reading, call.cwd);
  // Its first word is a script's name as well, or a command of its own.
  const behind = withoutVerb(name, words);
  return isCodeFile(behind.find((word) => !word.startsWith("-")) ?? "")
    ? missingFile(behind, reading, call.cwd)
    : undefined;
}

function missingFile(given: readonly string[], reading: Reading, cwd: string): Missing | undefined {
  const words = reading.verbs === undefined ? given : reading.verbs.has(given[0] ?? "") ? given.slice(1) : [];
  const { preloads, files, tests } = read(words, reading);
  const preload = preloads.find((file) => lost(file, reading, cwd));
  if (preload !== undefined) return noFile(preload);
  if (!tests) return fileOrNothing(files[0], reading, cwd);
  const test = files.find((file) => !isGlob(file) && !isThere(file, cwd));
  return test === undefined ? undefined : noFile(test);
}

interface Given {
  readonly preloads: readonly string[];
  /** The script and what it is given; all of them tests after `--test`. */
  readonly files: readonly string[];
  readonly tests: boolean;
}

/** Reads flags up to the script, or up to one that is not known. */
function read(words: readonly string[], reading: Reading): Given {
  const preloads: string[] = [];
  let at = 0;
  for (let word = words[0]; word?.startsWith("-") && word !== "--"; word = words[at]) {
    const [flag = "", own] = word.split("=", 2);
    const isLoad = reading.loads?.test(flag) === true;
    if (!isLoad && !isPassed(word, reading)) return { preloads, files: [], tests: false };
    const file = own ?? words[at + 1] ?? "";
    // A bare name is a package's.
    if (isLoad && (/^\.{0,2}\//.test(file) || flag === "--env-file")) preloads.push(file);
    at += own === undefined && (isLoad || reading.valued.test(word)) ? 2 : 1;
  }
  const tests = words.slice(0, at).includes("--test");
  return { preloads, files: words.slice(words[at] === "--" ? at + 1 : at), tests };
}

const isPassed = (word: string, { plain, valued, inline }: Reading): boolean =>
  !inline.test(word) && (plain.test(word) || valued.test(word));

const fileOrNothing = (word: string | undefined, reading: Reading, cwd: string): Missing | undefined =>
  word !== undefined && lost(word, reading, cwd) ? noFile(word) : undefined;

/** An address or an expansion is not looked for. */
const lost = (word: string, { endings = [""] }: Reading, cwd: string): boolean =>
  !/^[a-z]+:|[$*?`]/.test(word) && !endings.some((ending) => isThere(`${word}${ending}`, cwd));

function missingJar(words: readonly string[], cwd: string): Missing | undefined {
  const jar = words[words.indexOf("-jar") + 1];
  return words.includes("-jar") && jar !== undefined && !isThere(jar, cwd) ? noFile(jar) : undefined;
}

/** Python itself says whether it has a module: it knows its paths. A package that ends with an error while it is looked into is there. */
const ask = `import importlib.util, os, sys
name = sys.argv[1]
try:
    spec = importlib.util.find_spec(name)
except ModuleNotFoundError as error:
    missing = error.name is not None and (name == error.name or name.startswith(error.name + "."))
    print("goalpost:none" if missing else "goalpost:there")
    sys.exit()
except BaseException:
    print("goalpost:there")
    sys.exit()
places = None if spec is None else spec.submodule_search_locations
if spec is None:
    print("goalpost:none")
elif places is not None and not any(os.path.exists(os.path.join(each, "__main__.py")) for each in places):
    print("goalpost:package")
else:
    print("goalpost:there")`;

function missingPython(
  program: string,
  words: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Missing | undefined {
  const at = words.findIndex((word) => /^-[A-Za-z]*m$/.test(word));
  const flags = words.slice(0, Math.max(0, at));
  const module = words[at + 1];
  if (at === -1 || module === undefined || flags.some((word) => !python.plain.test(word))) return undefined;
  const asked = spawnSync(program, [...flags, "-c", ask, module], { cwd, env: { ...env, PYTHONDONTWRITEBYTECODE: "1" }, encoding: "utf8", timeout: 20_000, killSignal: "SIGKILL" }); // biome-ignore format: one
  const said = /^goalpost:(\w+)$/m.exec(asked.stdout ?? "")?.[1];
  if (said === "none") return { kind: "module", what: `python has no module ${module}`, help: `install it, or correct its name: ${program} -m pip list shows what is there` }; // biome-ignore format: one
  if (said === "package") return { kind: "module", what: `the package ${module} has no __main__, so it cannot be run`, help: "name a module of it that can be run" }; // biome-ignore format: one
  const rest = words.slice(at + 2);
  return module === "unittest" ? missingUnit(rest, cwd) : undefined;
}

/** `python -m unittest pkg.test_x`: a dotted name whose first part is here must lead to a file, and then to what stands in it. */
function missingUnit(words: readonly string[], cwd: string): Missing | undefined {
  if (words[0] === "discover") return undefined;
  for (const word of words) {
    if (word.startsWith("-")) return undefined;
    if (word.endsWith(".py") ? isThere(word, cwd) : hasModule(word.split("."), cwd)) continue;
    return noFile(word);
  }
  return undefined;
}

/** What starts outside of the folder is for the run itself to tell; so is a class, which stands in a module that is there. */
function hasModule([first = "", ...rest]: readonly string[], cwd: string): boolean {
  if (!existsSync(resolve(cwd, first))) return true;
  let folder = resolve(cwd, first);
  for (const part of rest) {
    if (existsSync(join(folder, `${part}.py`))) return true;
    if (!existsSync(join(folder, part))) return /^[A-Z]/.test(part);
    folder = join(folder, part);
  }
  return true;
}
