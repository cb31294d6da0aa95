import type { Item } from "../node/contract.ts";
import { madePattern } from "./made-pattern.ts";
import { anyNumberSource, numberOf } from "./numbers.ts";
import { units } from "./units.ts";

const amounts = madePattern(() => [
  `(?:(?:US\\$ ?|\\$ ?|USD ?|€ ?)(?<money>\\d[\\d.,]*(?: ?[km](?!\\p{L}))?))|(?<count>${anyNumberSource()})(?:-| )?(?:de |di |d')?(?:(?<turns>${units.turns})|(?<hours>${units.hours})|(?<minutes>${units.minutes})|(?<days>${units.days})|(?<tokens>${units.tokens})|(?<dollars>${units.dollars}))(?:(?<half>${units.half})|(?<=h|heures?)(?<minute>[0-5]\\d)(?: ?min)?|)(?![a-zà-ÿа-яё\\d])|(?<lone>(?<!\\p{L})(?:hora y media|ora e mezza|hora e meia))|(?:(?<turnsFirst>(?:轮|輪|回合|轮次|ターン|ラウンド|턴|라운드|반복)(?:数| ?수| ?횟수)?)|(?<tokensFirst>(?:tokens?|トークン|토큰|令牌)(?: ?(?:数量?|用量|使用量|消耗量?|消费量?|消費量?|总量|总数|预算|予算|上限|수|사용량|소비량|예산))*))(?<between>[^\\d,.;:，。、;；()（）]{0,10}?)(?<first>${anyNumberSource()})(?![\\d.,%％]|\\s?(?:${units.turns}|${units.hours}|${units.minutes}|${units.days}|${units.dollars}|回|次|次|个?文件|개|번))`,
  "giu",
]);

/** The amounts in a text. */
export const amountsIn = (words: string): readonly RegExpMatchArray[] => [...words.matchAll(amounts.of(words))];

/** What each unit bounds, and how many of that it is. */
const boundUnits = [
  ["turns", "turns", 1],
  ["hours", "minutes", 60],
  ["lone", "minutes", 60],
  ["days", "minutes", 1440],
  ["minutes", "minutes", 1],
  ["tokens", "tokens", 1],
  ["turnsFirst", "turns", 1],
  ["tokensFirst", "tokens", 1],
] as const;
const inDollars = ["dollars", "dollars", 1] as const;

type Bound = (typeof boundUnits)[number][1] | "dollars";

/** What stands between the hours and the minutes of one bound. */
const joinsHours = /^ ?(?:and|und|et|y|e|и)? ?$/u;

/** One bound of a text: what it bounds, and how much of it; undefined where its number is none. */
function boundOf({ groups = {} }: RegExpMatchArray): { readonly name: Bound; readonly value: number } | undefined {
  const written = groups.money ?? groups.count ?? groups.first ?? "";
  // No turn and no token is a fraction: "2.000" of them are thousands.
  const isWhole = groups.turns !== undefined || groups.tokens !== undefined;
  const whole = groups.lone === undefined ? numberOf(written, isWhole ? "de" : undefined) : 1.5;
  if (whole === undefined || !(whole > 0)) return undefined;
  const value = whole + (groups.half === undefined ? 0 : 0.5) + Number(groups.minute ?? 0) / 60;
  const [, name, times] = boundUnits.find(([group]) => groups[group] !== undefined) ?? inDollars;
  if ((name === "turns" || name === "tokens") && !Number.isInteger(value * times)) return undefined;
  return { name, value: Math.round(value * times * 1000) / 1000 };
}

/** Bounds in words: "20 turns or 3 hours". The same bound twice is no bound. */
export function budgetOf(words: string): Item | undefined {
  const found: Partial<Record<Bound, number>> = {};
  const straight = words.normalize("NFKC").replaceAll("’", "'");
  let hoursEnd: number | undefined;
  for (const match of straight.matchAll(amounts.of(straight))) {
    const { 0: said, index, groups = {} } = match;
    const bound = boundOf(match);
    if (bound === undefined) return undefined;
    const { name, value } = bound;
    // "1 h 30 min" is one bound.
    const goesOn =
      hoursEnd !== undefined && groups.minutes !== undefined && joinsHours.test(straight.slice(hoursEnd, index));
    hoursEnd = groups.hours === undefined ? undefined : index + said.length;
    if (!goesOn && found[name] !== undefined) return undefined;
    found[name] = (found[name] ?? 0) + value;
  }
  return Object.keys(found).length === 0 ? undefined : ({ kind: "budget", ...found } as Item);
}
