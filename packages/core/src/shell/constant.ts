import { codeExit, looksAtNothing } from "./code.ts";
import { isDevice, isFolder, ofEveryTree } from "./every-tree.ts";
import { onlyTells } from "./tells.ts";
import type { Simple, Word } from "./tree.ts";
import { programOf } from "./unwrap.ts";

/** Programs that exit 0 whatever they are given, and whatever the project looks like. */
const always = new Set(
  "true : echo printf pwd date whoami hostname uname id clear sleep export alias unalias umask tput uptime nproc arch tty locale seq jobs times groups sync ps df free lscpu ulimit fortune cal ncal who w users hostid".split(" "), // biome-ignore format: one list
);

/** Of those: what they print is the machine's, and a server that the work has started may be in it. */
const machine = new Set("uptime jobs times ps df free who w users lscpu".split(" "));

/** Programs that pass on what a pipe brings them, and exit 0: their own exit code says nothing of what stands before. */
const filters = new Set(
  "cat head tail tee wc sort uniq tr cut nl rev fold column less more tac fmt paste strings hexdump xxd od pr expand unexpand base64 sed awk gawk mawk logger ts bat sponge md5sum sha1sum sha256sum shasum cksum dd gzip perl lolcat cowsay cowthink figlet toilet".split(" "), // biome-ignore format: one list
);

/** Options that make a program exit 0 whatever it finds. */
const forgiving =
  /^(?:--exit-zero|--no-fail|--soft-fail|--no-error-on-unmatched-pattern-only|--exit-code=0|--issues-exit-code=0|--if-present)$/;

const isStatic = (words: readonly Word[]): boolean => words.every(({ isOpen }) => !isOpen);

/** Programs that run code which may stand in their line. */
const interpreters = ["node", "python", "python3", "perl", "ruby", "php", "deno", "bun"];

/** Programs with an answer of their own. */
const own: Readonly<Record<string, (words: readonly Word[]) => number | undefined>> = {
  false: () => 1,
  test: (words) => constantTest("test", words.slice(1)),
  "[": (words) => constantTest("[", words.slice(1)),
  "[[": (words) => constantTest("[[", words.slice(1)),
  wait: (words) => (words.length === 1 ? 0 : undefined),
  env: (words) => (words.length === 1 ? 0 : undefined),
  // what is there in every tree can be listed
  ...Object.fromEntries(["ls", "stat", "du", "tree"].map((name) => [name, shows])),
  cd: (words) => (words.length === 1 || (words.length === 2 && isFolder(words[1])) ? 0 : undefined),
  // a file or folder that it makes itself, with no folder on the way that may be missing
  mkdir: ([, ...rest]) =>
    rest.some(({ text }) => /^(?:-\w*p\w*|--parents)$/.test(text)) && isStatic(rest) ? 0 : undefined,
  touch: ([, ...rest]) =>
    rest.length > 0 && rest.every(({ text, isOpen }) => !isOpen && /^[^/]+$/.test(text)) ? 0 : undefined,
  ...Object.fromEntries(["basename", "dirname"].map((name) => [name, (words) => (words.length > 1 ? 0 : undefined)])),
  mktemp: ([, ...rest]) => (rest.every(({ text }) => /^-\w+$/.test(text)) ? 0 : undefined),
  ...Object.fromEntries(["which", "type", "command", "hash"].map((name) => [name, looksUp])),
  ...Object.fromEntries(
    ["cowsay", "cowthink", "ponysay", "figlet", "toilet", "banner", "yosay", "boxen", "chalk"].map((name) => [
      name,
      dresses,
    ]),
  ),
  printenv: (words) => (words.length === 1 ? 0 : undefined),
  ...Object.fromEntries(
    interpreters.map((name) => [
      name,
      (words: readonly Word[]) => constantCode(words.slice(1)) ?? (onlyTells(words) ? 0 : undefined),
    ]),
  ),
};

/** What a program exits with whatever happens, where that is known: a number. */
export function constantExit({ words, assignments, reads }: Simple, inPipe: boolean): number | undefined {
  if (!reads.every(isDevice)) return undefined;
  if (words.length === 0) return assignments.some(({ isOpen }) => isOpen) ? undefined : 0;
  const program = programOf(words);
  const [, ...rest] = words;
  const answer = Object.hasOwn(own, program) ? own[program] : undefined;
  if (inPipe && filters.has(program) && isFilter(program, rest)) return 0;
  if (answer !== undefined) return answer(words);
  return always.has(program) || isForgiven(rest) || onlyTells(words) ? 0 : undefined;
}

/** What a shell puts in that is the machine's, the clock's or its own: `$RANDOM`, `$((1 + 1))`. */
const machineParts =
  /^(?:\$\(\([\d\s+*/%()<>=!&|-]*\)\)|\$\{?(?:RANDOM|SECONDS|EPOCHSECONDS|EPOCHREALTIME|HOSTNAME|OSTYPE|MACHTYPE|UID|EUID|PPID|BASHPID|BASH_VERSION|LINENO|\$)\}?)$/;

/** What compares words and numbers; all other tests ask for files. */
const blindTests = /^-(?:eq|ne|lt|le|gt|ge|n|z|a|o|\d+(?:\.\d+)?)$/;

/** Whether a program neither looks at the project nor runs anything of it, so that what it prints and writes is the same whatever was done. */
export function isBlind(
  { words, reads }: Simple,
  inPipe: boolean,
  isBlindScript: (script: string) => boolean,
): boolean {
  const program = programOf(words);
  const isBlindPart = (part: string): boolean => {
    const script = /^\$\((?!\()(.*)\)$/s.exec(part)?.[1] ?? /^`([^\\]*)`$/s.exec(part)?.[1];
    return script === undefined ? machineParts.test(part) : isBlindScript(script);
  };
  if (
    !reads.every(isDevice) ||
    !words.every(({ isOpen, opened = [] }) => !isOpen || (opened.length > 0 && opened.every(isBlindPart)))
  )
    return false;
  if (/^(?:test|\[\[?)$/.test(program))
    return words.slice(1).every(({ text }) => !/^-/.test(text) || blindTests.test(text));
  if (!isStatic(words)) return always.has(program);
  if (machine.has(program)) return false;
  if (always.has(program) || /^(?:touch|mkdir|exit|yes)$/.test(program)) return true;
  const operands = words.slice(1).filter(({ text }) => !/^-|^\d+$/.test(text));
  if (inPipe && filters.has(program)) return program === "tee" || operands.length === 0;
  if (inPipe && /^(?:[ef]?grep|rg|jq)$/.test(program))
    return operands.length <= 1 && !words.some(({ text }) => /^-\w*[frR]|^--(?:file|recursive)/.test(text));
  return interpreters.includes(program) && isConstantCode(words.slice(1));
}

/** `which sh`, `command -v cd`: what every shell has is found everywhere. */
function looksUp([, ...rest]: readonly Word[]): number | undefined {
  const isEverywhere = ({ text, isOpen }: Word): boolean =>
    !isOpen && (always.has(text) || /^(?:-\w|sh|test|cd|ls|cat)$/.test(text));
  return rest.every(isEverywhere) ? 0 : undefined;
}

/** `cowsay hello`: what shows a text in another dress, where it takes its dress from no file of the project. */
function dresses(words: readonly Word[]): number | undefined {
  const takesFile = words.some(({ text }, at) => /^-[fdC]$/.test(text) && /[/.]/.test(words[at + 1]?.text ?? ""));
  return takesFile ? undefined : 0;
}

/** Reads from the pipe and not from a file that could be missing, and has no script that could end it in another way. */
function isFilter(program: string, rest: readonly Word[]): boolean {
  const operands = rest.filter(({ text }) => !text.startsWith("-"));
  if (program === "tee" || program === "logger") return true;
  if (program === "sed") return !rest.some(({ text }) => /(?:^|[;{}\s\d$/])[qQ]\s*\d/.test(text));
  if (/awk$/.test(program)) return !rest.some(({ text }) => /\bexit\b/.test(text));
  if (program === "perl")
    return !rest.some(({ text }) => /\b(?:exit|die)\b/.test(text)) && rest.some(({ text }) => /^-\w*[pn]/.test(text));
  if (program === "tr" || program === "cut" || program === "head" || program === "tail" || program === "dd") return operands.every(({ text }) => !/[/.]\w/.test(text)); // biome-ignore format: one line
  if (/sum$/.test(program)) return !rest.some(({ text }) => /^(?:-c|--check)$/.test(text));
  if (program === "sort" && rest.some(({ text }) => /^(?:-\w*[cC]|--check)/.test(text))) return false;
  return !operands.some(({ text }) => /[/.]\p{L}/u.test(text));
}

const isForgiven = (rest: readonly Word[]): boolean =>
  rest.some(
    ({ text }, at) =>
    forgiving.test(text) || (/^--(?:issues-)?exit-code$/.test(text) && rest[at + 1]?.text === "0"), // biome-ignore format: one condition
  );

/** `node -e "process.exit(0)"`, `python3 -c "print('ok')"`. */
function constantCode(rest: readonly Word[]): number | undefined {
  const code = codeIn(rest);
  return code === undefined ? undefined : codeExit(code);
}

/** `node -e "process.exit(2 > 1 ? 0 : 1)"`: nothing of the project is in it, whatever it comes to. */
function isConstantCode(rest: readonly Word[]): boolean {
  const code = codeIn(rest);
  return code !== undefined && (codeExit(code) !== undefined || looksAtNothing(code));
}

/** The code that stands in the line. */
function codeIn(rest: readonly Word[]): string | undefined {
  const at = rest.findIndex(({ text }) => /^(?:-e|-c|-p|-pe|--eval|--print|-r|eval)$/.test(text));
  const code = rest[at + 1];
  return at === -1 || code === undefined || code.isOpen ? undefined : code.text;
}

/** `ls`, `stat .`: whether all that is named is there in every tree. */
function shows([, ...rest]: readonly Word[]): number | undefined {
  return rest.every((word) => isFolder(word) || (!word.isOpen && /^-\w+$/.test(word.text))) ? 0 : undefined;
}

/** `test 1 = 1`, `[ -n x ]`, `test -d .`: what needs no project to be decided. */
function constantTest(program: string, given: readonly Word[]): number | undefined {
  const closer = program === "[" ? "]" : program === "[[" ? "]]" : undefined;
  const words = closer !== undefined && given.at(-1)?.text === closer ? given.slice(0, -1) : given;
  const isTrue = decided(words);
  return isTrue === undefined ? undefined : isTrue ? 0 : 1;
}

const compares: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  "-eq": (left, right) => left === right,
  "-ne": (left, right) => left !== right,
  "-lt": (left, right) => left < right,
  "-le": (left, right) => left <= right,
  "-gt": (left, right) => left > right,
  "-ge": (left, right) => left >= right,
};

/** Three values: undefined is what the tree or the environment decides. */
function decided(words: readonly Word[]): boolean | undefined {
  const [first, second] = words;
  if (first === undefined) return false;
  const joint = words.length > 3 ? jointIn(words) : undefined;
  if (joint !== undefined) {
    const { at, settles } = joint;
    const sides = [decided(words.slice(0, at)), decided(words.slice(at + 1))];
    if (sides.includes(settles)) return settles;
    return sides.includes(undefined) ? undefined : !settles;
  }
  if (!first.isOpen && first.text === "!") {
    const inner = decided(words.slice(1));
    return inner === undefined ? undefined : !inner;
  }
  if (words.length === 2 && second !== undefined && !first.isOpen) {
    const there = ofEveryTree(first.text, second);
    if (there !== undefined) return there;
  }
  return isStatic(words) ? comparison(words.map(({ text }) => text)) : undefined;
}

/** Where a joint stands, and the side that settles it; `-o` binds less than `-a`. */
function jointIn(words: readonly Word[]): { readonly at: number; readonly settles: boolean } | undefined {
  const within = words.slice(1, -1);
  for (const joint of ["-o", "-a"]) {
    const at = within.findIndex(({ text, isOpen }) => !isOpen && text === joint);
    if (at !== -1) return { at: at + 1, settles: joint === "-o" };
  }
  return undefined;
}

function comparison(texts: readonly string[]): boolean | undefined {
  const [first = "", second = "", third = ""] = texts;
  if (texts.length === 1) return first !== "";
  if (texts.length === 2) return first === "-n" ? second !== "" : first === "-z" ? second === "" : undefined;
  if (texts.length !== 3) return undefined;
  if (second === "=" || second === "==") return first === third;
  if (second === "!=") return first !== third;
  const compare = Object.hasOwn(compares, second) ? compares[second] : undefined;
  const numbers = /^-?\d{1,15}$/;
  return compare !== undefined && numbers.test(first) && numbers.test(third)
    ? compare(Number(first), Number(third))
    : undefined;
}
