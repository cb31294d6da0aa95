import { once } from "../../node/once.ts";
import { enough } from "./anchors.ts";
import { lexicon } from "./lexicon.ts";

/** Words by which a clause forbids or denies what it names, in the ten languages of the other lists. */
const denies = once(() =>
  lexicon(
    [
      "never|not|don't|doesn't|didn't|mustn't|shouldn't|cannot|can't|won't|isn't|aren't|no|none|nothing|neither|nor|without|instead of|rather than|avoid\\p{L}*|refuse\\p{L}*|forbid\\p{L}*|forbidden|prohibit\\p{L}*|disallow\\p{L}*|off limits|out of bounds|refrain\\p{L}*|ban|bans|banned|refuses?|replaces?|replaced by|removes? (?:every|each|all)|dangerous",
      "nie|niemals|nicht|kein\\p{L}*|ohne|statt|anstatt|verboten|untersagt|vermeide\\p{L}*",
      "nunca|jamás|no|sin|prohibid\\p{L}*|evita\\p{L}*|en lugar de|en vez de|jamais|pas|aucun\\p{L}*|sans|interdit\\p{L}*|évite\\p{L}*|au lieu de",
      "não|sem|proibid\\p{L}*|evite\\p{L}*|em vez de|mai|non|senza|vietat\\p{L}*|invece di|никогда|не|ни|без|нельзя|запрещ\\p{L}*|вместо",
    ],
    [
      "不要|不得|不可|不能|不许|禁止|严禁|切勿|请勿|避免|勿|别|ない|なし|ません|禁じ|避け|せずに|しないで|금지|마라|마세요|마십시오|말 것|않|안 된다|없이|대신",
    ],
  ),
);

/** Where a clause ends: what forbids in one says nothing of the next. */
const ends =
  /[.!?;:]\s|[。！？；\n]|,?\s(?:but|so that|because|since|so as to|in order to|and then|aber|sondern|damit|weil|pero|sino|para que|porque|mais|afin que|afin de|parce que|mas|ma|affinché|perché|но|чтобы|потому что)\s/giu;

/** Whether the clause around a place of a text forbids or denies what stands there. */
export const forbiddenAt = (text: string, at: number): boolean => forbids(text)(at);

/** Tells of each place of a text whether its clause forbids; each clause is looked at once, however many places are asked for. */
export function forbids(written: string): (at: number) => boolean {
  // A stop inside of code ends no clause.
  const plain = written.slice(0, enough).replace(/`[^`\n]*`/g, (code) => "§".repeat(code.length));
  const stops = [...plain.matchAll(ends)].map(({ 0: stop, index }) => index + stop.length);
  const known = new Map<number, boolean>();
  return (at) => {
    const clause = stops.findLastIndex((stop) => stop <= at);
    const before = known.get(clause);
    if (before !== undefined) return before;
    const said = plain.slice(stops[clause] ?? 0, stops[clause + 1] ?? plain.length).replace(/§+/g, " § ");
    const answer = denies().test(said);
    known.set(clause, answer);
    return answer;
  };
}
