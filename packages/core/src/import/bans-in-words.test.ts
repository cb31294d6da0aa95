import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const rule = (entry: string): readonly string[] =>
  saidOf(importPrompt(`## Goal\nPort it.\n\n## Constraints\n- ${entry}\n`).draft).slice(1);

test.each([
  ["A bigger heap is not a fix.", "A bigger heap"],
  ["A watchdog that restarts the broker is not a solution.", "A watchdog that restarts the broker"],
  ["Upgrading React is not part of this work.", "Upgrading React"],
  ["A redesign of the header is out of scope.", "A redesign of the header"],
  ["Fixing the flaky tests is not your job.", "Fix the flaky tests"],
  ["Mocking the clock does not count as a fix.", "Mock the clock"],
  ["A pull request that touches the theme will be rejected.", "A pull request that touches the theme"],
  ["Nobody wants a second Redis.", "Second Redis."],
  ["What I don't want: a rewrite of the router.", "A rewrite of the router."],
  ["Hands off: the pricing rules", "Change the pricing rules"],
])("what is denied to be a way, or to be wanted, is forbidden: %s", (entry, act) => {
  expect(rule(entry)).toEqual([`constraints never: ${act}`]);
});

test.each([
  ["Leave the feature flags alone.", "Change the feature flags"],
  ["The wire format is frozen until 3.0.", "Change the wire format"],
  ["Please make no changes to the CSS.", "Change the CSS."],
  ["Secrets must never end up in logs.", "Secrets end up in logs."],
  ["donot commit to main", "Commit to main"],
])("what stays as it is, or stays within, is forbidden to change: %s", (entry, act) => {
  expect(rule(entry)).toEqual([`constraints never: ${act}`]);
});

test.each([
  "The build is not a problem.",
  "Time is frozen in the tests by a fake clock.",
  "Requests without a token are rejected.",
])("a fact forbids nothing: %s", (entry) => {
  expect(rule(entry).filter((each) => each.startsWith("constraints never"))).toEqual([]);
});

const planned = (entry: string): readonly string[] =>
  saidOf(importPrompt(`## Goal\nPort it.\n\n## Plan\n- ${entry}\n`).draft).slice(1);

test.each([
  ["Phase 2 may start once `make test` exits 0.", "workflow gate: make test"],
  ["Before you touch the parser, `make test` must pass.", "workflow gate: make test"],
  ["Before you push, `make test` must pass.", "verification_loop after: before you push: make test"],
  [
    "If it turns out to be a bug of the library: stop, write it down, and we report it.",
    "stop_when blocked: it turns out to be a bug of the library",
  ],
  [
    "Come back to me when the two files contradict each other.",
    "stop_when blocked: the two files contradict each other",
  ],
])("when work goes on, and when it stops: %s", (entry, expected) => {
  expect(planned(entry)).toEqual([expected]);
});

test.each([
  ["An der Datenbank wird nichts geändert.", "An der Datenbank geändert."],
  ["In der Doku werden keine Screenshots ersetzt.", "In der Doku Screenshots ersetzt."],
  ["Im Ordner alt darf nicht gelöscht werden.", "Im Ordner alt gelöscht werden."],
])("what is forbidden at a place keeps its place: %s", (entry, act) => {
  expect(rule(entry)).toEqual([`constraints never: ${act}`]);
});
