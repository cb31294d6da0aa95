import type { Item } from "../node/contract.ts";
import { once } from "../node/once.ts";
import type { Weighed, Weight } from "./change.ts";
import { sameJson } from "./normal.ts";

type Fields = Readonly<Record<string, unknown>>;
type Weigher = (before: unknown, after: unknown, name: string) => Weighed;

const is = (weight: Weight, reason: string): Weighed => ({ weight, reason });

const show = (value: unknown): string => {
  if (value === undefined) return "none";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

const words = (name: string): string => name.replaceAll("_", " ");

/** More of it lets more pass: a time limit, an upper bound. Absent is what `fallback` says. */
const ceiling =
  (name: string, fallback: number): Weigher =>
  (before, after) => {
    const [from, to] = [Number(before ?? fallback), Number(after ?? fallback)];
    if (before !== undefined && after === undefined && fallback === Number.POSITIVE_INFINITY)
      return is("weaker", `${name} of ${show(before)} removed`);
    if (before === undefined && to !== from)
      return is(to < from ? "stronger" : "weaker", `${name} of ${show(after)} added`);
    return to > from
      ? is("weaker", `${name} raised from ${from} to ${to}`)
      : is(to < from ? "stronger" : "neutral", `${name} lowered from ${from} to ${to}`);
  };

/** Less of it lets more pass: a lower bound, a number of lines that is searched. */
const floor =
  (name: string, fallback: number): Weigher =>
  (before, after) => {
    const [from, to] = [Number(before ?? fallback), Number(after ?? fallback)];
    if (before !== undefined && after === undefined && fallback === Number.NEGATIVE_INFINITY)
      return is("weaker", `${name} of ${show(before)} removed`);
    if (before === undefined && after !== undefined && to !== from)
      return is(to > from ? "stronger" : "weaker", `${name} of ${show(after)} added`);
    return to < from
      ? is("weaker", `${name} lowered from ${from} to ${to}`)
      : is(to > from ? "stronger" : "neutral", `${name} raised from ${from} to ${to}`);
  };

/** A demand that may be there: without it, more passes. */
const demand: Weigher = (before, after, name) => {
  if (after === undefined) return is("weaker", `${words(name)} is no longer checked`);
  if (before === undefined) return is("stronger", `${words(name)} is checked too`);
  if (holds(after, before)) return is("stronger", `${words(name)} demands more`);
  if (holds(before, after)) return is("weaker", `${words(name)} demands less`);
  return is("unknown", `${words(name)} changed from ${show(before)} to ${show(after)}`);
};

/** Whether an object has all that another has, at every depth. */
function holds(whole: unknown, part: unknown): boolean {
  if (typeof whole !== "object" || typeof part !== "object" || whole === null || part === null || Array.isArray(part))
    return sameJson(whole, part);
  return Object.entries(part).every(
    ([key, value]) => Object.hasOwn(whole, key) && holds((whole as Fields)[key], value),
  );
}

const unknown: Weigher = (before, after, name) =>
  is("unknown", `${words(name)} changed from ${show(before)} to ${show(after)}`);
const neutral: Weigher = (before, after, name) =>
  is("neutral", `${words(name)} changed from ${show(before)} to ${show(after)}`);

/** A command that cannot fail any more is weaker; any other change of a command nobody can weigh. */
const run: Weigher = (before, after, name) => {
  const cannotFail = /(?:\|\|\s*(?:true|:|exit 0)|;\s*(?:true|exit 0))\s*$/;
  if (cannotFail.test(String(after)) && !cannotFail.test(String(before)))
    return is("weaker", "the command can no longer fail");
  return unknown(before, after, name);
};

/** Paths that must stay: fewer are weaker. */
const kept: Weigher = (before, after) => paths(before, after, "weaker", "stronger", "no longer kept", "kept too");
/** Paths that may change: more are weaker. */
const allowed: Weigher = (before, after) =>
  paths(before, after, "stronger", "weaker", "taken out of the scope", "added: scope widened");

function paths(before: unknown, after: unknown, less: Weight, more: Weight, gone: string, added: string): Weighed {
  const [from, to] = [before, after].map((value) => (Array.isArray(value) ? value.map(String) : []));
  const lost = (from ?? []).filter((path) => !(to ?? []).includes(path));
  const won = (to ?? []).filter((path) => !(from ?? []).includes(path));
  const parts = [
    ...(lost.length > 0 ? [`${lost.join(", ")} ${gone}`] : []),
    ...(won.length > 0 ? [`${won.join(", ")} ${added}`] : []),
  ];
  if (lost.length > 0 && won.length > 0) return is("unknown", parts.join("; "));
  if (parts.length === 0) return is("neutral", "paths in another order");
  return is(lost.length > 0 ? less : more, parts.join("; "));
}

/** Prose: the same but for its spelling is neutral; a number that moved is a threshold; anything else nobody can weigh. */
const prose: Weigher = (before, after, name) => {
  const [from, to] = [String(before ?? ""), String(after ?? "")];
  const bare = (text: string): string => text.toLowerCase().replace(noLetters(), " ").trim();
  if (bare(from) === bare(to)) return is("neutral", "spelled otherwise");
  return threshold(from, to) ?? unknown(before, after, name);
};

const noLetters = once(() => /[^\p{L}\p{N}]+/gu);
const number = /\d+(?:[.,]\d+)?/g;
const upper =
  /at most|below|under|less than|fewer than|no more than|within|up to|max|<|≤|höchstens|unter|weniger als|como máximo|menos de|inferior a|au plus|moins de|al massimo|meno di|no máximo|abaixo de|не более|меньше|ниже|不超过|低于|小于|以内|以下|未満|이하|미만|이내/i;
const lower =
  /at least|above|over|more than|no less than|min|>|≥|mindestens|über|mehr als|al menos|más de|superior a|au moins|plus de|almeno|più di|pelo menos|acima de|не менее|больше|выше|不低于|至少|高于|以上|이상/i;

function threshold(before: string, after: string): Weighed | undefined {
  const [from, to] = [before, after].map((text) =>
    (text.match(number) ?? []).map((each) => Number(each.replace(",", "."))),
  );
  if (
    before.replace(number, "#") !== after.replace(number, "#") ||
    from === undefined ||
    to === undefined ||
    from.length !== to.length
  )
    return undefined;
  const moved = from.findIndex((value, index) => value !== to[index]);
  const [isUpper, isLower] = [upper.test(before), lower.test(before)];
  if (from.filter((value, index) => value !== to[index]).length !== 1 || isUpper === isLower) return undefined;
  const rose = (to[moved] ?? 0) > (from[moved] ?? 0);
  return is(
    rose === isUpper ? "weaker" : "stronger",
    `threshold ${rose === isUpper ? "loosened" : "tightened"} from ${from[moved]} to ${to[moved]}`,
  );
}

/** A bound of the budget: absent means without end. */
const bound =
  (name: string): Weigher =>
  (before, after) => {
    const { weight, reason } = ceiling(name, Number.POSITIVE_INFINITY)(before, after, name);
    return is(weight, weight === "weaker" ? reason.replace(" raised", ": budget raised") : reason);
  };

const inner: Weigher = (before, after) => {
  const [from, to] = [before as Item, after as Item];
  if (from?.kind !== to?.kind) return is("unknown", `the check became ${to?.kind ?? "none"}`);
  const parts = weighFields(from, to);
  return parts.find(({ weight }) => weight === "weaker") ?? parts[0] ?? is("neutral", "changed");
};

const infinite = Number.POSITIVE_INFINITY;

/** How each field is weighed; a field of one kind alone is named with it. */
const weighers: Readonly<Record<string, Weigher>> = {
  run,
  cwd: unknown,
  exit_code: unknown,
  stdout: demand,
  timeout_seconds: (before, after) => {
    const weighed = ceiling("time limit", 600)(before, after, "");
    return is(
      weighed.weight,
      weighed.weight === "weaker"
        ? `time limit longer: ${show(before ?? 600)} to ${show(after ?? 600)} seconds`
        : weighed.reason,
    );
  },
  env: neutral,
  path: unknown,
  min_bytes: floor("bytes at least", 1),
  contains: demand,
  matches: demand,
  json: demand,
  json_schema: demand,
  produced_by: demand,
  pattern: unknown,
  in: unknown,
  last_lines: floor("lines that are searched", infinite),
  if_missing: (_before, after) =>
    after === "pass" ? is("weaker", "a missing file passes") : is("stronger", "a missing file fails"),
  json_pointer: unknown,
  at_most: ceiling("upper bound", infinite),
  at_least: floor("lower bound", -infinite),
  change_at_most_percent: ceiling("change at most", infinite),
  change_at_least_percent: floor("change at least", -infinite),
  baseline: unknown,
  "unchanged.paths": kept,
  "scope.paths": allowed,
  since: unknown,
  text: prose,
  "outcome.text": (before, after, name) => {
    const weighed = prose(before, after, name);
    return weighed.weight === "unknown" ? is("unknown", "another goal") : weighed;
  },
  "step.text": neutral,
  "note.text": neutral,
  "why.text": neutral,
  "read.path": neutral,
  sample: prose,
  evidence: neutral,
  instead: neutral,
  steps: neutral,
  check: inner,
  when: unknown,
  turns: bound("turns"),
  minutes: bound("minutes"),
  tokens: bound("tokens"),
  dollars: bound("dollars"),
  "metric.run": inner,
};

/** Weighs each field that differs. Fields without a weigher (notes, formats) bind nothing. */
export function weighFields(before: Item, after: Item): Weighed[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const [from, to] = [before, after] as unknown[] as [Fields, Fields];
  return [...names].flatMap((name) => {
    if (name === "kind" || name === "id" || sameJson(from[name], to[name])) return [];
    const weigher = weighers[`${after.kind}.${name}`] ?? weighers[name] ?? neutral;
    return [weigher(from[name], to[name], name)];
  });
}
