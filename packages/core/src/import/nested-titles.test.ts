import { describe, expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";

const read = (text: string): readonly string[] =>
  importPrompt(text).draft.blocks.flatMap(({ kind, items }) =>
    items.map((item) => `${kind} ${item.kind} ${"text" in item ? item.text : "run" in item ? item.run : ""}`.trim()),
  );

describe("an entry that is the title of a list below it", () => {
  test("ends with that list: what stands beside it is not forbidden", () => {
    expect(
      read(
        "1. Port the parser to TypeScript.\n2. Done when:\n   - `npm test` passes\n3. Never:\n   - change the API\n   - add flags\n4. Keep the names of the tokens.\n5. At most 2 hours.\n",
      ),
    ).toEqual([
      "goal outcome Port the parser to TypeScript.",
      "done_when command npm test",
      "constraints never change the API",
      "constraints never add flags",
      "workflow step Keep the names of the tokens.",
      "stop_when budget",
    ]);
  });
  test("of letters", () => {
    expect(
      read(
        "1. Port the parser.\n2. Do not:\n   a. change the API\n   b. add dependencies\n3. Read `docs/parser.md` first.\n4. Run `npm test` after each change.\n",
      ),
    ).toEqual([
      "goal outcome Port the parser.",
      "constraints never change the API",
      "constraints never add dependencies",
      "context read",
      "verification_loop after",
    ]);
  });
  test("without numbers", () => {
    expect(
      read(
        "- Port the parser to TypeScript\n- You must not:\n  - change the API\n  - add flags\n- Commit often\n",
      ).slice(0, 3),
    ).toEqual([
      "goal outcome Port the parser to TypeScript",
      "constraints never change the API",
      "constraints never add flags",
    ]);
  });
  test.each(["1. ", "- "])("inside of constraints, behind %j", (mark) => {
    expect(
      read(
        `## Goal\nPort it.\n## Rules\n${mark}You must not:\n   - change the API\n   - add flags\n${mark}Keep the names.\n${mark}Use strict mode.\n`,
      ),
    ).toEqual([
      "goal outcome Port it.",
      "constraints never change the API",
      "constraints never add flags",
      "constraints must Keep the names.",
      "constraints must Use strict mode.",
    ]);
  });
  test("is none where it only introduces its own parts", () => {
    expect(read("## Goal\nPort it.\n## Rules\n- Name things well:\n  - one word each\n- Use strict mode.\n")).toEqual([
      "goal outcome Port it.",
      "constraints must Name things well:\n- one word each",
      "constraints must Use strict mode.",
    ]);
  });
});

describe("what is said of the author, and what is wanted", () => {
  test.each([
    [
      "I'm a student and this is my project. Could you help me make the engine correct?",
      "Could you help me make the engine correct?",
    ],
    [
      "ok so the export is broken again. can you fix that in packages/pdf? look at packages/pdf/a.ts first",
      "can you fix that in packages/pdf?",
    ],
    [
      "I'm building a game and the bats are slow. `npm test` must pass. I want you to cache the grid.\n\nWhat I don't want:\n- threads\n",
      "I want you to cache the grid.",
    ],
  ])("%s", (text, goal) => expect(read(text)).toContain(`goal outcome ${goal}`));
});

describe("meanings that were turned round", () => {
  test.each([
    ["Preciso que você troque o cache. Rode os testes. No fim, escreva um resumo em RESUMO.md.", "never"],
    ["O código fica em catalogo/cache.go, leia também docs/cache.md.", "artifact"],
    ["fix the export. after every change run the tests, don't wait till the end.", "blocked"],
    ["Cache the grid. Profile says the grid is rebuilt every tick in bat.gd.", "review"],
    ["Background is in docs/a.md and the open questions are in docs/b.md.", "artifact"],
  ])("%s makes no %s", (text, kind) =>
    expect(importPrompt(text).draft.blocks.flatMap(({ items }) => items.map((item) => item.kind))).not.toContain(kind),
  );
  test("what is forbidden keeps its letters", () => {
    expect(read("## Objetivo\nMigrar el correo.\n## Restricciones\n- Nada de dependencias nuevas\n")).toContain(
      "constraints never Dependencias nuevas",
    );
  });
});

describe("rules of conduct that a command decides", () => {
  const below = (title: string, entry: string): readonly string[] =>
    read(`## Goal\nPort it.\n## ${title}\n- ${entry}\n`).slice(1);
  test.each([
    ["Ground rules", "Run `npm test` after each change.", "verification_loop after"],
    ["Forma de trabajo", "Después de cada cambio ejecuta `pytest -q`.", "verification_loop after"],
    ["Working agreement", "Do not go on to tuning until `pytest` passes.", "workflow gate"],
    ["Steps", "Exit criterion: `npm run e2e` is green.", "workflow gate"],
  ])("below %s: %s", (title, entry, expected) => expect(below(title, entry)).toContain(expected));
});

test("rules of every phase are rules", () => {
  expect(
    read("## Goal\nPort it.\n## Rules for every phase\n- Never use `--force`.\n- `src/old/**` is frozen.\n"),
  ).toEqual(["goal outcome Port it.", "constraints never Use `--force`.", "constraints unchanged"]);
});

test("a tag around tags that name blocks is not a block itself: what they forbid is not a step", () => {
  expect(
    read(
      "<instructions>\n  <objective>Add dark mode.</objective>\n  <read_first>docs/dark.md</read_first>\n  <must_not>\n    - add packages\n  </must_not>\n  <acceptance_criteria>\n    1. `flutter test` is green.\n  </acceptance_criteria>\n</instructions>\n",
    ).filter((each) => !each.startsWith("other")),
  ).toEqual([
    "goal outcome Add dark mode.",
    "context read",
    "constraints never add packages",
    "done_when command flutter test",
  ]);
});

test("rows of a table are read below their titles, whatever words these have", () => {
  expect(
    read(
      "| Section | Content |\n|---|---|\n| Objective | Port the parser |\n| Acceptance | `npm test` passes |\n| Out of scope | the CLI |\n| Stop | after 20 turns |\n",
    ).slice(1),
  ).toEqual([
    "goal outcome Port the parser",
    "done_when command npm test",
    "constraints never the CLI",
    "stop_when budget",
  ]);
});

test("an entry that forbids a list below it does so in every block", () => {
  expect(
    read(
      "## Goal\nPort it.\n## Working rules\n- You must not:\n  - publish it\n  - change the API\n- Keep it small.\n",
    ).slice(1),
  ).toEqual([
    "constraints never publish it",
    "constraints never change the API",
    "execution_rules rule Keep it small.",
  ]);
});

test("a letter's greeting is not a goal, also with two names", () => {
  const [greeting, goal, answer] = importPrompt(
    "Liebe Kollegin, lieber Kollege,\n\nbitte stelle den Import um. Zum Schluss schreibst du eine Zusammenfassung mit maximal 120 Wörtern.",
  ).draft.blocks.flatMap(({ items }) => items);
  expect([greeting?.kind, goal]).toEqual(["text", { kind: "outcome", text: "bitte stelle den Import um." }]);
  expect(answer).toEqual({ kind: "final_answer", max_words: 120 });
});
