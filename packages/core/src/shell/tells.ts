import { isFolder } from "./every-tree.ts";
import type { Word } from "./tree.ts";
import { programOf } from "./unwrap.ts";

/** A program or subcommand that only tells: it fails where something makes it judge, or where what it is asked about is not there. */
interface Teller {
  /** How its line begins. */
  readonly line: RegExp;
  /** What makes it judge, anywhere in its line. */
  readonly judges?: RegExp;
  /** Options whose value is a word by itself. */
  readonly withValue?: readonly string[];
  /** Which of its operands cannot be missing; undefined: all, since it tells nothing of one that it does not find. */
  readonly isThere?: (operand: Word) => boolean;
}

const never = (): boolean => false;
const isHead = ({ text, isOpen }: Word): boolean => !isOpen && /^(?:HEAD|@)$/.test(text);
const logValues = ["-n", "-S", "-G", "--since", "--until", "--after", "--before", "--author", "--grep", "--format"];

const tellers: readonly Teller[] = [
  { line: /^git (?:status|ls-files)(?: |$)/, judges: / --error-unmatch/ },
  { line: /^git (?:branch|tag) (?:-[al]|--all|--list)(?: |$)/ },
  { line: /^git (?:branch|tag|stash list|remote|config (?:--list|-l))(?: |$)/, judges: / -[dDmM]\b/, isThere: never },
  { line: /^git (?:log|shortlog|describe --always)(?: |$)/, withValue: logValues, isThere: isHead },
  { line: /^git rev-parse(?: |$)/, judges: / --verify| -q\b/, isThere: isHead },
  { line: /^git (?:diff|show)(?: |$)/, judges: / --(?:exit-code|quiet|check|no-index)| -s?q/, withValue: logValues, isThere: isHead },
  { line: /^find(?: |$)/, judges: / -exec(?:dir)?\b.*\+| -delete| -quit| -files0-from/ },
  { line: /^(?:npm|pnpm|yarn) (?:run|prefix|root|bin|help|config (?:list|ls))(?: |$)/, isThere: never },
  { line: /^\S+ (?:--version|-v|-V|--help|version)$/ },
]; // biome-ignore format: one table

/** Whether a line only tells something, whatever the project looks like, so that it exits with 0. */
export function onlyTells(words: readonly Word[]): boolean {
  const program = programOf(words);
  if (program === "" || words.some(({ isOpen }) => isOpen)) return false;
  const said = [program, ...words.slice(1).map(({ text }) => text)].join(" ");
  const teller = tellers.find(({ line }) => line.test(said));
  if (teller === undefined || teller.judges?.test(said) === true) return false;
  if (program === "find") return startsOf(words).every(isFolder);
  const { isThere } = teller;
  return isThere === undefined || operandsOf(words, teller).every(isThere);
}

/** Where `find` starts: what stands before its first test. */
export function startsOf(words: readonly Word[]): readonly Word[] {
  let at = 1;
  while (/^-(?:[HLP]|O\d)$/.test(words[at]?.text ?? "")) at += 1;
  const rest = words.slice(at);
  const end = rest.findIndex(({ text }) => /^(?:-.|[(!,]$)/.test(text));
  return end === -1 ? rest : rest.slice(0, end);
}

/** What stands after the subcommand: no option, no value of one, and nothing after `--`, where git takes paths that match nothing. */
function operandsOf(words: readonly Word[], { line, withValue = [] }: Teller): readonly Word[] {
  const said = words.map(({ text }) => text).join(" ");
  const taken = (line.exec(said)?.[0].trim() ?? "").split(" ").length;
  const operands: Word[] = [];
  for (let at = taken; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || word.text === "--") break;
    if (withValue.includes(word.text)) at += 1;
    else if (!word.text.startsWith("-")) operands.push(word);
  }
  return operands;
}
