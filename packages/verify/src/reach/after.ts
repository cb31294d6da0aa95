import { basename, resolve } from "node:path";
import type { RunCheck } from "@goalpost/core";
import { interpreters, shells } from "../definers/names.ts";
import { asksForProgram } from "./asks.ts";
import type { Reach } from "./before.ts";
import { reachedCalls } from "./calls.ts";
import { interpreterOf } from "./interpreters.ts";
import { ofLoaded } from "./loaded.ts";
import { type Call, type Missing, noFile, noFolderAt, noProgram } from "./missing.ts";
import { missingInPackage } from "./package-scripts.ts";
import { isLinked, isProgram } from "./programs.ts";
import { ofSaid } from "./said-absent.ts";
import { signatures } from "./signatures.ts";

/** How a run ended. */
export interface Ended {
  readonly exitCode: number | null;
  /** What it said, secrets hidden. */
  readonly output: string;
}

/**
 * Says what was not there, by how a run ended: the exit codes of shells, and the line by which the tool itself says it. A line counts only from a
 * program that the check runs, and only about a word that this program was given: a test that prints such a line is not taken for its runner.
 */
export function missingAfter(
  run: RunCheck,
  { exitCode, output }: Ended,
  { cwd, root, env }: Reach,
): Missing | undefined {
  if (exitCode === 0 || exitCode === null) return undefined;
  const calls = reachedCalls(run, cwd, root);
  const text = output.replace(colours, "");
  return (
    ofPackage(calls, text, root, env) ??
    ofFetch(calls, text, env) ??
    ofShell(run, calls, { exitCode, text, env }) ??
    ofNode(calls, text) ??
    ofUnittest(calls, text) ??
    ofLoaded(calls, text) ??
    ofTool(calls, exitCode, text) ??
    ofSaid(calls, text, (call) => !isOfSystem(call) && !/^(?:cargo|go|make)$/.test(call.words[0] ?? ""))
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with one
const colours = /\u001b\[[0-9;]*[A-Za-z]/g;

/** A script that another script calls: the manager says it, and package.json bears it out. */
function ofPackage(calls: readonly Call[], text: string, root: string, env: NodeJS.ProcessEnv): Missing | undefined {
  if (!/\b(?:Missing script|not found|no workspaces)\b/i.test(text)) return undefined;
  for (const call of calls) {
    const missing = missingInPackage(call, root, env);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

/** A program without a version that is not installed, and that could not be fetched. */
function ofFetch(calls: readonly Call[], text: string, env: NodeJS.ProcessEnv): Missing | undefined {
  if (!/^npm (?:error|ERR!) code (?:ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|ENOTCACHED|E404)$/m.test(text))
    return undefined;
  for (const call of calls) {
    const words = call.words.filter((word) => !/^(?:-y|--yes)$/.test(word));
    const missing =
      words.length === call.words.length ? undefined : missingInPackage({ ...call, words }, call.cwd, env);
    if (missing !== undefined) return { ...missing, what: `${missing.what}, and could not be fetched` };
  }
  return undefined;
}

/** Programs that find another one for the user, and say by 126 and 127 that they did not, as a shell does. */
const finders = /^(?:npm|npx|pnpm|yarn|bun|env|timeout|nice|nohup|time|xargs|sudo|bundle|make|hatch|xvfb-run)$/;
const notFound = /^(?:\S*sh|\S+\.sh|env|\S+): (?:line \d+: |\d+: )?(.+?): (?:command not found|not found|No such file or directory|Permission denied)$/gm; // biome-ignore format: one

interface Said {
  readonly exitCode: number;
  readonly text: string;
  readonly env: NodeJS.ProcessEnv;
}

function ofShell(run: RunCheck, calls: readonly Call[], { exitCode, text, env }: Said): Missing | undefined {
  const isShell = (word = ""): boolean => shells.has(basename(word)) || finders.test(basename(word));
  if (run.kind !== "shell" && !calls.some(({ words }) => isShell(words[0]))) return undefined;
  const source = notSourced.exec(text)?.[1];
  if (source !== undefined && calls.some(({ words }) => words[0] === "." || words[0] === "source"))
    return noFile(source);
  const folder = notEntered.exec(text)?.[1];
  if (folder !== undefined && calls.some(({ words }) => words[0] === "cd" && words[1] === folder))
    return noFolderAt(folder);
  const asks = calls.some(({ words }) => asksForProgram(words));
  const said = [...text.matchAll(notFound)]
    .map((found) => found[1] ?? "")
    .filter((name) => !(asks && asked.test(name)));
  const named = said.find((program) =>
    calls.some(({ words, cwd }) => words[0] === program && !isHere(program, cwd, env)),
  );
  if (named !== undefined) return noProgram(named);
  // A program may end with 127 by itself: only of a shell, or of what finds a program, does it say something.
  if ((exitCode !== 126 && exitCode !== 127) || (run.kind === "command" && !isShell(calls[0]?.words[0]) && !isWrapped(run))) return undefined; // biome-ignore format: one
  const last = said.at(-1);
  if (last === undefined && asks) return undefined;
  if (last !== undefined && exitCode === 127) return noProgram(last);
  return exitCode === 127
    ? { kind: "program", what: "the shell did not find a program (exit 127)", help: "install it, or correct its name" }
    : {
        kind: "program",
        what: "the shell found a program that it may not execute (exit 126)",
        help: "chmod +x the program",
      };
}

/** How a shell says what a look-up did not find. */
const asked = /^(?:command|type|hash): /;

const notEntered =
  /^\S+: (?:line \d+: |\d+: )?cd: (?:can't cd to )?(\S+?)(?:: (?:No such file or directory|Not a directory))?$/m;
const notSourced =
  /^\S+: (?:line \d+: |\d+: )?(?:\.|source): (?:(?:cannot|can't) open )?(\S+?)(?:: (?:No such file|file not found).*)?$/im;

/** A script of a package manager also finds what is linked. */
const isHere = (program: string, cwd: string, env: NodeJS.ProcessEnv): boolean =>
  isProgram(program, cwd, env) || isLinked(program, cwd);

/** `timeout 5 x`: what finds the program stands in front of it. */
const isWrapped = ({ run }: RunCheck): boolean => finders.test(basename(run.trim().split(/\s+/)[0] ?? ""));

/** Node names the file that it was given by its absolute path, and what asked for it: nothing, when it is the script itself. */
function ofNode(calls: readonly Call[], text: string): Missing | undefined {
  const scripts = calls.filter(({ words }) => /^(?:node|tsx|ts-node|nodejs)$/.test(basename(words[0] ?? "")));
  for (const [, path = ""] of text.matchAll(
    /^Error(?: \[ERR_MODULE_NOT_FOUND\])?: Cannot find module '([^']+)'(?: imported from .*)?$/gm,
  )) {
    const named = scripts.flatMap(({ words, cwd }) => words.slice(1).filter((word) => resolve(cwd, word) === path))[0];
    if (named !== undefined) return noFile(named);
  }
  return undefined;
}

/** `python -m unittest name`: of a name that was given, not of one that a test imports. */
function ofUnittest(calls: readonly Call[], text: string): Missing | undefined {
  const names = calls.flatMap(({ words }) =>
    words.includes("unittest") ? words.slice(words.indexOf("unittest") + 1) : [],
  );
  for (const [, module = ""] of text.matchAll(/^ModuleNotFoundError: No module named '([^']+)'$/gm)) {
    const named = names.find((name) => name === module || name.startsWith(`${module}.`));
    if (named !== undefined) return noFile(named);
  }
  return undefined;
}

function ofTool(calls: readonly Call[], exitCode: number, text: string): Missing | undefined {
  for (const { programs, line, exit, unless, ofSystem, kind = "command" } of signatures) {
    if (exit !== undefined && !exit.includes(exitCode)) continue;
    const found = line.exec(text);
    if (found === null || unless?.test(text) === true) continue;
    const named = found.slice(1).find((group) => group !== undefined);
    const sayers = calls.filter((call) => namesOf(call).some((each) => programs.test(each)));
    const isMeant = ofSystem
      ? sayers.some((call) => isOfSystem(call) && isGiven(call, named))
      : sayers.length > 0 && calls.some((call) => isGiven(call, named));
    if (isMeant)
      return { kind, what: `it says: ${found[0].trim()}`, help: "correct what it is told to run, or add it" };
  }
  return undefined;
}

/** A program's name, that of the module that an interpreter runs as one, and that of the script by which a framework takes its commands. */
function namesOf({ words }: Call): readonly string[] {
  const program = interpreterOf(words[0] ?? "");
  const module = words[0] !== undefined && program === "python" && words[1] === "-m" ? words[2] : undefined;
  const script = words.slice(0, 2).find((word) => frontScript.test(word));
  return [program, ...(module === undefined ? [] : [module]), ...(script === undefined ? [] : [basename(script)])];
}

/** Scripts that frameworks generate, and behind which their own reader of commands stands. */
const frontScript = /(?:^|\/)(?:manage\.py|artisan|bin\/(?:console|rails))$/;

/** What deno and bun do by themselves, without a program of the project. */
const ownVerbs = /^(?:test|lint|check|fmt|build|compile|bench|doc)$/;

/** Modules that come with Python or for its projects, which no project has as its own. */
const systemModule = /^(?:pip|pipx|venv|virtualenv|poetry|hatch|pdm|build|twine|tox|nox|coverage|pre_commit)$/;

function isOfSystem({ words: [program = "", verb = "", third = ""] }: Call): boolean {
  if (/^(?:bun|deno)$/.test(program) && ownVerbs.test(verb)) return true;
  if (interpreterOf(program) === "python" && verb === "-m" && systemModule.test(third)) return true;
  return !program.includes("/") && !interpreters.has(program) && interpreterOf(program) !== "python" && !/^(?:npm|pnpm|yarn|npx|java|cargo|go|make)$/.test(program); // biome-ignore format: one
}

function isGiven({ words, cwd }: Call, named: string | undefined): boolean {
  if (named === undefined) return true;
  return words.slice(1).some((word) => {
    const value = word.replace(/^-[\w-]*=/, "").replace(/^\.\//, "");
    // `make -fNope.mk`, `cargo +nightly`.
    if (word === `+${named}` || (/^-[A-Za-z]/.test(word) && word.slice(2) === named)) return true;
    if (value === named || value.endsWith(`/${named}`) || value.endsWith(`:${named}`)) return true;
    return (
      resolve(cwd, value) === named || named === `./${value}` || (value.includes("/") && named.endsWith(`/${value}`))
    );
  });
}
