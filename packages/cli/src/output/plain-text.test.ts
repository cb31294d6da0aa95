import { expect, test } from "vitest";
import { oneLine, plainText } from "./plain-text.ts";

test.each([
  ["colours and cursor moves go", "a\u001b[31mred\u001b[0m\u001b[2Kb", "aredb"],
  ["a title is not set", "\u001b]0;title\u0007x", "x"],
  ["other controls are shown", "a\u0000b\u0008c\u007f", "a\\u0000b\\u0008c\\u007f"],
  ["marks that turn the direction are shown", "a\u202eb\u2066c", "a\\u202eb\\u2066c"],
  ["a lone carriage return overwrites nothing", "safe\revil", "safe\nevil"],
  ["tabs, line breaks and letters stay", "é\t漢\n🥅", "é\t漢\n🥅"],
])("%s", (_what, text, expected) => {
  expect(plainText(text)).toBe(expected);
});

test("one line is one line", () => {
  expect(oneLine("  a\n  b\tc ")).toBe("a b c");
});
