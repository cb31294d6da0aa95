import { expect, test } from "vitest";
import { changedTests, testsInSource } from "./tests-in-source.ts";

const adds = "#[test]\n    fn adds() { assert_eq!(super::add(1, 2), 3); }";
const other =
  '#[tokio::test(flavor = "multi_thread")]\n    async fn other() {\n        if x { y(\'}\', "}", r#"}"#); } // }\n    }';
const source = `pub fn add() {}\n\n#[cfg(test)]\nmod tests {\n    ${adds}\n\n    ${other}\n}\n`;

test("tests are read whole, whatever braces stand in their texts", () => {
  expect(testsInSource(source)).toEqual([adds, other]);
  expect(testsInSource("fn a() { /* #[cfg(x)] */ }")).toEqual([]);
  expect(testsInSource("#[test]\nfn cut() { a(")).toEqual(["#[test]\nfn cut() { a("]);
});

test.each<[string, string, number]>([
  ["as it was", source, 0],
  ["with the source changed", source.replace("add() {}", "add() { 1 }"), 0],
  ["with one more", source.replace(adds, `#[test]\n    fn more() {}\n    ${adds}`), 0],
  ["weakened", source.replace("assert_eq!(super::add(1, 2), 3)", "super::add(1, 2)"), 1],
  ["ended early", source.replace("fn adds() {", "fn adds() { return;"), 1],
  ["gone", "pub fn add() {}\n", 2],
])("a source %s", (_name, now, changed) => expect(changedTests(source, now)).toBe(changed));
