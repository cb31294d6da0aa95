import { describe, expect, test } from "vitest";
import { textPattern } from "./text-pattern.ts";

const plain = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ..."\ue000\ue001\ue005“”„‘’‚«»–—…•§→←⇒≤≥✓✗",
];
const kinds =
  "L Ll Lu Lo N M P S Script=Latin Script=Cyrillic Script=Greek ASCII Extended_Pictographic Script=Han Script=Hiragana Script=Katakana Script=Hangul scx=Han scx=Hira scx=Kana scx=Hang".split(
    " ",
  );

describe("a pattern for plain texts", () => {
  test.each(kinds.flatMap((kind) => ["u", "iu"].map((flags) => [kind, flags])))(
    "has each character of %s, flags %s, as the whole pattern does",
    (kind, flags) => {
      for (const source of [`^\\p{${kind}}$`, `^\\P{${kind}}$`, `^[\\p{${kind}}_x]$`, `^[^\\p{${kind}}x-]$`]) {
        const whole = new RegExp(source, flags);
        const pattern = textPattern(() => new RegExp(source, flags));
        for (const char of plain) expect([char, pattern.test(char)]).toEqual([char, whole.test(char)]);
      }
    },
  );

  test("is used for a plain text alone", () => {
    const pattern = textPattern(() => /^\p{L}+$/u);
    expect([pattern.of("word").flags, pattern.of("wörter").flags]).toEqual(["", "u"]);
    expect(["wörter", "слово", "言葉", "a1"].map((text) => pattern.test(text))).toEqual([true, true, true, false]);
  });

  test.each([/[\P{L}x]/u, /\P{Lu}/iu, /[😀x]/u, /\u{1f600}|x/u, /\p{Cc}/u])("%s is used as it is", (whole) => {
    expect(textPattern(() => whole).of("x")).toBe(whole);
  });
});
