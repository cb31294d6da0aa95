import { describe, expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const lines = (...all: readonly string[]): string => `${all.join("\n")}\n`;

function read(...rows: readonly string[]): readonly string[] {
  const prompt = lines("## Goal", "Port it.", "", ...rows);
  const { draft, spans } = importPrompt(prompt);
  expect(spans.map(({ text }) => text).join("")).toBe(prompt);
  return saidOf(draft).slice(1);
}

describe("a table", () => {
  test("has one entry in each row, its cells in order", () =>
    expect(
      read(
        "## Done when",
        "- it is fast",
        "",
        "| # | check | expected |",
        "| :-: | --- | --- |",
        "| 1 | `pnpm test` | passes |",
        "| 2 | `./parse broken.bin` | exits with 2 |",
        "| 3 | p95 | below 200 ms |",
        "- `pnpm lint` passes",
      ),
    ).toEqual([
      "done_when claim: it is fast",
      "done_when command: pnpm test",
      "done_when command: ./parse broken.bin exits 2",
      "done_when claim: p95 below 200 ms",
      "done_when command: pnpm lint",
    ]));

  test("keeps a bar that is in code or behind a backslash, and drops the ids of its rows", () =>
    expect(
      read(
        "## Done when",
        "| ID | Check |",
        "|---|---|",
        "| AC-1 | `grep -c x log | wc -l` prints 0 |",
        "| AC-2 | `a \\| b` is in README.md and `pnpm lint` passes |",
      ),
    ).toEqual([
      "done_when metric: grep -c x log | wc -l at least 0 at most 0",
      'done_when artifact: README.md; {"contains":"a | b"}',
      "done_when command: pnpm lint",
    ]));

  test.each([
    ["How we check", "Requirements"],
    ["Verified by", "Rules"],
    ["Prüfung", "Anforderungen"],
    ["Vérification", "Exigences"],
  ])("with a column that shows what stands beside it has a check in each row: %s", (head, title) => {
    const rows = [
      `## ${title}`,
      `| ID | Item | ${head} |`,
      "|---|---|---|",
      "| R1 | Quota is per API key | `make test-quota` |",
      "| R2 | Headers are set | `make test-headers` exits 0 |",
      "| R3 | Added latency at p99 is at most 3 ms | `make bench` |",
    ];
    expect(read(...rows)).toEqual([
      "done_when command: make test-quota",
      "done_when command: make test-headers",
      "done_when metric: make bench at most 3",
    ]);
  });

  test("has none where a person, or words alone, stand in that column", () => {
    const rows = ["## Requirements", "| Item | Checked by |", "|---|---|", "| Docs are clear | the docs team |", "| It is fast | hand |"];
    expect(read(...rows).filter((said) => said.startsWith("done_when"))).toEqual([]);
  }); // biome-ignore format: one

  test("says why in a column of its own, which is no remedy and no act", () =>
    expect(read("## Constraints", "| Rule | Why |", "| --- | --- |", "| Do not force-push | it loses work |")).toEqual([
      "constraints never: Force-push (it loses work)",
    ]));

  test("below a head that forbids is forbidden", () =>
    expect(read("## Constraints", "| Never | Reason |", "| --- | --- |", "| edit src/gen | generated |")).toEqual([
      "other: Never",
      "constraints never: edit src/gen (generated)",
    ]));

  test("whose columns order and forbid stays whole", () =>
    expect(read("## Rules", "| Do | Don't |", "| --- | --- |", "| small commits | force-push |")).toEqual([
      "constraints must: | Do | Don't |⏎| --- | --- |⏎| small commits | force-push |",
    ]));

  test("names files to read and bounds of the run", () =>
    expect(
      read(
        "## Context",
        "| File | What |",
        "| --- | --- |",
        "| docs/a.md | the layout |",
        "## Budget",
        "| Limit | Value |",
        "| --- | --- |",
        "| Turns | 40 |",
        "| Time | 3 hours |",
      ),
    ).toEqual([
      "context read: docs/a.md; the layout",
      'stop_when budget: {"turns":40}',
      'stop_when budget: {"minutes":180}',
    ]));
});
