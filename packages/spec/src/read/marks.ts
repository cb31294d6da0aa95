/** An id in front of a requirement: `FR-001`, `R4`, `REQ-1.2`, `1.2`; the letters may stand in bold or brackets. */
const idInFront =
  /^(?:\*\*|__|\[|`)*(?<id>[A-Z]{1,8}-?\d{1,5}(?:\.\d{1,3})*|[A-Z]{2,8}(?:-[A-Z]{2,8}){1,2}-\d{1,5})(?:\*\*|__|\]|`)*(?:\s*(?:[:.)]|\s[–—-])(?:\*\*|__)?|(?=\s))\s*(?<rest>\S[\s\S]*)$/u;

/** Takes the id off a text. */
export function takeId(text: string): { readonly id?: string; readonly rest: string } {
  const { id, rest } = idInFront.exec(text)?.groups ?? {};
  return id === undefined || rest === undefined ? { rest: text } : { id, rest };
}

/** "WHEN …, THE SYSTEM SHALL …" and its kin (EARS), and OpenSpec's "The system SHALL …". */
export const isEars = (text: string): boolean =>
  /^\W*(?:(?:when|while|where|if|given)\b[\s\S]{1,300}?,?\s(?:then\s)?)?the [\p{L}\p{N} _-]{1,60}?\s(?:shall|MUST)\b/iu.test(
    withoutEmphasis(text),
  ) && /\bshall\b|\bSHALL\b|\bMUST\b/.test(withoutEmphasis(text).replace(/\bShall\b/g, "shall"));

/** "3.1.2 The service shall …": a number of several parts in front of a sentence, as standards and contracts write it. A measure is none: "2.5 GB". */
export function takeNumber(text: string): { readonly id?: string; readonly rest: string } {
  const { id, rest } =
    /^(?<id>\d{1,3}(?:\.\d{1,3}){1,4})[.)]?\s+(?![A-Z]{1,2}\b\s)(?<rest>[\p{Lu}`*"“][\s\S]*)$/u.exec(text)?.groups ??
    {};
  return id === undefined || rest === undefined ? { rest: text } : { id, rest };
}

/** "Secrets MUST NOT be logged": an order in the capitals of RFC 2119, which the note about these words is not. */
export const isNormative = (text: string): boolean =>
  /\b(?:MUST|SHALL|SHOULD|REQUIRED)\b/.test(withoutQuotes(text)) &&
  /[a-z]{3}/.test(text) &&
  !/\bRFC ?2119\b|\bkey ?words\b/i.test(text);

const withoutQuotes = (text: string): string => text.replace(/"[^"\n]{0,80}"|“[^”\n]{0,80}”|`[^`\n]{0,200}`/g, "");

/** A sentence that says itself what shows it: "`npm test` exits 0", "`reports/a.json` exists". */
export const namesCheck = (text: string): boolean =>
  /`[^`\n]{1,200}`[^`.;]{0,60}\b(?:exits?|ends?|pass(?:es)?|succeeds?|is green|exists?|is there)\b/i.test(text);

/** A step of a scenario. */
export const isStep = (text: string): boolean => /^\W*(?:GIVEN|WHEN|THEN|AND|BUT)\b/i.test(text.replace(/\*+/g, ""));

/** Without bold and italics, for comparing and for titles; code spans stay. */
export const withoutEmphasis = (text: string): string =>
  text.replace(/\*{1,3}|(?<![\w`])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\w`])/g, "").trim();

const mostWords = 6;

/** An id made of a text's words: the same as long as these are. */
export function idFromWords(text: string): string {
  const words = withoutEmphasis(text)
    .replace(/`/g, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  const id = (words ?? [])
    .filter((word) => !small.has(word))
    .slice(0, mostWords)
    .join("-")
    .slice(0, 60);
  return id === "" ? "requirement" : id.replace(/-$/, "");
}
const small: ReadonlySet<string> = new Set(
  "a an the of to in on for and or is are be it that this with must shall should system".split(" "),
);

/** What the text itself marks as undecided. */
export const undecided = /\[NEEDS CLARIFICATION[^\]]*\]|\bTB[DA]\b|\bto be (?:decided|defined|determined)\b/i;

/** Files and globs that a text names in code spans, or with a folder and an ending. */
export function filesIn(text: string): readonly string[] {
  const spans = [...text.matchAll(/`([^`\n]{1,200})`/g)].flatMap(([, code = ""]) => (isFile(code) ? [code] : []));
  const bare = [
    ...text
      .replace(/`[^`\n]*`|https?:\S+/g, " ")
      .matchAll(/(?<![\w/.@*-])(?:\.{0,2}\/)?(?:[\w.@*-]+\/)+[\w.@*-]+\.\w{1,8}(?![\w/])/g),
  ];
  return [...new Set([...spans, ...bare.map(([path]) => path)])];
}
const isFile = (code: string): boolean =>
  /^(?:[\w.@*-]+\/)+[\w.@*-]*$|^[\w.@-]+\.(?:md|txt|json|ya?ml|toml|[cm]?[jt]sx?|py|go|rs|java|rb|sql|html|css|sh|proto|graphql|csv)$/.test(
    code,
  ) &&
  !code.startsWith("/") &&
  !code.split("/").includes("..");
