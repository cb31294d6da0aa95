import { expect, test } from "vitest";
import { existenceOf } from "./existence.ts";

test.each([
  ["test -f package.json", "package.json", "there"],
  ["[ -e dist/a.js ]", "dist/a.js", "there"],
  ["[[ -s a.txt ]]", "a.txt", "there"],
  ["test ! -d legacy", "legacy", "missing"],
  ["! test -d legacy", "legacy", "missing"],
  ["! [ ! -d a ]", "a", "there"],
  ["ls -la dist", "dist", "there"],
  ["find dist -maxdepth 1", "dist", "there"],
  ["! find legacy -name '*.js'", "legacy", "missing"],
  ["timeout 5 cat README.md", "README.md", "there"],
])("%s looks at one path", (script, path, passesWhen) => {
  expect(existenceOf(script)).toEqual({ path, passesWhen });
});

test.each([
  ["test -f a && test -f b"], ["test -f $X"], ["test -x a"], ["[ -f a"], ["test a = b"], ["test -f a -a -f b"], ["cat a b"], ["cat a | grep b"],
  ["ls"], ["cat < a"], ["sh -c 'test -f a'"], ["npm test"], [""], ["'"], ["test -f a &"], ["if true; then ls; fi"], ["find . -exec false {} +"], ["find a b"], ["find -name x"], ["./test -f a"], ["bin/ls dist"],
])("%s looks at more, or at none", (script) => expect(existenceOf(script)).toBeUndefined()); // biome-ignore format: one list
