import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixture, fixtureNames } from "../testing/fixtures.ts";
import { readSpec } from "./read-spec.ts";

const shown = (name: (typeof fixtureNames)[number]): string => {
  const { format, title, goal, requirements } = fixture(name);
  const rows = requirements.flatMap(({ id, isGiven, text, line, criteria }) => [
    `${id}${isGiven ? "" : " (made)"} ${line}: ${text}`,
    ...criteria.filter((each) => each.id !== id).map((each) => `  ${each.id} ${each.line}: ${each.text}`),
  ]);
  return [`${format} | ${title} | ${goal?.text ?? "no goal"}`, ...rows].join("\n");
};

test("our own form", () => {
  expect(shown("own")).toMatchInlineSnapshot(`
    "ids | Billing port | All 29 endpoints answer byte for byte as the old service does.
    R1 15: \`npm run parity\` exits 0.
    R2 16: The report is written to \`reports/parity.json\` and lists all 29 endpoints.
      R2.1 17: \`reports/parity.json\` exists
      R2.2 18: \`npm run count\` prints 29
    R3 19: Amounts are integers of cents.
      R3.1 20: No file under \`src/billing/\` contains \`parseFloat\`.
    R4 21: A person finds the error pages clear.
      R4.1 22: Manual review of three error pages confirms that each names what to do next."
  `);
});

test("spec-kit: user stories, FR and SC; entities are none", () => {
  expect(shown("spec-kit")).toMatchInlineSnapshot(`
    "spec-kit | Team invites | no goal
    US1 10: Invite by mail: An admin enters an address and the person gets a link that works for seven days.
      US1.1 20: **Given** a team with one admin, **When** she invites a@example.org, **Then** a mail with a link is queued.
      US1.2 21: **Given** a link that is eight days old, **When** it is opened, **Then** the page says that it has expired.
    FR-001 31: System MUST send the invitation within one minute.
    FR-002 32: System MUST refuse an eleventh open invitation [NEEDS CLARIFICATION: per team or per admin?]
    SC-001 42: \`npm test -- invites\` passes.
    SC-002 43: 95 % of invitations are accepted within a day."
  `);
});

test("OpenSpec: a scenario is one criterion", () => {
  expect(shown("openspec")).toMatchInlineSnapshot(`
    "openspec | Auth Specification | Users sign in with a second factor.
    second-factor-sign (made) 9: Second factor on sign-in: The system SHALL ask for a one-time code after a correct password.
      second-factor-sign.1 13: **WHEN** a user enters the right code **THEN** the session starts
      second-factor-sign.2 18: **WHEN** a user enters a wrong code five times **THEN** the account is locked for fifteen minutes
    recovery-codes (made) 23: Recovery codes: The system SHALL give ten recovery codes, each good once.
      recovery-codes.1 27: GIVEN a recovery code that was used WHEN it is entered again THEN it is refused"
  `);
});

test("Kiro: criteria keep their numbers", () => {
  expect(shown("kiro")).toMatchInlineSnapshot(`
    "kiro |  | The importer reads bank statements and books them.
    1 9: As a bookkeeper, I want to upload a CAMT file, so that I need not type.
      1.1 15: WHEN a CAMT.053 file is uploaded THEN the system SHALL list its entries.
      1.2 16: IF the file is not valid XML THEN the system SHALL name the line of the fault.
    2 18: As a bookkeeper, I want duplicates found.
      2.1 24: WHEN an entry was booked before THEN the system SHALL mark it."
  `);
});

test("EARS sentences without ids", () => {
  expect(shown("ears")).toMatchInlineSnapshot(`
    "ears | Pump controller | no goal
    while-tank-full-pump-stay-off (made) 3: While the tank is full, the pump shall stay off.
    when-level-falls-below-20-start (made) 4: WHEN the level falls below 20 %, THE SYSTEM SHALL start the pump within 2 seconds.
    if-sensor-fails-then-stop-pump (made) 5: IF the sensor fails, THEN THE SYSTEM SHALL stop the pump and log \`SENSOR_FAIL\` to \`logs/pump.log\`.
    controller-answer-status (made) 6: The controller shall answer on \`/status\`."
  `);
});

test("headings with lists, where nothing is marked as a requirement", () => {
  expect(shown("headings")).toMatchInlineSnapshot(`
    "headings | Export | We want people to get their data out.
    csv-download (made) 5: CSV download
      csv-download.1 9: The first line holds the column names.
      csv-download.2 10: \`npm run check:csv\` exits 0.
    nightly-dump (made) 12: Nightly dump
      nightly-dump.1 14: The dump is written to \`dumps/orders.sql.gz\` each night."
  `);
});

test("what is not a requirement has a place of its own", () => {
  const { why, decisions, outOfScope, constraints, deliverables, open, files } = fixture("own");
  expect({
    why: why?.text,
    decisions: decisions.map(({ id, text }) => `${id}: ${text}`),
    files,
  }).toMatchInlineSnapshot(`
    {
      "decisions": [
        "1: Errors keep the old codes, because two clients match on them.",
        "2: The cache is dropped: it hid three of the last five incidents.",
      ],
      "files": [
        "reports/parity.json",
        "src/billing/",
        "test/",
      ],
      "why": "The old one runs on a platform that ends in March.",
    }
  `);
  expect(
    [outOfScope, constraints, deliverables, open].map((list) => list.map(({ text }) => text)),
  ).toMatchInlineSnapshot(`
    [
      [
        "The admin pages",
        "Currency conversion",
      ],
      [
        "Only files under \`src/billing/\` and \`test/\` may change.",
        "Do not add a dependency.",
      ],
      [
        "\`reports/parity.json\` (29 responses, JSON)",
      ],
      [
        "Who owns the rate limits?",
      ],
    ]
  `);
  expect(fixture("kiro").tasks.map(({ text, from }) => [text, from])).toMatchInlineSnapshot(`
    [
      [
        "Parse CAMT.053 in \`src/camt/parse.ts\` Write tests first",
        [
          "1.1",
          "1.2",
        ],
      ],
      [
        "Find duplicates",
        [
          "2.1",
        ],
      ],
    ]
  `);
  expect(fixture("spec-kit").open.map(({ text }) => text)).toMatchInlineSnapshot(`
    [
      "What happens when the address is already a member?",
      "FR-002: System MUST refuse an eleventh open invitation [NEEDS CLARIFICATION: per team or per admin?]",
    ]
  `);
});

test.each([
  ["an empty text", " \n"],
  ["a text without a requirement", "# Notes\n\nWe talked.\n"],
  ["two requirements of one id", "- R1: `a` exits 0\n- R2: b\n- R1: c\n"],
])("%s is an error that says what to do", (_, text) => {
  expect(() => readSpec(text)).toThrowErrorMatchingSnapshot();
});

test("paragraphs below a requirement's heading are its sentence, behind its criteria they are more of them", () => {
  const { requirements } = readSpec(
    "## Requirements\n\n### R1 Export\n\nThe first line holds the names.\n\nAnswers take less than 200 ms.\n\n### R2 Login\n\n**Acceptance criteria:** `npm test` exits 0\n\n**Rationale:** asked for\n\n### R3 Prices\n\n- `npm run prices` exits 0\n\nAll amounts are cents.\n",
  );
  expect(requirements.map(({ id, text, criteria }) => [id, text, criteria.map((each) => each.text)])).toEqual([
    [
      "R1",
      "Export: The first line holds the names. Answers take less than 200 ms.",
      ["Export: The first line holds the names. Answers take less than 200 ms."],
    ],
    ["R2", "Login", ["`npm test` exits 0"]],
    ["R3", "Prices", ["`npm run prices` exits 0", "All amounts are cents."]],
  ]);
});

test("no criterion takes the id of another, nor of a requirement: a check of one would cover both", () => {
  const ids = (text: string): readonly string[] =>
    readSpec(text).requirements.flatMap(({ id, criteria }) => [id, ...criteria.map((each) => each.id)]);
  expect(ids("- R1: a\n  - R1.2: b\n  - c\n- R1.1: d\n")).toEqual(["R1", "R1.2", "R1.2-2", "R1.1", "R1.1"]);
  expect(() => readSpec("- R1: a\n  - T1: b\n- R2: c\n  - T1: d\n")).toThrowErrorMatchingInlineSnapshot(`
    [GoalpostError: SPEC.md:4: is a second T1, the first stands in line 2
      help: give one of them another id: each check is traced to one requirement
      code: spec/duplicate-id]
  `);
});

test.each(fixtureNames)("%s says the same with a mark in front, and with the line ends of Windows", (name) => {
  const text = readFileSync(new URL(`../../fixtures/${name}.md`, import.meta.url), "utf8");
  const read = (given: string) => readSpec(given, `${name}.md`);
  const windows = text.replaceAll("\n", "\r\n");
  for (const other of [`\ufeff${text}`, windows, `\ufeff${windows}`]) expect(read(other)).toEqual(read(text));
});

test("front matter, comments, code and tables are not a requirement", () => {
  const text =
    "---\nR9: no\n---\n\n<!-- - R8: no -->\n\n## Requirements\n\n- R1: yes\n\n```\n- R7: no\n```\n\n| R6: no | x |\n| --- | --- |\n";
  expect(readSpec(text).requirements.map(({ id, line }) => [id, line])).toEqual([["R1", 9]]);
});

test("an id that is made stays while other requirements come and go, and is each time another", () => {
  const ids = (text: string): readonly string[] =>
    readSpec(`## Requirements\n\n${text}`).requirements.map(({ id }) => id);
  expect(ids("- Amounts are cents\n- The page loads\n")).toEqual(["amounts-cents", "page-loads"]);
  expect(ids("- The page loads\n- The page loads\n- New\n- Amounts are cents\n")).toEqual([
    "page-loads",
    "page-loads-2",
    "new",
    "amounts-cents",
  ]);
});

test("no text makes it fail but with an error of its own, and every id is one once", () => {
  const piece = fc.constantFrom(
    "- R1: a",
    "- **FR-002**: b",
    "### Requirement: x",
    "#### Scenario: y",
    "- WHEN a THEN b",
    "1. c",
    "  - d",
    "## Decisions",
    "# T",
    "",
    "```",
    "<goal>",
    "text `a/b.ts`",
    "> - R3: q",
    "_Requirements: 1.1_",
    "\u2028",
    "***",
    "[R4] z",
    "| R5 |",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 30 }).map((lines) => lines.join("\n")),
      ),
      (text) => {
        try {
          const { requirements } = readSpec(text);
          const ids = requirements.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const { criteria } of requirements) expect(criteria.length).toBeGreaterThan(0);
        } catch (error) {
          expect((error as { code?: string }).code).toMatch(/^spec\//);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

describe("as strangers write them", () => {
  const R = "- R1: `npm test` exits 0\n";
  const read = (text: string) => {
    const { requirements, outOfScope, forbidden, constraints, open, tasks, goal, title } = readSpec(text);
    const texts = (list: readonly { readonly text: string }[]) => list.map(({ text: each }) => each);
    return {
      ids: requirements.map(({ id }) => id),
      outOfScope: texts(outOfScope),
      forbidden: texts(forbidden),
      constraints: texts(constraints),
      open: texts(open),
      tasks: texts(tasks),
      goal: goal?.text,
      title,
    };
  };
  test.each<[string, string, Partial<ReturnType<typeof read>>]>([
    [
      "one line for each, with nothing between them",
      "REQ-UB-1 The pump shall log.\nREQ-EV-1 When it is hot,\nthe pump shall stop.\nREQ-ST-1 The pump shall beep.\n",
      { ids: ["REQ-UB-1", "REQ-EV-1", "REQ-ST-1"] },
    ],
    ["a line that only happens to begin with an id", "We want what\nR2 says.\n\n- R1: x\n", { ids: ["R1"] }],
    [
      "a table",
      "| ID | Priority | Requirement |\n| -- | -- | -- |\n| RL-1 | must | `a | b` holds |\n| RL-2 | | It \\| ends |\n| x | y | z |\n",
      { ids: ["RL-1", "RL-2"] },
    ],
    [
      "labels over lists",
      `${R}\n**Must not**\n- log queries\n\nOut of scope:\n\n- PDF\n\nMore words.\n`,
      { forbidden: ["log queries"], outOfScope: ["PDF"], ids: ["R1"] },
    ],
    [
      "labels in front of sentences",
      `${R}\nOut of scope: PDF.\n\n**Constraints:** Only \`src/\` may change.\n`,
      { outOfScope: ["PDF."], constraints: ["Only `src/` may change."] },
    ],
    [
      "what is for later",
      `# X\n\n## Backup\n- a\n\n## Not now\n- cloud\n\n## Later\n- sync\n`,
      { outOfScope: ["cloud", "sync"], ids: ["backup"] },
    ],
    [
      "another language",
      `# X\n\n## Objectif\nRien ne se perd.\n\n## Exigences\n${R}\n## Hors périmètre\n- PDF\n\n## 範囲外\n- 地図\n\n## Nicht anfassen\n- \`auth/\`\n\n## Questions ouvertes\n- Qui ?\n`,
      { goal: "Rien ne se perd.", outOfScope: ["PDF", "地図"], forbidden: ["`auth/`"], open: ["Qui ?"], ids: ["R1"] },
    ],
    [
      "what OpenSpec removes",
      "## ADDED Requirements\n### Requirement: Dark mode\nIt MUST be dark.\n\n## REMOVED Requirements\n### Requirement: Legacy skin\n**Reason**: old.\n",
      { ids: ["dark-mode"], open: ["removed requirements: Legacy skin"] },
    ],
    [
      "a plan below a second title",
      `# Requirements Document\n\n${R}\n# Implementation Plan\n\n- [ ] 1. Set up\n`,
      { title: "", tasks: ["Set up"], ids: ["R1"] },
    ],
    ["notes in front", `# X\n\n> from a call\n\nIt exports.\n\n${R}`, { goal: "It exports." }],
    [
      "one id in a list: all of its entries are asked for",
      "# Ferry\n\nIt books.\n\n- It loads in 2 s.\n- FR-3: It sends a receipt.\n- `npm test` passes.\n",
      { goal: "It books.", ids: ["loads-2-s", "FR-3", "npm-test-passes"] },
    ],
    [
      "a list below the title alone",
      "# Ferry\n\n- It loads in 2 s.\n- Which colour?\n\n## Speed\nUnder 100 ms.\n",
      { ids: ["loads-2-s", "speed"], open: ["Which colour?"] },
    ],
    ["a list without a title", "- It loads in 2 s.\n", { ids: ["loads-2-s"] }],
    [
      "a list that nothing says to be required, beside one that is",
      `# X\n\n## Requirements\n${R}\n## Page\n- It loads in 2 s.\n`,
      {
        ids: ["R1"],
        open: ["has no id and stands below no title of requirements, so it was not read as one: It loads in 2 s."],
      },
    ],
    ["a goal in another language", `Ziel: Sie landet.\n\n${R}`, { goal: "Sie landet." }],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });
});

describe("shapes that are odd and honest", () => {
  const texts = (spec: string): readonly string[] =>
    readSpec(spec).requirements.flatMap(({ criteria }) => criteria.map(({ id, text }) => `${id}: ${text}`));

  test("sentences of EARS on lines of their own are one requirement each, and one over two lines stays one", () => {
    const spec = `# Cart

IF the token is expired THEN THE SYSTEM SHALL answer 401
WHEN a refund is asked for,
THE SYSTEM SHALL write a report
THE SYSTEM SHALL NOT send data
`;
    expect(texts(spec).map((text) => text.replace(/^[^:]*: /, ""))).toEqual([
      "IF the token is expired THEN THE SYSTEM SHALL answer 401",
      "WHEN a refund is asked for, THE SYSTEM SHALL write a report",
      "THE SYSTEM SHALL NOT send data",
    ]);
  });

  test("which requirements a task serves is not read as a criterion", () => {
    const spec = "# Implementation Plan\n\n- [ ] 1. Set up\n  - Create the store\n  - _Requirements: 1.1, 1.2_\n- [ ] 2. Save\n  - Write it _Requirements: 2.1_\n"; // biome-ignore format: one
    expect(texts(spec).map((text) => text.replace(/^[^:]*: /, ""))).toEqual(["Create the store", "Write it"]);
  });

  test("what is struck out is told, and is not read as a requirement", () => {
    const { requirements, open } = readSpec("# A\n\n- R1: It holds.\n- R2: ~~It does not.~~\n");
    expect(requirements.map(({ id }) => id)).toEqual(["R1"]);
    expect(open).toEqual([
      { text: "is struck out, so it was not read as a requirement: R2: ~~It does not.~~", line: 4 },
    ]);
  });

  test("a text that goes deeper than a parser can is refused with a word", () => {
    expect(() => readSpec(`# A\n\n- R1: x\n${"> ".repeat(50_000)}x\n`)).toThrow(/too deep to be read[\s\S]+code: spec\/too-deep/); // biome-ignore format: one
  });
});
