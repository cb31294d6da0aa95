import { describe, expect, test } from "vitest";
import { decodeSource, maxSourceBytes } from "./source-bytes.ts";

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : [...part])),
  );

describe("bytes", () => {
  test("UTF-8 is read, a replacement character of its own too", () => {
    expect(decodeSource(bytes("é 長 \ufffd"), "a.md")).toBe("é 長 \ufffd");
  });
  test.each([
    ["latin1", bytes("caf", [0xe9], " au lait"), 3],
    ["UTF-16", bytes([0xff, 0xfe], "a"), 0],
    ["a character that is cut at the end", bytes("abc", [0xe9, 0x95]), 3],
    ["far into the file", bytes("x".repeat(5000), "長".repeat(100), [0x80], "y"), 5300],
  ])("%s is not, and the error says where", (_name, input, at) => {
    expect(() => decodeSource(input, "GOAL.md")).toThrow(
      new RegExp(
        `^GOAL\\.md: byte ${at}: is not UTF-8: 0x[0-9a-f]{2} cannot stand there\n  help: save the file as UTF-8\n  code: source/not-utf8$`,
      ),
    );
  });
  test("a file of 100 MB is refused by its size", () => {
    expect(() => decodeSource(new Uint8Array(100 * 1024 * 1024), "big.md")).toThrow(
      new RegExp(
        `^big\\.md: has 104857600 bytes, expected at most ${maxSourceBytes}\n  help: name the contract's own file`,
      ),
    );
  });
});
