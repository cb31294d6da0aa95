import { describe, expect, test } from "vitest";
import { readEntry } from "./read-entry.ts";
import { languagesFor } from "./words/languages.ts";

const metricsIn = (text: string): readonly unknown[] =>
  readEntry("done_when", text, languagesFor(text)).flatMap(({ item }) => {
    if (item.kind !== "metric") return [];
    const { kind, run, matches, ...rest } = item;
    return [{ run: run.run, ...(matches === undefined ? {} : { matches: matches.source }), ...rest }];
  });

test.each<[sentence: string, item: object]>([
  ["Cold start as measured by `just bench` grows by at most 5 %", { run: "just bench", change_at_most_percent: 5 }],
  [
    "Throughput: `sbt bench` gives events_per_second, a drop of up to 8 % is tolerable",
    { run: "sbt bench", change_at_least_percent: -8 },
  ],
  ["`x.sh` prints a macro-F1 of at least 0.871", { run: "x.sh", at_least: 0.871 }],
  ["render time does not increase by more than 3 % (`x.sh` prints it)", { run: "x.sh", change_at_most_percent: 3 }],
  ["the score never drops by more than 5 % (`x.sh` prints it)", { run: "x.sh", change_at_least_percent: -5 }],
  ["inference latency p95 stays under 40 ms (`make bench`)", { run: "make bench", at_most: 40 }],
  ["frame time under 12 ms, measured with `node bench.mjs`", { run: "node bench.mjs", at_most: 12 }],
  ["カバレッジが 85 % 以上 (`npm run coverage`)", { run: "npm run coverage", at_least: 85 }],
  [
    "die Erzeugung dauert pro Rechnung höchstens 2 Sekunden (`python tools/zeit.py`)",
    { run: "python tools/zeit.py", at_most: 2 },
  ],
  [
    "limiter overhead p99 under 3 ms. `python bench/limiter.py --json` prints it as p99_ms",
    { run: "python bench/limiter.py --json", json_pointer: "/p99_ms", at_most: 3 },
  ],
  [
    "With 500 shops of which 50 never answer, the median delay is no more than 250 milliseconds. `go run ./cmd/sim -out json` reports this under `/healthy/median_ms`.",
    { run: "go run ./cmd/sim -out json", json_pointer: "/healthy/median_ms", at_most: 250 },
  ],
  [
    "lint of the whole repo finishes in at most 9 seconds (`node scripts/time-lint.mjs` prints the seconds)",
    { run: "node scripts/time-lint.mjs", at_most: 9 },
  ],
  [
    "Lighthouse score of `/checkout` is 98 or better (`npm run -s lh:checkout` prints the number)",
    { run: "npm run -s lh:checkout", at_least: 98 },
  ],
  [
    "`./bench/run.sh --json` → `wall_seconds` down by at least 66 % against the start",
    { run: "./bench/run.sh --json", json_pointer: "/wall_seconds", change_at_most_percent: -66 },
  ],
  [
    "same rows as before `python checks/compare.py orders` `rows_different` = 0",
    {
      run: "python checks/compare.py orders",
      matches: "rows_different[^\\d\\n-]{0,20}(-?\\d+(?:\\.\\d+)?)",
      at_most: 0,
      at_least: 0,
    },
  ],
  [
    "The readability script, python tools/readability.py docs/admin, prints a grade that I want to see at eight or lower.",
    { run: "python tools/readability.py docs/admin", at_most: 8 },
  ],
  [
    "`python3 tools/dropper.py --report` prints `growth_kib`; I want it below 64.",
    {
      run: "python3 tools/dropper.py --report",
      matches: "growth_kib[^\\d\\n-]{0,20}(-?\\d+(?:\\.\\d+)?)",
      at_most: 64,
    },
  ],
  [
    "Peak memory must come down by half or more. `make -s mem` prints the megabytes.",
    { run: "make -s mem", change_at_most_percent: -50 },
  ],
  [
    "The job may take its time, it just shouldn't get slower. `make -s time` prints the seconds.",
    { run: "make -s time", change_at_most_percent: 0 },
  ],
  [
    "Coverage of `internal/audit` is 85 % or above, as printed by `scripts/cover.sh internal/audit`.",
    { run: "scripts/cover.sh internal/audit", at_least: 85 },
  ],
  [
    "Insert overhead per write, `go run ./cmd/bench -json`, pointer `/overhead_us`: at most 40 µs.",
    { run: "go run ./cmd/bench -json", json_pointer: "/overhead_us", at_most: 40 },
  ],
  [
    "Monthly cost as estimated by `infracost breakdown --format json` under `/totalMonthlyCost` must fall by 20 percent or more compared with now.",
    { run: "infracost breakdown --format json", json_pointer: "/totalMonthlyCost", change_at_most_percent: -20 },
  ],
  [
    "the search answers in less as 80 milisecond, you can measure with php bin/console app:bench --percentile=95, it gives only the number",
    { run: "php bin/console app:bench --percentile=95", at_most: 80 },
  ],
  [
    "RSS while uploading a 2 GB file doenst go over 300MB. `node tools/rss-probe.js 2gb` spits out the mb",
    { run: "node tools/rss-probe.js 2gb", at_most: 300 },
  ],
  [
    "Queries on the list stay at 7 or fewer. Print it with `python manage.py count_queries /api/`",
    { run: "python manage.py count_queries /api/", at_most: 7 },
  ],
  [
    "das Planen dauert höchstens 40 Sekunden; `scripts/dauer.sh netz` gibt die Sekunden aus",
    { run: "scripts/dauer.sh netz", at_most: 40 },
  ],
  [
    "Le temps de calcul ne dépasse pas 15 millisecondes ; `scripts/chrono.sh` affiche ce nombre.",
    { run: "scripts/chrono.sh", at_most: 15 },
  ],
  ["初期表示の JS が 180 kB 以下である（`pnpm -s size` が数値を出力する）", { run: "pnpm -s size", at_most: 180 }],
])("%s", (sentence, item) => {
  expect(metricsIn(sentence)).toEqual([item]);
});

test.each([
  "Response time is below 80 ms. `npm run lint` reports nothing.",
  "`npm test` passes in under 5 minutes.",
  "I would love p99 below 3 ms; `node bench.mjs` prints it.",
  "p99 was below 3 ms last year. `node bench.mjs` prints it.",
  "p99 is below 3 ms and p99 below 1 ms when warm. `node bench.mjs` prints it.",
  "Memory stays below 2 MB per shop.",
  "Latency is not really under 80 ms today, says `node bench.mjs`.",
  "`node bench.mjs` or `node other.mjs` prints less than 3.5 s per page in the mean or so.",
  "If p99 is above 3 ms, `node bench.mjs` prints it.",
])("says no number that a command prints, or more than one: %s", (sentence) => {
  expect(metricsIn(sentence)).toEqual([]);
});

test.each([
  ["`x.sh` prints nothing above 300", { at_most: 300 }],
  ["`x.sh` reports nothing over 300 ms", { at_most: 300 }],
  ["`x.sh` reports zero requests over 300 ms", { at_most: 300 }],
  ["`x.sh` shows no value below 300", { at_least: 300 }],
  ["`x.sh` doesn't print more than 300", { at_most: 300 }],
  ["`npm run bench` 输出不超过 300", { at_most: 300 }],
  ["`npm run bench` 的输出不大于 300", { at_most: 300 }],
  ["`npm run bench` 输出没有超过 300", { at_most: 300 }],
  ["`npm run bench` 输出不少于 300", { at_least: 300 }],
  ["页面大小不超过 300 kB（`npm run size`）", { at_most: 300 }],
  ["`npm run bench` 显示超过 300", { at_least: 300 }],
])("a bound that is denied bounds from the other side, or not at all: %s", (sentence, bound) => {
  for (const item of metricsIn(sentence)) expect(item).toMatchObject(bound);
});

test("what is denied of one thing is not denied of the next", () =>
  expect(metricsIn("`x.sh` prints no errors and more than 300 rows")).not.toContainEqual(
    expect.objectContaining({ at_most: 300 }),
  ));

describe("by how much a number may change, and which way is told later", () => {
  test.each([
    ["Die Laufzeit von `make n` steigt um höchstens 5 %.", { change_at_most_percent: 5 }],
    ["La durée de `make n` augmente de 5 % au plus.", { change_at_most_percent: 5 }],
    ["El tiempo de `make n` aumenta como máximo un 5 %.", { change_at_most_percent: 5 }],
    ["Il tempo di `make n` aumenta al massimo del 5 %.", { change_at_most_percent: 5 }],
    ["O tempo de `make n` aumenta no máximo 5 %.", { change_at_most_percent: 5 }],
    ["Время `make n` растёт не более чем на 5 %.", { change_at_most_percent: 5 }],
    ["`make n` 的时间增加不超过 5%。", { change_at_most_percent: 5 }],
    ["`make n` must not be more than 10% slower than main.", { change_at_most_percent: 10 }],
    ["Coverage (`make n`) is 83 % now and must not get worse.", { change_at_least_percent: 0 }],
    ["`make n` reports 118 errors now, and there may be no more than that.", { at_most: 118 }],
    ["`make n` counts 31 warnings today; that may not become more.", { at_most: 31 }],
    ["Die Laufzeit von `make n` sinkt auf höchstens 5 Sekunden.", { at_most: 5 }],
  ])("%s", (text, bound) => {
    expect(metricsIn(text)).toEqual([{ run: "make n", ...bound }]);
  });
});
