import { once } from "../node/once.ts";

const words = once(
  (): ReadonlyMap<string, number> =>
    new Map(
      [
        "zero no|one a an single|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty",
      ]
        .flatMap((row) => row.split("|"))
        .flatMap((same, value) => same.split(" ").map((word) => [word, value] as const)),
    ),
);
const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mio: 1e6,
  million: 1e6,
  millions: 1e6,
  hundred: 100,
  dozen: 12,
  万: 1e4,
  百万: 1e6,
  千: 1e3,
  만: 1e4,
  тыс: 1e3,
  млн: 1e6,
  millionen: 1e6,
  millones: 1e6,
  milioni: 1e6,
  milhões: 1e6,
  mille: 1e3,
  mil: 1e3,
  tausend: 1e3,
};

/** A number in digits, thousands apart or not. */
const digits = "\\d[\\d.,_ \\u00a0\\u202f’']*\\d|\\d";
const spelled =
  "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
/** @internal The source of a number as people write it, with its scale. */
export const numberSource = `(?:(?:${digits}|(?:a|${spelled})(?= hundred| thousand| million| dozen)|${spelled})(?: ?(?:k|m|mio\\.?|millions?|thousand|hundred|dozen|万|百万|千|만|тыс\\.?|млн\\.?|millionen|millones|milioni|milhões|mille|mil|tausend)(?!\\p{L}))?)`;

const scaled = once(() => new RegExp(`^(.*?) ?(${Object.keys(scales).join("|")})\\.?$`, "iu"));

/** What a number says, undefined if it is none: "1.5", "4,000,000", "3M", "twenty-five". */
export function numberOf(written: string): number | undefined {
  const text = written.trim().toLowerCase();
  const [, base, scale] = scaled().exec(text) ?? [];
  if (base !== undefined && scale !== undefined && base !== "") {
    const value = numberOf(base);
    return value === undefined ? undefined : value * (scales[scale] ?? 1);
  }
  const [first = "", second] = text.split(/[- ]/);
  const ten = tens[first];
  if (ten !== undefined) return second === undefined ? ten : ten + (words().get(second) ?? 0);
  const word = words().get(text);
  if (word !== undefined) return word;
  if (!/^\d/.test(text)) return undefined;
  const plain = text
    .replace(/[_ \u00a0\u202f’']/g, "")
    .replace(/[.,]$/, "")
    .replace(/[.,](?=\d{3}(?:\D|$))/g, "")
    .replace(",", ".");
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}
