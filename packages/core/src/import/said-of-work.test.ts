import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const said = (text: string): readonly string[] => saidOf(importPrompt(text).draft);

test.each([
  ["Fertig ist er, wenn `npm test` durchläuft.", "npm test"],
  ["Er ist fertig, sobald `npm test` durchläuft.", "npm test"],
  ["Elle est terminée quand `npm test` passe.", "npm test"],
])("what is finished may be a pronoun: %s", (sentence, run) =>
  expect(said(`Schreib den Import neu.\n\n${sentence}\n`)).toContain(`done_when command: ${run}`),
);

test.each([
  "You may stop when the table is complete.",
  "You can stop working as soon as the table is complete.",
  "You are free to stop once the table is complete.",
])("one may stop where all is done: %s", (sentence) => {
  const items = said(`## Goal\nFill the table.\n\n## When to stop\n- ${sentence}\n- The server is down.\n`);
  expect(items).toContain(`done_when claim: ${sentence}`);
  expect(items).toContain("stop_when blocked: The server is down.");
});

test.each([
  "Snapshot tests are fine for rendering, not for amounts.",
  "Acceptance tests take ten minutes.",
  "Another team uses it.",
  "We have open PRs against them.",
])("tells, and asks nobody to look: %s", (sentence) =>
  expect(said(`Port the tax module.\n\n${sentence}\n`).filter((item) => item.includes("review"))).toEqual([]),
);

test.each([
  "`make check` passes (takes 12 minutes; use `make one` for a single file)",
  "The old URLs redirect (see urls.txt; `node check.mjs` exits 0)",
])("a semicolon in brackets parts no sentences: %s", (entry) =>
  expect(said(`## Goal\nPort it.\n\n## Done when\n- ${entry}\n`)).toContain(`done_when claim: ${entry}`),
);

test.each([
  ["constraints", "Do not alter prices.ts. Ever.", ["never: Alter prices.ts."]],
  ["constraints", "Do not alter prices.ts. Test.", ["never: Alter prices.ts.", "must: Test."]],
  ["done when", "old.js and every import of it are gone.", ["claim: old.js and every import of it are gone."]],
  [
    "done when",
    "Reply with the two numbers, nothing else.",
    ["final_answer: Reply with the two numbers, nothing else."],
  ],
])("below %s: %s", (title, entry, expected) => {
  const items = said(`## Goal\nPort it.\n\n## ${title}\n- Each page renders.\n- ${entry}\n`);
  expect(items.slice(1).map((each) => each.replace(/^\w+ /, ""))).toEqual(expect.arrayContaining(expected));
});

test("what the settings need is the goal, and an act that points back forbids nothing", () => {
  const text =
    "Hi,\n\nthe settings page needs a dark mode. The mock is design/dark.png (please look at it first!). We have screenshots of the light theme, they may not change.\n";
  expect(said(text)).toContain("goal outcome: the settings page needs a dark mode.");
  expect(said(text)).not.toContainEqual(expect.stringMatching(/never: Change\.?$/));
});

test.each([
  "Never stop because a translation is missing",
  "Do not give up when a test is flaky",
  "Nicht aufhören, nur weil ein Test wackelt",
])("what is not to stop the work is not a state to give up in: %s", (rule) => {
  const items = said(
    `## Goal\nPort it.\n\n## Stop\n- the server is down\n- ${rule}\n- Do not continue if the disk is full\n`,
  );
  expect(items).toContain(`execution_rules rule: ${rule}`);
  expect(items.filter((item) => item.startsWith("stop_when"))).toEqual([
    "stop_when blocked: the server is down",
    "stop_when blocked: Do not continue if the disk is full",
  ]);
});

test("a title that denies names no goal, and when to call someone is when to stop", () => {
  const items = said(
    "Upgrade us from Node 18 to 22.\n\nWhat I don't care about: old warnings, the lockfile.\n\n## When to call it done\n- `npm test` is green\n\n## When to call me\n- e2e is red twice\n",
  );
  expect(items).toContain("goal outcome: Upgrade us from Node 18 to 22.");
  expect(items).toContain("done_when command: npm test");
  expect(items).toContain("stop_when blocked: e2e is red twice");
});

test("whose a folder is asks for no file", () =>
  expect(said("## Goal\nPort it.\n\n## Rules\n- You own `web/`, nothing else.\n")).not.toContainEqual(
    expect.stringContaining("artifact"),
  ));

test.each([
  "You're done when",
  "You are finished when:",
  "This is finished when:",
  "We are done once",
  "You have finished when",
  "I'm happy when",
  "I'd call it done when:",
  "Complete once",
  "Do not stop before:",
  "Never stop until",
  "Keep going until:",
  "Ich bin zufrieden, wenn",
  "Wir sind fertig, sobald:",
  "Das gilt als erledigt, wenn",
  "Tu as fini quand :",
  "Hai finito quando:",
  "Está pronto quando",
])("a line that begins the sentence about the end stands above criteria: %s", (lead) => {
  const items = said(`Port it.\n\n${lead}\n- p95 stays below 250\n1) the docs are right\n`).slice(1);
  expect(items).toEqual(["done_when claim: p95 stays below 250", "done_when claim: the docs are right"]);
});

test.each(["Stop when", "Stop as soon as:"])("one that says when to stop does not: %s", (lead) => {
  expect(said(`Port it.\n\n${lead}\n- a secret is missing\n`).slice(1)).toEqual([
    "stop_when blocked: a secret is missing",
  ]);
});

test.each([
  [
    "It is finished when `make a` passes, when `./b.sh` prints nothing, and when the docs are right.",
    "the docs are right.",
  ],
  [
    "Fertig ist es, wenn `make a` durchläuft, wenn `./b.sh` nichts ausgibt und wenn die Doku stimmt.",
    "die Doku stimmt.",
  ],
  ["C'est fini quand `make a` passe, quand `./b.sh` n'affiche rien et quand la doc est juste.", "la doc est juste."],
  [
    "Está listo cuando `make a` pasa, cuando `./b.sh` no imprime nada y cuando la documentación es correcta.",
    "la documentación es correcta.",
  ],
])("states that each have the conjunction again are read one by one: %s", (sentence, claim) => {
  const items = said(`Port the shop to Go.\n\n${sentence}\n`).filter((item) => item.startsWith("done_when"));
  expect(items[0]).toBe("done_when command: make a");
  expect(items).toHaveLength(3);
  expect(items[2]).toBe(`done_when claim: ${claim}`);
});

test("a number belongs to the state that it stands in", () => {
  const sentence =
    "Fertig ist es, wenn jedes PDF einen Titel hat (`./titles.sh` gibt sie aus) und wenn die Dateigröße um höchstens 10 % wächst.";
  expect(said(`Mach die PDFs lesbar.\n\n${sentence}\n`).filter((item) => item.includes("metric"))).toEqual([]);
});

test.each([
  [
    "Hallo, bitte mach die Rechnungen barrierefrei (PDF/UA). Lies vorher docs/ua.md.",
    "goal outcome: Hallo, bitte mach die Rechnungen barrierefrei (PDF/UA).",
  ],
  [
    "Hello, please make CI/CD green over HTTP/2. Read docs/ci.md first.",
    "goal outcome: Hello, please make CI/CD green over HTTP/2.",
  ],
])("a greeting is not a goal, and an abbreviation with a slash not a path: %s", (text, goal) => {
  const items = said(text);
  expect(items).toContain(goal);
  expect(items.filter((item) => item.includes("deliver"))).toEqual([]);
});

test.each([
  [
    "Someone from docs (Petra) tries five queries of her own and is happy; she'll note it in reports/petra.md.",
    "reports/petra.md",
  ],
  ["Somebody from QA checks ten invoices by hand and writes reports/qa.md.", "reports/qa.md"],
])("a person who does more than look keeps the sentence, and the file is theirs: %s", (sentence, evidence) => {
  const { draft } = importPrompt(`## Goal\nPort it.\n\n## Done when\n- ${sentence}\n`);
  const items: readonly object[] = draft.blocks.find(({ kind }) => kind === "done_when")?.items ?? [];
  expect(items).toEqual([
    expect.objectContaining({ kind: "review", text: sentence.split(";")[0]?.replace(/\.$/, ""), evidence }),
  ]);
});
