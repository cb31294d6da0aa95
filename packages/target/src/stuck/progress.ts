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
  /** In all: new content, files newly read, other outcomes of checks, and the two below. */
  all: 200,
  /** In a row in which nothing was new but what commands and tools say, no file of the tree being read. */
  said: 60,
  /** In a row in which a task that computes was all. */
  task: 60,
} as const;

/** What a check said before. */
interface Course {
  /** The numbers of its last outcomes that read alike but for them. */
  readonly last: readonly (readonly number[])[];
  /** The least that each number ever was. */
  readonly least: readonly number[];
  /** The tree when it ran last. */
  readonly tree: string | undefined;
}

/** All that a run has seen. */
export interface Seen {
  readonly contents: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
  /** Outcomes, to the letter and by how they read without numbers. */
  readonly outcomes: ReadonlySet<string>;
  readonly courses: ReadonlyMap<string, Course>;
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
  readonly task: number;
}

const nothingUsed: Used = { all: 0, said: 0, task: 0 };

/** A run that has seen nothing. */
export const nothingSeen: Seen = {
  contents: new Set(),
  read: new Set(),
  outcomes: new Set(),
  courses: new Map(),
  everFailed: new Set(),
  failing: new Set(),
  fewest: undefined,
  used: nothingUsed,
};

/**
 * Takes in an observation, and says whether it is progress: material that was not read before, content of the tree that was not there before,
 * a check that came out as it never did, fewer failures than ever, or a task that works on in the background; each within its bound.
 */
export function progressIn(
  seen: Seen,
  observation: Observation,
): { readonly seen: Seen; readonly isProgress: boolean } {
  const { read, said, content = observation.tree, hasLiveTask, failures } = observation;
  const { courses, isNew, isLower } = judgeOutcomes(seen, observation);
  const { failing, fewest, isFewer } = countFailing(seen, observation);
  const isUnread = (key: string): boolean => !seen.read.has(key);
  const used = usedAfter(seen.used, {
    isGain: isFewer || isLower,
    isNews: isNew || (content !== undefined && !seen.contents.has(content)) || read.some(isUnread),
    isSaid: said.some(isUnread),
    hasLiveTask,
  });
  const outcomes = outcomesOf(seen, observation).flatMap(({ exact, alike }) => [exact, alike]);
  return {
    isProgress: used !== undefined,
    seen: {
      contents: plus(seen.contents, content === undefined ? [] : [content]),
      read: plus(seen.read, [...read, ...said]),
      outcomes: plus(seen.outcomes, outcomes),
      courses,
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

/** What is used up after an observation; nothing where it is not progress, or its bound is reached. */
function usedAfter(
  used: Used,
  {
    isGain,
    isNews,
    isSaid,
    hasLiveTask,
  }: { readonly isGain: boolean; readonly isNews: boolean; readonly isSaid: boolean; readonly hasLiveTask: boolean },
): Used | undefined {
  const { all, said, task } = used;
  if (isGain) return nothingUsed;
  if (all >= mostProgress.all) return undefined;
  if (isNews) return { all: all + 1, said: 0, task: 0 };
  if (isSaid && said < mostProgress.said) return { ...used, all: all + 1, said: said + 1 };
  return hasLiveTask && task < mostProgress.task ? { ...used, all: all + 1, task: task + 1 } : undefined;
}

const outcomesOf = ({ everFailed }: Seen, { failures, passed }: Observation): readonly Outcome[] => [
  // what cannot run has no outcome
  ...failures.filter(({ cannotRun }) => cannotRun !== true).map(outcomeOf),
  ...passed
    .filter((check) => everFailed.has(check))
    .map((check) => ({ exact: `${check}\0`, alike: `${withoutNumbers(check)}\0`, numbers: [] })),
];

function judgeOutcomes(
  seen: Seen,
  observation: Observation,
): { readonly courses: ReadonlyMap<string, Course>; readonly isNew: boolean; readonly isLower: boolean } {
  const courses = new Map(seen.courses);
  let [isNew, isLower] = [false, false];
  for (const { exact, alike, numbers } of outcomesOf(seen, observation)) {
    const course = courses.get(alike);
    isLower ||= isLowerThanEver(course, numbers);
    isNew ||= !seen.outcomes.has(alike) || (!seen.outcomes.has(exact) && isGain(course, numbers, observation.tree));
    const last = [...(course?.last ?? []), numbers].slice(-4);
    const least = numbers.map((value, at) => Math.min(value, course?.least[at] ?? value));
    courses.delete(alike);
    courses.set(alike, { last, least, tree: observation.tree });
  }
  for (const oldest of courses.keys()) {
    if (courses.size <= remembered) break;
    courses.delete(oldest);
  }
  return { courses, isNew, isLower };
}

const isLowerThanEver = (course: Course | undefined, numbers: readonly number[]): boolean =>
  numbers.some((value, at) => value < (course?.least[at] ?? value));

/**
 * Whether an outcome that differs from earlier ones by numbers alone is a gain: a number that is lower than it ever was, or another count in
 * another tree. One that only counts its own calls is not: it rises by the same step each time. Nor is one that differs in the same tree.
 */
function isGain(course: Course | undefined, numbers: readonly number[], tree: string | undefined): boolean {
  if (course === undefined) return true;
  if (isLowerThanEver(course, numbers)) return true;
  if (tree !== undefined && tree === course.tree) return false;
  return !countsItself([...course.last, numbers]);
}

/** Whether four in a row rise by one step each time, in every number that changes. */
function countsItself(rows: readonly (readonly number[])[]): boolean {
  const [first, second, third, fourth] = rows.slice(-4);
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return false;
  return fourth.every((value, at) => {
    const [a = 0, b = 0, c = 0] = [first[at], second[at], third[at]];
    if (![a, b, c, value].every(Number.isFinite)) return true;
    return b - a >= 0 && b - a === c - b && c - b === value - c;
  });
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
