import { isPasswordName, isSecretName } from "./names.ts";
import { isPlaceholder, isWord, isWords, looksRandom } from "./values.ts";
import type { Range } from "./views.ts";

/** Finds secrets that only what stands beside them tells: a user, a prompt, the other branch, the first of several codes. */
export function* secretsBeside(text: string): Generator<Range> {
  if (!/ass|pwd|token|secret|key|cred|auth|pat\b|code|kty/i.test(text)) return;
  yield* inFlows(text);
  yield* ofUsers(text);
  yield* answered(text);
  yield* inBranches(text);
  yield* ofCodes(text);
  yield* ofWebKeys(text);
}

/** A line that is one flow of YAML; in code a comma, a semicolon or a bracket follows. */
const flow = /^[ \t]*(?:- +)?(?:[\w.-]{1,60}:[ \t]+)?\{(?<items>[^{}\r\n]{8,400})\}[ \t]*$/gm;
const item = /^[ \t]*(?<name>[A-Za-z_][\w.-]{0,60}):[ \t]+(?<value>[^\s,"'{}[\]]{1,128})[ \t]*$/;

/** `db: {user: ada, password: swordfish}`. */
function* inFlows(text: string): Generator<Range> {
  for (const { index, groups, 0: whole } of text.matchAll(flow)) {
    const items = groups?.items ?? "";
    let at = index + whole.lastIndexOf(items);
    for (const each of items.split(",")) {
      const { name = "", value = "" } = item.exec(each)?.groups ?? {};
      if (isPasswordName(name) && isSecretName(name) && isWord(value)) yield of(at + each.lastIndexOf(value), value);
      at += each.length + 1;
    }
  }
}

/** `pwd` alone may be a folder. */
const ofPwd = /(?<![\w$-])["']?pwd["']?[ \t]{0,4}:[ \t]{0,4}(?<open>["'])(?<secret>[^\s"'$/\\]{4,128})\k<open>/gi;
const isUser = /(?<![\w$])["']?(?:user(?:_?name)?|uid|usr|login|email|account)["']?[ \t]{0,4}:/i;

/** `{ user: "ada", pwd: "swordfish" }`. */
function* ofUsers(text: string): Generator<Range> {
  for (const { index, groups, 0: whole } of text.matchAll(ofPwd)) {
    const secret = groups?.secret ?? "";
    const fields = behindBrace(text.slice(Math.max(0, index - 200), index)) + toBrace(text.slice(index + whole.length, index + whole.length + 200)); // biome-ignore format: one
    if (!isPlaceholder(secret) && isUser.test(fields)) yield of(index + whole.lastIndexOf(secret), secret);
  }
}

/** What a script waits for, and what it sends then: expect, pexpect. */
const answer = /(?:(?:assword|assphrase)[^"'\r\n]{0,40}[:*?][ \t]{0,2}|(?<![Pp])ass(?:word|phrase))["'][\s{};)]{1,80}(?:\w{1,20}\.)?(?:exp_)?send(?:_?line)?(?:[ \t]{1,4}(?:-s|-h|--)){0,3}[ \t(]{1,4}["'](?<secret>[^"'$\r\n]{4,256}?)(?:\\[rn]){0,2}["']/g; // biome-ignore format: one

function* answered(text: string): Generator<Range> {
  if (!text.includes("send")) return;
  for (const { index, groups, 0: whole } of text.matchAll(answer)) {
    const secret = groups?.secret ?? "";
    if (!isPlaceholder(secret)) yield of(index + whole.lastIndexOf(secret), secret);
  }
}

const side = "(?:\"[^\"\\r\\n]{0,512}\"|'[^'\\r\\n]{0,512}'|[\\w.$[\\]!()]{1,80}(?:\\[[\"']\\w{1,60}[\"']\\])?)";
/** `… ? "…" : "…"`, and Python's `… if … else "…"`. */
const ternary = new RegExp(`\\?(?![.?:])\\s{0,8}${side}\\s{0,80}:\\s{0,8}${side}`, "g");
const otherwise = /[ \t]if[ \t][^\r\n]{1,120}?[ \t]else[ \t]{1,4}(?:"[^"\r\n]{8,512}"|'[^'\r\n]{8,512}')/g;
const literal = /(?<open>["'])(?<value>[^\s"']{8,512})\k<open>/g;
/** The names that a line assigns to, with their types: not those that it compares. */
const target =
  /(?<name>[A-Za-z_][\w.-]{0,60})["']?\]?[ \t]{0,4}(?::[ \t]{0,4}\w{1,20}[ \t]{0,4})?(?:=(?![=>~])|:(?!:))/g;

/** A literal among the values that a secret's name may take. Of words nothing says that they are one. */
function* inBranches(text: string): Generator<Range> {
  for (const pattern of [ternary, otherwise])
    for (const { index, 0: whole } of text.matchAll(pattern))
      for (const { index: at, groups } of whole.matchAll(literal)) {
        const value = groups?.value ?? "";
        if (isToken(value) && isMeant(nameBefore(text, index), value)) yield of(index + at + 1, value);
      }
}

/** What the value behind a place of a text is assigned to. */
function nameBefore(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - 240), index).trimEnd();
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return [...line.matchAll(target)].at(-1)?.groups?.name ?? "";
}

const isMeant = (name: string, value: string): boolean =>
  isSecretName(name) && (isPasswordName(name) || value.length >= 16);
const isToken = (value: string): boolean => looksRandom(value) && !isWords(value) && !isPlaceholder(value);

const kinds = "(?:recovery|backup|rescue|scratch)";
const code = `(?!${kinds})[A-Za-z\\d]{4,12}(?:-[A-Za-z\\d]{4,12}){0,3}`;
/** `recovery codes: …, …`, also below each other, with a mark or a number each. */
const codes = new RegExp(
  `${kinds}[ _-]?codes?["']?[ \\t]{0,4}[:=\\r\\n][ \\t]{0,4}\\[?[\\s"'*•-]{0,12}(?:\\d{1,2}[.)][ \\t]{1,4})?(?<codes>${code}(?:[\\s,;"']{1,12}(?:(?:[*•-]|\\d{1,2}[.)])[ \\t]{1,4})?["']?${code}){0,31})`,
  "gi",
);

function* ofCodes(text: string): Generator<Range> {
  for (const { index, groups, 0: whole } of text.matchAll(codes)) {
    const listed = groups?.codes ?? "";
    const from = index + whole.lastIndexOf(listed);
    const all = [...listed.matchAll(new RegExp(code, "g"))];
    const [first = ""] = all[0] ?? [];
    const alike = all.filter(([each]) => each.length === first.length && /\d/.test(each));
    // A number alone is a count.
    if (first.length < 8 || alike[0]?.[0] !== first || (alike.length === 1 && !looksRandom(first))) continue;
    for (const { index: at, 0: each } of alike) yield of(from + at, each);
  }
}

/** The private numbers of a JSON Web Key. */
const number = /"(?:d|p|q|dp|dq|qi|k)"\s{0,20}:\s{0,20}"(?<secret>[\w-]{20,2048})"/g;
/** Characters of a key on either side of its kind, at most. */
const longestKey = 8192;

function* ofWebKeys(text: string): Generator<Range> {
  let done = 0;
  for (let at = text.indexOf('"kty"'); at !== -1; at = text.indexOf('"kty"', Math.max(done, at + 1))) {
    const before = behindBrace(text.slice(Math.max(done, at - longestKey), at));
    const after = toBrace(text.slice(at, at + longestKey));
    const start = at - before.length;
    done = at + after.length;
    for (const { index, groups, 0: whole } of (before + after).matchAll(number)) {
      const secret = groups?.secret ?? "";
      if (!isPlaceholder(secret)) yield of(start + index + whole.lastIndexOf(secret), secret);
    }
  }
}

/** What stands behind the last brace, and in front of the first one. */
const behindBrace = (text: string): string => text.slice(Math.max(text.lastIndexOf("{"), text.lastIndexOf("}")) + 1);
const toBrace = (text: string): string => text.slice(0, text.search(/[{}]|$/));

const of = (start: number, value: string): Range => ({ start, end: start + value.length });
