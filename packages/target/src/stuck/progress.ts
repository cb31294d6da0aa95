import { type Comparison, compared, type Told } from "./courses.ts";
import type { Observation } from "./observation.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { withoutNumbers } from "./scrub.ts";

/** How many things a run remembers of each sort; then the oldest is forgotten. */
const remembered = 50_000;

/**
 * How many observations each sort of progress keeps a run alive without a gain: fewer failures than ever, or a number in the outcome of a check that
 * is lower than it ever was. A loop can make what is only new for ever; it cannot make gains for ever.
 */
export const mostProgress = {
  /** In all: new content, files newly read, checks that came out in other words, and the three below. */
  all: 200,
  /** In a row in which nothing was new but what is done and said outside of the tree, or what a check says though the tree is the same. */
  said: 60,
  /** In a row in which other numbers, or another picture, were all: in the tree, or in what came of another trial. */
  figures: 60,
  /** In a row in which a task that computes was all. */
  task: 60,
} as const;

/** All that a run has seen. */
export interface Seen {
  readonly contents: ReadonlySet<string>;
  /** Figures of the tree. */
  readonly figures: ReadonlySet<string>;
  /** What held no words. */
  readonly drawn: ReadonlySet<string>;
  /** Commands that ended well, to the letter. */
  readonly commands: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
  /** Outcomes, to the letter and by how they read without numbers. */
  readonly outcomes: ReadonlySet<string>;
  /** What checks that failed told, and what good commands did. */
  readonly told: ReadonlyMap<string, Told>;
  /** How the tree stood when each check last came out. */
  readonly places: ReadonlyMap<string, string>;
  /** Checks that ever failed, by name: that one holds which never did otherwise is nothing new. */
  readonly everFailed: ReadonlySet<string>;
  /** Checks that fail, by name. */
  readonly failing: ReadonlySet<string>;
  /** The fewest that ever failed, once any did. */
  readonly fewest: number | undefined;
  /** How much of {@link mostProgress} is used up. */
  readonly used: Used;
}

interface Used {
  readonly all: number;
  readonly said: number;
  readonly figures: number;
  readonly task: number;
}

const nothingUsed: Used = { all: 0, said: 0, figures: 0, task: 0 };

/** A run that has seen nothing. */
export const nothingSeen: Seen = {
  contents: new Set(),
  figures: new Set(),
  drawn: new Set(),
  commands: new Set(),
  read: new Set(),
  outcomes: new Set(),
  told: new Map(),
  places: new Map(),
  everFailed: new Set(),
  failing: new Set(),
  fewest: undefined,
  used: nothingUsed,
};

/**
 * Takes in an observation, and says whether it is progress: material that was not read before, content of the tree that was not there before,
 * a check that came out as it never did, fewer failures than ever, another trial of numbers, or a task that works on in the background; each within its bound.
 */
export function progressIn(
  seen: Seen,
  observation: Observation,
): { readonly seen: Seen; readonly isProgress: boolean } {
  const { read, said, content = observation.tree, figures, drawn, hasLiveTask, failures, passed } = observation;
  const { told, places, isNew, isOther, isLower, isTrial } = judgeOutcomes(seen, observation);
  const { failing, fewest, isFewer } = countFailing(seen, observation);
  const isUnread = (key: string): boolean => !seen.read.has(key);
  const used = usedAfter(seen.used, {
    isGain: isFewer || isLower,
    isNews: isNew || (content !== undefined && !seen.contents.has(content)) || read.some(isUnread),
    isSaid: isOther || said.some(isUnread),
    isFigures: drewAnew(seen, observation) || isTrial || (figures !== undefined && !seen.figures.has(figures)),
    hasLiveTask,
  });
  const outcomes = outcomesOf(seen, observation).flatMap(({ exact, alike }) => [exact, alike]);
  return {
    isProgress: used !== undefined,
    seen: {
      contents: plus(seen.contents, content === undefined ? [] : [content]),
      figures: plus(seen.figures, figures === undefined ? [] : [figures]),
      drawn: plus(seen.drawn, drawn === undefined ? [] : [drawn]),
      commands: plus(seen.commands, passed),
      read: plus(seen.read, [...read, ...said]),
      outcomes: plus(seen.outcomes, outcomes),
      told,
      places,
      everFailed: plus(
        seen.everFailed,
        failures.map(({ check }) => check),
      ),
      failing,
      fewest,
      used: used ?? seen.used,
    },
  };
}

/**
 * Whether something without words is in the tree that never was: a picture that is drawn again, the next one, a table of numbers. Where nothing
 * was done it is not the agent's, and where a check failed a file must be edited or some command new: what a failing check leaves behind each time, as a
 * screenshot, does not count.
 */
const drewAnew = (seen: Seen, { drawn, failures, passed, edits, tools }: Observation): boolean =>
  drawn !== undefined &&
  !seen.drawn.has(drawn) &&
  tools > 0 &&
  (failures.length === 0 || edits > 0 || passed.some((command) => !seen.commands.has(command)));

/** What was new in an observation. */
interface News {
  readonly isGain: boolean;
  readonly isNews: boolean;
  readonly isSaid: boolean;
  readonly isFigures: boolean;
  readonly hasLiveTask: boolean;
}

/** What is used up after an observation; nothing where it is not progress, or its bound is reached. */
function usedAfter(used: Used, { isGain, isNews, isSaid, isFigures, hasLiveTask }: News): Used | undefined {
  const all = used.all + 1;
  if (isGain) return nothingUsed;
  if (all > mostProgress.all) return undefined;
  if (isNews) return { ...nothingUsed, all };
  if (isSaid && used.said < mostProgress.said) return { ...used, all, said: used.said + 1 };
  if (isFigures && used.figures < mostProgress.figures) return { ...used, all, figures: used.figures + 1 };
  return hasLiveTask && used.task < mostProgress.task ? { ...used, all, task: used.task + 1 } : undefined;
}

const outcomesOf = ({ everFailed }: Seen, { failures, passed }: Observation): readonly Outcome[] => [
  // what cannot run has no outcome
  ...failures.filter(({ cannotRun }) => cannotRun !== true).map(outcomeOf),
  ...passed
    .filter((check) => everFailed.has(check))
    .map((check) => ({ exact: `${check}\0`, alike: `${withoutNumbers(check)}\0`, own: [], told: [], left: [] })),
];

/** What the outcomes of an observation come to. */
interface Judgement {
  readonly told: Seen["told"];
  readonly places: Seen["places"];
  /** A check came out in words that it never had, in another tree or with other arguments. */
  readonly isNew: boolean;
  /** It did so though nothing else had changed: by lot, or for something that is done elsewhere. */
  readonly isOther: boolean;
  readonly isLower: boolean;
  readonly isTrial: boolean;
}

function judgeOutcomes(seen: Seen, observation: Observation): Judgement {
  const { tree, content = tree, figures = "", measured } = observation;
  const state = content === undefined ? undefined : `${content}\0${figures}`;
  const told = new Map(seen.told);
  const take = (name: string, outcome: Pick<Outcome, "own" | "told">): Omit<Comparison, "told"> => {
    const { told: now, ...comparison } = compared(told.get(name), outcome, state);
    keep(told, name, now);
    return comparison;
  };
  const outcomes = outcomesOf(seen, observation);
  const failed = outcomes.map((outcome) => take(outcome.alike, outcome));
  const places = new Map(seen.places);
  const news = outcomes
    .filter(({ alike }) => !seen.outcomes.has(alike))
    .map(({ exact }) => state !== undefined && seen.places.get(checkOf(exact)) === state);
  for (const { exact } of outcomes) keep(places, checkOf(exact), state ?? "");
  // a number that falls in what a good command says is another one: what is free, what is left
  const good = measured.map(outcomeOf).map(({ alike, own, told: numbers, left, exact }) => {
    const { isLower, isTrial, isCount } = take(`good\0${alike}`, { own, told: numbers });
    const isLess = take(`left\0${alike}`, { own, told: left }).isLower;
    return isLower || isTrial || (isLess && (!isCount || exact.includes("%")));
  });
  return {
    told,
    places,
    isNew: news.some((isSame) => !isSame),
    isOther: news.length > 0,
    isLower: failed.some(({ isLower }) => isLower),
    isTrial:
      outcomes.some(({ exact }, at) => !seen.outcomes.has(exact) && failed[at]?.isTrial === true) || good.some(Boolean),
  };
}

/** The check of an outcome, numbers and all. */
const checkOf = (exact: string): string => exact.slice(0, exact.indexOf("\0"));

/** Puts a value last; the oldest is forgotten where they are too many. */
function keep<Value>(map: Map<string, Value>, name: string, value: Value): void {
  map.delete(name);
  map.set(name, value);
  const [oldest] = map.size > remembered ? map.keys() : [];
  if (oldest !== undefined) map.delete(oldest);
}

function countFailing(
  { failing: before, fewest }: Seen,
  { failures, passed }: Observation,
): { readonly failing: ReadonlySet<string>; readonly fewest: number | undefined; readonly isFewer: boolean } {
  const failing = new Set(before);
  for (const { check } of failures) failing.add(check);
  for (const check of passed) failing.delete(check);
  const any = failing.size > 0 || fewest !== undefined;
  const least = any ? Math.min(failing.size, fewest ?? failing.size) : undefined;
  return {
    failing: plus(new Set(), [...failing]),
    fewest: least,
    isFewer: fewest !== undefined && failing.size < fewest,
  };
}

function plus(before: ReadonlySet<string>, added: readonly string[]): ReadonlySet<string> {
  if (added.every((each) => before.has(each))) return before;
  const all = [...before, ...added.filter((each) => !before.has(each))];
  return new Set(all.slice(-remembered));
}
