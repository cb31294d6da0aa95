/** How a match may begin: its first characters in lower case, and whether more may follow that is known. */
interface Head {
  readonly text: string;
  readonly isOpen: boolean;
}

/** Characters of a head that are looked at: so many tell most words apart. */
export const headLength = 5;
/** More heads than these are as good as none. */
const most = 3000;

/** Splits a pattern at the bars that stand outside of every group and class. */
export function alternatives(pattern: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern.charAt(at);
    if (char === "\\") at += 1;
    else if (char === "[") at = classEnd(pattern, at);
    else if (char === "(") depth += 1;
    else if (char === ")") depth -= 1;
    else if (char === "|" && depth === 0) {
      parts.push(pattern.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, pattern.slice(start)];
}

/**
 * The texts with which every match of a pattern begins, in lower case, five characters each at most; undefined where it may begin with anything.
 */
export function headsOf(pattern: string): Iterable<string> | undefined {
  // Most are words as they stand, and there are thousands of them.
  const [plain = ""] = /^[^\\[\](){}.?*+^$|]*/.exec(pattern) ?? [];
  const isFollowed = /^[?*{]/.test(pattern.slice(plain.length, plain.length + 1));
  const literal = isFollowed ? plain.slice(0, -1) : plain;
  if (literal.length >= headLength || (literal !== "" && literal.length === pattern.length))
    return [literal.slice(0, headLength).toLowerCase()];
  const heads = ofAlternation(pattern);
  if (heads === undefined || heads.some(({ text }) => text === "")) return undefined;
  return new Set(heads.map(({ text }) => text));
}

function ofAlternation(pattern: string): readonly Head[] | undefined {
  const heads: Head[] = [];
  for (const part of alternatives(pattern)) {
    const own = ofSequence(part);
    if (own === undefined || heads.length + own.length > most) return undefined;
    heads.push(...own);
  }
  return heads;
}

function ofSequence(pattern: string): readonly Head[] | undefined {
  let heads: readonly Head[] = [{ text: "", isOpen: true }];
  for (let at = 0; at < pattern.length && heads.some(({ isOpen }) => isOpen); ) {
    const atom = atomAt(pattern, at);
    if (atom === undefined) return undefined;
    const [quantifier = ""] = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(pattern.slice(atom.end, atom.end + 12)) ?? [];
    at = atom.end + quantifier.length;
    if (atom.heads === "nothing") continue;
    const next = joined(heads, atom.heads, /^[*+{]/.test(quantifier));
    heads = /^(?:[*?]|\{0)/.test(quantifier) ? [...heads, ...next] : next;
    if (heads.length > most) return undefined;
  }
  return heads;
}

function joined(heads: readonly Head[], atom: readonly Head[], repeats: boolean): readonly Head[] {
  return heads.flatMap((head) => {
    if (!head.isOpen) return [head];
    return atom.map(({ text, isOpen }): Head => {
      const all = (head.text + text).slice(0, headLength);
      return { text: all, isOpen: isOpen && !repeats && all.length < headLength };
    });
  });
}

const anything: readonly Head[] = [{ text: "", isOpen: false }];

interface Atom {
  /** `nothing`: it looks around, and matches no character. */
  readonly heads: readonly Head[] | "nothing";
  readonly end: number;
}

function atomAt(pattern: string, at: number): Atom | undefined {
  const char = pattern.charAt(at);
  if (char === "(") return groupAt(pattern, at);
  if (char === "[") {
    const end = classEnd(pattern, at) + 1;
    return { heads: ofClass(pattern.slice(at + 1, end - 1)), end };
  }
  if (char === "^" || char === "$") return { heads: "nothing", end: at + 1 };
  if (char === ".") return { heads: anything, end: at + 1 };
  if (char !== "\\") return { heads: [{ text: char.toLowerCase(), isOpen: true }], end: at + 1 };
  const next = pattern.charAt(at + 1);
  if (next === "b" || next === "B") return { heads: "nothing", end: at + 2 };
  if (next === "d") return { heads: [..."0123456789"].map((text) => ({ text, isOpen: true })), end: at + 2 };
  if (/[pPu]/.test(next))
    return {
      heads: anything,
      end: at + (/^\\[pPu](?:\{[^}]*\}|[0-9a-fA-F]{4})/.exec(pattern.slice(at, at + 40))?.[0].length ?? 2),
    };
  if (/[A-Za-z0-9]/.test(next)) return { heads: anything, end: at + 2 };
  return { heads: [{ text: next, isOpen: true }], end: at + 2 };
}

function groupAt(pattern: string, at: number): Atom | undefined {
  let depth = 0;
  for (let end = at; end < pattern.length; end += 1) {
    const char = pattern.charAt(end);
    if (char === "\\") end += 1;
    else if (char === "[") end = classEnd(pattern, end);
    else if (char === "(") depth += 1;
    else if (char === ")") depth -= 1;
    if (depth > 0 || char !== ")") continue;
    const inner = pattern.slice(at + 1, end);
    if (/^\?<?[=!]/.test(inner)) return { heads: "nothing", end: end + 1 };
    const heads = ofAlternation(inner.replace(/^\?(?::|<\w+>)/, ""));
    return heads === undefined ? undefined : { heads, end: end + 1 };
  }
  return undefined;
}

function classEnd(pattern: string, at: number): number {
  for (let end = at + 1; end < pattern.length; end += 1) {
    if (pattern.charAt(end) === "\\") end += 1;
    else if (pattern.charAt(end) === "]") return end;
  }
  return pattern.length;
}

/** The characters of a class that lists them; one with ranges or properties may be anything. */
function ofClass(inner: string): readonly Head[] {
  if (/^\^|\\[a-zA-Z]|.-./u.test(inner)) return anything;
  return [...inner.replace(/\\/g, "")].map((char) => ({ text: char.toLowerCase(), isOpen: char.length === 1 }));
}
