import { expect, test } from "vitest";
import { committedFiles, textOf } from "../src/committed.ts";
import { stumbles } from "../src/plain-english.ts";

/** What we write ourselves: not what people's prompts say, nor the words by which they are read, nor the past. */
const ours = /^(?:packages|examples|docs)\/.*\.(?:ts|md|snap)$|^(?:README|AGENTS|CONTRIBUTING)\.md$/;
const others =
  /\/fixtures\/|^packages\/core\/src\/(?:read|import|lint\/words)\/|CHANGELOG\.md$|^docs\/migration\.md$|^packages\/house\/(?:src|test)\/plain-english/;

test("messages, pages and comments hold no phrase that a second-language reader stumbles over", async () => {
  const paths = (await committedFiles()).filter((path) => ours.test(path) && !others.test(path));
  expect(paths.length).toBeGreaterThan(500);
  expect(paths.flatMap((path) => stumbles(textOf(path) ?? "", path))).toEqual([]);
});

test.each([
  ["it is no contract", ['x:1: "is no contract"; write: is not a …']],
  ["there is no file, which is no longer so", []],
  ["a\nhow to mend it", ['x:2: "mend"; write: help, or fix']],
  ["we recommend it", []],
])("%j", (text, said) => expect(stumbles(text, "x")).toEqual(said));
