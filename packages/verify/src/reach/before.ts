import { spawnSync } from "node:child_process";
import { basename } from "node:path";
import type { RunCheck } from "@goalpost/core";
import { isGlob } from "@goalpost/core/glob";
import { nearest } from "@goalpost/core/internal";
import { firstCall, startedBy } from "./calls.ts";
import { missingScriptFile } from "./interpreters.ts";
import { type Call, type Missing, noFile, noFolderAt, noProgram } from "./missing.ts";
import { missingInPackage } from "./package-scripts.ts";
import { isProgram, isThere } from "./programs.ts";

/** What looks for what is missing needs to know. */
export interface Reach {
  /** Where the check runs, as an absolute path. */
  readonly cwd: string;
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Says what a check names that is not there, before it is run: its program, script, file, module, subcommand or test. It speaks only where the
 * first program is certain to need it; what only the run can tell is told by {@link missingAfter}.
 */
export function missingBefore(run: RunCheck, { cwd, root, env }: Reach): Missing | undefined {
  const { call, noFolder } = firstCall(run, cwd);
  if (noFolder !== undefined) return noFolderAt(noFolder);
  if (call === undefined) return undefined;
  const [program = ""] = call.words;
  return isProgram(program, call.cwd, env) ? missingIn(call, root, env) : unstarted(program, call.cwd);
}

/** Looks through what only starts another program: `npx tsx x.ts`, `uv run pytest tests`. */
function missingIn(call: Call, root: string, env: NodeJS.ProcessEnv, depth = 0): Missing | undefined {
  const missing =
    missingInPackage(call, root, env) ??
    missingScriptFile(call, env) ??
    missingCommand(call, env) ??
    missingTests(call);
  const inner = missing === undefined && depth < 4 ? startedBy(call) : undefined;
  return inner === undefined ? missing : missingIn(inner, root, env, depth + 1);
}

function unstarted(program: string, cwd: string): Missing {
  if (!program.includes("/")) return noProgram(program);
  if (!isThere(program, cwd)) return noFile(program);
  return { kind: "program", what: `${program} may not be executed`, help: `chmod +x ${program}` };
}

/** Tools that list their own subcommands, the user's aliases and plug-ins among them. */
const lists: Readonly<Record<string, { readonly ask: readonly string[]; readonly valued: RegExp; readonly names: RegExp }>> = {
  git: { ask: ["--list-cmds=builtins,main,others,alias,nohelpers"], valued: /^(?:-C|-c|--git-dir|--work-tree|--namespace|--exec-path)$/, names: /^(\S+)$/gm },
  cargo: { ask: ["--list"], valued: /^(?:-C|-Z|--config|--color)$/, names: /^ {4}(\S+)/gm },
}; // biome-ignore format: a table

function missingCommand({ words, cwd }: Call, env: NodeJS.ProcessEnv): Missing | undefined {
  const [program = "", ...rest] = words;
  const name = basename(program);
  const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (list === undefined) return undefined;
  const { verb, folder } = verbOf(rest, list.valued);
  if (folder !== undefined && !isThere(folder, cwd)) return noFolderAt(folder);
  if (verb === undefined) return undefined;
  const asked = spawnSync(program, list.ask, { cwd, env, encoding: "utf8", timeout: 20_000, killSignal: "SIGKILL" });
  if (asked.status !== 0) return undefined;
  const known = [...asked.stdout.matchAll(list.names)].map((found) => found[1] ?? "");
  if (known.length < 10 || known.includes(verb)) return undefined;
  const meant = nearest(verb, known);
  return {
    kind: "command",
    what: `${name} has no command ${verb}`,
    help: meant === undefined ? "correct its name" : `write ${name} ${meant}`,
  };
}

/** The first word that is not a flag; a toolchain (`+nightly`) is none. */
function verbOf(words: readonly string[], valued: RegExp): { readonly verb?: string; readonly folder?: string } {
  let folder: string | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (valued.test(word)) {
      if (word === "-C") folder = words[at + 1];
      at += 1;
    } else if (!/^[-+]/.test(word)) return { verb: word, ...(folder === undefined ? {} : { folder }) };
  }
  return folder === undefined ? {} : { folder };
}

/** Flags of pytest whose value is the next word. */
const pytestValued = /^(?:-[kmcpnoWr]|--(?:rootdir|deselect|ignore|maxfail|durations|cov|junitxml|basetemp|tb|config-file))$/; // biome-ignore format: a table
/** Those without one; after another, words may be values. */
const pytestPlain = /^-[^-]|=|^--(?:no-|strict|exitfirst|quiet|verbose|last-failed|lf|ff|failed-first|collect-only)/;

/** Test files and folders that pytest is given; of a test inside of one the run itself tells. */
function missingTests({ words, cwd }: Call): Missing | undefined {
  const at = words.findIndex((word) => /^py\.?test$/.test(basename(word)));
  if (at === -1 || (at > 0 && words[at - 1] !== "-m")) return undefined;
  for (let next = at + 1; next < words.length; next += 1) {
    const word = words[next] ?? "";
    const [file = ""] = word.split("::");
    if (pytestValued.test(word)) next += 1;
    else if (word.startsWith("-") && !pytestPlain.test(word)) return undefined;
    else if (!word.startsWith("-") && /[/\\]|\.py$/.test(file) && !isGlob(file) && !isThere(file, cwd))
      return noFile(file);
  }
  return undefined;
}
