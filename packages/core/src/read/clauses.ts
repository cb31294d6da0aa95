import { type TextPattern, textPattern } from "../node/text-pattern.ts";
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
    textPattern(() => new RegExp(languages.map(({ clauses }) => clauses[name]).join("|"), flags));
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
