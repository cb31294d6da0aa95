import { expect, test } from "vitest";
import { fillMarks, hasMarks } from "./marks.ts";

const result = { seen: {}, seen_on: "2026-11-29" } as const;
const results = [
  { ...result, client: "claude-code", version: "2.1.9" },
  { ...result, client: "codex", version: "0.1.0", seen_on: "2026-01-01" },
  { ...result, client: "codex", version: "0.9.0" },
  { ...result, client: "codex", version: "0.10.0" },
] as const;

test("what stands between marks is filled, and nothing else", () => {
  const page =
    "Codex 9 is <!-- codex version -->?<!-- / -->, <!-- codex tried --><!-- / -->, <!-- claude-code seen -->x<!-- / --> 1";
  const filled =
    "Codex 9 is <!-- codex version -->0.10.0<!-- / -->, <!-- codex tried -->0.1.0, 0.9.0 and 0.10.0<!-- / -->, <!-- claude-code seen -->2026-11-29<!-- / --> 1";
  expect(fillMarks(page, results)).toBe(filled);
  expect(fillMarks(filled, results)).toBe(filled);
  expect([page, "no mark", "<!-- codex version -->"].map(hasMarks)).toEqual([true, false, false]);
  expect(() => fillMarks("<!-- codex nosuch -->x<!-- / -->", results)).toThrow(
    /expected version, tried, seen or oldest/,
  );
});
