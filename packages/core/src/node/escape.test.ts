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

test("no escaped text holds a mark or a character that hides", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(escapeText(text)).not.toMatch(/<[\p{Cf}\p{Mn}]*[\p{L}/!?_]/u);
      expect(hides(escapeText(text))).toBe(false);
    }),
    { numRuns: 5000 },
  );
});

test("long and short texts are searched in two ways that agree", () => {
  for (let code = 0; code <= 0xffff; code += code < 0x3000 ? 1 : 97) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const char = String.fromCharCode(code);
    expect(hides(char.padEnd(2000, "a")), `U+${code.toString(16)}`).toBe(hides(char));
    expect(hides(`ü漢${char}`.padEnd(2000, "a"))).toBe(hides(char));
  }
  expect(hides("\u{e0041}".padEnd(2000, "a"))).toBe(hides("\u{e0041}"));
});

test.each([
  ["a < b && c > d", "a < b && c > d"],
  ["Map<string>", "Map&lt;string>"],
  ["</done_when>", "&lt;/done_when>"],
  ["< / Done_When >", "&lt; / Done_When >"],
  ["<\u200bgoal>", "&lt;&#x200b;goal>"],
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
