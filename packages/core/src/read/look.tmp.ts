import { readFileSync } from "node:fs";
import { readEntry } from "./read-entry.ts";
import { languagesFor } from "./words/languages.ts";

const half = process.argv[2] ?? "dev";
const show = process.argv[3] === "all";
let bad = 0,
  n = 0;
const rows = readFileSync("packages/core/fixtures/entries/lookalikes.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((l) => JSON.parse(l))
  .filter((_, i) => (half === "dev" ? i % 2 === 0 : i % 2 === 1));
for (const r of rows.filter((r) => r.block !== "context")) {
  n++;
  const got = readEntry(r.block, r.entry, languagesFor(r.entry));
  if (got.some(({ item }) => item.kind === "never" || item.kind === "unchanged")) {
    bad++;
    if (show) console.log(r.means, r.entry, JSON.stringify(got.map((g) => g.item)));
  }
}
console.log({ half, n, inverted: bad });
