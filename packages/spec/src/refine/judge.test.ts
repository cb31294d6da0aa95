import { describe, expect, test } from "vitest";
import type { DecisionRecord } from "../interview/decision-record.ts";
import type { RefineFinding } from "./finding.ts";
import { judge } from "./judge.ts";

const spec = `# Order export

The orders page gives a CSV file that bookkeepers can read.

## Requirements

- R1: The export is quick for the sample of 5000 orders.
- R2: Amounts are shown properly.
- R3: The export handles bad orders gracefully.
  - an order without a customer is listed in \`reports/bad.csv\`
- R4: Column names follow the user's language setting (decision 2).
- R5: Retries are limited to 3 (decision 4).
- R6: The file opens in common programs.
- R7: Users can start an export from the orders page.
- R8: The export should finish in time: 30 seconds at most.
- R9: Old links keep working (decision 5).
- R10: Errors are reported.
- R11: Amounts are integers of cents (decision 1).
- R12: The separator is a semicolon (decision 3).
- R13: The help text is pleasant.

## Decisions

- Decision 1: How are amounts stored? Integers of cents (no rounding anywhere).
- Decision 2: Whose language counts? The user's (the setting of the profile).
- Decision 3: Which separator? Semicolon (what the two importers take).
- Decision 4: How many retries? 3 (the gateway blocks after that).
6. Exports are kept for 7 days, because of the audit.

## Out of scope

- PDF
- Sending mail
`;

const option = (label: string, description = ""): { label: string; description: string } => ({ label, description });
const record = (id: number, question: string, answer: string, ...rejected: readonly string[]): DecisionRecord => ({
  version: 1,
  spec: "SPEC.md",
  id,
  kind: "answer",
  topic: "Data",
  question,
  options: [option(answer), ...rejected.map((each) => option(each))],
  answer: [answer],
  who: "Ada",
  when: "2026-11-30T00:00:00.000Z",
});
const records = [
  record(1, "How are amounts stored?", "Integers of cents", "Decimals", "Floats"),
  record(2, "Whose language counts?", "The user's", "The browser's", "The company's"),
  record(3, "Which separator?", "Semicolon", "Comma", "Tab"),
  record(4, "How many retries?", "3", "5", "none"),
  record(5, "What about old links?", "They keep working", "They redirect", "They end"),
];

const ambiguous = (quote: string, replacement: string, more: Partial<RefineFinding> = {}): RefineFinding => ({
  kind: "ambiguous",
  quote,
  problem: "it can be read in two ways",
  readings: ["one", "two"],
  recommended: 1,
  because: "one place decides",
  replacement,
  question: "",
  options: [],
  ...more,
});
const judged = (quote: string, replacement: string, more: Partial<RefineFinding> = {}) =>
  judge(ambiguous(quote, replacement, more), { text: spec, file: "SPEC.md", records, commands: ["npm test"] });

const r = (line: string): string => line;

/** What adds scope: the first half with a new id or entry, the second half inside of a sentence. */
const additions: readonly (readonly [quote: string, replacement: string])[] = [
  [r("- R10: Errors are reported."), "- R10: Errors are reported.\n- R14: An audit log is kept."],
  [r("- R10: Errors are reported."), "- R14: Errors are reported.\n- R10: Errors are reported."],
  [
    r("- R6: The file opens in common programs."),
    "- R6: The file opens in common programs.\n- FR-001: It opens in a browser.",
  ],
  [r("- R2: Amounts are shown properly."), "- R2: Amounts are shown in cents.\n- Totals are shown per customer."],
  [
    "  - an order without a customer is listed in `reports/bad.csv`",
    "  - an order without a customer is listed in `reports/bad.csv`\n  - an order without a date is listed in `reports/undated.csv`",
  ],
  [r("- R13: The help text is pleasant."), "- R13: The help text is pleasant.\n- R15: The help text is translated."],
  [
    r("- R7: Users can start an export from the orders page."),
    "- R7: Users can start an export from the orders page.\n- R7a: Users can stop an export.",
  ],
  [
    r("- R1: The export is quick for the sample of 5000 orders."),
    "- R1: The export is quick for the sample of 5000 orders.\n- R20: The export is compressed.",
  ],
  [
    r("- R10: Errors are reported."),
    "- R10: Errors are reported.\n\n## Monitoring\n\n- M1: A dashboard shows the errors.",
  ],
  [
    r("- R6: The file opens in common programs."),
    "- R6: The file opens in common programs.\n- R16: The file is signed.",
  ],
  [
    "Users can start an export from the orders page.",
    "Users and administrators can start an export from the orders page.",
  ],
  ["Errors are reported.", "Errors are reported to Sentry."],
  ["Errors are reported.", "Errors are reported, and an audit log is written."],
  ["The file opens in common programs.", "The file opens in common programs, also as PDF."],
  ["The export handles bad orders gracefully.", "The export retries bad orders up to 10 times."],
  ["The export is quick for the sample of 5000 orders.", "The export caches the sample of 5000 orders in Redis."],
  ["Errors are reported.", "Errors are reported in `logs/errors.json`."],
  ["The help text is pleasant.", "The help text is pleasant and available offline on mobile devices."],
  ["The export should finish in time: 30 seconds at most.", "The export should finish in time: 10 seconds at most."],
  [
    "Users can start an export from the orders page.",
    "Users can start an export from the orders page and schedule it weekly.",
  ],
];

/** What touches a decided line, or what was decided: none may go through without a person. */
const decided: readonly (readonly [quote: string, replacement: string, id: string])[] = [
  ["Amounts are integers of cents (decision 1).", "Amounts are decimals (decision 1).", "1"],
  ["Amounts are integers of cents (decision 1).", "Amounts are integers of cents.", "1"],
  ["Amounts are integers of cents", "Amounts are integers", "1"],
  ["Amounts are shown properly.", "Amounts are shown as floats.", "1"],
  [
    "Column names follow the user's language setting (decision 2).",
    "Column names follow the browser's language setting (decision 2).",
    "2",
  ],
  ["Column names follow the user's language setting", "Column names follow the company's language setting", "2"],
  ["Column names follow the user's language setting (decision 2).", "Column names are in English (decision 2).", "2"],
  ["The separator is a semicolon (decision 3).", "The separator is a comma (decision 3).", "3"],
  ["The separator is a semicolon (decision 3).", "The separator is a semicolon or a tab (decision 3).", "3"],
  ["The separator is a semicolon (decision 3).", "The separator is not a semicolon (decision 3).", "3"],
  ["The file opens in common programs.", "The file has a comma between columns.", "3"],
  ["Retries are limited to 3 (decision 4).", "Retries are limited to 5 (decision 4).", "4"],
  ["Retries are limited to 3 (decision 4).", "Retries are limited to 3 per order (decision 4).", "4"],
  ["Retries are limited to 3 (decision 4).", "Retries are limited (decision 4).", "4"],
  ["Old links keep working (decision 5).", "Old links redirect (decision 5).", "5"],
  ["Old links keep working (decision 5).", "Old links keep working for a while (decision 5).", "5"],
  [
    "- Decision 1: How are amounts stored? Integers of cents (no rounding anywhere).",
    "- Decision 1: How are amounts stored? Integers of tenths of cents.",
    "1",
  ],
  ["Exports are kept for 7 days, because of the audit.", "Exports are kept for 30 days, because of the audit.", "6"],
  ["Semicolon (what the two importers take)", "Semicolon", "3"],
  ["Old links keep working", "Old links end", "5"],
];

/** The same, said more clearly. */
const honest: readonly (readonly [quote: string, replacement: string])[] = [
  [
    "The export is quick for the sample of 5000 orders.",
    "The export of the sample of 5000 orders takes 30 seconds at most.",
  ],
  ["Amounts are shown properly.", "Each amount is shown as an integer of cents."],
  ["The export handles bad orders gracefully.", "The export lists each bad order in `reports/bad.csv`."],
  ["The file opens in common programs.", "The two importers take the file."],
  ["The export should finish in time: 30 seconds at most.", "The export must finish in 30 seconds at most."],
  ["Users can start an export from the orders page.", "A user can start an export from the orders page."],
  ["Errors are reported.", "Each bad order is listed in `reports/bad.csv`."],
  [
    "Column names follow the user's language setting (decision 2).",
    "Column names follow the language setting of the user's profile (decision 2).",
  ],
  ["Errors are reported.", "Errors are reported, each on a line of `reports/bad.csv`."],
  ["The help text is pleasant.", "The help text names each column of the CSV file."],
];

describe("what a refiner proposes", () => {
  test(`${additions.length} of ${additions.length} planted additions of scope are refused, half of them without a new id`, () => {
    const taken = additions.filter(([quote, replacement]) => judged(quote, replacement).verdict === "plain");
    expect(taken).toEqual([]);
    expect(additions.filter(([, replacement]) => !replacement.includes("\n")).length).toBe(additions.length / 2);
  });

  test.each(additions)("adds scope, and says what: %j → %j", (quote, replacement) => {
    const judgement = judged(quote, replacement);
    const words = "why" in judgement ? [judgement.why].flat().join("; ") : "";
    expect(words).toMatch(/adds/);
  });

  test.each(decided)("reopens a decision: %j → %j", (quote, replacement, id) => {
    const judgement = judged(quote, replacement);
    expect(judgement.verdict).not.toBe("plain");
    const words = "why" in judgement ? [judgement.why].flat().join("; ") : "";
    expect(words).toMatch(new RegExp(`(?:reopens|takes away) decision ${id}`));
  });

  test.each(honest)("is taken where it says the same more clearly: %j → %j", (quote, replacement) => {
    expect(judged(quote, replacement)).toMatchObject({
      verdict: "plain",
      text: spec.replace(quote, () => replacement),
    });
  });

  test("the figures", () => {
    const plain = (list: readonly (readonly string[])[]): number =>
      list.filter(([quote = "", replacement = ""]) => judged(quote, replacement).verdict === "plain").length;
    expect([plain(additions), plain(decided), plain(honest)]).toEqual([0, 0, 10]);
    expect([additions.length, decided.length, honest.length]).toEqual([20, 20, 10]);
  });

  test.each([
    ["nothing is quoted", " ", "x", /quotes nothing/],
    ["a quote that is not there", "Errors are logged.", "x", /does not stand in the specification/],
    ["a quote that stands there twice", "The export", "An export", /more than once/],
    ["an empty replacement", "Errors are reported.", "", /never dropped/],
    ["the same words", "Errors are reported.", "Errors are reported.", /says what stands there/],
    ["an id that goes", "- R10: Errors are reported.", "Errors are reported.", /takes away R10/],
    [
      "a decision that goes",
      "- Decision 3: Which separator? Semicolon (what the two importers take).\n",
      "\n",
      /takes away decision 3|never dropped/,
    ],
    [
      "a decision that nobody made",
      "## Out of scope",
      "- Decision 9: Which colour? Blue.\n\n## Out of scope",
      /adds decision 9/,
    ],
    ["two of one id", "- R10: Errors are reported.", "- R10: Errors are reported.\n- R10: b", /second R10/],
    ["a control that a terminal obeys", "Errors are reported.", "Errors are reported\u001b[8m.", /nobody sees/],
    ["a mark that turns the direction", "Errors are reported.", "Errors are \u202ereported.", /nobody sees/],
    ["a space without a width", "Errors are reported.", "Errors\u200b are reported.", /nobody sees/],
    ["far too long", "Errors are reported.", "x ".repeat(3000), /6000 characters/],
  ])("is refused: %s", (_, quote, replacement, why) => {
    expect(judged(quote, replacement)).toMatchObject({ verdict: "refused", why: expect.stringMatching(why) });
  });

  test("what cannot be verified becomes a claim, or goes as the author says; a decided line does not go", () => {
    const pleasant = judged("The help text is pleasant.", "", { kind: "unverifiable" });
    expect(pleasant).toMatchObject({
      verdict: "claim",
      text: spec.replace("pleasant.", "pleasant. [CLAIM]"),
      removed: spec.replace("- R13: The help text is pleasant.\n", ""),
    });
    expect(judged("Old links keep working", "", { kind: "unverifiable" })).toMatchObject({
      verdict: "claim",
      removed: undefined,
    });
    expect(judged("Exports are kept for 7 days", "", { kind: "unverifiable" })).toMatchObject({ verdict: "refused" });
  });

  test.each(["contradiction", "missing-failure-case", "costly-architecture"] as const)(
    "a %s is a question, whatever text comes with it",
    (kind) => {
      expect(judged("Errors are reported.", "Errors are ignored.", { kind })).toMatchObject({
        verdict: "question",
        line: 17,
      });
    },
  );

  test("the author's own words may add what they like, and still break nothing", () => {
    const own = (replacement: string) =>
      judge(ambiguous("Errors are reported.", replacement), { text: spec, file: "SPEC.md", records, isOwn: true });
    expect(own("Errors are sent to Sentry within 5 minutes.")).toMatchObject({ verdict: "plain" });
    expect(own("Errors are sent.\n- R99: b")).toMatchObject({ verdict: "refused" });
  });
});
