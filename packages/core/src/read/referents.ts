import { textPattern } from "../node/text-pattern.ts";
import type { Reading } from "./reading.ts";

const one = /^(?:each|every) (?:one|of them|time)$/i;
/** What is done one after the other: "route by route", "one file at a time", "for each package". */
const named = [
  textPattern(() => /(?<!\p{L})(?<what>\p{L}{3,}) by \k<what>(?!\p{L})/iu),
  textPattern(() => /(?<!\p{L})one (?<what>\p{L}+(?: \p{L}+)?) at a time(?!\p{L})/iu),
  textPattern(
    () =>
      /(?<!\p{L})(?:each|every) (?<what>(?!one(?!\p{L})|time(?!\p{L})|of(?!\p{L}))\p{L}+)(?=[,.:;]| (?:run|is|in|of|must|should|and)(?!\p{L})|$)/iu,
  ),
];

/** "After each one" says of what in the sentence before: "Go route by route. After each one run `x`" is after each route. */
export const withReferents = (readings: readonly Reading[], text: string): readonly Reading[] =>
  readings.map((reading) => {
    if (reading.item.kind !== "after" || !one.test(reading.item.when)) return reading;
    const before = text.slice(0, reading.from);
    const what = named.map((pattern) => pattern.exec(before)?.groups?.what).find((each) => each !== undefined);
    return what === undefined ? reading : { ...reading, item: { ...reading.item, when: `each ${what}` } };
  });
