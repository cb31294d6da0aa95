import fc from "fast-check";
import { expect, test } from "vitest";
import { lineReader } from "./lines.ts";

test("lines come out whole, however the bytes were cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme", minLength: 1 }).map((text) => JSON.stringify(text))),
      fc.array(fc.nat({ max: 40 })),
      (lines, cuts) => {
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(""));
        const seen: string[] = [];
        const take = lineReader(
          (line) => seen.push(line),
          () => expect.unreachable(),
        );
        let from = 0;
        for (const cut of cuts) {
          take(bytes.subarray(from, from + cut));
          from += cut;
        }
        take(bytes.subarray(from));
        expect(seen).toEqual(lines);
      },
    ),
  );
});

test("empty lines are left out, and a line without its end is not told", () => {
  const seen: string[] = [];
  const take = lineReader(
    (line) => seen.push(line),
    () => expect.unreachable(),
  );
  take(Buffer.from("\r\n\none\r\ntwo"));
  expect(seen).toEqual(["one"]);
});

test("a line past the limit is told once, and nothing is kept or read after it", () => {
  const seen: string[] = [];
  let overflows = 0;
  const take = lineReader(
    (line) => seen.push(line),
    () => (overflows += 1),
    10,
  );
  take(Buffer.from("12345\n123456"));
  take(Buffer.from("123456"));
  take(Buffer.from("\nmore\n"));
  expect([seen, overflows]).toEqual([["12345"], 1]);
});
