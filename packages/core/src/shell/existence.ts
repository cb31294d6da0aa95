import { parseScript } from "./parse.ts";
import { startsOf } from "./tells.ts";
import type { Simple, Word } from "./tree.ts";
import { programOf, unwrap } from "./unwrap.ts";

/** What a script asks of the tree, and nothing else. */
export interface Existence {
  /** As it is written, from the folder that the script runs in. */
  readonly path: string;
  /** Whether it passes where the path is there, or where it is not. */
  readonly passesWhen: "there" | "missing";
}

const asks = new Set(["-e", "-f", "-d", "-r", "-s", "-a"]);
/** What decides how `find` ends beside its start. */
const findJudges = /^-(?:exec|execdir|delete|quit|files0-from)$/;
const listers = new Set(["ls", "stat", "cat"]);

/**
 * The path by whose existence alone a script passes: `test -f dist/a.js`, `! [ -e legacy ]`, `ls dist`.
 *
 * @returns Undefined for a script that looks at more, or that cannot be read.
 * @example
 * existenceOf("test ! -e legacy"); // { path: "legacy", passesWhen: "missing" }
 */
export function existenceOf(text: string): Existence | undefined {
  const script = parseScript(text);
  const [item] = script ?? [];
  const [command] = item?.first.commands ?? [];
  if (script?.length !== 1 || item === undefined || item.rest.length > 0 || item.isBackground) return undefined;
  if (item.first.commands.length !== 1 || command?.kind !== "simple") return undefined;
  const found = inSimple(command);
  if (found === undefined || !item.first.isNegated) return found;
  return { ...found, passesWhen: found.passesWhen === "there" ? "missing" : "there" };
}

function inSimple({ words: given, reads }: Simple): Existence | undefined {
  const inner = unwrap(given);
  if (reads.length > 0 || inner.kind === "script" || inner.words.some(({ isOpen }) => isOpen)) return undefined;
  const program = programOf(inner.words);
  const texts = inner.words.slice(1).map(({ text }) => text);
  const listed = listedBy(program, inner.words);
  if (listed !== undefined) {
    const [path, ...others] = listed;
    return path !== undefined && others.length === 0 ? { path, passesWhen: "there" } : undefined;
  }
  const closer = program === "[" ? "]" : program === "[[" ? "]]" : undefined;
  if (closer === undefined && program !== "test") return undefined;
  if (closer !== undefined && texts.pop() !== closer) return undefined;
  const isNegated = texts[0] === "!";
  const [ask = "", path, ...more] = isNegated ? texts.slice(1) : texts;
  if (!asks.has(ask) || path === undefined || more.length > 0) return undefined;
  return { path, passesWhen: isNegated ? "missing" : "there" };
}

/** The paths without which `ls`, `cat` and their kind fail; undefined for another program. */
function listedBy(program: string, words: readonly Word[]): readonly string[] | undefined {
  const texts = words.slice(1).map(({ text }) => text);
  if (listers.has(program)) return texts.filter((each) => !/^-\w+$/.test(each));
  if (program !== "find" || texts.some((each) => findJudges.test(each))) return undefined;
  return startsOf(words).map(({ text }) => text);
}
