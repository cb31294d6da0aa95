import { grammarOf, type Run } from "./frame.ts";
import { Pattern, Subject } from "./pattern.ts";
import { bareRun } from "./sentences.ts";
import type { Language, Part } from "./words/language.ts";

interface Cuts {
  readonly before: Pattern | undefined;
  readonly behind: Pattern | undefined;
}

const compiled = new Map<Language, Map<Part, Cuts>>();

function cutsOf(language: Language, part: Part): Cuts {
  const known = compiled.get(language) ?? new Map<Part, Cuts>();
  compiled.set(language, known);
  const found = known.get(part);
  if (found !== undefined) return found;
  const { asides, macros } = language;
  const before = [...(asides?.before.any ?? []), ...(asides?.before[part] ?? [])];
  const grammar = grammarOf(macros);
  const any = (sources: readonly string[]): Pattern | undefined =>
    sources.length === 0 ? undefined : new Pattern(`(?:${sources.join("|")})`, grammar);
  const cuts = { before: any(before), behind: any(asides?.behind ?? []) };
  known.set(part, cuts);
  return cuts;
}

/** A run without the words around it that change nothing of it: "make sure that …", "…, please". */
export function withoutAsides(text: string, run: Run, languages: readonly Language[], part: Part): Run {
  let { from, to } = run;
  for (const language of languages) {
    const { before, behind } = cutsOf(language, part);
    for (let count = 0; count < 4; count += 1) {
      const words = text.slice(from, Math.min(to, from + 160));
      const lead = before?.prefix(new Subject(words, true)) ?? 0;
      ({ from, to } = bareRun(text, { from: from + lead, to }));
      const tail = text.slice(Math.max(from, to - 80), to);
      const cut = behind?.suffix(new Subject(tail, true));
      const end = cut === undefined ? 0 : tail.length - cut;
      ({ from, to } = bareRun(text, { from, to: to - end }));
      if (lead + end === 0) break;
    }
  }
  return { from, to };
}
