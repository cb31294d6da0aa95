import { type Lexed, withoutRuns } from "./lexed.ts";
import type { Reading } from "./reading.ts";

const valueList = /[\ue002-\ue004](?:, ?[\ue002-\ue004])*,? (?:or|nor) [\ue002-\ue004]/gu;

/** "No `a`, `b` or `c` in src/" says the same of each: the text with one of them at a time; none where there is no such list. */
export function valuesApart(lexed: Lexed): readonly Lexed[] {
  const [found, ...others] = lexed.text.matchAll(valueList);
  if (found === undefined || others.length > 0) return [];
  const from = found.index;
  const to = from + found[0].length;
  const places = lexed.tokens.flatMap(({ at }) => (at >= from && at < to ? [at] : []));
  return places.length > 8
    ? []
    : places.map((at) =>
        withoutRuns(
          lexed,
          [
            { from, to: at },
            { from: at + 1, to },
          ].filter((run) => run.from < run.to),
        ),
      );
}

/** Readings of the values of a list: each has the words from its value on. */
export function sideBySide(lexed: Lexed, readings: readonly Reading[]): readonly Reading[] {
  const [found] = lexed.text.matchAll(valueList);
  const tokens = lexed.tokens.filter(({ at }) => at >= (found?.index ?? 0)).slice(0, readings.length);
  return readings.map((reading, index) => ({
    ...reading,
    from: index === 0 ? 0 : (tokens[index]?.from ?? 0),
    to: index === readings.length - 1 ? lexed.source.length : (tokens[index + 1]?.from ?? lexed.source.length),
  }));
}
