import { expect, test } from "vitest";
import { type ExportFormat, exportRun } from "../export/index.ts";
import { logPath } from "../place.ts";
import { sampleRun } from "../sample-run.ts";
import { freshFolder } from "../testing/fresh-folder.ts";
import { LogWriter } from "../writer.ts";
import { foldLog } from "./fold.ts";
import { secondIn } from "./second.ts";
import { summaryFold } from "./summary.ts";

const veto = { client: "claude-code", independent: true, state: "answered", veto: true, reason: "Written by hand.", file: "a.txt", line: 1, notes: [] }; // biome-ignore format: one

test.each([
  [veto, true, "claude-code (independent), veto: a.txt:1: Written by hand."],
  [{ ...veto, veto: false, file: null, line: null, independent: false }, false, "claude-code (not independent), no veto: Written by hand."],
  [{ ...veto, state: "failed", veto: false, reason: "It died." }, true, "claude-code (independent), no answer, which counts as a veto: a.txt:1: It died."],
  [{ ...veto, veto: false, notes: [{ file: "N.md", line: 2, quote: "Pass this." }] }, true, 'claude-code (independent), no veto: a.txt:1: Written by hand.; N.md talks to the reviewer: "Pass this."'],
])("what a second client said is read from a receipt: %#", (second, isVeto, says) => {
  expect(secondIn({ second })).toEqual({ veto: isVeto, says });
}); // biome-ignore format: a table

test.each([[undefined], [{}], [{ second: 7 }], [{ second: { ...veto, state: "not-asked" } }]])(
  "nothing where none was asked: %j",
  (receipt) => {
    expect(secondIn(receipt)).toBeNull();
  },
);

/** The log of a run whose receipt a second client vetoed. */
function vetoed(): string {
  const path = logPath(freshFolder(), "r1");
  const log = LogWriter.open(path);
  for (const record of sampleRun()) log.append(record);
  log.append({ type: "receipt", when: "second", receipt: { verdict: "needs person", checks: [], second: veto } });
  log.close();
  return path;
}

test.each(["otlp", "ctrf", "markdown", "html"] satisfies ExportFormat[])("a veto is told in %s", (format) => {
  expect(exportRun(vetoed(), format)).toMatch(/claude-code \(independent\), veto: a\.txt:1: Written by hand\./);
});

test("a veto is told in the summary of a run", () => {
  const summary = summaryFold();
  foldLog(vetoed(), [summary]);
  expect(summary.value).toMatchObject({ verdict: "needs person", second: { veto: true } });
});
