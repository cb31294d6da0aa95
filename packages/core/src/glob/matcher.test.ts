import { expect, test } from "vitest";
import { basesOf, isGlob, matcher } from "./index.ts";

test("a plain path is not a prefix of a name", () => {
  const meant = matcher(["src/a"]);
  expect(["src/a", "src/a/b", "src/ab", "src"].map(meant)).toEqual([true, true, false, false]);
});

test.each<[string, readonly string[], readonly string[]]>([
  ["app/[id]/page.tsx", ["app/[id]/page.tsx", "app/i/page.tsx"], ["app/x/page.tsx"]],
  ["(shop)/page.tsx", ["(shop)/page.tsx"], ["page.tsx"]],
  ["src/*", ["src/a", "src/.b"], ["src/a/b"]],
  ["src/!(gen)/*.ts", ["src/a/b.ts"], ["src/gen/b.ts"]],
  ["./src//x/../a.ts", ["src/a.ts"], ["src/x/a.ts"]],
])("%s", (path, yes, no) => {
  expect(yes.filter((each) => !matcher([path])(each))).toEqual([]);
  expect(no.filter((each) => matcher([path])(each))).toEqual([]);
});

test.each(["a*", "a?", "[ab]", "{a,b}", "{1..3}", "@(a|b)", "!(a)", "(a)"])("%s is a glob", (path) => {
  expect(isGlob(path)).toBe(true);
});

test.each(["a.ts", "a+b.ts", "@scope/a", "!a", "a[b", "a{b}", "src/\\[id\\].ts", "a(b"])(
  "%s is a plain path",
  (path) => {
    expect(isGlob(path)).toBe(false);
  },
);

test("begins where its folders do, each once", () => {
  expect(basesOf(["src/**", "src/a", "test/*.ts", "./b.ts"])).toEqual(["src", "test", "b.ts"]);
});
