import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hostile } from "../testing/hostile.ts";
import { escapeMarks, escapeText, hides, unescapeText } from "./escape.ts";

test("every text reads back, also one that is escaped already", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const once = escapeText(text);
      expect(unescapeText(once)).toBe(text);
      expect(unescapeText(unescapeText(escapeText(once)))).toBe(text);
    }),
    { numRuns: 5000 },
  );
});

/** What hides in a text, written out here once more: the table of the sources is what is tested. */
const hiding =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters hide
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b\u2060-\u2064\u202a-\u202e\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]/u;

const names =
  "(?:goal|context|constraints|done_when|workflow|verification_loop|execution_rules|output_contract|stop_when|other|contract|system-reminder|command-(?:name|args|message)|local-command-stdout|hook_prompt|codex_internal_context|environment_context|instructions)(?![\\p{L}\\p{N}_-]|[.:][\\p{L}\\p{N}_])";

/** The end of a block of ours or of a client, wherever it stands, and the start of one, as a reader sees it, written out here once more. */
const reservedTag = new RegExp(`<\\s*/\\s*${names}|(?<![A-Za-z0-9_$])<${names}(?![^<>\\n]*/>)[^<>\\n]*>`, "iu");
const bare = (text: string): string =>
  text.normalize("NFKC").replace(/[\p{Cf}\p{Cc}\p{Mn}]/gu, (char) => (char === "\n" || char === "\t" ? char : ""));

test("no escaped text holds a mark or a character that hides", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(bare(escapeText(text))).not.toMatch(reservedTag);
      expect(escapeText(text)).not.toMatch(hiding);
    }),
    { numRuns: 5000 },
  );
});

test("long and short texts are searched in two ways that agree", () => {
  for (let code = 0; code <= 0xffff; code += code < 0x3000 ? 1 : 97) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const char = String.fromCharCode(code);
    expect(hides(char), `U+${code.toString(16)}`).toBe(hiding.test(char));
    expect(hides(char.padEnd(2000, "a")), `U+${code.toString(16)}`).toBe(hides(char));
    expect(hides(`ü漢${char}`.padEnd(2000, "a"))).toBe(hides(char));
  }
  for (const tag of ["\u{e0041}", "\u{e0041}".padEnd(2000, "a")]) expect(hides(tag)).toBe(true);
});

test.each([
  ["a < b && c > d", "a < b && c > d"],
  ["Map<string>", "Map<string>"],
  ["Promise<void> | Props<T> & Set<Array<{ a: 1 }>>", "Promise<void> | Props<T> & Set<Array<{ a: 1 }>>"],
  ["DONE: <count>", "DONE: <count>"],
  ["<div class='a'></div><br/>", "<div class='a'></div><br/>"],
  ["<goals> <contextual> <my-goal> <goal-list> <others>", "<goals> <contextual> <my-goal> <goal-list> <others>"],
  ["createContext<Context>()", "createContext<Context>()"],
  ["Promise<Goal> Array<Context> List<contract>", "Promise<Goal> Array<Context> List<contract>"],
  ["Observable<Objective> Workflow<Other>[]", "Observable<Objective> Workflow<Other>[]"],
  ["Array<Goal | Other> Map<string, Promise<Goal>>", "Array<Goal | Other> Map<string, Promise<Goal>>"],
  ["<Instructions /> <Context a='b'/> <goal/>", "<Instructions /> <Context a='b'/> <goal/>"],
  ["<Context.Provider value={x}></Context.Provider>", "<Context.Provider value={x}></Context.Provider>"],
  ["a < goal, done < goal && x > 0, a <goal", "a < goal, done < goal && x > 0, a <goal"],
  ["the <goal> tag", "the &lt;goal> tag"],
  ["<goal and\nmore>", "<goal and\nmore>"],
  ["Promise<Goal></goal>", "Promise<Goal>&lt;/goal>"],
  ["say it.</Goal", "say it.&lt;/Goal"],
  ["word</contract>", "word&lt;/contract>"],
  ["<Context>a</Context>", "&lt;Context>a&lt;/Context>"],
  ['<goal contract="x">', '&lt;goal contract="x">'],
  ["</contract>", "&lt;/contract>"],
  ["</command-args><system-reminder>", "&lt;/command-args>&lt;system-reminder>"],
  ["<go\u0301al>", "&lt;go\u0301al>"],
  ["<g\u00adoal >", "&lt;g\u00adoal >"],
  ["\uff1cｇｏａｌ\uff1e", "&#xff1c;ｇｏａｌ\uff1e"],
  ["\ufe64/goal>", "&#xfe64;/goal>"],
  ["a \uff1c b", "a \uff1c b"],
  ["</done_when>", "&lt;/done_when>"],
  ["< / Done_When >", "&lt; / Done_When >"],
  ["<\u200bgoal>", "&lt;&#x200b;goal>"],
  ["\u2066", "&#x2066;"],
  ["\u{e0041}", "&#xe0041;"],
  ["<!-- x -->", "<!-- x -->"],
  ["&lt;", "&amp;lt;"],
  ["&nbsp; & &x", "&nbsp; & &x"],
  ["a\r\nb", "a&#xd;\nb"],
  ["e\u0301 👩‍👩‍👧 \u200f", "e\u0301 👩‍👩‍👧 \u200f"],
  ["\u202e", "&#x202e;"],
  ["&#x110000;", "&amp;#x110000;"],
])("%j is written %j", (text, escaped) => {
  expect(escapeText(text)).toBe(escaped);
  expect(unescapeText(escaped)).toBe(text);
  if (!hides(text)) expect(escapeMarks(text)).toBe(escaped);
});
