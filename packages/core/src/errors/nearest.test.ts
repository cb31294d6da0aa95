import { expect, test } from "vitest";
import { nearest } from "./nearest.ts";

test.each([
  ["modle", ["model", "mode"], "model"],
  ["comand", ["command", "claim"], "command"],
  ["timeoutSeconds", ["timeout_seconds", "env"], "timeout_seconds"],
  ["timeout", ["timeout_seconds", "env"], "timeout_seconds"],
  ["tim", ["timeout_seconds", "time_limit"], undefined],
  ["at", ["at_most"], undefined],
  ["xyz", ["command", "claim"], undefined],
  ["xy", ["ab"], undefined],
  ["doneWhen", [], undefined],
])("%s of %j is %s", (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});
