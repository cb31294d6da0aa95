import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";

const criteria = (...lines: readonly string[]): readonly string[] =>
  (
    importPrompt(`<goal>\nx\n</goal>\n<done_when>\n${lines.join("\n")}\n</done_when>\n`).draft.blocks.find(
      ({ kind }) => kind === "done_when",
    )?.items ?? []
  ).map((item) => ("text" in item ? item.text : "run" in item && typeof item.run === "string" ? item.run : item.kind));

test.each<[name: string, lines: readonly string[], read: readonly string[]]>([
  [
    "short lines, each a criterion, in capitals or not",
    [
      "All tests pass (npx playwright test)",
      "npm run contrast exits with code 0 and writes reports/contrast.json",
      "The score in reports/lh.json is at least 95",
    ],
    ["npx playwright test", "npm run contrast", "artifact", "The score in reports/lh.json is at least 95"],
  ],
  [
    "small letters",
    ["an interrupted run can be resumed", "no data is lost"],
    ["an interrupted run can be resumed", "no data is lost"],
  ],
  [
    "a wrapped paragraph",
    [
      "An interrupted run can be resumed with a flag, and every record that was",
      "read before is not read again; a record that was half read is read from",
      "its begin.",
    ],
    [
      "An interrupted run can be resumed with a flag, and every record that was read before is not read again; a record that was half read is read from its begin.",
    ],
  ],
  [
    "a line that ends in the middle",
    ["An interrupted run can be resumed, and", "no data is lost"],
    ["An interrupted run can be resumed, and no data is lost"],
  ],
  [
    "a list with a wrapped entry",
    ["- An interrupted run", "can be resumed", "- no data is lost"],
    ["An interrupted run can be resumed", "no data is lost"],
  ],
])("lines without marks: %s", (_name, lines, read) => {
  expect(criteria(...lines)).toEqual(read);
});
