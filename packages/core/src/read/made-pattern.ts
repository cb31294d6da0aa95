import { type PlainPattern, plainPattern } from "../node/plain-pattern.ts";
import { type Source, type TextPattern, textPattern } from "../node/text-pattern.ts";
import { plainTable } from "./plain-table.ts";

/** A {@link textPattern} that is made of texts: what plain texts need of it was read when the package was built, where a clean prompt asks for it. */
// @__NO_SIDE_EFFECTS__
export const madePattern = (make: () => Source): TextPattern => textPattern(make, plainOf);

/** What was read of patterns that are made of texts. */
const read = new Map<string, PlainPattern | undefined>();
let table: Readonly<Record<string, PlainPattern>> | undefined;

function plainOf(source: string): PlainPattern | undefined {
  if (read.has(source)) return read.get(source);
  table ??= JSON.parse(plainTable) as Readonly<Record<string, PlainPattern>>;
  const found = table[keyOf(source)] ?? plainPattern(source);
  read.set(source, found);
  return found;
}

/** The patterns made of texts that were read until now, as JSON by key: what the build puts in place of `plainTable`. */
export const plainTableSoFar = (): string =>
  JSON.stringify(Object.fromEntries([...read].map(([source, plain]) => [keyOf(source), plain])));

/** Tells a source from every other: its length, and two numbers of 32 bits. */
function keyOf(source: string): string {
  let one = 0x811c9dc5;
  let other = source.length;
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other, 31) + code;
    other |= 0;
  }
  return `${source.length}.${one}.${other}`;
}
