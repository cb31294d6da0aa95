/** What POSIX quoting makes of a line, or what is wrong with it. */
export type Words =
  | { readonly words: readonly string[]; readonly fault?: undefined; readonly help?: undefined }
  | { readonly words?: undefined; readonly fault: string; readonly help: string };

const asShell = "use shell(…), or split it into two commands";

/** What a shell would act on, when it stands outside quotes. */
const special: Readonly<Record<string, string>> = {
  "|": "a pipe",
  "&": '"&"',
  ";": '";"',
  "<": "a redirection",
  ">": "a redirection",
  "(": "a subshell",
  ")": "a subshell",
  $: "an expansion",
  "`": "a command substitution",
  "*": "a glob",
  "?": "a glob",
  "[": "a glob",
  "#": "a comment",
  "~": "a home directory",
  "{": "a brace expansion",
  "!": 'a "!"',
  "\n": "a line break",
  "\r": "a line break",
};

/** Where these stand matters: elsewhere they are plain characters. */
const onlyAtStart = new Set(["#", "~", "!"]);

/** What parts words: no other white space does, in a shell. */
const blank = new Set([" ", "\t"]);

/** Words that begin something other than a program when they stand first and unquoted. */
const reserved =
  /^(?:if|then|else|elif|fi|do|done|case|esac|while|until|for|in|select|function|time|coproc|\}|\[\[|\]\])(?=[ \t]|$)/;

/**
 * Splits a line into words as a POSIX shell does, without expanding anything: single quotes, double quotes, backslashes. Whatever a shell
 * would act on outside quotes (and `$` or a backtick inside double quotes) is a fault, so that the words are what a shell would run too.
 *
 * @example
 * splitWords("git commit -m 'a b'").words; // ["git", "commit", "-m", "a b"]
 */
export function splitWords(line: string): Words {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < line.length; ) {
    if (blank.has(line.charAt(at))) {
      if (word !== undefined) words.push(word);
      word = undefined;
      at += 1;
      continue;
    }
    const piece = readPiece(line, at, word !== undefined);
    if (piece.fault !== undefined) return piece;
    word = (word ?? "") + piece.text;
    at = piece.end;
  }
  if (word !== undefined) words.push(word);
  return check(words, line);
}

type Piece =
  | { readonly text: string; readonly end: number; readonly fault?: undefined }
  | { readonly fault: string; readonly help: string };

function readPiece(line: string, at: number, inWord: boolean): Piece {
  const char = line.charAt(at);
  if (char === "'" || char === '"') return readQuoted(line, at);
  if (char === "\\") {
    if (at + 1 < line.length && line.charAt(at + 1) !== "\n") return { text: line.charAt(at + 1), end: at + 2 };
    return { fault: "ends in a backslash, expected a character after it", help: "remove it, or quote the word" };
  }
  const named = faultOf(char, line, at, inWord);
  if (named === undefined) return { text: char, end: at + 1 };
  return { fault: `holds ${named} ("${around(line, at)}"), which needs a shell`, help: asShell };
}

const restOfWord = /^(?:"[^"]*"|'[^']*'|\\.|[^ \t])*/s;

function faultOf(char: string, line: string, at: number, inWord: boolean): string | undefined {
  if (onlyAtStart.has(char) && inWord) return undefined;
  if (char === "!" && !/^!(?:\s|$)/.test(line.slice(at))) return undefined;
  // `{}` and `HEAD@{1}` are plain text: only a comma or a range between braces expands.
  if (char === "{" && !/^(?!\{\}).*(?:,|\.\.).*\}/s.test(restOfWord.exec(line.slice(at))?.[0] ?? "")) return undefined;
  return Object.hasOwn(special, char) ? special[char] : undefined;
}

function check(words: string[], line: string): Words {
  const [program] = words;
  if (line.includes("\0")) return { fault: "holds a NUL character, which no argument can hold", help: "remove it" };
  if (program === undefined || program === "")
    return { fault: "names no program", help: "begin with the program's name" };
  const start = line.replace(/^[ \t]+/, "");
  const [keyword] = reserved.exec(start) ?? [];
  if (keyword !== undefined)
    return { fault: `begins with "${keyword}", which only a shell understands`, help: asShell };
  if (/^[A-Za-z_][A-Za-z0-9_]*\+?=/.test(start)) {
    return {
      fault: `begins with an assignment ("${around(line, 0)}"), which needs a shell`,
      help: "set it with shell(…), or name the variable in { env: […] }",
    };
  }
  return { words };
}

function readQuoted(line: string, start: number): Piece {
  const quote = line.charAt(start);
  let text = "";
  for (let at = start + 1; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (char === quote) return { text, end: at + 1 };
    if (quote === '"' && (char === "$" || char === "`")) {
      return {
        fault: `holds ${special[char]} inside double quotes ("${around(line, at)}"), which needs a shell`,
        help: `use single quotes, or ${asShell}`,
      };
    }
    if (quote === '"' && char === "\\" && /["\\$`\n]/.test(line.charAt(at + 1))) {
      at += 1;
      // A backslash before a line break takes the break away.
      if (line.charAt(at) !== "\n") text += line.charAt(at);
    } else {
      text += char;
    }
  }
  return { fault: `opens a ${quote} that is never closed`, help: "close the quote" };
}

const around = (line: string, at: number): string => {
  const [from, to] = [Math.max(0, at - 8), at + 12];
  return `${from > 0 ? "…" : ""}${line.slice(from, to).trim()}${to < line.length ? "…" : ""}`;
};
