import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const read = (title: string, entry: string): readonly string[] =>
  saidOf(importPrompt(`## Goal\nPort it.\n\n## ${title}\n- ${entry}\n`).draft).slice(1);

test.each([
  ["Don't change the look and don't add a library.", ["Change the look", "Add a library."]],
  ["No new dependencies, no new crates.", ["New dependencies", "New crates."]],
  ["Ändere die Farben nicht und verwende niemals `eval`.", ["Ändere die Farben", "Verwende `eval`."]],
  ["Ne change pas les couleurs et n’utilise jamais `eval`.", ["Change les couleurs", "Utilise `eval`."]],
  ["No cambies los colores y no uses `eval`.", ["Cambies los colores", "Uses `eval`."]],
  ["Non cambiare i colori e non usare `eval`.", ["Cambiare i colori", "Usare `eval`."]],
  ["Não mude as cores e não use `eval`.", ["Mude as cores", "Use `eval`."]],
  ["Не меняй цвета и не используй `eval`.", ["Меняй цвета", "Используй `eval`."]],
  ["不要改颜色，也不要用 `eval`。", ["改颜色", "用 `eval`。"]],
  ["色を変えないで、`eval` も使わないでください。", ["色を変える", "`eval` も使う"]],
  ["색을 바꾸지 말고 `eval` 도 사용하지 마세요.", ["색을 바꾸기", "`eval` 도 사용"]],
])("each of two bans in one sentence is one: %s", (entry, acts) =>
  expect(read("Constraints", entry)).toEqual(acts.map((act) => `constraints never: ${act}`)),
);

test.each([
  ["Never push to main, no exceptions.", "never: Push to main, no exceptions."],
  ["Never log a token, not even in tests.", "never: Log a token, not even in tests."],
  ["Do not edit or delete a golden file.", "never: Edit or delete a golden file."],
])("what says how far a ban holds is none of its own: %s", (entry, expected) =>
  expect(read("Constraints", entry)).toEqual([`constraints ${expected}`]),
);

test.each([
  "`grep -r foo web/` prints nothing",
  "`grep -r foo web/` returns no matches",
  "`grep -r foo web/` findet nichts",
  "`grep -r foo web/` liefert keine Treffer",
  "`grep -r foo web/` ne renvoie rien",
  "`grep -r foo web/` no devuelve nada",
  "`grep -r foo web/` non trova nulla",
  "`grep -r foo web/` não retorna nada",
  "`grep -r foo web/` ничего не находит",
  "`grep -r foo web/` 没有输出",
  "`grep -r foo web/` が何も出力しない",
])("a search that finds nothing ends with 1: %s", (entry) =>
  expect(read("Done when", entry)).toEqual(["done_when command: grep -r foo web/ exits 1"]),
);

test.each([
  ["Done when", "`find . -name x` findet nichts", "done_when claim: `find . -name x` findet nichts"],
  ["Done when", "`make check` has to exit 0 for every host", "done_when command: make check"],
  [
    "Verification loop",
    "`make check` exits 0 for every host",
    "verification_loop rule: `make check` exits 0 for every host",
  ],
  ["Steps", "Give up after 25 iterations.", 'stop_when budget: {"turns":25}'],
  ["Done when", "Stop when `make db` fails.", "stop_when blocked: `make db` fails"],
  ["Steps", "Stop once `make test` passes.", "done_when command: make test"],
  ["Limits", "30 turns or $5", 'stop_when budget: {"turns":30,"dollars":5}'],
  ["Rules", "30 turns or $5", "constraints must: 30 turns or $5"],
  ["Context", "docs/a.md (layout), b.md and c/", "context read: docs/a.md; layout|context read: b.md|context read: c/"],
])("below %s: %s", (title, entry, expected) => expect(read(title, entry)).toEqual(expected.split("|")));
