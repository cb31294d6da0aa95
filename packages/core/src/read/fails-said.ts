import type { Item } from "../node/contract.ts";
import type { Lexed } from "./lexed.ts";
import type { Reading } from "./reading.ts";

/** A command that is to fail: by a duty, or as a check that a label names. */
const must =
  /^(?:[^:：.!?\ue001-\ue005]{0,40}[:：] ?)?(?:running )?\ue001 (?:must|should|shall|has to|needs to|is expected to)(?: now| then)? (?:fail|exit (?:with )?(?:a )?non-?zero(?: code| status| exit code)?)[.!]?$/iu;
const labelled =
  /^(?:check|test|proof|verification|verify|gate|prüfung|contrôle|comprobación|controllo|проверка)[:：] ?\ue001 (?:now )?fails[.!]?$/iu;
const bare = /^\ue001 (?:now )?(?:fails|exits (?:with )?(?:a )?non-?zero(?: code| status| exit code)?)[.!]?$/iu;

/**
 * A check that holds where a command fails.
 *
 * @param isCriterion - Whether it stands where nothing but criteria do: elsewhere "`x` fails" tells of a fault.
 */
export function failsSaid({ text, tokens, source }: Lexed, isCriterion: boolean): Reading | undefined {
  const said = text.trim();
  if (!must.test(said) && !labelled.test(said) && !(isCriterion && bare.test(said))) return undefined;
  const line = tokens.find(({ kind }) => kind === "command");
  if (line === undefined || /[|;&<>]/.test(line.text)) return undefined;
  const item = { kind: "shell", run: `! ${line.text.replace(/^\$ /, "")}`, exit_code: 0 } as Item;
  return { block: "done_when", item, from: 0, to: source.length, typed: true };
}
