import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const said = (text: string): readonly string[] => saidOf(importPrompt(text).draft);
const entries = [
  "`npm test` passes.",
  "`npm run bench` prints at most 300.",
  "docs/import.md exists.",
  "It feels quick.",
];
const spec = (id: (at: number) => string): string =>
  `Goal: the importer is fast.\n\nAcceptance criteria\n${entries.map((entry, at) => `${id(at + 1)}${entry}`).join("\n")}\n\nRules\nR1. Never push.\nR2. Read docs/api.md first.\n`;

test.each([
  ["AC1  ", (at: number) => `AC${at}  `],
  ["AC-1: ", (at: number) => `AC-${at}: `],
  ["- **SC-001**: ", (at: number) => `- **SC-00${at}**: `],
  ["- [REQ-1] ", (at: number) => `- [REQ-${at}] `],
  ["* V1. ", (at: number) => `* V${at}. `],
  ["- [ ] T-1) ", (at: number) => `- [ ] T-${at}) `],
  ["C1 – ", (at: number) => `C${at} – `],
])("an id in front of an entry says nothing, and stays with words: %s", (name, id) => {
  const all = said(spec(id));
  expect(all).toEqual([
    "goal outcome: the importer is fast.",
    "done_when command: npm test",
    "done_when metric: npm run bench at most 300",
    "done_when artifact: docs/import.md",
    expect.stringMatching(/^done_when claim: \S{2,}.*It feels quick\.$/),
    "constraints never: Push.",
    "context read: docs/api.md; first.",
  ]);
  expect(all[4]).toContain(
    name
      .replace(/^[-*] (?:\[ \] )?/, "")
      .trim()
      .replace("1", "4"),
  );
});

test("ids count in prose, too; letters with a number that nothing else has are not an id", () => {
  expect(
    said("Port the importer.\n\nREQ-1: `npm test` passes.\nREQ-2: Never edit src/gen.\nREQ-3: It should look nice.\n"),
  ).toEqual([
    "goal outcome: Port the importer.",
    "done_when command: npm test",
    "constraints never: Edit src/gen.",
    "other: REQ-3: It should look nice.",
  ]);
  const [claim] = said("Done when:\n- P95: fast enough for us\n").filter((line) => line.startsWith("done_when"));
  expect(claim).toBe("done_when claim: P95: fast enough for us");
});
