import { expect, test } from "vitest";
import { parsePath, pathText } from "./path.ts";

test.each<[string, (string | number)[] | undefined]>([
  ["features.goals", ["features", "goals"]],
  ['mcp_servers."my server".args[0]', ["mcp_servers", "my server", "args", 0]],
  ["a.'x.y\\n'.b", ["a", "x.y\\n", "b"]],
  ['"\\u0061.b"[1][2]', ["a.b", 1, 2]],
  ["__proto__", ["__proto__"]],
  ["a..b", undefined],
  ["a.", undefined],
  ["a b", undefined],
  ['"a', undefined],
  ["'a", undefined],
  ["a[-1]", undefined],
  ["", undefined],
])("%s", (text, path) => {
  expect(parsePath(text)).toEqual(path);
  if (path !== undefined) expect(parsePath(pathText(path))).toEqual(path);
});
