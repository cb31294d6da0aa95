import { isPasswordName, isSecretName, namesSecret } from "./names.ts";
import { isPhrase, isPhraseName, phraseLine } from "./phrases.ts";
import { isPlaceholder, isWord, looksRandom } from "./values.ts";
import type { Range } from "./views.ts";

/** One line of a text, without its end, and where it begins. */
export interface Line {
  readonly text: string;
  readonly at: number;
  /** Whether it may name a secret. */
  readonly names: boolean;
}

/** `password:` or `"password": |`, and nothing behind it. */
const opens =
  /^(?<indent>[ \t]*(?:- +)?)(?<quote>["']?)(?<name>[A-Za-z_][\w.-]{1,60})\k<quote>[ \t]*[:=][ \t]*(?:(?<block>[|>][-+\d]{0,2})|(?<fence>"""|'''|<<[-~]?["']?\w{1,40}["']?))?[ \t]*(?:#.*)?$/;
/** A value that has a line to itself. */
const quotedLine = /^[ \t]*(?<quote>["'])(?<value>[^"'\r\n]{1,2048})\k<quote>[ \t]*,?[ \t]*$/;
const bareLine = /^[ \t]+(?<value>[^\s"'`,;:<>(){}[\]|\\-][^\s"'`,;<>(){}[\]|\\]{0,2047})[ \t]*$/;
/** `password: word` with the line to itself; a word before it may say whose it is, and a bullet or a quote mark stand there. */
const alone =
  /^[ \t>*#-]*(?:[A-Za-z]{1,20} )?(?<name>[A-Za-z_][\w.-]{1,60})[ \t]*:[ \t]+(?<value>[a-z]{6,128})(?:[ \t]+#.*|[ \t]*)$/;
/** Commands that set a variable with a space between name and value: a Dockerfile, shells. */
const sets = /^[ \t]*(?:RUN +)?(?:ENV|setx|setenv|set +-\w+) +(?<name>[A-Za-z_]\w{1,60}) +(?<quote>["']?)(?<value>[^\s"'$][^\s"'$]{3,2047})\k<quote>(?: +\/[mM])?[ \t]*$/i; // biome-ignore format: one
/** A line of .pgpass: host, port, database, user, password. */
const pgpass = /^(?:[\w.-]{1,253}|\*):(?:\d{4,5}|\*):[^:\s]{1,64}:[^:\s]{1,64}:(?<value>(?:\\[:\\]|[^:\s\\]){4,512})$/;

/** The words of a wallet. */
const seed = /(?:^|[^A-Za-z])(?:mnemonic|(?:seed|recovery|backup|wallet)[ _-]?(?:phrase|words))["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?<value>[a-z]{3,8}(?: [a-z]{3,8}){11,23})(?![\w ])/i; // biome-ignore format: one

/** What a line without a secret's name may hold that tells one. */
const tells = /mnemonic|phrase|words|:(?:\d{4,5}|\*):/i;

/** Finds the secrets that only whole lines tell: a value below its name, or alone on the line of one. */
export function* secretsOfLines(lines: readonly Line[]): Generator<Range> {
  // Where the last block ends: each line is read as part of one.
  let done = 0;
  for (const [index, line] of lines.entries()) {
    if (!line.names && !tells.test(line.text)) continue;
    const found = ofLine(line);
    if (found !== undefined) yield found;
    else if (index >= done) done = yield* below(lines, index);
  }
}

/** Longer lines than these are not a line of a configuration. */
export const longestLine = 4096;

/** The lines of a text. */
export function linesOf(text: string): readonly Line[] {
  let at = 0;
  return text.split("\n").map((line) => {
    const from = at;
    at += line.length + 1;
    return { text: line.endsWith("\r") ? line.slice(0, -1) : line, at: from, names: namesSecret.test(line) };
  });
}

const judges: readonly (readonly [pattern: RegExp, judge: (name: string, value: string) => boolean])[] = [
  [alone, (name, value) => isPasswordName(name) && isSecretName(name) && isWord(value)],
  [sets, (name, value) => isSecretName(name) && !isPlaceholder(value) && (isPasswordName(name) || looksRandom(value))],
  [seed, () => true],
  [phraseLine, (name, value) => isPhraseName(name) && isPhrase(value)],
  [pgpass, (_name, value) => !isPlaceholder(value) && !/^[\da-f]{1,8}$/i.test(value)],
];

function ofLine({ text, at }: Line): Range | undefined {
  if (text.length > longestLine) return undefined;
  for (const [pattern, judge] of judges) {
    const { name = "", value } = pattern.exec(text)?.groups ?? {};
    if (value !== undefined && judge(name, value)) return ending(text, at, value);
  }
  return undefined;
}

const ending = (text: string, at: number, value: string): Range => {
  const start = at + text.lastIndexOf(value);
  return { start, end: start + value.length };
};

/**
 * The value that stands below its name: quoted, as one word, or as a block of lines that are indented or closed.
 *
 * @returns The line at which the next value may begin.
 */
function* below(lines: readonly Line[], index: number): Generator<Range, number> {
  const text = lines[index]?.text ?? "";
  const { name = "", indent = "", block, fence } = (text.length > 200 ? undefined : opens.exec(text)?.groups) ?? {};
  const next = lines[index + 1];
  if (next === undefined || !isSecretName(name)) return index + 1;
  if (block !== undefined) {
    const end = yield* ofBlock(lines, index + 1, isIndented(indent.length), name);
    // Settings may stand in another block, names with their values.
    return isPasswordName(name) ? end : index + 1;
  }
  if (fence !== undefined)
    return index + 1 + (yield* ofBlock(lines.slice(index + 1, index + longestFence), 0, isBefore(fence), name));
  const found = ofNext(next, name);
  if (found !== undefined) yield found;
  return index + 1;
}

function ofNext({ text, at }: Line, name: string): Range | undefined {
  if (text.length > longestLine) return undefined;
  const quoted = quotedLine.exec(text)?.groups?.value;
  const value = quoted ?? bareLine.exec(text)?.groups?.value;
  if (value === undefined || value.length < 6 || isPlaceholder(value)) return undefined;
  const isPassword = isPasswordName(name) && (quoted !== undefined || isWord(value));
  return isPassword || looksRandom(value) ? ending(text, at, value) : undefined;
}

/** Tells whether a line still belongs to a block. */
type Within = (line: string) => boolean;

const isIndented =
  (indent: number): Within =>
  (line) =>
    line.trim() === "" || line.length - line.trimStart().length > indent;

/** Lines to the end of a fence, where it has one. */
const longestFence = 200;

function isBefore(fence: string): Within {
  const end = fence.startsWith("<<") ? (/\w+/.exec(fence)?.[0] ?? "") : fence;
  return (line) => !line.trim().startsWith(end);
}

function* ofBlock(lines: readonly Line[], from: number, within: Within, name: string): Generator<Range, number> {
  let at = from;
  for (let line = lines[at]; line !== undefined && within(line.text); at += 1, line = lines[at]) {
    const value = line.text.trim();
    // Of a block of settings each line says for itself what it holds.
    const isValue = isPasswordName(name) ? !isPlaceholder(value) : looksRandom(value) && !/[\s=:]/.test(value);
    if (value.length >= 4 && isValue) yield ending(line.text, line.at, value);
  }
  return at;
}
