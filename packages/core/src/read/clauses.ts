import type { TextPattern } from "../node/text-pattern.ts";
import type { Run } from "./frame.ts";
import { madePattern } from "./made-pattern.ts";
import type { Clauses, Language } from "./words/language.ts";

/** How the clauses of a text hang together, in every language that it may be in. */
export type ClausePatterns = Readonly<Record<keyof Clauses, TextPattern>>;

const compiled = new Map<string, ClausePatterns>();

/** The clause patterns of some languages, made once. */
export function clausesOf(languages: readonly Language[]): ClausePatterns {
  const key = languages.map(({ code }) => code).join();
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const any = (name: keyof Clauses, flags = "iu"): TextPattern =>
    madePattern(() => [languages.map(({ clauses }) => clauses[name]).join("|"), flags]);
  const patterns: ClausePatterns = {
    cuts: any("cuts", "giu"),
    or: any("or"),
    weakLabel: any("weakLabel"),
    verdict: any("verdict"),
    takesBack: any("takesBack"),
    remedial: any("remedial"),
    explains: any("explains"),
  };
  compiled.set(key, patterns);
  return patterns;
}

/** A cut between two clauses. */
interface Cut {
  readonly at: number;
  readonly next: number;
  readonly mark: string;
}

/** Where a run could be cut in two: at most eight places. */
export function* cutsIn(text: string, { from, to }: Run, { cuts }: ClausePatterns): Generator<Cut> {
  let count = 0;
  for (const { index, 0: mark } of text.slice(from, to).matchAll(cuts.of(text))) {
    count += 1;
    if (count > 8) return;
    yield { at: from + index, next: from + index + mark.length, mark };
  }
}
