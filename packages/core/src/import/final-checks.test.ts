import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const below = (title: string, ...lines: readonly string[]): readonly string[] =>
  saidOf(importPrompt(["## Goal", "x", "", `## ${title}`, ...lines, ""].join("\n")).draft).filter(
    (line) => line !== "goal outcome: x",
  );

test.each<[entry: string, ...said: string[]]>([
  ["- `cargo test --workspace`", "done_when command: cargo test --workspace"],
  ["- [ ] `cargo +1.74 check` still works", "done_when command: cargo +1.74 check"],
  ["- `ruff check .` → exit 0", "done_when command: ruff check ."],
  ["- `tsc --noEmit`, no errors", "done_when command: tsc --noEmit"],
  ["- vendor/bin/phpstan analyse -l 8 src is without error", "done_when command: vendor/bin/phpstan analyse -l 8 src"],
  ["- `node scripts/count.mjs` prints 12", "done_when command: node scripts/count.mjs prints 12"],
  ["- `./bench.sh --json` → `seconds` down by at least 66 %", "done_when metric: ./bench.sh --json"],
  ["- `make smoke` before each push", "verification_loop after: before each push: make smoke"],
  ["- edit → `gofmt -l .` → next edit", "verification_loop rule: edit → `gofmt -l .` → next edit"],
  ["- `git status`", "verification_loop rule: `git status`"],
  ["- `make bench` if there is time", "verification_loop rule: `make bench` if there is time"],
  ["- CI runs `make all` anyway", "verification_loop rule: CI runs `make all` anyway"],
])("below Verification: %s", (entry, ...said) => {
  expect(below("Verification", entry)).toEqual(said);
});

test.each<[lead: string, line: string, ...said: string[]]>([
  ["", "make test", "done_when command: make test"],
  [
    "Run from the repository root:",
    "$ make test",
    "other: Run from the repository root:",
    "done_when command: make test",
  ],
  ["These must all succeed:", "make test  # slow", "other: These must all succeed:", "done_when command: make test"],
  [
    "This one must fail with exit code 1, because it is gone:",
    "grep -rq old src",
    "other: This one must fail with exit code 1, because it is gone:",
    "done_when command: grep -rq old src exits 1",
  ],
  [
    "To see the old bug:",
    "make old",
    "verification_loop rule: To see the old bug:",
    "verification_loop rule: ```sh⏎make old⏎```",
  ],
  [
    "For your own orientation (not a check):",
    "kubectl top nodes",
    "verification_loop rule: For your own orientation (not a check):",
    "verification_loop rule: ```sh⏎kubectl top nodes⏎```",
  ],
])('a fence below "%s": %s', (lead, line, ...said) => {
  expect(below("How we check", ...(lead === "" ? [] : [lead, ""]), "```sh", line, "```")).toEqual(said);
});

test("a name above indented lines heads them, and ends what stood before", () => {
  const { draft } = importPrompt(
    "Objective: it works.\n\nRead\n  src/a.py\n  docs/b.md\n\nChecks, run from the root\n  make test\n  ruff check src\n\nForbidden\n  raw SQL in a view\n\nAllowed\n  a new helper\n",
  );
  expect(saidOf(draft)).toEqual([
    "goal outcome: it works.",
    "context read: src/a.py",
    "context read: docs/b.md",
    "done_when command: make test",
    "done_when command: ruff check src",
    "constraints never: raw SQL in a view",
    "other: Allowed⏎  a new helper",
  ]);
});

test("what stands between two fences and ends in a colon is said of the second", () => {
  const text =
    "## Goal\nPort it.\n\n## Checks\n\nThese must all succeed:\n\n```sh\nmake fmt\nmake lint\n```\n\nThis one must fail with exit code 1:\n\n```sh\ngrep -rq old src\n```\n";
  expect(saidOf(importPrompt(text).draft).filter((line) => line.startsWith("done_when"))).toEqual([
    "done_when command: make fmt",
    "done_when command: make lint",
    "done_when command: grep -rq old src exits 1",
  ]);
});
