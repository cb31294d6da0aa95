import { expect, test } from "vitest";
import { wantsColour } from "./style.ts";

const write = (): void => {};

test.each([
  ["a terminal", true, {}, true],
  ["no terminal", false, {}, false],
  ["a CI without a terminal", false, { CI: "1" }, false],
  ["NO_COLOR", true, { NO_COLOR: "1" }, false],
  ["an empty NO_COLOR", true, { NO_COLOR: "" }, true],
  ["FORCE_COLOR without a terminal", false, { FORCE_COLOR: "1" }, true],
  ["FORCE_COLOR=0", true, { FORCE_COLOR: "0" }, false],
  ["NO_COLOR against FORCE_COLOR", true, { NO_COLOR: "1", FORCE_COLOR: "1" }, false],
  ["a dumb terminal", true, { TERM: "dumb" }, false],
])("%s", (_what, isTTY, env, expected) => {
  expect(wantsColour({ isTTY, write }, env)).toBe(expected);
});
