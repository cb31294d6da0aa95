import fc from "fast-check";
import { expect, test } from "vitest";
import { isSimilar, outcomeOf } from "./outcome.ts";
import { durationsIn, inAnyOrder, lineSet, scrubCommand, scrubVolatile, withoutStamps } from "./scrub.ts";

/** Text that an expression could get lost in: what begins many times and never ends. A search that is not linear would take hours for a megabyte. */
const endless = [
  "aA.",
  "aAaAaAaAaAaAaAaAaAaAaA.",
  "a",
  "abcdef",
  "abcdef0-",
  "1",
  "1,",
  "1 ",
  "\u001b]",
  "\u001b[",
  "1;",
  "=-",
  "====",
  " ",
  " 1",
  "\t\n",
  "\n",
  "\n1 ",
  "line ",
  "line:",
  "/tmp/",
  "C:\\Temp",
  "a\\",
  "Jan ",
  "1 Jan ",
  "@@ -1 +1 ",
  ".a:1",
  "[1] 1 ",
  "pid",
  "process ",
  "+/",
  "⠋",
  "| ",
  "localhost:",
  "0xf",
];

test.each(endless)("a megabyte of %j is read at once", (piece) => {
  const text = piece.repeat(1_000_000 / piece.length);
  for (const read of [inAnyOrder, lineSet, scrubVolatile, scrubCommand, (given: string) => withoutStamps(given, 0)])
    expect(read(text).length).toBeLessThan(4 * text.length);
  expect(durationsIn(text).length).toBeLessThan(text.length);
  expect(outcomeOf({ check: "make", signature: text.slice(0, 16_000) }).exact).toContain("make");
  expect(isSimilar(text.slice(0, 16_000), text.slice(0, 16_000))).toBe(true);
});

test("a command keeps the places and addresses that it asks for", () => {
  expect(scrubCommand("gdb -ex 'break cart.c:12' -ex 'x/4w 0xff' /tmp/x-12/cart")).toBe(
    "gdb -ex 'break cart.c:12' -ex 'x/4w 255' <temp>",
  );
  expect(scrubCommand(`echo 0x${"f".repeat(100)}`)).toBe("echo <hex>");
});

test("only the day on which a text was written is its stamp", () => {
  const text = "at 2026-11-30T10:00:00Z, due 2027-01-01";
  expect(withoutStamps(text, Date.parse("2026-12-01T09:00:00Z"))).toBe("at <time>, due 2027-01-01");
  expect(withoutStamps(text, 0)).toBe(text);
});

test.each([
  [true, 'expected "Anna Abel" to be "Alice"\n1 failed', 'expected "Hugo Hill" to be "Alice"\n2 failed'],
  [false, "cannot find module cart", "expected 3 got 4"],
  [false, "CC a.o\nCC b.o\nCC c.o", "CC d.o\nCC e.o\nCC f.o"],
  [true, "", ""],
])("the same outcome but for some words: %s, %j and %j", (is, one, other) => {
  expect(isSimilar(one, other)).toBe(is);
});

test.each([
  ["2026-11-30T10:00:01Z failed in 12 ms at /tmp/x-12/a", "<time> failed in <time> at <temp>"],
  ["C:\\Users\\a\\AppData\\Local\\Temp\\x1\\y is not there", "<temp> is not there"],
  ["token aB3dE5fG7hI9jK1lM3nO5 refused", "token <token> refused"],
  ["  12 | const a = 1;", "<place> | const a = 1;"],
  ["11 failed, 12 passed", "11 failed, 12 passed"],
])("%s reads %s", (text, scrubbed) => {
  expect(scrubVolatile(text)).toBe(scrubbed);
});

test("property: lines in another order, behind spinners and between bars, are the same outcome", () => {
  const line = fc.constantFrom("FAIL cart", "expected 3, got 4", "1 failed", "    at src/cart.ts:12:5");
  const drawn = fc.constantFrom("====", "--------", "⠋⠙", "……………", "", "....");
  fc.assert(
    fc.property(fc.array(fc.tuple(line, drawn), { minLength: 1, maxLength: 8 }), fc.nat(), (lines, by) => {
      const turned = lines.map((_, at) => lines[(at + by) % lines.length] ?? lines[0]);
      const plain = lines.map(([text]) => text).join("\n");
      const other = turned.flatMap((each) => (each === undefined ? [] : [each[1], `⠹ ${each[0]}`])).join("\n");
      expect(inAnyOrder(other)).toBe(inAnyOrder(plain));
    }),
  );
});

test("of lines that differ by numbers alone, how many there are is what counts", () => {
  const of = (signature: string) => outcomeOf({ check: "make", signature });
  expect(of("case 1 failed\ncase 2 failed").alike).toBe(of("case 9 failed").alike);
  expect(of("case 1 failed\ncase 2 failed\ncase 2 failed").told).toEqual([2, Number.POSITIVE_INFINITY]);
  expect(of("case 9 failed").told).toEqual([1, 9]);
  expect(of("a 1\nb 2").alike).not.toBe(of("a 1\nc 2").alike);
});
