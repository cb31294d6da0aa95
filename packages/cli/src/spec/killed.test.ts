import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readDecisions } from "@goalpost/spec";
import { expect, test } from "vitest";
import { project } from "../testing/cache.ts";
import { call } from "../testing/interview-play.ts";

const idea = "# A\n\nAn idea.\n";
const questions = 40;
const ids = Array.from({ length: questions }, (_, index) => index + 1);
const child = join(import.meta.dirname, "../testing/interview-child.ts");
const fromSources = ["--conditions=@goalpost/source", join(import.meta.dirname, "../../../house/from-sources.mjs")];

/** An interview in a process of its own, killed at its n-th write; 0: it goes on to its end. */
async function play(cwd: string, killAt: number): Promise<{ readonly signal: string | null; readonly out: string }> {
  const argv = [...fromSources, child, join(cwd, "SPEC.md"), String(questions), String(killAt)];
  const started = spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "pipe"] });
  let [out, err] = ["", ""];
  started.stdout.setEncoding("utf8").on("data", (chunk: string) => (out += chunk));
  started.stderr.setEncoding("utf8").on("data", (chunk: string) => (err += chunk));
  const [status, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    started.once("close", (...how) => resolve(how)),
  );
  if (signal === null && status !== 0) throw new Error(err);
  return { signal, out };
}

const heardIn = (out: string): readonly number[] => [...out.matchAll(/^heard (\d+)$/gm)].map(([, id]) => Number(id));

const decisionsIn = (cwd: string): readonly { readonly id: number; readonly answer: readonly string[] }[] =>
  readDecisions(readFileSync(join(cwd, "decisions.jsonl"), "utf8"), "decisions.jsonl");

test("an interview of 40 questions, killed at each of its writes, loses no answer that the model heard, and no specification", {
  timeout: 600_000,
}, async () => {
  const whole = project({ "SPEC.md": idea });
  const { out } = await play(whole, 0);
  const writes = Number(/^writes (\d+)$/m.exec(out)?.[1]);
  const done = readFileSync(join(whole, "SPEC.md"), "utf8");
  // each answer is a write, and a few more put the specification in its place; docs/performance.md says how many
  expect([writes, heardIn(out)]).toEqual([51, ids]);

  const kill = async (at: number): Promise<void> => {
    const cwd = project({ "SPEC.md": idea });
    const killed = await play(cwd, at);
    expect([at, killed.signal]).toEqual([at, "SIGKILL"]);
    const heard = heardIn(killed.out);
    const kept = decisionsIn.bind(undefined, cwd);
    // what the model heard is there, to the letter
    const torn = readFileSync(join(cwd, "decisions.jsonl"), "utf8");
    expect(heard).toEqual(ids.slice(0, heard.length));
    expect(kept().slice(0, heard.length)).toEqual(decisionsIn(whole).slice(0, heard.length).map(timeless));
    expect([idea, done]).toContain(readFileSync(join(cwd, "SPEC.md"), "utf8"));
    // it goes on, and ends as if nothing had been: no answer twice, none changed
    const told: string[] = [];
    await call(join(cwd, "SPEC.md"), questions, (text) => void told.push(text));
    expect(heardIn(told.join("\n"))).toEqual(ids);
    expect(kept().map(({ id }) => id)).toEqual(ids);
    expect(
      readFileSync(join(cwd, "decisions.jsonl"), "utf8").startsWith(torn.slice(0, torn.lastIndexOf("\n") + 1)),
    ).toBe(true);
    expect(readFileSync(join(cwd, "SPEC.md"), "utf8")).toBe(done);
  };
  const left = Array.from({ length: writes }, (_, index) => index + 1);
  const worker = async (): Promise<void> => {
    for (let at = left.shift(); at !== undefined; at = left.shift()) await kill(at);
  };
  await Promise.all([worker(), worker(), worker()]);
});

/** A decision, whenever it was made. */
const timeless = (decision: object): object => ({ ...decision, when: expect.any(String) });
