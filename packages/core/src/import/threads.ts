import { madePattern } from "../read/made-pattern.ts";
import type { Line } from "./lines.ts";
import { titleSense } from "./title-sense.ts";
import { blockNamed } from "./vocabulary.ts";

const quoted = /^ {0,3}(?:>[ \t]?)+/;
/** Of a text that was pasted as a quotation so much is quoted: less of it only shows what somebody said. */
const mostly = 0.7;

/** A text that was pasted as a quotation, without its marks and as long as before; any other as it is. */
export function unquoted(text: string): string {
  if (!/^ {0,3}>/m.test(text)) return text;
  const lines = text.split("\n");
  const words = lines.filter((line) => line.trim() !== "");
  const marked = words.filter((line) => quoted.test(line));
  if (marked.length < 3 || marked.length < words.length * mostly) return text;
  return lines.map((line) => line.replace(quoted, (mark) => " ".repeat(mark.length))).join("\n");
}

/** Lines of a quotation without the blanks in the place of its marks: what stands behind these is not indented. */
export function dedented(lines: readonly Line[], written: string): readonly Line[] {
  const marks = written.split("\n").map((line) => quoted.exec(line)?.[0].length ?? 0);
  return lines.map((line, index) => {
    const by = marks[index] ?? 0;
    return by === 0 ? line : { ...line, text: line.text.slice(by), start: line.start + by };
  });
}

/** A name, with a role behind it: "Femi Adeyemi (QA)", "@noor". */
const who =
  "@?\\p{L}[\\p{L}\\p{M}\\d._'’-]{0,24}(?: \\p{Lu}[\\p{L}\\p{M}\\d._'’-]{0,24}){0,3}(?: ?[(（\\[][^()（）\\[\\]\\n]{1,40}[)）\\]])?";
/** A time of day, with a date in front of it. */
const when =
  "(?:(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]?(?:\\d{2,4})?|[MmTtWwFfSsYyHhGgAaIiOo]\\p{L}{2,8})[ ,T]{0,3}(?:at |um |à |alle |às |a las )?)?(?:[01]?\\d|2[0-3])[:h][0-5]\\d(?::[0-5]\\d)?(?: ?[AaPp]\\.?[Mm]\\.?)?(?: Uhr)?";

/** Who says what stands behind, and when: "**dana** 09:12", "[14:02] Noor: ", "Femi Adeyemi (QA), 10:41: ". */
const dated = madePattern(() => [
  `^\\s*(?:(?:\\*\\*)?${who}(?:\\*\\*)?[ ,·–—-]{1,4}(?:[\\[(]${when}[\\])][:：]?|${when}(?:[:：]|\\s*$))|[\\[(]?${when}[\\])]?[ ,·–—-]{1,4}(?:<${who}>|(?:\\*\\*)?${who}(?:\\*\\*)?[:：](?:\\*\\*)?))(?:\\s+|$)`,
  "u",
]);
/** Only a name: "noor: ". */
const bare = madePattern(() => [
  `^\\s*(?:<(${who})>|(?:\\*\\*)?(${who})(?:[:：]\\*\\*|\\*\\*[:：]|[:：]))\\s+(?=\\S)`,
  "iu",
]);

/** Lines of a talk, with the offset at which each one's words begin: behind who says them. Any other text has none. */
export function withSpeakers(lines: readonly Line[]): readonly Line[] {
  const places = spokenLines(lines);
  return places.size === 0
    ? lines
    : lines.map((line, index) => {
        const says = places.get(index);
        return says === undefined ? line : { ...line, says };
      });
}

function spokenLines(lines: readonly Line[]): ReadonlyMap<number, number> {
  const named = new Map<number, number>();
  const bareOnes: { readonly index: number; readonly length: number; readonly name: string }[] = [];
  let words = 0;
  for (const [index, { text, fenced }] of lines.entries()) {
    if (fenced || text.trim() === "") continue;
    words += 1;
    const [whole] = dated.exec(text) ?? [];
    if (whole !== undefined) named.set(index, whole.length);
    const [short, inAngles, plain = inAngles] = bare.exec(text) ?? [];
    if (short !== undefined && plain !== undefined && /^(?:@|[a-z])/.test(plain))
      bareOnes.push({ index, length: short.length, name: plain.toLowerCase() });
  }
  if (named.size >= 2) return named;
  // Who says a thing once may as well be a label: two at least speak in turn, and what they say is most of the text.
  const counts = new Map<string, number>();
  for (const { name } of bareOnes) counts.set(name, (counts.get(name) ?? 0) + 1);
  const often = [...counts].flatMap(([name, count]) => (count > 1 ? [name] : []));
  const isTalk =
    often.length > 1 && !often.some(names) && bareOnes.length * 2 > words && often.length * 2 > counts.size;
  return new Map(isTalk ? bareOnes.map(({ index, length }) => [index, length] as const) : []);
}

/** Whether a name may as well be a label's: "Check". */
const names = (name: string): boolean => blockNamed(name) !== undefined || titleSense(name) !== undefined;

/** Whether words only tell who speaks. */
export const tellsWho = (text: string): boolean =>
  text.length < 160 && dated.of(text).exec(text)?.[0].length === text.length;
