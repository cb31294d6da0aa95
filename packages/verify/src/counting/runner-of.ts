import { basename, join, posix } from "node:path";
import type { RunCheck } from "@goalpost/core";
import { isTestFile } from "../definers/names.ts";
import { interpreted } from "../definers/script-of.ts";
import { kindAt } from "../files/kind-at.ts";
import { reachedCalls } from "../reach/calls.ts";

/** A test runner that we know. */
export type Runner = "node" | "vitest" | "jest" | "mocha" | "pytest" | "unittest" | "go" | "cargo";

/** A call of one. */
export interface RunnerCall {
  readonly runner: Runner;
  /** The call from the runner on: what stands before it measures coverage. */
  readonly words: readonly string[];
  /** Absolute. */
  readonly cwd: string;
}

/** Programs that run another and watch it. */
const watchers: ReadonlySet<string> = new Set(["c8", "nyc", "coverage", "coverage3"]);

/** Finds the test runners that a check leads to, as far as its scripts can be read. */
export function runnersOf(run: RunCheck, root: string): readonly RunnerCall[] {
  const cwd = join(root, run.cwd ?? ".");
  return reachedCalls(run, cwd, root).flatMap(({ words, cwd: at }) => {
    const inner = watchers.has(basename(words[0] ?? "")) ? behindFlags(words.slice(1)) : words;
    const runner = runnerAt(inner);
    return runner === undefined ? [] : [{ runner, words: inner, cwd: at }];
  });
}

/** `c8 --all node --test`, `coverage run -m pytest`. */
function behindFlags(words: readonly string[]): readonly string[] {
  const from = words[0] === "run" ? words.slice(1) : words;
  const at = from.findIndex((word, index) => runnerAt(from.slice(index)) !== undefined && !word.startsWith("--"));
  return at === -1 ? [] : from.slice(at);
}

function runnerAt(words: readonly string[]): Runner | undefined {
  const [program = "", ...rest] = words;
  const name = basename(program);
  if (/^(?:python[\d.]*|-m)$/.test(name)) return pythonRunners.get(moduleOf(name, rest) ?? "");
  const known = byName.get(name);
  if (known === undefined) return undefined;
  const verb = rest.find((word) => !word.startsWith("-") && !word.startsWith("+"));
  const runs: Readonly<Record<Runner, boolean>> = {
    node: isNodeTest(rest),
    vitest: !["bench", "list", "init"].includes(rest[0] ?? ""),
    jest: true,
    mocha: rest[0] !== "init",
    pytest: true,
    unittest: true,
    go: verb === "test",
    cargo: verb === "test" || verb === "t",
  };
  return runs[known] ? known : undefined;
}

const byName: ReadonlyMap<string, Runner> = new Map([
  ["node", "node"],
  ["tsx", "node"],
  ["vitest", "vitest"],
  ["jest", "jest"],
  ["mocha", "mocha"],
  ["_mocha", "mocha"],
  ["pytest", "pytest"],
  ["py.test", "pytest"],
  ["go", "go"],
  ["cargo", "cargo"],
]);

/** Modules of python that run tests. */
const pythonRunners: ReadonlyMap<string, Runner> = new Map([
  ["pytest", "pytest"],
  ["unittest", "unittest"],
]);

const moduleOf = (name: string, rest: readonly string[]): string | undefined =>
  name === "-m" ? rest[0] : interpreted(rest).module;

/** With `--test`, or one file of tests, which then runs them itself. */
function isNodeTest(words: readonly string[]): boolean {
  if (words.includes("--test")) return true;
  const file = interpreted(words).files.at(-1);
  return file !== undefined && isTestFile(posix.normalize(file));
}

/** A script, target or file that is called a test, and whose runner is not known. */
export function isCalledTest(run: RunCheck, root: string): boolean {
  const named = (word: string): boolean => /(?:^|[:/_.-])tests?(?:$|[:_.-])/.test(word);
  return reachedCalls(run, join(root, run.cwd ?? "."), root).some(({ words: [program = "", ...rest] }) => {
    if (["make", "gmake", "just", "task", "tox", "nox", "bats", "ava", "tap", "uvu", "phpunit", "rspec"].includes(basename(program))) {
      return basename(program) === "make" || basename(program) === "just" || basename(program) === "task" ? rest.some(named) : true;
    }
    return named(program) && program.includes("/");
  });
} // biome-ignore format: one

/** Where a program that a package manager links stands, in the folder of a call or above it up to the root. */
export function linkedProgram(program: string, cwd: string, root: string): string {
  for (let folder = cwd; folder.length >= root.length; folder = join(folder, "..")) {
    const path = join(folder, "node_modules/.bin", program);
    if (kindAt(path) === "file") return path;
  }
  return program;
}
