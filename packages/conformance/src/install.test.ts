import { expect, test } from "vitest";
import { newestIn, withVersion } from "./install.ts";

test("the newest plain version that is a day old is taken", () => {
  const times = {
    created: "2020-01-01T00:00:00Z",
    "2.1.9": "2026-11-01T00:00:00Z",
    "2.1.10": "2026-11-20T00:00:00Z",
    "2.1.11": "2026-11-28T13:00:00Z",
    "2.2.0-alpha.1": "2026-11-21T00:00:00Z",
  };
  const now = Date.parse("2026-11-29T12:00:00Z");
  expect(newestIn(times, now)).toBe("2.1.10");
  expect(newestIn(times, now + 3_600_001)).toBe("2.1.11");
  expect(() => newestIn({}, now)).toThrow(/no version is a day old/);
});

test("one line of the catalogue is changed, and a missing one is an error", () => {
  const catalogue =
    'allowBuilds:\n  "@openai/codex": true\ncatalog:\n  "@openai/codex": 0.169.0\n  "@openai/codex-sdk": 1.0.0\n';
  expect(withVersion(catalogue, "@openai/codex", "0.171.0")).toBe(
    'allowBuilds:\n  "@openai/codex": true\ncatalog:\n  "@openai/codex": 0.171.0\n  "@openai/codex-sdk": 1.0.0\n',
  );
  expect(() => withVersion(catalogue, "@openai/nope", "1.0.0")).toThrow(/has no @openai\/nope/);
});
