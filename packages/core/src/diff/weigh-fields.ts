import type { Item } from "../node/contract.ts";
import { once } from "../node/once.ts";
import type { Pattern } from "../node/pattern.ts";
import type { Weighed, Weight } from "./change.ts";
import { sameJson } from "./normal.ts";
import { widened } from "./widened.ts";

type Fields = Readonly<Record<string, unknown>>;
type Weigher = (before: unknown, after: unknown, name: string, item: Fields) => Weighed;

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

/** What output must match: a pattern that matches more lets more pass. */
const required: Weigher = (before, after, name, item) => {
  const wider = before === undefined || after === undefined ? undefined : widened(before as Pattern, after as Pattern);
  if (wider === undefined) return demand(before, after, name, item);
  return is(
    wider ? "weaker" : "stronger",
    `${words(name)} matches ${wider ? "more" : "less"}: ${regex(before)} became ${regex(after)}`,
  );
};

/** What must be absent: a pattern that matches less lets more pass. */
const forbidden: Weigher = (before, after, name, item) => {
  const wider = widened(before as Pattern, after as Pattern);
  if (wider === undefined) return unknown(before, after, name, item);
  return is(
    wider ? "stronger" : "weaker",
    `${wider ? "more" : "less"} must be absent: ${regex(before)} became ${regex(after)}`,
  );
};

const regex = (value: unknown): string => show(`/${(value as Pattern).source}/${(value as Pattern).flags}`);

const unknown: Weigher = (before, after, name) =>
  is("unknown", `${words(name)} changed from ${show(before)} to ${show(after)}`);
const neutral: Weigher = (before, after, name) =>
  is("neutral", `${words(name)} changed from ${show(before)} to ${show(after)}`);

/** A command that cannot fail any more, or passes where nothing was looked at, is weaker; any other change of a command nobody can weigh. */
const run: Weigher = (before, after, name, item) => {
  const [from, to] = [String(before), String(after)];
  const cannotFail =
    /(?:\|\|\s*(?:true|:|exit 0|echo\b[^|&;]*)|;\s*(?:true|:|exit 0)|[^&]&)\s*$|^(?:true|:|exit 0|echo\b[^|&;]*)$/;
  if (cannotFail.test(to) && !cannotFail.test(from)) return is("weaker", "the command can no longer fail");
  const lenient =
    /--(?:pass-?with-?no-?tests|exit-zero|no-?fail|continue-on-(?:error|collection-errors)|allow-empty|force-exclude-all)\b/i;
  const flag = lenient.test(from) ? undefined : lenient.exec(to)?.[0];
  if (flag !== undefined) return is("weaker", `${flag} lets the command pass where it failed`);
  const pipe = /(?<!\|)\|(?![|&])/;
  if (item.kind === "shell" && pipe.test(to) && !pipe.test(from) && !to.includes("pipefail"))
    return is("weaker", "a pipe hides the exit code of the command before it");
  return unknown(before, after, name, item);
};

/** What a command is expected to end with: one that must fail shows nothing of what it showed before. */
const exitCode: Weigher = (before, after, name, item) =>
  before === 0
    ? is("weaker", `the command is expected to fail: exit code ${show(before)} became ${show(after)}`)
    : unknown(before, after, name, item);

/** A baseline moves the bounds that are percentages of it. */
const baseline: Weigher = (before, after, name, item) => {
  const [from, to] = [Number(before), Number(after)];
  const [most, least] = [item.change_at_most_percent, item.change_at_least_percent];
  if (!(from > 0 && to > 0) || (most === undefined) === (least === undefined))
    return unknown(before, after, name, item);
  return to > from === (most !== undefined)
    ? is("weaker", `baseline moved from ${from} to ${to}, and the bound with it`)
    : is("stronger", `baseline moved from ${from} to ${to}, and the bound with it`);
};

/** A number of things that are looked at: fewer are weaker. */
const sample: Weigher = (before, after, name, item) => {
  if (before === undefined) return is("stronger", `a sample of ${show(after)} is asked for`);
  if (after === undefined) return is("unknown", `a sample of ${show(before)} is no longer named`);
  const [from, to] = [before, after].map((value) => ({
    words: String(value).replace(number, "#"),
    counts: String(value).match(number) ?? [],
  }));
  const [was, now] = [Number(from?.counts[0]), Number(to?.counts[0])];
  if (from?.words !== to?.words || from?.counts.length !== 1 || was === now) return prose(before, after, name, item);
  return now < was
    ? is("weaker", `sample reduced from ${was} to ${now}`)
    : is("stronger", `sample raised from ${was} to ${now}`);
};

/** Tests that may have another name: each is one that the start's name no longer holds. */
const excused: Weigher = (before, after) => {
  const [from, to] = [before, after].map((value) => Object.entries((value ?? {}) as Readonly<Record<string, string>>));
  const lost = (from ?? []).filter(
    ([name, now]) => !(to ?? []).some(([each, other]) => each === name && other === now),
  );
  const won = (to ?? []).filter(([name, now]) => !(from ?? []).some(([each, other]) => each === name && other === now));
  if (won.length === 0) return is("stronger", `${lost.map(([name]) => name).join(", ")} may no longer be renamed`);
  return is("weaker", `${won.map(([name, now]) => `${name} may be called ${now}`).join(", ")}`);
};

/** Tests that must pass by name: fewer are weaker. */
const mustPass: Weigher = (before, after) =>
  paths(before, after, "weaker", "stronger", "no longer has to pass", "must pass too");
/** Tests that may be gone: more are weaker. */
const mayGo: Weigher = (before, after) => paths(before, after, "stronger", "weaker", "may no longer go", "may go");

/** Paths that must stay: fewer are weaker. */
const kept: Weigher = (before, after) => paths(before, after, "weaker", "stronger", "no longer kept", "kept too");
/** Paths that may change: more are weaker. */
const allowed: Weigher = (before, after) =>
  paths(before, after, "stronger", "weaker", "taken out of the scope", "added: scope widened");

function paths(before: unknown, after: unknown, less: Weight, more: Weight, gone: string, added: string): Weighed {
  const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
  const [from, to] = [list(before), list(after)];
  const lost = from.filter((path) => !to.includes(path));
  const won = to.filter((path) => !from.includes(path));
  const parts = [
    ...(lost.length > 0 ? [`${lost.join(", ")} ${gone}`] : []),
    ...(won.length > 0 ? [`${won.join(", ")} ${added}`] : []),
  ];
  if (parts.length === 0) return is("neutral", "paths in another order");
  const [grew, shrank] = [coverAll(to, lost), coverAll(from, won)];
  if (grew === shrank) return is(grew ? "neutral" : "unknown", parts.join("; "));
  if (lost.length === 0 || won.length === 0) return is(grew ? more : less, parts.join("; "));
  return is(grew ? more : less, `${lost.join(", ")} ${grew ? "broadened" : "narrowed"} to ${won.join(", ")}`);
}

/** Whether each path lies in one of the others: `src/billing/**` in `src/**`. */
const coverAll = (wide: readonly string[], paths: readonly string[]): boolean =>
  paths.every((path) =>
    wide.some((each) => each === path || each === "**" || (each.endsWith("/**") && path.startsWith(each.slice(0, -2)))),
  );

/** Prose: the same but for its spelling is neutral; a number that moved is a threshold; anything else nobody can weigh. */
const prose: Weigher = (before, after, name, item) => {
  const [from, to] = [String(before ?? ""), String(after ?? "")];
  const bare = (text: string): string => text.toLowerCase().replace(noLetters(), " ").trim();
  if (bare(from) === bare(to)) return is("neutral", "spelled otherwise");
  return threshold(from, to) ?? unknown(before, after, name, item);
};

const noLetters = once(() => /[^\p{L}\p{N}]+/gu);
const number = /\d+(?:[.,]\d+)?/g;
const upper =
  /at most|below|\bunder\b|less than|fewer than|no more than|within|up to|\bmax|<|≤|höchstens|\bunter\b|weniger als|como máximo|menos de|inferior a|au plus|moins de|al massimo|meno di|no máximo|abaixo de|не более|меньше|ниже|不超过|低于|小于|以内|以下|未満|이하|미만|이내/i;
const lower =
  /at least|above|\bover\b|more than|no less than|\bmin(?:imum|\.)?(?!\w)|>|≥|mindestens|über|mehr als|al menos|más de|superior a|au moins|plus de|almeno|più di|pelo menos|acima de|не менее|больше|выше|不低于|至少|高于|以上|이상/i;

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
    const { weight, reason } = ceiling(name, Number.POSITIVE_INFINITY)(before, after, name, {});
    return is(weight, weight === "weaker" ? reason.replace(" raised", ": budget raised") : reason);
  };

/** A command is weighed as the shell line that it is, where the other is one. */
const asRun = (item: Item): Item => (item?.kind === "command" ? { ...item, kind: "shell" } : item);

const inner: Weigher = (before, after) => {
  const [from, to] = [asRun(before as Item), asRun(after as Item)];
  if (from?.kind !== to?.kind) return is("unknown", `the check became ${to?.kind ?? "none"}`);
  const parts = weighFields(from, to);
  return parts.find(({ weight }) => weight === "weaker") ?? parts[0] ?? is("neutral", "changed");
};

const infinite = Number.POSITIVE_INFINITY;

/** How each field is weighed; a field of one kind alone is named with it. */
const weighers: Readonly<Record<string, Weigher>> = {
  run,
  cwd: unknown,
  exit_code: exitCode,
  stdout: required,
  timeout_seconds: (before, after) => {
    const weighed = ceiling("time limit", 600)(before, after, "", {});
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
  matches: required,
  json: demand,
  json_schema: demand,
  produced_by: demand,
  pattern: forbidden,
  in: unknown,
  last_lines: floor("lines that are searched", infinite),
  if_missing: (_before, after) =>
    after === "pass" ? is("weaker", "a missing file passes") : is("stronger", "a missing file fails"),
  json_pointer: unknown,
  at_most: ceiling("upper bound", infinite),
  at_least: floor("lower bound", -infinite),
  change_at_most_percent: ceiling("change at most", infinite),
  change_at_least_percent: floor("change at least", -infinite),
  baseline,
  "unchanged.paths": kept,
  "scope.paths": allowed,
  since: unknown,
  text: prose,
  "outcome.text": (before, after, name, item) => {
    const weighed = prose(before, after, name, item);
    return weighed.weight === "unknown" ? is("unknown", "another goal") : weighed;
  },
  "step.text": neutral,
  "note.text": neutral,
  "why.text": neutral,
  "read.path": neutral,
  sample,
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
  "tests.run": inner,
  "tests.at_least": floor("passing tests at least", 0),
  new_at_least: floor("new tests at least", 0),
  names: mustPass,
  removed: mayGo,
  renamed: excused,
  report: unknown,
  report_file: unknown,
};

/** Weighs each field that differs. Fields without a weigher (notes, formats) bind nothing. */
export function weighFields(before: Item, after: Item): Weighed[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const [from, to] = [before, after] as unknown[] as [Fields, Fields];
  return [...names].flatMap((name) => {
    if (name === "kind" || name === "id" || sameJson(from[name], to[name])) return [];
    const weigher = weighers[`${after.kind}.${name}`] ?? weighers[name] ?? neutral;
    return [weigher(from[name], to[name], name, to)];
  });
}
