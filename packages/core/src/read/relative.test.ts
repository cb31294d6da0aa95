import { describe, expect, test } from "vitest";
import { readEntry } from "./read-entry.ts";
import { languagesFor } from "./words/languages.ts";

const kinds = (entry: string): readonly string[] =>
  readEntry("done_when", entry, languagesFor(entry)).map(({ item }) => item.kind);

describe("what no check can hold stays words:", () => {
  test.each([
    "Bundle size (`yarn size`) shrinks by at least 50 KB.",
    "The bundle (`yarn size`) is at least 50 KB smaller than today.",
    "Memory (`node mem.mjs`) grows by at most 10 MB.",
    "Coverage (`npm run cov`) rises by at least 5 points.",
    "twice as fast as today (`node bench.mjs`)",
    "The importer is faster than today (`node bench.mjs`)",
    "The page loads 3x faster (`node bench.mjs`)",
    "Der Import ist mindestens 20 ms schneller (`node bench.mjs`)",
    "Der Speicher wächst um höchstens 10 MB (`node mem.mjs`)",
    "deux fois plus rapide (`node bench.mjs`)",
    "La taille diminue d'au moins 50 Ko (`yarn size`)",
    "El tamaño baja en al menos 50 KB (`yarn size`)",
    "Размер уменьшается не менее чем на 50 КБ (`yarn size`)",
    "サイズが 50 KB 以上減る（`yarn size`）",
    "体积减少至少 50 KB（`yarn size`）",
  ])("%s", (entry) => expect(kinds(entry)).toEqual([]));
});

describe("what a check can hold is one:", () => {
  test.each([
    ["`yarn size` drops by 20 % or more.", "metric"],
    ["The importer is no slower than today (`node bench.mjs`)", "metric"],
    ["The score (by lighthouse, `npm run lh`) is at least 90", "metric"],
    ["All pages look good (`node shots.mjs`)", "command"],
    ["`node bench.mjs` meldet weniger als 300 ms.", "metric"],
  ])("%s", (entry, kind) => expect(kinds(entry)).toEqual([kind]));
});
