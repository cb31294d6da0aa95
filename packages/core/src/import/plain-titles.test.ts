import { describe, expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

/** What an import makes, as "block kind". */
const madeIn = (text: string): readonly string[] =>
  importPrompt(text).draft.blocks.flatMap(({ kind, items }) => items.map((item) => `${kind} ${item.kind}`));

const all = [
  "goal outcome",
  "context read",
  "context read",
  "constraints never",
  "constraints unchanged",
  "done_when command",
  "done_when metric",
  "stop_when blocked",
  "stop_when budget",
  "output_contract deliver",
];

describe("titles that no mark of Markdown's makes one", () => {
  test("a list of lists: what other lists stand below is their title", () => {
    const text = `- goal
  - the importer reads a file of 2 GB without swapping
- read
  - docs/import.md
  - src/import/reader.py
- rules
  - no new dependencies
  - src/api/ stays as it is
- done
  - pytest passes
  - python bench.py prints at most 300
- stop
  - the format turns out to be binary
  - 20 turns
- hand over
  - docs/import.md with the new limits
`;
    expect(madeIn(text)).toEqual(all);
  });

  test("bold words with a stop, in front of what they head", () => {
    const text = `**What it is about.** The importer should read a file of 2 GB without swapping.

**To read.** docs/import.md and src/import/reader.py.

**Rules.** No new dependencies. src/api/ stays as it is.

**Proof.** \`pytest\` passes. \`python bench.py\` prints at most 300.

**When to stop.** The format turns out to be binary. 20 turns.

**What I get.** docs/import.md with the new limits.
`;
    expect(madeIn(text)).toEqual(all);
  });

  test("labels with a dash, one on each line; one that names no block ends the one before it", () => {
    const text = `Task — the importer reads a file of 2 GB without swapping
Context — docs/import.md, src/import/reader.py
Never — new dependencies
Mood — relaxed
Frozen — src/api/
Accept — pytest passes, python bench.py prints at most 300
Abort — the format turns out to be binary; 20 turns
Deliver — docs/import.md with the new limits
`;
    expect(madeIn(text)).toEqual([...all.slice(0, 5), "other text", ...all.slice(5)]);
  });

  test("short lines, each above what it heads", () => {
    const text = `The importer should read a file of 2 GB without swapping.

Where to look
docs/import.md and src/import/reader.py

Our wishes
A progress bar would be lovely.

What must stay
No new dependencies. src/api/ stays as it is.

Proof
pytest passes. python bench.py prints at most 300.

Reasons to stop
The format turns out to be binary. 20 turns.

What you leave behind
docs/import.md with the new limits
`;
    expect(madeIn(text)).toEqual([...all.slice(0, 3), "other text", ...all.slice(3)]);
  });

  test("titles that say it in other words", () => {
    const text = `The importer should read a file of 2 GB without swapping.

To get an idea, read:
- docs/import.md
- src/import/reader.py

Things that will get the change rejected:
- new dependencies

What must not change:
- src/api/

Ready to merge means
- pytest passes
- python bench.py prints at most 300

When you should give up
- the format turns out to be binary
- 20 turns

I'd like to get:
- docs/import.md with the new limits
`;
    expect(madeIn(text)).toEqual(all);
  });
});

describe("lines that only look like titles", () => {
  test.each([
    [
      "the first lines of paragraphs that are wrapped",
      "Dear team\nwe have a slow page.\n\nIt is old\nand nobody likes it.\n",
    ],
    [
      "two labels in a letter",
      "From: Ann\nMake the page quick.\nRegards: none\n`npm test` passes.\nThanks for all of it.\n",
    ],
    ["a list with one list below it", "- make the page quick\n  - the first view\n- keep it small\n"],
  ])("%s", (_name, text) => {
    const kinds = importPrompt(text).draft.blocks.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "constraints" || kind === "stop_when" || kind === "output_contract")).toEqual([]); // biome-ignore format: one
  });
});

describe("work that is not a part of this one", () => {
  test.each([
    ["The admin area is a different story.", "The admin area"],
    ["PDF export comes later, in its own ticket.", "PDF export"],
    ["The plotting module is not part of this.", "The plotting module"],
    ["We leave the web site out of this.", "The web site"],
    ["None of the public functions may be renamed.", "Rename the public functions."],
    ["Secrets have no place in the repository.", "Secrets in the repository."],
    ["It has to work without new dependencies.", "New dependencies."],
    ["Ein Upgrade des Providers ist nicht Teil dieser Arbeit.", "Ein Upgrade des Providers"],
    ["L'application mobile n'entre pas dans ce lot.", "L'application mobile"],
    ["La aplicación móvil no forma parte de esta tarea.", "La aplicación móvil"],
    ["Il sito web lo lasciamo fuori da questo lavoro.", "Il sito web"],
    ["O aplicativo móvel fica fora desta tarefa.", "O aplicativo móvel"],
    ["Мобильное приложение в эту задачу не входит.", "Мобильное приложение"],
    ["貸出機能は今回の対象外です。", "貸出機能"],
    ["移动端不在本次范围内。", "移动端"],
    ["모바일 앱은 이번 작업 범위가 아닙니다.", "모바일 앱"],
  ])("%s", (sentence, text) => {
    const { draft } = importPrompt(`## Goal\nx\n## Constraints\n- ${sentence}\n## Done when\n- y\n`);
    expect(draft.blocks.find(({ kind }) => kind === "constraints")?.items).toMatchObject([{ kind: "never", text }]);
  });

  test.each([
    "Phase 2 is the next step.",
    "The release is in the next sprint.",
    "Our demo is another day.",
    "The parser keeps blank lines out of the result.",
    "Users can leave comments out.",
    "This is another matter of taste.",
  ])("something else: %s", (sentence) => {
    const { draft } = importPrompt(`## Goal\nx\n## Constraints\n- ${sentence}\n## Done when\n- y\n`);
    const items = draft.blocks.find(({ kind }) => kind === "constraints")?.items ?? [];
    expect(items.filter(({ kind }) => kind === "never")).toEqual([]);
  });
});

describe("titles that name no block, among others that do", () => {
  test("numbers in front of them make titles, too", () => {
    const text = `1. Objet
Le client télécharge le fichier d'un exercice.

2. À lire
docs/arrete.md

3. Recette
3.1 « npm test » se termine avec le code 0.

4. Pour mémoire
La version précédente lançait « make fec ».

5. Termination
If the sample invoices do not match, stop.
`;
    expect(saidOf(importPrompt(text).draft)).toEqual([
      expect.stringContaining("Le client télécharge"),
      "context read: docs/arrete.md",
      "done_when command: npm test",
      expect.stringContaining("make fec"),
      "stop_when blocked: the sample invoices do not match",
    ]);
  });

  test("numbered entries with lines below them are none", () => {
    const text =
      "Goal: port it.\n\nPlan:\n\n1. Port the parser\n   with its tests\n\n2. Port the printer\n   with its tests\n\n3. Remove the old ones\n   with their tests\n";
    expect(madeIn(text).filter((made) => made.startsWith("workflow"))).toHaveLength(3);
  });

  test("bold words with a stop end the part above, also where they name none", () => {
    const text = `**Task.** Port the importer.

**Proof.** \`npm test\` passes.

**What it costs.** \`make bill\` must print at most 12. It was 19 last night.

**Nice but optional.** \`make fast\` passes.
`;
    expect(saidOf(importPrompt(text).draft)).toEqual([
      "goal outcome: Port the importer.",
      "done_when command: npm test",
      "done_when metric: make bill at most 12",
      "other: **What it costs.**",
      expect.stringMatching(/^other: It was 19/),
      expect.stringMatching(/^other: .*make fast/),
    ]);
  });
});

test.each([
  ["From: a@b.c\nTo: agent\nSubject: importer", "From: a@b.c"],
  ["Von: Ute\nAn: agent@werkstatt\nBetreff: Import\nDatum: 3. Februar", "Von: Ute"],
  ["件名：取り込みの件", "件名"],
  ["Oggetto: importatore", "Oggetto"],
  ["Тема: импорт", "Тема"],
])("the lines above a mail are not a goal: %j", (head, first) => {
  const [goal] = saidOf(
    importPrompt(`${head}\n\nPlease port the importer to the new API.\n\nDone when:\n- \`npm test\` passes\n`).draft,
  ).filter((line) => line.startsWith("goal"));
  expect(goal).toBe("goal outcome: Please port the importer to the new API.");
  expect(goal).not.toContain(first);
});
