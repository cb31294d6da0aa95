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

/** The last part of a program's path: `/usr/bin/env` is `env`. */
export const programOf = (words: readonly Word[]): string =>
  words[0]?.isOpen === false ? (words[0].text.split("/").at(-1) ?? "") : "";

/** Takes off `env`, `timeout 5`, `sudo` and their kind, and opens `bash -c '…'` and `eval`. */
export function unwrap(words: readonly Word[]): Unwrapped {
  let rest = words;
  for (let taken = 0; taken < 8; taken += 1) {
    const program = programOf(rest);
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
