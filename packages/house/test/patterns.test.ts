import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { patternsWithoutMaker } from "../src/pattern-makers.ts";
import { root } from "../src/workspace.ts";

const core = join(root, "packages/core/src");

/** Files that make patterns themselves, each with its reason. */
const others: Readonly<Record<string, string>> = {
  "read/char-set.ts": "asks about one character at a time, and remembers what it was told",
  "read/frame.ts": "three sets of private signs",
  "read/grammar.ts": "reads sources, and looks behind a place by a pattern that its own cache makes",
  "read/literal-pattern.ts": "the pattern is the author's, and becomes part of the contract",
  "read/numbers.ts": "one set of signs, which only a number in Chinese signs reaches",
  "read/programs.ts": "names of programs, in ASCII",
  "import/offered-checks.ts": "forms in ASCII, none with a kind of characters",
  "import/table-columns.ts": "an amount in digits",
  "import/title-sense.ts": "the marks of one letter that has some: no plain text has one",
};

const files = ["read", "import"].flatMap((folder) =>
  readdirSync(join(core, folder), { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith(".ts") && !/\.test\.ts$|(?:^|\/)testing\//.test(file)),
);

test("a pattern of the reader is made when a text first needs it, and a cheap one for a plain text", () => {
  const found = files.flatMap((file) =>
    others[file] === undefined ? patternsWithoutMaker(join(core, file)).map((line) => `${file}:${line}`) : [],
  );
  expect(files.length).toBeGreaterThan(100);
  expect(found, "write textPattern(() => …), and .of(text) where a method of strings takes it").toEqual([]);
});

test("each file that stands apart makes a pattern", () => {
  expect(Object.keys(others).filter((file) => patternsWithoutMaker(join(core, file)).length === 0)).toEqual([]);
});

test("the check sees a literal with a kind of characters, and a pattern made of a text", () => {
  const text = [
    "const a = /\\p{L}/u;",
    "const b = textPattern(() => /\\p{L}/u);",
    "const c = once(() => new RegExp(source, 'u'));",
    "const d = /[a-z]/u;",
    "const e = lazyPattern([/\\p{L}/u.source], { flags: 'u' });",
    "const f = (text: string) => /\\P{L}/u.test(text);",
  ].join("\n");
  expect(patternsWithoutMaker("x.ts", text)).toEqual([1, 3, 6]);
});
