import type { Run } from "./frame.ts";
import { grammarsOf, patternSet } from "./language-forms.ts";
import type { PatternSet } from "./pattern-set.ts";
import { bareRun } from "./sentences.ts";
import type { Language, Part } from "./words/language.ts";

interface Cuts {
  readonly before: PatternSet;
  readonly behind: PatternSet;
}

const known = new Map<Language, Map<Part, Cuts>>();

/** The words around the clauses of a part of a language, made once. */
export function asidesOf(language: Language, part: Part): Cuts {
  const cutsBy = known.get(language) ?? new Map<Part, Cuts>();
  known.set(language, cutsBy);
  const found = cutsBy.get(part);
  if (found !== undefined) return found;
  const { asides } = language;
  const before = [...(asides?.before.any ?? []), ...(asides?.before[part] ?? [])];
  const cuts = {
    before: patternSet(language, `before/${part}`, before),
    behind: patternSet(language, "behind", asides?.behind ?? []),
  };
  cutsBy.set(part, cuts);
  return cuts;
}

/** A run without the words around it that change nothing of it: "make sure that …", "…, please". */
export function withoutAsides(text: string, run: Run, languages: readonly Language[], part: Part): Run {
  let { from, to } = run;
  for (const language of languages) {
    const { before, behind } = asidesOf(language, part);
    const { folding } = grammarsOf(language);
    for (let count = 0; count < 4; count += 1) {
      const words = text.slice(from, Math.min(to, from + 160));
      const lead = before.prefix(folding.subject(words)) ?? 0;
      ({ from, to } = bareRun(text, { from: from + lead, to }));
      const tail = text.slice(Math.max(from, to - 80), to);
      const cut = behind.suffix(folding.subject(tail));
      const end = cut === undefined ? 0 : tail.length - cut;
      ({ from, to } = bareRun(text, { from, to: to - end }));
      if (lead + end === 0) break;
    }
  }
  return { from, to };
}
