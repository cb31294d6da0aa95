import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readDecisions } from "@goalpost/spec";
import { expect, test } from "vitest";
import { project } from "../testing/cache.ts";

const idea = "# A\n\nAn idea.\n";
const child = join(import.meta.dirname, "../testing/interview-child.ts");
const fromSources = ["--conditions=@goalpost/source", join(import.meta.dirname, "../../../house/from-sources.mjs")];

function play(cwd: string, killAt: number): { readonly signal: string | null; readonly out: string } {
  const { signal, stdout, stderr, status } = spawnSync(
    process.execPath,
    [...fromSources, child, join(cwd, "SPEC.md"), String(killAt)],
    { encoding: "utf8" },
  );
  if (signal === null && status !== 0) throw new Error(stderr);
  return { signal, out: stdout };
}

const heardIn = (out: string): readonly number[] => [...out.matchAll(/^heard (\d+)$/gm)].map(([, id]) => Number(id));

test("an interview that is killed at any of its writes loses no answer that the model heard, and no specification", {
  timeout: 300_000,
}, () => {
  const whole = project({ "SPEC.md": idea });
  const { out } = play(whole, 0);
  const writes = Number(/^writes (\d+)$/m.exec(out)?.[1]);
  const done = readFileSync(join(whole, "SPEC.md"), "utf8");
  expect([writes >= 10, heardIn(out)]).toEqual([true, [1, 2, 3, 4, 5]]);
  for (let at = 1; at <= writes; at += 1) {
    const cwd = project({ "SPEC.md": idea });
    const killed = play(cwd, at);
    expect(killed.signal).toBe("SIGKILL");
    const log = () =>
      readDecisions(readFileSync(join(cwd, "decisions.jsonl"), "utf8"), "decisions.jsonl").map(({ id }) => id);
    expect(log()).toEqual(expect.arrayContaining([...heardIn(killed.out)]));
    expect([idea, done]).toContain(readFileSync(join(cwd, "SPEC.md"), "utf8"));
    // it goes on, and ends as if nothing had been
    expect(heardIn(play(cwd, 0).out)).toEqual([1, 2, 3, 4, 5]);
    expect([log(), readFileSync(join(cwd, "SPEC.md"), "utf8")]).toEqual([[1, 2, 3, 4, 5], done]);
  }
});
