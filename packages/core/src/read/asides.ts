import { expand, type Run } from "./frame.ts";
import { bareRun } from "./sentences.ts";
import type { Language, Part } from "./words/language.ts";

interface Cuts {
  readonly before: RegExp | undefined;
  readonly behind: RegExp | undefined;
}

const compiled = new Map<Language, Map<Part, Cuts>>();

function cutsOf(language: Language, part: Part): Cuts {
  const known = compiled.get(language) ?? new Map<Part, Cuts>();
  compiled.set(language, known);
  const found = known.get(part);
  if (found !== undefined) return found;
  const { asides, macros } = language;
  const before = [...(asides?.before.any ?? []), ...(asides?.before[part] ?? [])];
  const any = (sources: readonly string[]): string => sources.map((source) => expand(source, macros)).join("|");
  const cuts = {
    before: before.length === 0 ? undefined : new RegExp(`^(?:${any(before)})`, "iu"),
    behind:
      asides === undefined || asides.behind.length === 0 ? undefined : new RegExp(`(?:${any(asides.behind)})$`, "iu"),
  };
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
      const lead = before?.exec(words)?.[0].length ?? 0;
      ({ from, to } = bareRun(text, { from: from + lead, to }));
      const end = behind?.exec(text.slice(Math.max(from, to - 80), to))?.[0].length ?? 0;
      ({ from, to } = bareRun(text, { from, to: to - end }));
      if (lead + end === 0) break;
    }
  }
  return { from, to };
}
