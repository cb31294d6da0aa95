import { describe, expect, test } from "vitest";
import { type ReadBlock, readEntry } from "./read-entry.ts";
import { languagesFor } from "./words/languages.ts";

const read = (block: ReadBlock, text: string) =>
  readEntry(block, text, languagesFor(text)).map(({ item: { kind, ...item } }) => [kind, item]);
const kinds = (block: ReadBlock, text: string) => read(block, text).map(([kind]) => kind);

describe("a file that is taken out of what is said is not what is said", () => {
  test.each([
    ["No `unsafe` outside of `src/mmap.rs`.", "never"],
    ["Never use `any` outside `src/legacy`.", "never"],
    ["No `console.log` anywhere apart from `src/debug.ts`.", "never"],
    ["Kein `unsafe` außerhalb von `src/mmap.rs`.", "never"],
    ["Aucun `eval` en dehors de `src/sandbox.js`.", "never"],
    ["`src/debug.ts` 以外に `console.log` を残さない", "never"],
    ["除 `src/debug.ts` 外不得出现 `console.log`", "never"],
    ["Everything outside `src/` stays unchanged.", "scope"],
    ["Nothing beyond `docs/` may change.", "scope"],
  ])("%s", (text, kind) => {
    expect(kinds("constraints", text)).toEqual([kind]);
  });

  test.each(["Files other than `a.md` stay identical.", "All files save `x.json` remain untouched."])("%s", (text) => {
    expect(read("constraints", text)).toEqual([]);
  });

  test.each([
    "No `unsafe` outside of `src/mmap.rs`.",
    "No file but `src/dates.ts` contains `moment`.",
    "`moment` is gone from everything except `src/dates.ts`.",
    "`README.md` exists nowhere but in `docs/`.",
  ])("and decides nothing: %s", (text) => {
    expect(read("done_when", text)).toEqual([]);
  });
});

describe("what stays as it is, with the path in front", () => {
  test.each([
    ["network/ <- do not touch, shared with two other clusters", "network/**"],
    ["`src/gen/` (do not edit)", "src/gen/**"],
    ["`vendor/` – hands off", "vendor/**"],
    ["`a.json`: never change it", "a.json"],
    ["`legacy/` has to stay byte for byte as it is.", "legacy/**"],
    ["The public headers in `include/` are frozen until 3.0.", "include/**"],
    ["Nothing below `tests/compat/` is to be edited: these files come from released versions.", "tests/compat/**"],
    ["The schema stays as is: no file in `db/migration/` is added, changed or removed.", "db/migration/**"],
  ])("%s", (text, path) => {
    expect(read("constraints", text)).toEqual([["unchanged", { paths: [path] }]]);
  });

  test.each(["`docs/` -> write here", "`src/gen/` (do not edit unless the schema changes)"])(
    "and no more: %s",
    (text) => {
      expect(read("constraints", text)).toEqual([]);
    },
  );

  test("a fragment that only strengthens it forbids nothing of its own", () => {
    expect(kinds("constraints", "`include/` is frozen. Not a single byte, please.")).toEqual(["unchanged", "must"]);
  });
});

test("a review takes the file of the sentence behind it, and none that says something else", () => {
  const evidence = (text: string) =>
    read("done_when", text).map(([kind, item]) => [kind, (item as { evidence?: string }).evidence]);
  expect(evidence("Lena (QA) reviews the filter chain. Evidence: reports/chain.md.")).toEqual([
    ["review", "reports/chain.md"],
  ]);
  expect(evidence("The privacy officer approves a sample of 20 events. Sample in `specs/sample.json`.")).toEqual([
    ["review", "specs/sample.json"],
  ]);
  expect(evidence("Lena (QA) reviews the filter chain. The chain is in src/chain.ts.")[0]).toEqual([
    "review",
    "reports/review.md",
  ]);
});

test("a remedy in brackets is closed where they are", () => {
  expect(read("constraints", "Do not export Temporal types from index.ts (wrap them).")).toEqual([
    ["never", { text: "Export Temporal types from index.ts", instead: "wrap them." }],
  ]);
});

test("a label that states an absence is one", () => {
  expect(read("done_when", "No `tabIndex` above 0 is left: `rg tabIndex= src` exits 1")).toEqual([
    ["command", { run: "rg tabIndex= src", exit_code: 1 }],
  ]);
  expect(read("done_when", "No longer needed: `npm run x` exits 0")).toEqual([]);
});
