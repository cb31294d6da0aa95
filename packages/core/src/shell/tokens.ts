import type { Word } from "./tree.ts";

/** A word, an operator, or a redirection with what it is about. */
export type Token =
  | { readonly kind: "word"; readonly word: Word }
  | { readonly kind: "operator"; readonly text: string }
  | { readonly kind: "redirection"; readonly operator: string };

/** `((` is arithmetic, which nothing here reads. */
const operators = ["&&", "||", ";;", "|&", "((", "|", "&", ";", "(", ")", "\n"];
const redirections = ["&>>", "&>", "<<<", "<<-", "<<", "<>", "<&", "<", ">>", ">&", ">|", ">"];

/**
 * Splits a script into tokens as a POSIX shell does; nothing is expanded. Reads each character a bounded number of times.
 *
 * @returns Undefined for a script that no shell reads: a quote or an expansion that is never closed.
 */
export function tokensOf(script: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const heredocs: Heredoc[] = [];
  for (let at = 0; at < script.length; ) {
    const char = script.charAt(at);
    if (char === " " || char === "\t" || char === "\r") at += 1;
    else if (script.startsWith("\\\n", at)) at += 2;
    else if (char === "#") at = lineEnd(script, at);
    else {
      const read = tokenAt(script, at);
      if (read === undefined) return undefined;
      tokens.push(read.token);
      at = read.end;
      const isBreak = read.token.kind === "operator" && read.token.text === "\n";
      if (isBreak) at = heredocs.splice(0).reduce((from, each) => afterHeredoc(script, from, each), at);
      const heredoc = heredocAt(script, read.token, at);
      if (heredoc !== undefined) heredocs.push(heredoc);
    }
  }
  return tokens;
}

function tokenAt(script: string, at: number): { token: Token; end: number } | undefined {
  const redirection = redirectionAt(script, at);
  if (redirection !== undefined) {
    return { token: { kind: "redirection", operator: redirection.operator }, end: redirection.end };
  }
  const isProcess = /^[<>]\($/.test(script.slice(at, at + 2));
  const operator = isProcess ? undefined : operators.find((each) => script.startsWith(each, at));
  if (operator !== undefined) return { token: { kind: "operator", text: operator }, end: at + operator.length };
  const read = wordAt(script, at);
  return read === undefined || read.end === at
    ? undefined
    : { token: { kind: "word", word: read.word }, end: read.end };
}

/** A text that stands below the command that reads it. */
interface Heredoc {
  readonly end: string;
  readonly trims: boolean;
}

function heredocAt(script: string, token: Token, at: number): Heredoc | undefined {
  if (token.kind !== "redirection" || !/^<<-?$/.test(token.operator)) return undefined;
  const read = wordAt(script, at + (/^[ \t]*/.exec(script.slice(at, at + 64))?.[0].length ?? 0));
  return read === undefined ? undefined : { end: read.word.text, trims: token.operator === "<<-" };
}

function redirectionAt(script: string, at: number): { operator: string; end: number } | undefined {
  let start = at;
  while (start < at + 3 && /\d/.test(script.charAt(start))) start += 1;
  const operator = redirections.find((each) => script.startsWith(each, start));
  // `<(x)` and `>(x)` are words of their own kind: what they hold is run.
  if (operator === undefined || (start > at && operator.startsWith("&"))) return undefined;
  if ((operator === "<" || operator === ">") && script.charAt(start + 1) === "(") return undefined;
  return { operator, end: start + operator.length };
}

const lineEnd = (script: string, at: number): number => {
  const end = script.indexOf("\n", at);
  return end === -1 ? script.length : end;
};

/** Where the text after a here-document's last line begins; it is data, never commands. */
function afterHeredoc(script: string, from: number, { end, trims }: Heredoc): number {
  for (let at = from; at < script.length; ) {
    const stop = lineEnd(script, at);
    const line = script.slice(at, stop);
    at = stop + 1;
    if ((trims ? line.replace(/^\t+/, "") : line) === end) return at;
  }
  return script.length;
}

const ends = new Set([" ", "\t", "\r", "\n", "|", "&", ";", "(", ")", "<", ">"]);

/** A part of a word, up to where it ends. */
interface Piece {
  readonly text: string;
  readonly end: number;
  readonly isOpen?: boolean;
  readonly opened?: readonly string[];
  readonly isQuoted?: boolean;
}

function wordAt(script: string, start: number): { word: Word; end: number } | undefined {
  let word: Word = { text: "", isOpen: false, isQuoted: false };
  let at = start;
  while (at < script.length) {
    const isProcess = at === start && /^[<>]\($/.test(script.slice(at, at + 2));
    if (!isProcess && ends.has(script.charAt(at))) break;
    const piece = isProcess ? expanded(script, at, closing(script, at + 1, "(", ")")) : pieceAt(script, at);
    if (piece === undefined) return undefined;
    word = {
      text: word.text + piece.text,
      isOpen: word.isOpen || piece.isOpen === true,
      isQuoted: word.isQuoted || piece.isQuoted === true,
      ...withOpened(word, piece),
    };
    at = piece.end;
  }
  return { word, end: at };
}

/** The open parts of both, where there is one. */
function withOpened(word: Word, { isOpen, opened, text }: Piece): Pick<Word, "opened"> {
  const all = [...(word.opened ?? []), ...(opened ?? (isOpen === true ? [text] : []))];
  return all.length === 0 ? {} : { opened: all };
}

function pieceAt(script: string, at: number): Piece | undefined {
  const char = script.charAt(at);
  if (char === "\\") {
    const next = script.charAt(at + 1);
    return { text: next === "\n" ? "" : next, end: at + 2, isQuoted: true };
  }
  if (char === "'") {
    const end = script.indexOf("'", at + 1);
    return end === -1 ? undefined : { text: script.slice(at + 1, end), end: end + 1, isQuoted: true };
  }
  if (char === '"') return doubleQuoted(script, at + 1);
  if (char === "$" || char === "`") return expanded(script, at, expansionEnd(script, at));
  const isGlob = char === "*" || char === "?" || (char === "[" && /^\[[^\s\]]+\]/.test(script.slice(at, at + 64)));
  return { text: char, end: at + 1, isOpen: isGlob };
}

const expanded = (script: string, at: number, end: number | undefined): Piece | undefined =>
  end === undefined ? undefined : { text: script.slice(at, end), end, isOpen: end > at + 1 };

function doubleQuoted(script: string, from: number): Piece | undefined {
  let text = "";
  const opened: string[] = [];
  for (let at = from; at < script.length; ) {
    const char = script.charAt(at);
    if (char === '"') return { text, isOpen: opened.length > 0, opened, isQuoted: true, end: at + 1 };
    if (char === "\\" && /["\\$`\n]/.test(script.charAt(at + 1))) {
      if (script.charAt(at + 1) !== "\n") text += script.charAt(at + 1);
      at += 2;
    } else if (char === "$" || char === "`") {
      const end = expansionEnd(script, at);
      if (end === undefined) return undefined;
      text += script.slice(at, end);
      if (end > at + 1) opened.push(script.slice(at, end));
      at = end;
    } else {
      text += char;
      at += 1;
    }
  }
  return undefined;
}

/** Where an expansion ends; a `$` that begins none is a character of its own. */
function expansionEnd(script: string, at: number): number | undefined {
  if (script.charAt(at) === "`") {
    for (let end = at + 1; end < script.length; end += 1) {
      if (script.charAt(end) === "\\") end += 1;
      else if (script.charAt(end) === "`") return end + 1;
    }
    return undefined;
  }
  const next = script.charAt(at + 1);
  if (next === "(") return closing(script, at + 1, "(", ")");
  if (next === "{") return closing(script, at + 1, "{", "}");
  let end = at + 1;
  if (/[A-Za-z_]/.test(next)) while (/[A-Za-z0-9_]/.test(script.charAt(end))) end += 1;
  else if (/[0-9@*#?$!-]/.test(next)) end += 1;
  return end;
}

/** Where brackets that open at a place are closed, quotes in them left alone. */
function closing(script: string, at: number, open: string, close: string): number | undefined {
  let depth = 0;
  for (let end = at; end < script.length; end += 1) {
    const char = script.charAt(end);
    if (char === "\\") end += 1;
    else if (char === "'" || char === '"') end = quoteEnd(script, end);
    else if (char === open) depth += 1;
    else if (char === close) depth -= 1;
    if (depth === 0 && char === close) return end + 1;
  }
  return undefined;
}

/** Where a quote is closed; the script's end for one that is not. */
function quoteEnd(script: string, at: number): number {
  const quote = script.charAt(at);
  for (let end = at + 1; end < script.length; end += 1) {
    if (script.charAt(end) === quote) return end;
    if (quote === '"' && script.charAt(end) === "\\") end += 1;
  }
  return script.length;
}
