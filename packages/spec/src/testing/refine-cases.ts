import type { DecisionRecord } from "../interview/decision-record.ts";
import type { RefineCases } from "./refine-score.ts";

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

/** What adds scope: the first half with a new id or entry, the second half inside of a sentence. */
const additions: readonly (readonly [quote: string, replacement: string])[] = [
  ["- R10: Errors are reported.", "- R10: Errors are reported.\n- R14: An audit log is kept."],
  ["- R10: Errors are reported.", "- R14: Errors are reported.\n- R10: Errors are reported."],
  [
    "- R6: The file opens in common programs.",
    "- R6: The file opens in common programs.\n- FR-001: It opens in a browser.",
  ],
  ["- R2: Amounts are shown properly.", "- R2: Amounts are shown in cents.\n- Totals are shown per customer."],
  [
    "  - an order without a customer is listed in `reports/bad.csv`",
    "  - an order without a customer is listed in `reports/bad.csv`\n  - an order without a date is listed in `reports/undated.csv`",
  ],
  ["- R13: The help text is pleasant.", "- R13: The help text is pleasant.\n- R15: The help text is translated."],
  [
    "- R7: Users can start an export from the orders page.",
    "- R7: Users can start an export from the orders page.\n- R7a: Users can stop an export.",
  ],
  [
    "- R1: The export is quick for the sample of 5000 orders.",
    "- R1: The export is quick for the sample of 5000 orders.\n- R20: The export is compressed.",
  ],
  [
    "- R10: Errors are reported.",
    "- R10: Errors are reported.\n\n## Monitoring\n\n- M1: A dashboard shows the errors.",
  ],
  ["- R6: The file opens in common programs.", "- R6: The file opens in common programs.\n- R16: The file is signed."],
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

/** Cases that the rules of a refinement were made on. */
export const seenCases: RefineCases = { spec, records, additions, decided, honest };
