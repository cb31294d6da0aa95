import { isAbsolute, join, relative } from "node:path";
import { type Matcher, matcher } from "@goalpost/core/glob";
import type { CheckContext } from "../check/context.ts";
import { oneLine } from "../check/outcome.ts";
import { capturedText } from "../process/capture.ts";
import { runProcess } from "../process/run-process.ts";
import { linkedProgram, type RunnerCall } from "./runner-of.ts";

/** Files that a runner takes for tests; or why that cannot be told. */
export type Listed = { readonly files: ReadonlySet<string>; readonly fault?: undefined } | { readonly fault: string };

const nodePatterns = ["**/*.test.?([cm])[jt]s", "**/*-test.?([cm])[jt]s", "**/*_test.?([cm])[jt]s", "**/test-*.?([cm])[jt]s", "**/test.?([cm])[jt]s", "**/test/**/*.?([cm])[jt]s"]; // biome-ignore format: one

/** Runners whose rule for names is their own documentation's: no list has to be asked for. */
export function rulesOf(calls: readonly RunnerCall[], root: string): { readonly globs: readonly string[]; readonly matches: Matcher } {
  const globs = calls.flatMap(({ runner, words, cwd }): readonly string[] => {
    if (runner === "go") return ["**/*_test.go"];
    if (runner === "unittest") return unittestGlobs(words).map((glob) => relative(root, join(cwd, glob))).filter((glob) => !glob.startsWith(".."));
    if (runner !== "node") return [];
    return [...nodePatterns, ...namedWords({ words }).map((word) => relative(root, join(cwd, word))).filter((path) => path !== "" && !path.startsWith(".."))];
  });
  const fromRoot = matcher(globs);
  return { globs, matches: globs.length === 0 ? () => false : fromRoot };
} // biome-ignore format: one

/** What a call of node names: files and folders of tests. */
export const namedWords = ({ words }: Pick<RunnerCall, "words">): readonly string[] =>
  words.slice(1).filter((word) => !word.startsWith("-") && !isAbsolute(word));

/** Whether a runner has to be asked for its list. */
export const isAsked = ({ runner }: RunnerCall): boolean =>
  runner !== "node" && runner !== "go" && runner !== "unittest";

/** What discovery looks for; modules that are named are not discovered. */
function unittestGlobs(words: readonly string[]): readonly string[] {
  const rest = words.slice(words.indexOf("unittest") + 1);
  const discovers = rest[0] === "discover";
  const { values, plain } = unittestWords(discovers ? rest.slice(1) : rest);
  if (!discovers && plain.length > 0) return [];
  const [start = ".", pattern = "test*.py"] = [values.get("-s") ?? plain[0], values.get("-p") ?? plain[1]];
  return [`${start}/**/${pattern}`];
}

/** Flags of unittest that take a value, each under its short name. */
const unittestFlags: ReadonlyMap<string, string> = new Map([["-s", "-s"], ["--start-directory", "-s"], ["-p", "-p"], ["--pattern", "-p"], ["-t", "-t"], ["--top-level-directory", "-t"], ["-k", "-k"], ["--durations", "--durations"]]); // biome-ignore format: a table

function unittestWords(words: readonly string[]): { readonly values: ReadonlyMap<string, string>; readonly plain: readonly string[] } {
  const [values, plain] = [new Map<string, string>(), [] as string[]];
  for (let at = 0; at < words.length; at += 1) {
    const [flag = "", own] = (words[at] ?? "").split("=", 2);
    const name = unittestFlags.get(flag);
    if (name === undefined && !flag.startsWith("-")) plain.push(flag);
    if (name === undefined) continue;
    values.set(name, own ?? words[at + 1] ?? "");
    if (own === undefined) at += 1;
  }
  return { values, plain };
} // biome-ignore format: one

/** Seconds that a list may take. */
const listSeconds = 120;

/** Asks a runner which files it takes for tests, in the room. */
export async function listTests(call: RunnerCall, context: CheckContext): Promise<Listed> {
  const argv = listWords(call, context);
  const plain = { argv, cwd: call.cwd, env: context.checkEnv };
  const ran = await runProcess({ ...(context.room?.enclose(plain) ?? plain), timeoutMs: listSeconds * 1000, signal: context.signal, graceMs: context.graceMs });
  const result = context.room?.explain(ran) ?? ran;
  const text = capturedText(result.stdout);
  const paths = pathsIn(call, text);
  // pytest exits with 5 where it finds none, and with 2 where a file cannot be loaded, which it names all the same.
  const ended = result.ended === "exit" && (result.exitCode === 0 || (call.runner === "pytest" && (result.exitCode === 5 || result.exitCode === 2)));
  if (!ended || paths === undefined) {
    const said = capturedText(result.output).trim().split("\n").at(-1) ?? "";
    return { fault: `${argv.slice(0, 3).join(" ")} gave no list (${result.startError ?? result.exitCode ?? result.ended}): ${oneLine(said).slice(0, 200)}` };
  }
  const roots = [context.room?.seen(context.root) ?? context.root, context.root];
  const from = relative(context.root, call.cwd);
  return { files: new Set(paths.map((path) => fromRoot(path, roots, from))) };
} // biome-ignore format: one

function fromRoot(path: string, roots: readonly string[], cwd: string): string {
  const root = roots.find((each) => path.startsWith(`${each}/`));
  return root === undefined ? join(cwd, path) : path.slice(root.length + 1);
}

const flagsOf = (words: readonly string[]): readonly string[] => words.filter((word) => !/^--?(?:coverage|watch|run|ui|reporter|outputFile|json|ci|verbose|silent|q+|v+|x)\b/.test(word)); // biome-ignore format: one

function listWords({ runner, words, cwd }: RunnerCall, context: CheckContext): readonly [string, ...string[]] {
  const [program = "", ...rest] = words;
  const linked = linkedProgram(program, cwd, context.root);
  const seen = isAbsolute(linked) ? (context.room?.seen(linked) ?? linked) : linked;
  if (runner === "vitest") return [seen, "list", "--filesOnly", ...flagsOf(rest[0]?.startsWith("-") ? rest : rest.slice(1))];
  if (runner === "jest") return [seen, "--listTests", ...flagsOf(rest)];
  if (runner === "pytest") return [program === "-m" ? "python3" : program, ...(program === "-m" ? ["-m"] : []), ...flagsOf(rest), "--collect-only", "-q", "-p", "no:cacheprovider"];
  if (runner === "mocha") return [seen, ...flagsOf(rest), "--dry-run", "--reporter", "json"];
  return [program, "metadata", "--no-deps", "--offline", "--format-version", "1"];
} // biome-ignore format: one

function pathsIn({ runner }: RunnerCall, text: string): readonly string[] | undefined {
  if (runner === "cargo") return cargoTests(text);
  if (runner === "mocha") return mochaTests(text);
  const lines = text.split("\n").map((line) => line.trim());
  if (runner === "pytest") return lines.flatMap((line) => /^(?:ERROR )?(\S+?\.py)(?:::| - |: \d+$|$)/.exec(line)?.[1] ?? []);
  return lines.filter((line) => /^\S.*\.\w+$/.test(line) && !line.startsWith(">"));
} // biome-ignore format: one

function cargoTests(text: string): readonly string[] | undefined {
  try {
    const { packages } = JSON.parse(text) as { readonly packages: readonly { readonly targets: readonly { readonly kind: readonly string[]; readonly src_path: string }[] }[] };
    return packages.flatMap(({ targets }) => targets.flatMap(({ kind, src_path }) => (kind.includes("test") || kind.includes("bench") ? [src_path] : [])));
  } catch {
    return undefined;
  }
} // biome-ignore format: one

/** Its report without a run names the file of each test; what the files print as they are loaded stands around it. */
function mochaTests(text: string): readonly string[] | undefined {
  try {
    const { tests } = JSON.parse(text.slice(text.indexOf("\n{") + 1, text.lastIndexOf("}") + 1)) as { readonly tests: readonly { readonly file: string }[] };
    return tests.map(({ file }) => file);
  } catch {
    return undefined;
  }
} // biome-ignore format: one
