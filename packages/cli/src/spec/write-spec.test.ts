import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Io } from "../io.ts";
import { styleFor } from "../output/style.ts";
import { project } from "../testing/cache.ts";
import { AnswersFront } from "./answers-front.ts";
import { writeSpec } from "./write-spec.ts";

const base = "# Export\n\nOne.\n\nTwo.\n\nThree.\n";
const text = base.replace("Three.", "Three, by decision 1.");

/** The end of an interview whose author saved something else meanwhile; undefined: the file is gone. */
async function ended(now: string | undefined, side?: "mine" | "theirs" | "both") {
  const cwd = project({ "SPEC.md": base });
  const path = join(cwd, "SPEC.md");
  if (now === undefined) rmSync(path);
  else writeFileSync(path, now);
  const sink = { write: () => {} };
  const io: Io = { cwd, env: {}, stdin: process.stdin, stdout: sink, stderr: sink, style: styleFor(sink, {}), quiet: true, signal: new AbortController().signal }; // biome-ignore format: one
  const front = new AnswersFront('{"answer": "x"}', "a.jsonl", io, side);
  const summary = { decided: [], open: [], notes: [], coverage: [] };
  const result = await writeSpec({ file: "SPEC.md", base, text, summary, isDryRun: false }, front, io).catch(
    (error: unknown) => ({ error: String(error) }),
  );
  const read = (name: string) => (existsSync(join(cwd, name)) ? readFileSync(join(cwd, name), "utf8") : undefined);
  return { result, spec: read("SPEC.md"), kept: read("SPEC.md.proposed"), backup: read("SPEC.md.goalpost.bak") };
}

test("what the author changed meanwhile is merged, and what was there is in the backup", async () => {
  const mine = base.replace("One.", "One, in my words.");
  const { spec, backup, kept } = await ended(mine);
  expect(spec).toBe("# Export\n\nOne, in my words.\n\nTwo.\n\nThree, by decision 1.\n");
  expect(backup).toBe(mine);
  expect(kept).toBeUndefined();
});

test("where both changed a line and nobody says which one counts, nothing is written, and the proposal is kept", async () => {
  const mine = base.replace("Three.", "Three, as I say.");
  const { result, spec, kept } = await ended(mine);
  expect(result).toMatchObject({
    error: expect.stringMatching(
      /^GoalpostError: SPEC\.md:7: was changed by you and by the interview; nothing was written\n {2}help: .+; the proposal is in SPEC\.md\.proposed\n {2}code: spec\/conflict/,
    ),
  });
  expect([spec, kept]).toEqual([mine, text]);
  expect((await ended(mine, "both")).spec).toContain("Three, as I say.\nThree, by decision 1.");
});

test("a specification that was taken away meanwhile: the proposal is kept", async () => {
  const { result, spec, kept } = await ended(undefined);
  expect(result).toMatchObject({ error: expect.stringContaining("; the proposal is in SPEC.md.proposed") });
  expect([spec, kept]).toEqual([undefined, text]);
});
