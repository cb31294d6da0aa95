import { basename, resolve } from "node:path";
import { isGlob } from "@goalpost/core/glob";
import { runners } from "../definers/names.ts";
import { startedBy } from "./calls.ts";
import { type Call, type Missing, noFile } from "./missing.ts";
import { isThere } from "./programs.ts";

/** Programs that only look at a file or move it: that it is not there is their honest answer. */
const lookers = new Set(["cat", "ls", "test", "[", "grep", "egrep", "fgrep", "rg", "ag", "diff", "cmp", "comm", "stat", "file", "find", "fd", "head", "tail", "wc", "sort", "uniq", "cut", "awk", "sed", "tr", "tee", "jq", "yq", "xmllint", "md5sum", "sha1sum", "sha256sum", "sha512sum", "shasum", "cksum", "od", "xxd", "hexdump", "strings", "readlink", "realpath", "du", "cp", "mv", "rm", "mkdir", "rmdir", "touch", "ln", "chmod", "install", "rsync", "tar", "unzip", "gzip", "git", "hg", "svn", "cd", "echo", "printf"]); // biome-ignore format: a table

/** How tools say of a file or a folder that it is not there. */
const ofFile = /no such file|no such directory|not a directory|(?:file|directory|folder) (?:was )?not found|neither (?:a )?file|does(?: not|n't) exist/i; // biome-ignore format: one
/** What else they say of what looks like one. */
const absent = /\bnot found\b|could(?: not|n't) be (?:found|opened|read)|(?:can ?not|can't|could(?: not|n't)|unable to|failed to) (?:be )?(?:find|open|load|locate|read|access|stat|detect source)|no (?:packages|files|tests|targets?) (?:loaded|found|matched|matching)|did not match|ModuleNotFound|Provided path to resolve/i; // biome-ignore format: one

/**
 * A path that a program was given, that is not there, and of which the program says so. It is believed of programs of the system and of those
 * that a package manager links: what the project's own program says may be what the work changes.
 */
export function ofSaid(calls: readonly Call[], text: string, isOwn: (call: Call) => boolean): Missing | undefined {
  const lines = text.split("\n");
  // What an environment's runner starts may be the project's own, under a name.
  const started = new Set(
    calls.filter(({ words }) => runners.has(words[0] ?? "")).map((call) => startedBy(call)?.words[0]),
  );
  for (const call of calls) {
    if (lookers.has(basename(call.words[0] ?? "")) || isOwn(call) || started.has(call.words[0])) continue;
    for (const [index, word] of ownWords(call).entries()) {
      const path = index === 0 ? undefined : pathOf(word);
      if (path === undefined || isThere(path, call.cwd)) continue;
      // A plain word may be anything: after a flag, and said to be a file or a folder, it is a path.
      const looksLike = /[/\\]|\.\w+$/.test(word);
      const isFlagged = looksLike || call.words[index - 1]?.startsWith("-") === true;
      const says = (line: string): boolean => ofFile.test(line) || (looksLike && absent.test(line));
      if (
        isFlagged &&
        lines.some((line, at) => isAbout(line, path, call.cwd) && says(`${lines[at - 1] ?? ""} ${line}`))
      )
        return noFile(path);
    }
  }
  return undefined;
}

/** Words that the program itself reads: what stands behind them is read by a program of the project that it starts. */
function ownWords({ words }: Call): readonly string[] {
  const [program = "", verb = ""] = words;
  const own = words.includes("--") ? words.slice(0, words.indexOf("--")) : words;
  if (/^(?:run|exec)$/.test(verb) && (runners.has(program) || /^(?:docker|podman|kubectl)$/.test(program))) return [];
  const started =
    program === "go" && verb === "run" ? own.findIndex((word, at) => at > 1 && !word.startsWith("-")) : -1;
  return started === -1 ? own : own.slice(0, started + 1);
}

/** The path in a word: behind a flag's `=`, without what a tool adds to it. */
function pathOf(word: string): string | undefined {
  const value = word.replace(/^-[\w-]*=/, "");
  const path = value
    .replace(/::.*$/s, "")
    .replace(/\/\.\.\.$|\/+$/, "")
    .replace(/^(?:\.\/)+/, "");
  const isPath = path !== "" && !path.startsWith("-") && !/^[\w+.-]+:\/\/|[\s$`'"<>|;&()=,]/.test(path);
  return isPath && !isGlob(path) ? path : undefined;
}

/** Whether a line names the path, as it was given or in full; `a.c:1:10` is a place in a file that is there. */
function isAbout(line: string, path: string, cwd: string): boolean {
  const whole = resolve(cwd, path);
  return line
    .split(/[\s"'`‘’“”«»()[\]<>,;]+|:(?=$|[\s"'`)])/)
    .map((token) => token.replace(/[/!.:]+$/, "").replace(/^file:\/\//, "").replace(/^(?:\.\/)+/, ""))
    .some((token) => token === path || token === whole || (token.startsWith("/") && token.endsWith(`/${path}`)));
} // biome-ignore format: one
