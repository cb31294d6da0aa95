import { parseScript } from "./parse.ts";
import type { Script, Word } from "./tree.ts";

/** Programs that run the rest of their line, with those of their options that take a value. */
const wrappers: Readonly<Record<string, readonly string[]>> = {
  env: ["-u", "--unset", "-C", "--chdir"],
  "cross-env": [],
  "cross-env-shell": [],
  nice: ["-n", "--adjustment"],
  ionice: ["-c", "-n", "-p"],
  nohup: [],
  setsid: [],
  stdbuf: ["-i", "-o", "-e"],
  command: [],
  builtin: [],
  exec: ["-a"],
  sudo: ["-u", "-g", "-C", "-D", "-h", "-p"],
  doas: ["-u", "-C"],
  timeout: ["-k", "--kill-after", "-s", "--signal"],
  gtimeout: ["-k", "--kill-after", "-s", "--signal"],
  "xvfb-run": ["-s", "-n", "-e", "-f", "-w"],
  caffeinate: ["-t", "-w"],
  unbuffer: [],
  busybox: [],
  time: ["-f", "-o"],
};

const shells = new Set(["sh", "bash", "zsh", "dash", "ksh", "ash"]);

/** What a program line comes to once what only wraps it is taken off. */
export type Unwrapped =
  | { readonly kind: "program"; readonly words: readonly Word[] }
  | { readonly kind: "script"; readonly script: Script | undefined; readonly options: ShellOptions };

/** What `set` and a shell's own options change. */
export interface ShellOptions {
  readonly exitsOnError: boolean;
  readonly failsInPipe: boolean;
}

/** Programs that find and run another: a package's, or one for each thing that they are fed. */
const runners: readonly (readonly [line: RegExp, taken: number, withValue: readonly string[]])[] = [
  [/^(?:npx|bunx|pnpx|uvx)(?: |$)/, 1, ["-p", "--package", "-w", "--workspace", "--from", "--with"]],
  [
    /^(?:(?:npm|pnpm|yarn) (?:exec|dlx)|(?:npm|bun) x)(?: |$)/,
    2,
    ["-p", "--package", "-w", "--workspace", "--filter", "-F"],
  ],
  [/^(?:uv|poetry|pdm|hatch|pipenv|bundle) (?:run|exec)(?: |$)/, 2, ["--with", "--extra", "--group", "-p", "--python"]],
  [/^corepack (?:npm|pnpm|yarn)(?: |$)/, 1, []],
];

/** What `npx x` and its kind run; what they run is looked for in the project first, so that only its end is known, never that it is there. */
export function run(words: readonly Word[]): readonly Word[] {
  const second = words[1];
  const said = [programOf(words), second === undefined || second.isOpen ? "?" : second.text].join(" ");
  const found = runners.find(([line]) => line.test(said));
  if (found === undefined) return words;
  const [, taken, withValue] = found;
  let at = taken;
  for (; at < words.length && /^-./.test(words[at]?.text ?? ""); at += 1) {
    const option = words[at]?.text ?? "";
    if (option === "-c" || option === "--call") return words;
    if (option === "--") {
      at += 1;
      break;
    }
    if (withValue.includes(option)) at += 1;
  }
  const [program, ...rest] = words.slice(at);
  return program === undefined ? words : [unversioned(program), ...rest];
}

/** `cowsay@1.6.0` is `cowsay`; a scope stays. */
const unversioned = (word: Word): Word => ({ ...word, text: word.text.replace(/(?<=.)@[^/]*$/, "") });

const xargsValues = ["-n", "-I", "-L", "-P", "-d", "-s", "-E", "-i"];

/** What `xargs` runs, with a word more that is known only when it runs; undefined where it reads a file. */
export function eachOf(words: readonly Word[]): readonly Word[] | undefined {
  let at = 1;
  for (; at < words.length && /^-./.test(words[at]?.text ?? ""); at += 1) {
    const option = words[at]?.text ?? "";
    if (/^(?:-a|--arg-file)/.test(option)) return undefined;
    if (xargsValues.includes(option)) at += 1;
  }
  const fed: Word = { text: "$fed", isOpen: true, isQuoted: false };
  const echo: Word = { text: "echo", isOpen: false, isQuoted: false };
  return [...(at < words.length ? words.slice(at) : [echo]), fed];
}

/** The last part of a program's path, whoever it belongs to: `/usr/bin/env` and `tools/env` are `env`. */
const lastPart = (words: readonly Word[]): string =>
  words[0]?.isOpen === false ? (words[0].text.split("/").at(-1) ?? "") : "";

/** Where a system and a package manager put programs. */
const programFolders = /^(?:\/(?:usr\/|usr\/local\/|opt\/\w+\/)?s?bin\/|(?:\.\/)?node_modules\/\.bin\/)(?=[^/]+$)/;

/**
 * The name of a program that is known by it: `/usr/bin/env` is `env`. A file of the project is none, whatever its name: `script/test` and `./true` do what is written there.
 *
 * @returns An empty text where there is none.
 */
export function programOf([first]: readonly Word[]): string {
  if (first === undefined || first.isOpen) return "";
  const name = first.text.replace(programFolders, "");
  return name.includes("/") ? "" : name;
}

/** Takes off `env`, `timeout 5`, `sudo` and their kind, and opens `bash -c '…'` and `eval`. */
export function unwrap(words: readonly Word[]): Unwrapped {
  let rest = words;
  for (let taken = 0; taken < 8; taken += 1) {
    const program = lastPart(rest);
    if (shells.has(program)) return inShell(rest);
    if (program === "eval" && rest.length > 1) return evaluated(rest);
    const withValue = Object.hasOwn(wrappers, program) ? wrappers[program] : undefined;
    if (withValue === undefined) break;
    const inner = afterWrapper(rest, withValue, program);
    if (inner.length === 0) break;
    rest = inner;
  }
  return { kind: "program", words: rest };
}

function afterWrapper(words: readonly Word[], withValue: readonly string[], program: string): readonly Word[] {
  let at = 1;
  while (at < words.length && /^-./.test(words[at]?.text ?? "")) {
    const option = words[at]?.text ?? "";
    // `command -v x` looks x up, and runs nothing.
    if (program === "command" && /^-[vV]/.test(option)) return [];
    at += withValue.includes(option) ? 2 : 1;
    if (option === "--") break;
  }
  if (program === "timeout" || program === "gtimeout") at += 1;
  while (at < words.length && /^[A-Za-z_]\w*=/.test(words[at]?.text ?? "")) at += 1;
  return words.slice(at);
}

function inShell(words: readonly Word[]): Unwrapped {
  let exitsOnError = false;
  let failsInPipe = false;
  let readsLine = false;
  let at = 1;
  for (; at < words.length && /^[-+]./.test(words[at]?.text ?? ""); at += 1) {
    const option = words[at]?.text ?? "";
    if (option.startsWith("--")) continue;
    if (/^-\w*e/.test(option)) exitsOnError = true;
    if (/^-\w*c/.test(option)) readsLine = true;
    if (/^-\w*o$/.test(option)) {
      at += 1;
      if (words[at]?.text === "pipefail") failsInPipe = true;
      if (words[at]?.text === "errexit") exitsOnError = true;
    }
  }
  const script = words[at];
  if (!readsLine || script === undefined) return { kind: "program", words };
  // What is put into the script is known only when it runs, but `$x` in single quotes is for the inner shell to read.
  return { kind: "script", script: parseScript(script.text), options: { exitsOnError, failsInPipe } };
}

const evaluated = (words: readonly Word[]): Unwrapped => ({
  kind: "script",
  script: words.some(({ isOpen }) => isOpen)
    ? undefined
    : parseScript(
        words
          .slice(1)
          .map(({ text }) => text)
          .join(" "),
      ),
  options: { exitsOnError: false, failsInPipe: false },
});
