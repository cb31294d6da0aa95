import { describe, expect, test } from "vitest";
import { actionsOf, blocksOf, prints, setupOf } from "../src/pages.ts";

const page = (...lines: string[]) => lines.join("\n");

describe("what a page does", () => {
  test("a ts block is a program, and the text block right after it is what it prints", () => {
    const markdown = page(
      "# T",
      "```ts",
      "console.log(1);",
      "```",
      "",
      "```text",
      "1",
      "```",
      "```text",
      "not mine",
      "```",
    );
    expect(actionsOf(blocksOf(markdown))).toEqual([
      { kind: "program", line: 2, text: "console.log(1);\n", expected: "1\n" },
    ]);
  });

  test("a titled block is a file, whether by attribute or by its first line", () => {
    const markdown = page('```json title="a/b.json"', "{}", "```", "```ts", "// goals/x.goal.ts", "export {};", "```");
    expect(actionsOf(blocksOf(markdown))).toEqual([
      { kind: "file", line: 1, path: "a/b.json", text: "{}\n" },
      { kind: "file", line: 4, path: "goals/x.goal.ts", text: "// goals/x.goal.ts\nexport {};\n" },
    ]);
  });

  test("a comment that is prose is not a title", () => {
    expect(actionsOf(blocksOf(page("```ts", "// see goals/x.goal.ts", "```")))).toMatchObject([{ kind: "program" }]);
  });

  test("sh lines with $ are commands with what they print; a block without $ is only read", () => {
    const markdown = page(
      "```sh",
      "npm install goalpost",
      "```",
      "```sh exit=1",
      "$ goalpost lint",
      "$ goalpost verify x \\",
      "  --format json",
      "a",
      "b",
      "```",
    );
    expect(actionsOf(blocksOf(markdown))).toEqual([
      { kind: "command", line: 5, command: "goalpost lint", exit: 0, isPacked: false },
      {
        kind: "command",
        line: 6,
        command: "goalpost verify x \\\n  --format json",
        exit: 1,
        expected: "a\nb\n",
        isPacked: false,
      },
    ]);
  });

  test("what npm is told in a block without $ is what the reader installs", () => {
    const markdown = page(
      "```sh",
      "npm init -y && npm pkg set type=module  # a project",
      "npm i -D zod   # and && so on",
      "npx goalpost init",
      "```",
      "```sh no-run",
      "npm install x",
      "```",
      "```sh",
      "$ npm install y",
      "```",
    );
    expect(setupOf(blocksOf(markdown))).toEqual([
      { line: 2, words: ["npm", "pkg", "set", "type=module"] },
      { line: 3, words: ["npm", "i", "-D", "zod"] },
    ]);
  });

  test("no-run is only read", () => {
    expect(actionsOf(blocksOf(page("```ts no-run", "boom();", "```", "```sh no-run", "$ rm x", "```")))).toEqual([]);
  });

  test("a fence inside of a longer fence is text", () => {
    const blocks = blocksOf(page("````md", "```ts", "boom();", "```", "````", "~~~ts", "1", "~~~"));
    expect(blocks.map(({ language, line }) => [language, line])).toEqual([["md", 1], ["ts", 6]]); // biome-ignore format: pairs
  });
});

describe("what is printed", () => {
  test("equals the page, blanks at line ends aside", () => {
    expect(prints("a\nb\n", "a  \nb\n\n")).toBe(true);
    expect(prints("a\nb\n", "a\nb\nc\n")).toBe(false);
    expect(prints("a.b", "axb")).toBe(false);
  });

  test("… stands for what changes from run to run", () => {
    expect(prints("took … s\nend", "took 1.2 s\nend")).toBe(true);
    expect(prints("first\n…\nlast", "first\n1\n2\nlast\n")).toBe(true);
    expect(prints("first\n…\nlast", "first\nlast\n")).toBe(true);
    expect(prints("first\n…\nlast", "first\n1\n2\n")).toBe(false);
    expect(prints("took … s\nend", "took 1\n2 s\nend")).toBe(false);
  });
});
