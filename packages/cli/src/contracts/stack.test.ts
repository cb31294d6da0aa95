import { expect, test } from "vitest";
import { placeIn } from "./stack.ts";

const isOurs = (path: string): boolean => path.startsWith("/ours/");

test("the user's own line is found behind packages, Node's own code and ours", () => {
  const stack = `Error: x
    at record (file:///ours/core/recorder.js:10:1)
    at inner (/home/node_modules/.cache/p/node_modules/preset/index.js:4:2)
    at node:internal/modules/cjs/loader:1207:15
    at async Function.import (/elsewhere/node_modules/jiti/dist/jiti.cjs:1:1)
    at /home/node_modules/.cache/p/goals/x.goal.ts:7:3
    at /home/node_modules/.cache/p/goals/y.goal.ts:9:3`;
  expect(placeIn(stack, "/home/node_modules/.cache/p", isOurs)).toEqual({
    file: "/home/node_modules/.cache/p/goals/x.goal.ts",
    line: 7,
  });
});

test.each([
  ["    at Object.<anonymous> (/p/a b/x.goal.ts:3:1)", "/p/a b/x.goal.ts", 3],
  ["    at async file:///p/x%20y.goal.ts:12:9", "/p/x y.goal.ts", 12],
])("%s is read", (line, file, number) => {
  expect(placeIn(`Error\n${line}`, "/p", isOurs)).toEqual({ file, line: number });
});

test("a stack without such a line has no place", () => {
  expect(placeIn("Error: x\n    at node:internal/x:1:1", "/p", isOurs)).toBeUndefined();
  expect(placeIn(undefined, "/p", isOurs)).toBeUndefined();
});
