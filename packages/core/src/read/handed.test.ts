import { expect, test } from "vitest";
import { handedIn } from "./handed.ts";

const filesIn = (text: string): readonly string[] =>
  handedIn(text).map(({ item }) =>
    item.kind === "deliver" ? [item.path, item.what].filter(Boolean).join(" | ") : item.kind,
  );

test.each<[sentence: string, ...files: string[]]>([
  [
    "Hand over `out/load.json`, and an upgrade note at `docs/v2.md` written for shops rather than for us.",
    "out/load.json",
    "docs/v2.md | upgrade note",
  ],
  [
    "For the handover we need out/report.html (the comparison) and a changelog entry in CHANGELOG.md.",
    "out/report.html | the comparison",
    "CHANGELOG.md | changelog entry",
  ],
  ["Artifacts: `specs/plan.md`, `specs/tasks.md`.", "specs/plan.md", "specs/tasks.md"],
  [
    "Deliver a summary in docs/a.md and the raw numbers as out/b.csv.",
    "docs/a.md | summary",
    "out/b.csv | raw numbers",
  ],
  ["Please submit docs/a.md, docs/b.md and docs/c.md.", "docs/a.md", "docs/b.md", "docs/c.md"],
  ["At the end, hand me over out/a.zip (all logs).", "out/a.zip | all logs"],
  ["Livrables : `docs/devises.md`.".replace(" :", ":"), "docs/devises.md"],
  ["Send us out/a.json and out/b.json", "out/a.json", "out/b.json"],
])("%s", (sentence, ...files) => {
  expect(filesIn(sentence)).toEqual(files);
});

test.each([
  "Hand over `a.json` only if `b.json` is empty.",
  "Do not hand over `a.json`.",
  "The service hands over `a.json` to `b.py`.",
  "Deliver the events in order.",
  "Submit `npm test` and out/a.md.",
  "Produce out/a.json before you edit src/b.ts.",
])("hands nothing over, or says more: %s", (sentence) => {
  expect(filesIn(sentence)).toEqual([]);
});
