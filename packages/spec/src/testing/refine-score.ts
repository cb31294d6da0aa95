import type { DecisionRecord } from "../interview/decision-record.ts";
import { judgeFinding } from "../refine/judge.ts";

/** What a refiner might propose, sorted by what has to become of it. */
export interface RefineCases {
  readonly spec: string;
  readonly records: readonly DecisionRecord[];
  /** Quote and replacement: each adds scope. */
  readonly additions: readonly Proposed[];
  /** Each touches what was decided; the decision's id follows. */
  readonly decided: readonly (readonly [quote: string, replacement: string, decision: string])[];
  /** Each says the same more clearly. */
  readonly honest: readonly Proposed[];
}

type Proposed = readonly [quote: string, replacement: string];

/** How many of so many: additions and decided lines that --yes does not take, and tightenings that it does not take. */
export type RefineScore = Readonly<Record<"additions" | "decided" | "honest", readonly [kept: number, of: number]>>;

const scores = new WeakMap<RefineCases, RefineScore>();

/** Plays cases as `refine --yes` does: only what is plain is taken. The same cases are played once, whoever asks. */
export function refineScore(cases: RefineCases): RefineScore {
  const score = scores.get(cases) ?? played(cases);
  scores.set(cases, score);
  return score;
}

function played({ spec, records, additions, decided, honest }: RefineCases): RefineScore {
  const kept = (list: readonly (readonly [string, string, ...unknown[]])[]): readonly [number, number] => [
    list.filter(([quote, replacement]) => {
      const texts = { problem: "two readings", readings: ["one", "two"], because: "one place decides", question: "" };
      const finding = { kind: "ambiguous", quote, replacement, recommended: 1, options: [], ...texts } as const;
      return (
        judgeFinding(finding, { text: spec, file: "SPEC.md", records, commands: ["npm test"] }).verdict !== "plain"
      );
    }).length,
    list.length,
  ];
  return { additions: kept(additions), decided: kept(decided), honest: kept(honest) };
}
