import { describe, expect, test } from "vitest";
import { safeCondition, safePrompt } from "./texts.ts";

describe("a condition", () => {
  test.each<[string, RegExp]>([
    ["", /condition: is empty/],
    [" \n\t", /condition-empty/],
    ["clear", /is "clear": .* ends a goal/],
    [" STOP ", /is "STOP": .* ends a goal/],
    ["Off", /condition-clears/],
    ["reset", /condition-clears/],
    ["none", /condition-clears/],
    ["cancel", /condition-clears/],
    ["x".repeat(4001), /is 4001 UTF-16 code units, expected at most 4000/],
    ["漢".repeat(4001), /is 4001 UTF-16 code units/],
    ["🥅".repeat(2001), /is 4002 UTF-16 code units/],
    [`${"x".repeat(3989)}$ARGUMENTS.`, /is 4001 UTF-16/],
  ])("refused, case %#", (text, error) => {
    expect(() => safeCondition(text)).toThrow(error);
  });

  test.each(["x".repeat(4000), "漢".repeat(4000), "🥅".repeat(2000), "stop it", "the status is clear", "pause"])(
    "%.20s… is taken as it is",
    (text) => {
      expect(safeCondition(`  ${text}\n`)).toEqual({ text, warnings: [] });
    },
  );

  test("loses its placeholders", () => {
    const text = "cost $1, $ARGUMENTS and $ARGUMENTS2, $x";
    expect(safeCondition(text, "2.1.330").text).toBe("cost $1, $ ARGUMENTS and $ARGUMENTS2, $x");
    expect(safeCondition(text).text).toBe(safeCondition(text, "2.1.330").text);
    expect(safeCondition(text, "2.1.197").text).toBe("cost $ 1, $ ARGUMENTS and $ARGUMENTS2, $x");
  });
});

describe("a prompt", () => {
  test.each([
    ["read @note.md now", "read `@note.md` now", ["claude-code/mention-quoted"]],
    ["@/etc/hostname", "`@/etc/hostname`", ["claude-code/mention-quoted"]],
    ['@"my file.md" and @../x', '`@"my file.md"` and `@../x`', ["claude-code/mention-quoted"]],
    ["/init the repo", "Work on this:\n/init the repo", ["claude-code/slash-rewritten"]],
    ["me@note.md (@note.md) <f>@note.md</f>", "me@note.md (@note.md) <f>@note.md</f>", []],
    ["in `@note.md` and ``a ` @b.md``", "in `@note.md` and ``a ` @b.md``", []],
    ["an open ` @note.md", "an open ` `@note.md`", ["claude-code/mention-quoted"]],
    ["  a leading blank is text", "  a leading blank is text", []],
  ])("%j reaches the client as %j", (given, text, codes) => {
    const safe = safePrompt(given, "prompt");
    expect(safe.text).toBe(text);
    expect(safe.warnings.map(({ code }) => code)).toEqual(codes);
  });

  test.each([
    ["2.1.197", /is not handed to the model as it is; such a prompt ends the run with exit code 0/],
    ["2.1.250", /is not handed to the model as it is$/],
    ["2.1.330", /is not handed to the model as it is; such a prompt reaches the model with words of the client's$/],
  ])("that begins with a slash: what becomes of it is said for %s", (version, what) => {
    expect(safePrompt("/init it", "prompt", version).warnings[0]?.what).toMatch(what);
  });
});
