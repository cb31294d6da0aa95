import { describe, expect, test } from "vitest";
import { readEntry } from "./read-entry.ts";
import { languagesFor } from "./words/languages.ts";

const read = (text: string): readonly unknown[] =>
  readEntry("done_when", text, languagesFor(text)).map(({ item }) => {
    const made = item as { produced_by?: { run: string }; path?: string; in?: string; json?: unknown; contains?: string; pattern?: { source: string } }; // biome-ignore format: one
    return [item.kind, made.path ?? made.in, made.json ?? made.contains ?? made.pattern?.source, made.produced_by?.run];
  });

describe("a file with what makes it", () => {
  test.each([
    ['`reports/diff.json`, which `make diff` writes, has `"changed": 0`.', ["artifact", "reports/diff.json", { changed: 0 }, "make diff"]],
    ['The file `out/parity.json`, produced by `npm run parity`, says `"mismatches": 0`.', ["artifact", "out/parity.json", { mismatches: 0 }, "npm run parity"]],
    ['`out/summary.json` (written by `python tools/sum.py`) contains `"failed": 0`.', ["artifact", "out/summary.json", { failed: 0 }, "python tools/sum.py"]],
    ["A file `reports/lighthouse.json` has been created by `npm run lh`.", ["artifact", "reports/lighthouse.json", undefined, "npm run lh"]],
    ['`node tools/stats.mjs` writes `out/stats.json` with `"errors": 0`.', ["artifact", "out/stats.json", { errors: 0 }, "node tools/stats.mjs"]],
    ['Running `make audit` leaves `audit/result.json` with `"critical": 0`.', ["artifact", "audit/result.json", { critical: 0 }, "make audit"]],
    ["After `make site`, `out/index.html` exists and contains `<nav`.", ["artifact", "out/index.html", "<nav", "make site"]],
    ["`out/index.html` can be found after `make site`.", ["artifact", "out/index.html", undefined, "make site"]],
    ['`report.json` must show `"status": "ok"`; `./check.sh` generates it', ["artifact", "report.json", { status: "ok" }, "./check.sh"]],
    ["`target/size.txt`, which `scripts/size.sh` writes, contains no line that begins with `hyper`.", ["absent", "target/size.txt", "^hyper", "scripts/size.sh"]],
    ['Le fichier `target/comparaison.json`, produit par `scripts/comparer.sh`, contient `"ecarts": 0`.', ["artifact", "target/comparaison.json", { ecarts: 0 }, "scripts/comparer.sh"]],
    ['Die Datei `out/diff.json`, die `make diff` schreibt, enthält `"fehler": 0`.', ["artifact", "out/diff.json", { fehler: 0 }, "make diff"]],
    ['Il file `out/diff.json`, generato da `make diff`, contiene `"errori": 0`.', ["artifact", "out/diff.json", { errori: 0 }, "make diff"]],
    ['El archivo `out/diff.json`, generado por `make diff`, contiene `"errores": 0`.', ["artifact", "out/diff.json", { errores: 0 }, "make diff"]],
    ['Файл `out/diff.json`, который пишет `make diff`, содержит `"errors": 0`.', ["artifact", "out/diff.json", { errors: 0 }, "make diff"]],
  ])("%s", (text, item) => expect(read(text)).toEqual([item])); // biome-ignore format: a table

  test.each([
    "`docs/a.md`, which Lena writes, contains `intro`.",
    "The report `out/a.json` is checked by `npm run schema`.",
    "`src/gen/api.ts` is read by `npm run gen`.",
    "The file `conf/x.json`, which `make conf` writes, is read by the server.",
  ])("nothing is made of: %s", (text) => expect(read(text)).toEqual([]));
});
