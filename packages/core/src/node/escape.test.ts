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

test("no escaped text holds a mark or a character that hides", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(escapeText(text)).not.toMatch(/<[\p{Cf}\p{Mn}]*[\p{L}/!?_]/u);
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
  ["Map<string>", "Map&lt;string>"],
  ["</done_when>", "&lt;/done_when>"],
  ["< / Done_When >", "&lt; / Done_When >"],
  ["<\u200bgoal>", "&lt;&#x200b;goal>"],
  ["\u2066", "&#x2066;"],
  ["\u{e0041}", "&#xe0041;"],
  ["<!-- x -->", "&lt;!-- x -->"],
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
