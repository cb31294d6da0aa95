import { clientForTests, completeGoal, run, say, script, turn, write } from "@goalpost/rehearsal";
import { describe, expect, test } from "vitest";
import { call } from "../../testing/call.ts";
import { smallStage } from "../../testing/small.ts";
import { startCli } from "../../testing/start-cli.ts";

for (const target of ["codex", "claude-code"] as const) {
  const { client, skip } = await clientForTests(target);
  if (skip !== undefined) console.warn(skip);

  describe.skipIf(client === undefined || process.platform !== "linux")(`the log of a run in ${target}`, () => {
    test("tells what the run was told to do, what was run, each check from red to green, and the diff", async () => {
      if (client === undefined) throw new Error(skip);
      const done = turn(run("node --version"), write("done.txt", "done"), completeGoal(), say("Done."));
      const { cwd, env } = await smallStage(script(done), client);
      const cli = startCli(["run", "small", "--target", target], { cwd, env });
      expect(await cli.ended, cli.said()).toBe(0);
      const shown = JSON.parse((await call(["runs", "show", "small", "--format", "json"], { cwd, env })).out);
      expect(shown.run).toMatchObject({ phase: "ended", reason: "complete", verdict: "done", counts: { unknown: 0, lost: 0, receipts: 1 } }); // biome-ignore format: one
      expect(shown.run.use.tokens).toBe(shown.turns[0].tokens);
      expect(shown.checks.find((each: { id: string }) => each.id === "D1")).toMatchObject({ points: [{ status: "fail", when: "preflight" }, { status: "pass", when: "claim" }] }); // biome-ignore format: one
      const records: { type: string }[] = (await call(["runs", "replay", "small", "--speed", "0", "--format", "jsonl"], { cwd, env })).out.trim().split("\n").map((line) => JSON.parse(line)); // biome-ignore format: one
      expect(records.find(({ type }) => type === "contract")).toMatchObject({ contract: { id: "small" } });
      expect(records.find(({ type }) => type === "changes")).toMatchObject({ files: [{ path: "done.txt", change: "added", patch: expect.stringContaining("+done") }] }); // biome-ignore format: one
      expect(JSON.stringify(records)).not.toContain(process.version);
    });
  });
}
