import { countsItself } from "./figures.ts";
import type { Outcome } from "./outcome.ts";

/** One time that a check or a command told numbers. */
interface Trial {
  /** How the tree stood, and the numbers of the command itself; undefined where nobody can see the tree. */
  readonly place: string | undefined;
  readonly row: readonly number[];
  readonly told: readonly number[];
}

/** What a check or a command told before, by outcomes that read alike but for their numbers. */
export interface Told {
  /** The last ones, the newest last. */
  readonly trials: readonly Trial[];
  /** The least that each number ever was. */
  readonly least: readonly number[];
  /** Numbers that rose though nothing had changed: they say nothing by falling. */
  readonly noisy: readonly boolean[];
  /** How many outcomes there were. */
  readonly times: number;
}

/** Trials that are remembered of each: a loop comes round to one of them. */
const mostTrials = 8;

/** What an outcome comes to beside those before it. */
export interface Comparison {
  readonly told: Told;
  /** A number is lower than it ever was, and is none that moves by itself. */
  readonly isLower: boolean;
  /** Other numbers, in another tree or with other arguments: something was tried. */
  readonly isTrial: boolean;
  /** The numbers only count the calls that were seen: what rises by one each time is how many there were. */
  readonly isTally: boolean;
}

/** Compares an outcome with those before it that read alike. One that only counts its own calls is not a trial, nor is one that differs where nothing else did. */
export function compared(before: Told | undefined, { own, told }: Pick<Outcome, "own" | "told">, state: string | undefined): Comparison {
  const place = state === undefined ? undefined : `${state}\0${own.join(" ")}`;
  const trials = [...(before?.trials ?? []), { place, row: [...own, ...told], told }].slice(-mostTrials);
  const here = place === undefined ? undefined : before?.trials.findLast((each) => each.place === place);
  const noisy = told.map((value, at) => before?.noisy[at] === true || (here !== undefined && value > (here.told[at] ?? value)));
  const least = told.map((value, at) => Math.min(value, before?.least[at] ?? value));
  const last = before?.trials.at(-1);
  const isCount = countsItself(trials.map(({ row }) => row));
  const times = (before?.times ?? 0) + 1;
  const isTally = isCount && told.some((value, at) => value !== last?.told[at] && (value === times || value === times - 1));
  return {
    told: { trials, least, noisy, times },
    isLower: told.some((value, at) => noisy[at] !== true && value < (before?.least[at] ?? value)),
    isTrial: last !== undefined && here === undefined && told.some((value, at) => value !== last.told[at]) && !isCount,
    isTally,
  };
} // biome-ignore format: one
