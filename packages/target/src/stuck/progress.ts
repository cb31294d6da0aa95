import { type Comparison, compared, type Told } from "./courses.ts";
import type { Observation } from "./observation.ts";
import { isSimilar, type Outcome, outcomeOf } from "./outcome.ts";
import { withoutNumbers } from "./scrub.ts";

/** How many things a run remembers of each sort; then the oldest is forgotten. */
const remembered = 50_000;

/**
 * How many observations each sort of progress keeps a run alive without a gain: fewer failures than ever, fewer lines of a check that fails, or a number in its
 * outcome that is lower than it ever was. A loop can make what is only new for ever; it cannot make gains for ever.
 */
export const mostProgress = {
  /** In all: new content, files newly read, and the three below. */
  all: 200,
  /** In a row in which no content was new and no file newly read: what is done and said, checks that came out in other words, other numbers, another picture. */
  slight: 60,
  /** Observations in which these stand, those without any progress among them. */
  slightSpan: 120,
  /** In a row in which a task that works on was all. */
  task: 60,
  /** In a row in which the same check, in the same tree, failed in the same words but for some that may be drawn by lot, and that was all. */
  lot: 12,
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
  /** How the tree stood when each check last came out, and how it did. */
  readonly places: ReadonlyMap<string, Place>;
  /** Lines of checks that failed, without numbers. */
  readonly lines: ReadonlySet<string>;
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
  readonly slight: number;
  /** Observations since the last one that brought more than slight progress. */
  readonly span: number;
  readonly task: number;
  readonly lot: number;
}

const nothingUsed: Used = { all: 0, slight: 0, span: 0, task: 0, lot: 0 };

/** Where a check came out. */
interface Place {
  /** How the tree stood the last times. */
  readonly states: readonly string[];
  /** What the check said the last time. */
  readonly signature: string;
}

/** States of the tree that are remembered of each check: a loop comes round to one of them. */
const mostStates = 8;

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
  lines: new Set(),
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
  const { told, places, outcomes, isOther, isByLot, isLower, isTrial } = judgeOutcomes(seen, observation);
  const { failing, fewest, isFewer } = countFailing(seen, observation);
  const isUnread = (key: string): boolean => !seen.read.has(key);
  const isContent = content !== undefined && !seen.contents.has(content);
  const isLeft = isLeftByChecks(seen, observation);
  const { used, isProgress } = usedAfter(seen.used, {
    isGain: isFewer || isLower,
    isNews: (isContent && !isLeft) || read.some(isUnread),
    isSlight:
      isContent ||
      isOther ||
      said.some(isUnread) ||
      isTrial ||
      (figures !== undefined && !seen.figures.has(figures)) ||
      (drawn !== undefined && !seen.drawn.has(drawn) && observation.tools > 0 && !isLeft),
    isByLot,
    hasLiveTask,
  });
  const of = (key: string | undefined): readonly string[] => (key === undefined ? [] : [key]);
  return {
    isProgress,
    seen: {
      contents: plus(seen.contents, of(content)),
      figures: plus(seen.figures, of(figures)),
      drawn: plus(seen.drawn, of(drawn)),
      commands: plus(seen.commands, passed),
      read: plus(seen.read, [...read, ...said]),
      outcomes: plus(
        seen.outcomes,
        outcomes.flatMap(({ exact, alike }) => [exact, alike]),
      ),
      told,
      places,
      lines: plus(
        seen.lines,
        outcomes.flatMap(({ lines }) => lines),
      ),
      everFailed: plus(
        seen.everFailed,
        failures.map(({ check }) => check),
      ),
      failing,
      fewest,
      used,
    },
  };
}

/**
 * Whether what is new in the tree may be no work: a check failed, no file was edited, and no command is one that never ran before. Such a check may leave
 * something else each time: a screenshot, a report with names.
 */
const isLeftByChecks = (seen: Seen, { failures, passed, edits }: Observation): boolean =>
  failures.length > 0 && edits === 0 && passed.every((command) => seen.commands.has(command));

/** What was new in an observation. */
interface News {
  readonly isGain: boolean;
  readonly isNews: boolean;
  readonly isSlight: boolean;
  readonly isByLot: boolean;
  readonly hasLiveTask: boolean;
}

/** What is used up after an observation, and whether it is progress: not where there was none, nor where its bound is reached. */
function usedAfter(
  used: Used,
  { isGain, isNews, isSlight, isByLot, hasLiveTask }: News,
): { readonly used: Used; readonly isProgress: boolean } {
  const [all, span] = [used.all + 1, used.span + 1];
  const after = (now: Used): { readonly used: Used; readonly isProgress: boolean } => ({ used: now, isProgress: true });
  if (isGain) return after(nothingUsed);
  if (all <= mostProgress.all) {
    if (isNews) return after({ ...nothingUsed, all });
    if (isSlight && used.slight < mostProgress.slight && span <= mostProgress.slightSpan)
      return after({ ...used, all, span, slight: used.slight + 1 });
    if (hasLiveTask && used.task < mostProgress.task) return after({ ...used, all, task: used.task + 1 });
    if (isByLot && used.lot < mostProgress.lot) return after({ ...used, all, span, lot: used.lot + 1 });
  }
  return { used: { ...used, span }, isProgress: false };
}

const outcomesOf = ({ everFailed }: Seen, { failures, passed }: Observation): readonly Outcome[] => [
  // what cannot run has no outcome
  ...failures.filter(({ cannotRun }) => cannotRun !== true).map(outcomeOf),
  ...passed
    .filter((check) => everFailed.has(check))
    .map((check) => ({
      exact: `${check}\0`,
      alike: `${withoutNumbers(check)}\0`,
      lines: [],
      own: [],
      told: [],
      left: [],
    })),
];

/** What the outcomes of an observation come to. */
interface Judgement {
  readonly told: Seen["told"];
  readonly places: Seen["places"];
  readonly outcomes: readonly Outcome[];
  /** A check came out in words that it never had. */
  readonly isOther: boolean;
  /** It did so though nothing else had changed, and they are the same but for some. */
  readonly isByLot: boolean;
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
  const shorter = outcomes.map(({ exact, own, lines }) =>
    take(`lines\0${withoutNumbers(checkOf(exact))}`, { own, told: [lines.length] }),
  );
  const novelties = outcomes.map((outcome) => noveltyOf(seen, outcome, state));
  const places = new Map(seen.places);
  for (const { exact } of outcomes) {
    const check = checkOf(exact);
    const states = (places.get(check)?.states ?? []).filter((each) => each !== state);
    const now = state === undefined ? [] : [state];
    keep(places, check, { states: [...states, ...now].slice(-mostStates), signature: signatureOf(exact) });
  }
  const good = measured.map(({ took, ...each }) => {
    const { alike, own, told: numbers, left, exact } = outcomeOf(each);
    const { isLower, isTrial, isTally } = take(`good\0${alike}`, { own, told: numbers });
    // a number that falls in what a good command says is another one: what is free, what is left
    const isLess = take(`left\0${alike}`, { own, told: left }).isLower;
    // where the arguments are others, the time that it took may be what was asked
    const isOther = own.length > 0 && !seen.commands.has(each.check);
    const isTimed = take(`took\0${alike}`, { own, told: took }).isTrial && isOther;
    return isLower || isTrial || isTimed || (isLess && (!isTally || exact.includes("%")));
  });
  return {
    told,
    places,
    outcomes,
    isOther: novelties.includes("other"),
    isByLot: novelties.includes("by lot"),
    isLower: [...failed, ...shorter].some(({ isLower }) => isLower),
    isTrial:
      outcomes.some(({ exact }, at) => !seen.outcomes.has(exact) && failed[at]?.isTrial === true) || good.some(Boolean),
  };
}

/** Whether an outcome reads as it never did. In a tree in which its check came out before, a line must be new. */
function noveltyOf(
  { outcomes, places, lines }: Seen,
  { exact, alike, lines: now }: Outcome,
  state: string | undefined,
): "known" | "other" | "by lot" {
  if (outcomes.has(alike)) return "known";
  const place = places.get(checkOf(exact));
  if (place === undefined || state === undefined || !place.states.includes(state)) return "other";
  if (now.every((line) => lines.has(line))) return "known";
  return isSimilar(place.signature, signatureOf(exact)) ? "by lot" : "other";
}

/** The check of an outcome, numbers and all. */
const checkOf = (exact: string): string => exact.slice(0, exact.indexOf("\0"));

const signatureOf = (exact: string): string => exact.slice(exact.indexOf("\0") + 1);

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
