import { createHash } from "node:crypto";
import { numbersIn, numberTexts, withoutNumbers, withoutStamps } from "./scrub.ts";

/** Numbers of one file that are looked at one by one; what has more is made by a program, unless it was there before the run. */
const mostNumbers = 5000;

/** What a text says beside its words: its numbers, and the order of its lines. */
export interface Figures {
  /** Tells texts of the same words apart: by their numbers, by how many lines are of which form, and for a file that was there before the run by their order. */
  readonly key: string;
  /** The numbers, in order; none where they are too many to tell whether they count. */
  readonly row: readonly number[];
  readonly lines: number;
}

/**
 * Reads the figures of a text; undefined where there are too many, and the text was not there before the run.
 *
 * @param steady - The text without what is volatile.
 */
export function figuresOf(steady: string, isOld: boolean): Figures | undefined {
  const lines = steady.split("\n").map((line) => line.trimEnd()).filter((line) => line !== ""); // biome-ignore format: one
  const numbers = lines.flatMap(numberTexts);
  const isLong = numbers.length > mostNumbers;
  if (isLong && !isOld) return undefined;
  const forms = new Map<string, number>();
  for (const form of lines.map(withoutNumbers)) forms.set(form, (forms.get(form) ?? 0) + 1);
  // each form once, where it stands first, and how many lines have it: entries of a list that are ticked
  const counts = [...forms].map(([form, count]) => `${count} ${form}`);
  const order = isOld ? counts : counts.sort();
  const key = digest(`${numbers.join(" ")}\n${order.join("\n")}`);
  return { key, row: isLong ? [] : numbers.flatMap(numbersIn), lines: lines.length };
}

/** The figures of a text that was edited on purpose: to the letter, white space and all; only the dates at which it was written say nothing. */
export function editsOf(text: string, writtenAt: number): Figures {
  const steady = withoutStamps(text, writtenAt);
  const numbers = numberTexts(steady);
  return {
    key: digest(steady),
    row: numbers.length > mostNumbers ? [] : numbers.flatMap(numbersIn),
    lines: steady.split("\n").filter((line) => line.trim() !== "").length,
  };
}

/** In which order the lines of a text stand, each form of them once: a log that grows by lines that it has stays as it is. */
export const orderOf = (steady: string): string => digest([...new Set(withoutNumbers(steady).split("\n"))].join("\n"));

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);

/** How the figures of one file went. */
export interface Course {
  /** The key of those that were last taken for the agent's; empty while none were. */
  readonly key: string;
  /** Rows of the last looks at which the file had changed. */
  readonly rows: readonly (readonly number[])[];
  /** Its lines at the last look, and the fewest that there ever were. */
  readonly lines: number;
  readonly fewest: number;
}

/**
 * A file that is seen for the first time.
 *
 * @param counts - Whether its first figures do: of a file that was there before the run, and of a table of numbers. A scratch file of each turn says nothing by them.
 */
export const newCourse = (figures: Figures | undefined, counts: boolean): Course => ({
  key: counts ? (figures?.key ?? "") : "",
  rows: [],
  lines: figures?.lines ?? 0,
  fewest: figures?.lines ?? 0,
});

/**
 * Takes in the figures of a file whose words are as they were. They count where it has as many lines as before, or fewer than ever, and where it does not
 * just count: a log that grows, and a counter, are not the agent's work.
 */
export function courseAfter(before: Course, figures: Figures | undefined): Course {
  if (figures === undefined) return before;
  const { key, row, lines } = figures;
  const rows = [...before.rows, row].slice(-4);
  const isSteady = lines === before.lines && !countsItself(rows);
  const fewest = Math.min(before.fewest, lines);
  return { key: isSteady || lines < before.fewest ? key : before.key, rows, lines, fewest };
}

/** Whether four rows count: every number that changes rises by one each time, and one does. */
export function countsItself(rows: readonly (readonly number[])[]): boolean {
  const [first, second, third, fourth] = rows.slice(-4);
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return false;
  const steps = fourth.map((value, at) => {
    const [a = 0, b = 0, c = 0] = [first[at], second[at], third[at]];
    if (![a, b, c, value].every(Number.isFinite)) return 0;
    return b - a === c - b && c - b === value - c ? b - a : Number.NaN;
  });
  return steps.includes(1) && steps.every((step) => step === 0 || step === 1);
}
