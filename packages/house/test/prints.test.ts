import { expect, test } from "vitest";
import { prints, printsIn } from "../src/prints.ts";

test("libraries never print", () => {
  expect(prints()).toEqual([]);
});

test.each([
  ["console.log(1);", 1],
  ["globalThis.console.error(1);", 1],
  ["const { log } = console;", 1],
  ["process.stdout.write('1');", 1],
  ["process.stderr.write('1'); process.emitWarning('x');", 2],
  ["/** console.log(1) */ const a = 'console.log';", 0],
  ["child.stdout.on('data', f);", 0],
])("%j is seen", (text, count) => {
  expect(printsIn(text, "a.ts")).toHaveLength(count);
});
