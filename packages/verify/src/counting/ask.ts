import { dirname, join } from "node:path";
import type { RunCheck, TestReportFormat } from "@goalpost/core";
import { splitWords } from "@goalpost/core/internal";
import { readPackageCall } from "../definers/package-manager.ts";
import { commandsInScript } from "../definers/simple-commands.ts";
import { scriptLines } from "../reach/package-scripts.ts";
import { mochaReporter } from "./mocha-reporter.ts";
import type { Runner, RunnerCall } from "./runner-of.ts";
import { unittestCode } from "./unittest-code.ts";

/** How a test run is made to write a report that names its tests. */
export interface Asked {
  readonly format: TestReportFormat;
  /** Words that are added behind the command's own. */
  readonly words?: readonly string[];
  /** Words that take the place of the command's own. */
  readonly argv?: readonly [string, ...string[]];
  /** Variables that are added. */
  readonly env?: Readonly<Record<string, string>>;
  /** Files that the run needs, to stand beside the report's own. */
  readonly beside?: readonly { readonly name: string; readonly text: string }[];
  /** Whether it goes to the file, and not to standard output. */
  readonly toFile: boolean;
}

/** What is asked for. */
export interface Order {
  readonly run: RunCheck;
  readonly calls: readonly RunnerCall[];
  /** The root of what is judged. */
  readonly root: string;
  /** Where the file is to stand, as the run sees it. */
  readonly file: string;
  /** The environment of the run. */
  readonly env: NodeJS.ProcessEnv;
  /** Whether XML can be read here. */
  readonly xml: boolean;
}

/**
 * Says how to get a report with names of the one runner that a check leads to, without changing what it says on its own output. Nothing where
 * there are several, or where the runner takes no such wish from outside: then its output is read.
 */
export function askFor(order: Order): Asked | undefined {
  const { calls, file, env, run, root } = order;
  const [call, ...others] = calls;
  if (call === undefined || others.length > 0) return undefined;
  const said = [...call.words, ...(run.kind === "command" ? (splitWords(run.run).words ?? []) : [])];
  if (call.runner === "node") return nodeOptions(said, file, env);
  if (call.runner === "pytest") {
    if (!order.xml || said.some((word) => /^--junit-?xml/.test(word))) return undefined;
    return { format: "junit", toFile: true, env: { PYTEST_ADDOPTS: joined(env.PYTEST_ADDOPTS, `--junitxml=${quoted(file)}`) } }; // biome-ignore format: one
  }
  if (call.runner === "unittest") return order.xml ? unittestReport(run, call, file) : undefined;
  if (call.runner === "mocha") return mochaReport(order, call, said);
  if (call.runner === "go") return goJson(run, call);
  // Otherwise a program of tests that fails keeps the ones behind it from running, and nobody knows their names.
  if (call.runner === "cargo") return behindVerb(run, call, "--no-fail-fast", "cargo");
  const more = { vitest: ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`], jest: ["--json", `--outputFile=${file}`] }[call.runner]; // biome-ignore format: one
  if (said.some((word) => /^--(?:reporter|outputFile|json)\b/.test(word))) return undefined;
  const way = behind(run, call, more, root);
  return way === undefined ? undefined : { format: call.runner === "jest" ? "jest-json" : "vitest-json", toFile: true, words: way }; // biome-ignore format: one
}

/** node takes reporters from its environment; its own default stays on standard output. */
function nodeOptions(words: readonly string[], file: string, env: NodeJS.ProcessEnv): Asked | undefined {
  if ([...words, ...(env.NODE_OPTIONS ?? "").split(" ")].some((word) => word.startsWith("--test-reporter"))) return undefined; // biome-ignore format: one
  const options = `--test-reporter=spec --test-reporter-destination=stdout --test-reporter=tap --test-reporter-destination=${quoted(file)}`;
  return { format: "tap", toFile: true, env: { NODE_OPTIONS: joined(env.NODE_OPTIONS, options) } };
}

const quoted = (path: string): string => `"${path.replace(/["\\]/g, "\\$&")}"`;

const joined = (before: string | undefined, more: string): string =>
  before === undefined || before === "" ? more : `${before} ${more}`;

/** Python's own runner writes no report: a result of ours beside its own does, where the call is the whole command. */
function unittestReport(run: RunCheck, { words }: RunnerCall, file: string): Asked | undefined {
  const own = run.kind === "command" ? (splitWords(run.run).words ?? []) : [];
  const at = words.indexOf("-m");
  if (own.join("\0") !== words.join("\0") || at < 1) return undefined;
  const argv = [...words.slice(0, at), "-c", unittestCode(file), ...words.slice(at + 2)];
  return { format: "junit", toFile: true, argv: argv as [string, ...string[]] };
}

/** mocha takes one reporter: ours is its own with a file beside. One that somebody named stays. */
function mochaReport({ run, root, file }: Order, call: RunnerCall, said: readonly string[]): Asked | undefined {
  if (said.some((word) => /^(?:--reporter\b|-[A-Za-z]*R)/.test(word))) return undefined;
  const name = "reporter.cjs";
  const words = behind(run, call, ["--reporter", join(dirname(file), name)], root);
  return words === undefined ? undefined : { format: "tap", toFile: true, words, beside: [{ name, text: mochaReporter(file) }] }; // biome-ignore format: one
}

/** Standard output becomes JSON, so nobody may read it: a pattern for it is one that the contract was written with. */
const goJson = (run: RunCheck, call: RunnerCall): Asked | undefined =>
  run.stdout === undefined ? behindVerb(run, call, "-json", "go-json") : undefined;

/** Puts a flag behind the verb of a call that is the whole command. */
function behindVerb(run: RunCheck, { words }: RunnerCall, flag: string, format: Asked["format"]): Asked | undefined {
  const own = run.kind === "command" ? (splitWords(run.run).words ?? []) : [];
  if (!endsWith(own, words) || own.length !== words.length || words.includes(flag)) return undefined;
  const at = words.findIndex((word) => word === "test" || word === "t");
  const [program = "", ...rest] = [...words.slice(0, at + 1), flag, ...words.slice(at + 1)];
  return { format, toFile: false, argv: [program, ...rest] };
}

/**
 * Puts words behind a call, through the script of a package manager that leads to it. Only where the call is all of that script: behind `vitest
 * run && tsc` the words would be tsc's.
 */
function behind(run: RunCheck, { words }: RunnerCall, more: readonly string[], root: string): readonly string[] | undefined {
  if (run.kind !== "command") return undefined;
  const own = splitWords(run.run).words ?? [];
  const call = readPackageCall(own);
  if (call?.kind !== "script") return endsWith(own, words) ? more : undefined;
  if (call.workspace) return undefined;
  const lines = scriptLines({ words: own, cwd: join(root, run.cwd ?? ".") }, root);
  const fitting = lines.filter(({ line }) => !/[;&|`$(){}<>\n]/.test(line) && endsWith(commandsInScript(line)[0] ?? [], words));
  if (fitting.length !== 1) return undefined;
  return own[0] === "npm" && !own.includes("--") ? ["--", ...more] : more;
} // biome-ignore format: one

const endsWith = (words: readonly string[], end: readonly string[]): boolean =>
  words.slice(-end.length).join("\0") === end.join("\0");

/** Who writes the report, and what code under test could do about it. */
export const writers: Readonly<Record<Runner, string>> = {
  node: "node --test, apart from the processes of the test files; code under test could open the same file",
  vitest: "vitest; code under test runs in its workers",
  jest: "jest; code under test runs in its workers",
  mocha: "mocha, in the process that runs the code under test",
  pytest: "pytest, in the process that runs the code under test",
  unittest: "unittest, in the process that runs the code under test",
  go: "go test, of what the program of tests prints; code under test is part of that",
  cargo: "the program of tests, of which code under test is a part",
};
