import { alternatives, headLength, headsOf } from "./pattern-heads.ts";
import { withoutNeeds } from "./plain-pattern.ts";
import { type TextPattern, textPattern } from "./text-pattern.ts";

/** What a pattern can be asked. */
export interface Matcher {
  test(text: string): boolean;
  exec(text: string): RegExpExecArray | null;
}

/** How {@link lazyPattern} reads its parts. */
export interface LazyOptions {
  readonly flags: string;
  /** Puts what is common around an alternative. */
  readonly around?: (alternative: string) => string;
  /** A match begins only where no such character stands before it. */
  readonly notBehind?: RegExp;
  /** A match begins where the text does: `around` says so too. */
  readonly anchored?: boolean;
}

/**
 * A pattern of many alternatives, of which only those are compiled that a text can need: each is told by the first characters of its matches.
 * It finds what the whole pattern would find: an alternative whose first characters a text does not have cannot match in it; of matches at
 * one place the first alternative's counts.
 *
 * @param parts - Sources; their bars outside of groups part them further.
 * @internal
 */
export function lazyPattern(
  parts: readonly string[],
  { flags, around = (part) => part, notBehind, anchored = false }: LazyOptions,
): Matcher {
  const ready = new Map<number, TextPattern>();
  let index: Index | undefined;
  const patternOf = (at: number, { sources }: Index): TextPattern => {
    const made = ready.get(at) ?? textPattern(() => [around(sources[at] ?? ""), flags], withoutNeeds);
    ready.set(at, made);
    return made;
  };
  const exec = (text: string): RegExpExecArray | null => {
    index ??= indexOf(parts);
    let best: RegExpExecArray | null = null;
    for (const at of candidates(index, anchored ? startsAt(text.toLowerCase(), 0) : startsIn(text, notBehind))) {
      const found = patternOf(at, index).exec(text);
      if (found !== null && (best === null || found.index < best.index)) best = found;
    }
    return best;
  };
  return { exec, test: (text) => exec(text) !== null };
}

interface Index {
  readonly sources: readonly string[];
  /** Alternatives by how their matches begin. */
  readonly byHead: ReadonlyMap<string, readonly number[]>;
  /** Those that may begin with anything. */
  readonly always: readonly number[];
}

function indexOf(parts: readonly string[]): Index {
  const sources = parts.flatMap((part) => alternatives(part));
  const byHead = new Map<string, number[]>();
  const always: number[] = [];
  for (const [at, source] of sources.entries()) {
    const heads = headsOf(source);
    if (heads === undefined) always.push(at);
    for (const head of heads ?? []) {
      const list = byHead.get(head);
      if (list === undefined) byHead.set(head, [at]);
      else list.push(at);
    }
  }
  return { sources, byHead, always };
}

function candidates({ byHead, always }: Index, starts: Iterable<string>): readonly number[] {
  const chosen = new Set(always);
  for (const start of starts) for (const each of byHead.get(start) ?? []) chosen.add(each);
  return [...chosen].sort((left, right) => left - right);
}

/** The starts of one text, which one list after the other asks for. */
const last = new Map<RegExp | undefined, { readonly text: string; readonly starts: ReadonlySet<string> }>();

/** All that may begin a match in a text, each once. */
function startsIn(text: string, notBehind: RegExp | undefined): ReadonlySet<string> {
  const known = last.get(notBehind);
  if (known?.text === text) return known.starts;
  const starts = new Set<string>();
  const lower = text.toLowerCase();
  let isBehind = false;
  for (let at = 0; at < lower.length; at += 1) {
    const skips = isBehind;
    isBehind = notBehind?.test(lower.charAt(at)) === true;
    if (skips) continue;
    for (const start of startsAt(lower, at)) starts.add(start);
  }
  last.set(notBehind, { text, starts });
  return starts;
}

/** What may begin a match at one place of a text in lower case. */
function startsAt(lower: string, at: number): readonly string[] {
  const starts: string[] = [];
  for (let length = 1; length <= headLength; length += 1) starts.push(lower.slice(at, at + length));
  return starts;
}
