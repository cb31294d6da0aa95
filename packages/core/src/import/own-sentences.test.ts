import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const said = (...lines: readonly string[]): readonly string[] => {
  const prompt = `${lines.join("\n")}\n`;
  const { draft, spans } = importPrompt(prompt);
  expect(spans.map(({ text }) => text).join("")).toBe(prompt);
  return saidOf(draft);
};

test("numbers below the one command that prints them are bounds of what it prints", () => {
  const lines = said(
    "# Vitals",
    "",
    "Make the product page fast.",
    "",
    "All numbers come from `npm run -s vitals -- --json`:",
    "",
    "| Metric | Today | Target |",
    "|---|---|---|",
    "| `lcp_ms` | 4100 | ≤ 2500 |",
    "| `inp_ms` | 420 | below 200 |",
    "",
    "## Limits",
    "- 40 turns",
  );
  expect(lines).toContain("done_when metric: npm run -s vitals -- --json at most 2500");
  expect(lines).toContain("done_when metric: npm run -s vitals -- --json at most 200");
});

test("a table without outer bars, and one as Jira writes it, are tables", () => {
  expect(said("Speed up the parser.", "", "Check | Threshold", "--- | ---", "`cargo bench -- --json` field `/p95` | below 40", "`cargo test` | green")).toEqual([
    "goal outcome: Speed up the parser.",
    "done_when metric: cargo bench -- --json at most 40",
    "done_when command: cargo test",
  ]); // biome-ignore format: one
  expect(said("Rotate the logs.", "", "||Command||Expected||", "|logrotate -d conf/app.conf|exit code 0|")).toContain(
    "done_when command: logrotate -d conf/app.conf",
  );
});

test("sentences below the goal that are checks go to their own block", () => {
  expect(
    said(
      "## Goal",
      "",
      "The app prints labels without the service.",
      "",
      "`npm test -w labels` passes. A label must take less than 2 seconds; `node tools/time.mjs` prints the seconds.",
      "Nothing in packages/labels/templates may change.",
      "",
      "## Notes",
      "",
      "- 40 turns at most",
    ),
  ).toEqual([
    "goal outcome: The app prints labels without the service.",
    "done_when command: npm test -w labels",
    "done_when metric: node tools/time.mjs at most 2",
    "constraints unchanged: packages/labels/templates",
    "other: ## Notes",
    'stop_when budget: {"turns":40}',
  ]);
});

test("what stands below commands says how they end", () => {
  const lines = said(
    "## Goal",
    "Split the crate.",
    "",
    "## Concrete steps",
    "From the repository root:",
    "",
    "    cargo test -p engine",
    "    cargo tree -p engine -i tokio",
    "",
    "The second command is expected to end with exit code 101, since the package is then not in the tree.",
    "",
    "## Done when",
    "- `make` passes",
  );
  expect(lines).toContain("done_when command: cargo test -p engine");
  expect(lines).toContain("done_when command: cargo tree -p engine -i tokio exits 101");
});

test.each([
  "The parser must not know about the database.",
  "Everything that speaks HTTP lives in `crates/server`.",
  "The class OrderRepository shall not know Meilisearch.",
  "`lib/` may depend on `core/` but not the other way round.",
  "Feature flags are read in one place, `src/flags.ts`.",
])("a part of the system is bound to another: %s", (sentence) => {
  expect(said("Port it.", "", sentence, "", "- 40 turns at most")).toContain(`constraints architecture: ${sentence}`);
});

test.each([
  ["Deprecation warnings can stay for now."],
  ["Customers must not see the old page."],
  ["The API is in `src/api`."],
  ["You may use `memmap2`."],
])("nothing is bound by: %s", (sentence) => {
  expect(said("## Goal", "Port it.", "", "## Notes", sentence).some((line) => line.includes("architecture"))).toBe(
    false,
  );
});

test.each([
  ["Ask Ines to look over the path handling.", true],
  ["The result goes to Priya for sign-off.", true],
  ["Karim prints one label on each printer and checks the barcode.", true],
  ["Tom may look over your shoulder.", false],
  ["To see the old bug, open the page.", false],
  ["Start from the failing property test in `test/room_test.exs`.", false],
])("%s is a review: %s", (sentence, is) => {
  expect(said("## Goal", "Port it.", "", "## Notes", sentence).some((line) => line.startsWith("done_when review"))).toBe(is); // biome-ignore format: one
});

test.each([
  ["No request may take more than 500 ms in `k6 run load.js`.", "done_when metric: k6 run load.js at most 500"],
  ["Throughput must be at least 5000 req/s (see `make load`).", "done_when metric: make load at least 5000"],
  ["`x.py --json` prints a recall of 0.9 or more.", "done_when metric: x.py --json at least 0.9"],
])("%s", (sentence, line) => {
  expect(said("## Goal", "Port it.", "", "## Done when", `- ${sentence}`)).toContain(line);
});

test.each([
  ["Done when", "All is as before. Undo goes through the edits.", "done_when review"],
  ["Plan", "Draw the page. All views read the new store.", "constraints architecture"],
])("below %s what tells of the result is neither judged nor a rule: %s", (title, sentence, kind) => {
  expect(said("## Goal", "Port it.", "", `## ${title}`, `- ${sentence}`).filter((line) => line.startsWith(kind))).toEqual([]); // biome-ignore format: one
});

test("below Plan a rule of structure needs a duty or a denial", () => {
  expect(
    said("## Goal", "Port it.", "", "## Plan", "- Split the crate. `crates/engine` knows nothing of the network."),
  ).toContain("constraints architecture: `crates/engine` knows nothing of the network.");
});
