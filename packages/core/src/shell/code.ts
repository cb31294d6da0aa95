/** Names of languages and of their own libraries that neither look at a project nor fail. */
const harmless = new Set(
  "const let var my new if else true false null undefined True False None nil console log info error warn debug print printf puts p echo say process stdout stderr write flush Math max min abs round floor PI Date now JSON stringify String Number Boolean str int len pass sys os json re math time datetime path fs import from as require builtin void 0 version versions node platform arch pid".split(" "), // biome-ignore format: one list
);

/** Modules that come with the language: to load one cannot fail. */
const ownModule =
  /\brequire\s*\(?\s*(["'])(?:node:)?(?:fs|path|os|util|url|assert|child_process|json|set|time)\1\s*\)?|^\s*(?:import|from)\s+(?:sys|os|json|re|math|time|datetime|pathlib|subprocess)(?:\s*,\s*(?:sys|os|json|re|math|time|datetime|pathlib|subprocess))*\s*$/;

/** A statement that ends the program: with which code, where it says one. */
const exits =
  /^(?:process\.exit|(?:sys\.|os\._)?exit|quit|Deno\.exit)\s*\(?\s*(\d{0,3})\s*\)?$|^process\.exitCode\s*=\s*(\d{1,3})$/;

/**
 * What `node -e CODE` and its kind exit with, where the code neither looks at anything nor can fail: it says something, or exits.
 *
 * @returns Undefined where it cannot be told.
 */
export function codeExit(code: string): number | undefined {
  if (code.length >= 2_000) return undefined;
  const statements = statementsOf(code);
  if (statements === undefined) return undefined;
  const declared = new Set<string>();
  let ends = 0;
  for (const { text, plain } of statements) {
    const exit = exits.exec(text);
    if (exit !== null) {
      ends = Number(exit[1] || exit[2] || 0) % 256;
      if (exit[2] === undefined) return ends;
      continue;
    }
    const [, name] = /^(?:const|let|var|my)?\s*([$\w]+)\s*=(?!=)/.exec(plain) ?? [];
    if (!isHarmless(plain, declared)) return undefined;
    if (name !== undefined) declared.add(name);
  }
  return ends;
}

/** Whether code names nothing beside values and what prints or ends: no file, no module, no name of its own. */
export function looksAtNothing(code: string): boolean {
  const statements = code.length < 2_000 ? statementsOf(code) : undefined;
  return statements?.every(({ plain }) => isOfValues(plain)) ?? false;
}

const isOfValues = (plain: string): boolean =>
  !/[[\]{}\\#@]|\b(?:require|import|from)\b/.test(plain) &&
  namesIn(plain).every((name) => harmless.has(name) || ends.has(name));

const ends = new Set("exit exitCode assert".split(" "));
const namesIn = (plain: string): readonly string[] =>
  [...plain.replace(/(["'`])\1/g, "").matchAll(/[$\p{L}_][$\p{L}\p{N}_]*/gu)].map(([name]) => name);

/** Only names that are known, and no operator by which a value could turn out wrong. */
function isHarmless(plain: string, declared: ReadonlySet<string>): boolean {
  const own = ownModule.test(plain) ? plain.replace(ownModule, "builtin") : plain;
  if (/[[\]{}/%?:&|!<>^~@\\]/.test(own)) return false;
  const [, target] = /^(?:const|let|var|my)?\s*([$\w]+)\s*=(?!=)/.exec(own) ?? [];
  return namesIn(own).every((name) => harmless.has(name) || declared.has(name) || name === target);
}

/** A statement as it is written, and without what its quotes hold. */
interface Statement {
  readonly text: string;
  readonly plain: string;
}

/** Splits at `;` and line breaks outside of quotes; undefined where a quote is open or holds an expression. */
function statementsOf(code: string): readonly Statement[] | undefined {
  const statements: Statement[] = [];
  let text = "";
  let plain = "";
  const end = (): void => {
    if (text.trim() !== "") statements.push({ text: text.trim(), plain: plain.trim() });
    text = "";
    plain = "";
  };
  for (let at = 0; at < code.length; at += 1) {
    const char = code.charAt(at);
    if (char === ";" || char === "\n") end();
    else if (char === '"' || char === "'" || char === "`") {
      const close = closingQuote(code, at);
      const quoted = close === undefined ? undefined : code.slice(at, close + 1);
      if (close === undefined || quoted === undefined || (char !== "'" && /[$#]\{/.test(quoted))) return undefined;
      text += quoted;
      plain += /\brequire\s*\(?\s*$/.test(plain) ? quoted : char + char;
      at = close;
    } else {
      text += char;
      plain += char;
    }
  }
  end();
  return statements;
}

function closingQuote(code: string, from: number): number | undefined {
  const quote = code.charAt(from);
  for (let at = from + 1; at < code.length; at += 1) {
    if (code.charAt(at) === "\\") at += 1;
    else if (code.charAt(at) === quote) return at;
  }
  return undefined;
}
