import { expect, test } from "vitest";
import { render } from "../render/render.ts";
import { kitchenSink } from "../testing.ts";
import { isLabelled } from "./is-labelled.ts";

test("what render writes is labelled, in both forms, and with CRLF", () => {
  expect(isLabelled(render(kitchenSink()))).toBe(true);
  expect(isLabelled(render(kitchenSink(), { format: "markdown" }).replaceAll("\n", "\r\n"))).toBe(true);
});

test.each(["- D1 comand: `pnpm test` exits 0.", "- D1 command: `pnpm test`", "- no-skips never: Skip a test."])(
  "a slip in it changes nothing: %s",
  (line) => {
    expect(isLabelled(`<done_when>\n${line}\n</done_when>\n`)).toBe(true);
  },
);

test.each([
  "- Use npm: never yarn",
  "- Run tests: all of them, in parallel",
  "- Step one: read the specification",
  "- the command: `pnpm test` exits 0\n- no warnings\n- no todo left",
  "plain prose",
])("a prompt as people write it is not labelled: %s", (line) => {
  expect(isLabelled(`<done_when>\n${line}\n</done_when>\n`)).toBe(false);
});
