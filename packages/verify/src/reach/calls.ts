import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { RunCheck } from "@goalpost/core";
import { runners, shells } from "../definers/names.ts";
import { readPackageCall } from "../definers/package-manager.ts";
import { interpreted } from "../definers/script-of.ts";
import { commandsInScript, simpleCommands } from "../definers/simple-commands.ts";
import type { Call } from "./missing.ts";
import { scriptLines } from "./package-scripts.ts";

/** @internal The call behind one that only starts another program; the version that `npx` is to fetch goes. */
export function startedBy({ words, cwd }: Call): Call | undefined {
  const [program = "", ...rest] = words;
  const call = readPackageCall(words);
  const isRunner = runners.has(basename(program)) && /^(?:run|exec)$/.test(rest[0] ?? "");
  const inner =
    call?.kind === "program" ? call.words : isRunner || program === "corepack" ? rest.slice(isRunner ? 1 : 0) : [];
  const [first, ...more] = inner;
  if (first === undefined || first.startsWith("-")) return undefined;
  const folder = call?.kind === "program" && call.folder !== undefined ? resolve(cwd, call.folder) : cwd;
  return { words: [first.replace(/^(?:@[^/]+\/)?([^@/]+)@.*$/, "$1"), ...more], cwd: folder };
}

/** Words of a shell that are not programs, and lead to none that is certain to run. */
const builtins = new Set(["if", "then", "else", "elif", "fi", "for", "while", "until", "do", "done", "case", "esac", "in", "function", "select", "[[", "[", ".", "source", "test", "echo", "printf", "read", "eval", "trap", "wait", "true", "false", ":", "exit", "return", "shift", "umask", "type", "command", "hash", "alias", "let", "local", "declare", "typeset", "pushd", "popd", "ulimit", "unset", "kill", "jobs", "getopts", "break", "continue", "times", "readonly"]); // biome-ignore format: a table
/** Words behind which a command stands. */
const reserved = new Set(["if", "then", "else", "elif", "while", "until", "do", "!", "{", "("]);
/** Those that only set the stage. */
const setters = new Set(["set", "export", "shopt"]);

/** @internal Where a shell's line cannot even begin. */
export interface FirstCall {
  /** The first program that is certain to run. */
  readonly call?: Call;
  /** A folder that `cd` names and that is not there. */
  readonly noFolder?: string;
}

/** @internal The first program that a check starts: of a shell's line the one that runs whatever the others do. */
export function firstCall(run: RunCheck, cwd: string): FirstCall {
  if (run.kind === "command") {
    const [words] = simpleCommands(run);
    return words === undefined || words.length === 0 ? {} : { call: { words, cwd } };
  }
  let folder = cwd;
  for (const raw of commandsInScript(run.run)) {
    const words = plainWords(raw[0] === "!" ? raw.slice(1) : raw);
    const [program = "", target] = words;
    if (setters.has(program)) continue;
    if (program !== "cd") return firstProgram(words, folder);
    if (target === undefined || words.length !== 2 || /[$*?~`-]/.test(target)) return {};
    if (!existsSync(resolve(folder, target))) return { noFolder: target };
    folder = resolve(folder, target);
  }
  return {};
}

/** Words that a shell would change, or that a quote may have been cut through, are not looked at: the program alone is. */
function firstProgram(words: readonly string[], cwd: string): FirstCall {
  const [program = ""] = words;
  if (!/^[\w./@+-]+$/.test(program) || builtins.has(program)) return {};
  return { call: { words: words.some((word) => /[$`*?"'\\]/.test(word)) ? [program] : words, cwd } };
}

/** The words in front of a redirection. */
function plainWords(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => /^\d*[<>]/.test(word));
  return end === -1 ? words : words.slice(0, end);
}

/** @internal Every simple command that a check leads to, as far as scripts can be read: what a tool says is believed only about these. */
export function reachedCalls(run: RunCheck, cwd: string, root: string): readonly Call[] {
  const found: Call[] = [];
  const seen = new Set<string>();
  const visit = (words: readonly string[], folder: string, depth: number): void => {
    const key = JSON.stringify([words, folder]);
    if (words.length === 0 || depth > 8 || seen.has(key)) return;
    seen.add(key);
    const call: Call = { words: plainWords(words), cwd: folder };
    found.push(call);
    const inner = startedBy(call);
    if (inner !== undefined) visit(inner.words, inner.cwd, depth + 1);
    for (const each of scriptLines(call, root)) line(each.line, each.cwd, depth + 1);
    if (call.words[0] === "eval") line(call.words.slice(1).join(" "), folder, depth + 1);
    if (!shells.has(basename(call.words[0] ?? ""))) return;
    const { inline, files } = interpreted(call.words.slice(1));
    const text = inline ?? scriptText(resolve(folder, files.at(-1) ?? "."));
    line(text, folder, depth + 1);
  };
  const line = (text: string, from: string, depth: number): void => {
    let folder = from;
    for (const raw of commandsInScript(text)) {
      const words = raw.slice(raw.findIndex((word) => !reserved.has(word)));
      visit(words, folder, depth);
      const target = words[0] === "cd" ? words[1] : undefined;
      if (target !== undefined && existsSync(resolve(folder, target))) folder = resolve(folder, target);
    }
  };
  if (run.kind === "shell") line(run.run, cwd, 0);
  else for (const words of simpleCommands(run)) visit(words, cwd, 0);
  return found;
}

function scriptText(path: string): string {
  try {
    const facts = statSync(path);
    return facts.isFile() && facts.size <= 65_536 ? readFileSync(path, "utf8") : "";
  } catch {
    return "";
  }
}
