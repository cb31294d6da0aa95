import { median } from "./median.ts";

/** Something to time: does its work once and returns what it made, so that nothing is optimised away. */
export type Candidate = () => unknown;

/** What is compared: everything against the floor, in one run. */
export interface Candidates {
  readonly floor: readonly [name: string, run: Candidate];
  readonly ours: readonly [name: string, run: Candidate];
  readonly peers?: Readonly<Record<string, Candidate>>;
}

/** How one candidate came out. */
export interface Measured {
  readonly name: string;
  /** Median over the rounds. */
  readonly nanoseconds: number;
  /** Median over the rounds of its time against the floor's of the same round: a busy second hurts both. */
  readonly ratio: number;
}

/** How long to measure. */
export interface CompareOptions {
  /** Default 41. */
  readonly rounds?: number;
  /** Wall time that one sample of one candidate takes at least; default 4. */
  readonly sampleMilliseconds?: number;
}

/**
 * Compares candidates in one process: warms each up, then takes rounds in which each runs for the same time, in an order that rotates, so
 * that neither heat nor a neighbour on the machine favours one.
 */
export function compare({ floor, ours, peers = {} }: Candidates, options: CompareOptions = {}): readonly Measured[] {
  const { rounds = 41, sampleMilliseconds = 4 } = options;
  const entries = [floor, ours, ...Object.entries(peers)].map(([name, run]) => ({
    name,
    run,
    samples: [] as number[],
  }));
  const sizes = entries.map(({ run }) => batchFor(run, sampleMilliseconds));
  for (let round = 0; round < rounds; round++) {
    for (let offset = 0; offset < entries.length; offset++) {
      const index = (round + offset) % entries.length;
      const [entry, size] = [entries[index], sizes[index]];
      if (entry !== undefined && size !== undefined) entry.samples.push(sample(entry.run, size));
    }
  }
  const base = entries[0]?.samples ?? [];
  return entries.map(({ name, samples }) => ({
    name,
    nanoseconds: median(samples),
    ratio: median(samples.map((time, round) => time / (base[round] ?? Number.NaN))),
  }));
}

let sink = 0;

/** Nanoseconds for one call. A string is flattened: V8 would else leave the work of joining for later. */
function sample(run: Candidate, times: number): number {
  const started = process.hrtime.bigint();
  for (let call = 0; call < times; call++) {
    const made = run();
    if (typeof made === "string") sink += Number(made) > 0 ? 1 : 0;
    else if (made !== undefined) sink++;
  }
  return Number(process.hrtime.bigint() - started) / times;
}

/** Warms up, and finds how many calls fill a sample. */
function batchFor(run: Candidate, milliseconds: number): number {
  let size = 1;
  const until = performance.now() + Math.max(150, milliseconds * 10);
  let time = sample(run, size);
  while (performance.now() < until) {
    size = Math.max(1, Math.ceil((milliseconds * 1e6) / time));
    time = sample(run, size);
  }
  return size;
}

/** How much has run; reading it keeps the work alive. */
export const work = () => sink;
