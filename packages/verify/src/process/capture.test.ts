import fc from "fast-check";
import { expect, test } from "vitest";
import { Capture, capturedText } from "./capture.ts";

test("property: head and tail are those of all that came, whatever the pieces", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 50 })), fc.integer({ min: 1, max: 40 }), (pieces, limit) => {
      const capture = new Capture(limit);
      for (const piece of pieces) capture.add(Buffer.from(piece));
      const all = Buffer.concat(pieces);
      const { head, tail, bytes, dropped } = capture.result;
      expect(bytes).toBe(all.length);
      expect(head).toEqual(all.subarray(0, limit));
      const rest = all.subarray(head.length);
      expect(tail).toEqual(rest.subarray(Math.max(0, rest.length - limit)));
      expect(dropped).toBe(bytes - head.length - tail.length);
    }),
  );
});

test("text says what is missing", () => {
  const capture = new Capture(3);
  for (const piece of ["abcde", "fgh", "ijk"]) capture.add(Buffer.from(piece));
  expect(capturedText(capture.result)).toBe("abc\n… 5 bytes dropped …\nijk");
});
