import { expect, test } from "vitest";
import { readingIn } from "./reading-list.ts";
import { languagesFor } from "./words/languages.ts";

const filesIn = (text: string): readonly string[] =>
  readingIn(text, languagesFor(text)).map(({ path, lines, note }) => [path, lines, note].filter(Boolean).join(" | "));

test.each<[sentence: string, ...files: string[]]>([
  ["Read src/scan.rs, `src/field.rs` and benches/README.md", "src/scan.rs", "src/field.rs", "benches/README.md"],
  ["please go through docs/a.md and the minutes of last week, notes/may.md.", "docs/a.md", "notes/may.md"],
  ["Before you touch anything in `src/`, have a quick look at `docs/map.md`.", "docs/map.md"],
  [
    "Begin with the style guide in docs/STYLE.md and with the figures in data/top.csv, because users ask for them.",
    "docs/STYLE.md",
    "data/top.csv | because users ask for them.",
  ],
  [
    "start with lib/upload/index.js, adn the tests in test/upload.spec.js so u know whats expected",
    "lib/upload/index.js",
    "test/upload.spec.js | so u know whats expected",
  ],
  ["The suspect is `src/bio.c`, have a look at `src/loop.c` lines 210-290 too.", "src/bio.c", "src/loop.c | 210-290"],
  ["The plan follows `.agent/PLANS.md`, which must be read in full first.", ".agent/PLANS.md"],
  ["The rules in `docs/rules.md` have been read.", "docs/rules.md"],
  [
    "The write path starts in `src/wal.rs`. Read it together with `docs/format.md` until you can explain it.",
    "src/wal.rs",
    "docs/format.md | until you can explain it.",
  ],
  [
    "Please study the package `internal/dispatch` before you propose anything.",
    "internal/dispatch/** | before you propose anything.",
  ],
  ["You should first skim CHANGELOG.md (the last two releases).", "CHANGELOG.md | the last two releases"],
  ["Familiarise yourself with docs/adr/0007.md.", "docs/adr/0007.md"],
  ["To begin, look at src/app.ts for the routes.", "src/app.ts | for the routes."],
  ["Bitte zuerst `infra/README.md` und die Notizen in `infra/alt.md` lesen.", "infra/README.md", "infra/alt.md"],
  ["Lies bitte vorher docs/plan.md.", "docs/plan.md"],
  [
    "Merci de lire d'abord `docs/arrondis.md` et la classe `src/Calculateur.java`.",
    "docs/arrondis.md",
    "src/Calculateur.java",
  ],
  ["Antes de empezar, lee docs/reglas.md y docs/api.md.", "docs/reglas.md", "docs/api.md"],
  ["先阅读 docs/a.md 和 docs/b.md。", "docs/a.md", "docs/b.md"],
  ["まず `docs/a.md` と `docs/b.md` を読んでください。", "docs/a.md", "docs/b.md"],
  ["먼저 `docs/a.md`를 읽으세요.", "docs/a.md"],
])("%s", (sentence, ...files) => {
  expect(filesIn(sentence)).toEqual(files);
});

test.each([
  "Read docs/a.md and write a summary to out/b.md.",
  "Read config.json at start-up, then update state.json.",
  "Do not read secrets/key.pem.",
  "You may read docs/a.md if you like.",
  "Read docs/a.md or docs/b.md.",
  "Start with src/parser.ts, then do src/printer.ts.",
  "The service reads config/app.yaml at start.",
  "Look at what `make deps` pulls in before you decide where to cut.",
  "Read the diff once more before you commit it.",
  "Results go to out/log.txt; read it after the run.",
  "See that docs/a.md exists.",
  "The old notes in docs/a.md have been read by nobody for years.",
])("asks for nothing to read, or for more: %s", (sentence) => {
  expect(filesIn(sentence)).toEqual([]);
});
