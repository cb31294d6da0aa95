import { lex } from "../read/lexed.ts";
import { namesSource } from "../read/measured.ts";
import { readEntry } from "../read/read-entry.ts";
import type { Language } from "../read/words/language.ts";
import type { EntryBlock } from "./vocabulary.ts";

/** Blocks in which a lead-in can turn each entry below it: "After each route:", "Do not go on while these fail:". */
const turning: ReadonlySet<EntryBlock> = new Set(["workflow", "verification_loop"]);

/** The words that go before each entry below a lead-in, where with them an entry that is a command says more; undefined elsewhere. */
export function leadSense(kind: EntryBlock, text: string, languages: readonly Language[]): string | undefined {
  const prints = printsIn(text, languages);
  if (prints !== undefined && !turning.has(kind)) return prints;
  if (!turning.has(kind) || !/[:：]\W*$/.test(text) || text.length > 160) return undefined;
  const prefix = text.replace(/[\s*_]+$/, "");
  const [first, ...more] = readEntry("verification_loop", `${prefix} \`npm test\``, languages);
  return first?.typed === true && more.length === 0 ? prefix : undefined;
}

/** What goes before each number below words that name the one command that prints them: "All numbers come from `x`:". */
export function printsIn(text: string, languages: readonly Language[]): string | undefined {
  if (!/[:：]\W*$/.test(text) || text.length > 240) return undefined;
  const lexed = lex(text);
  const [command, ...more] = lexed.tokens.filter(({ kind }) => kind === "command");
  return command === undefined || more.length > 0 || !namesSource(lexed, command, languages)
    ? undefined
    : `\`${command.text}\` prints`;
}
