import { persistenceText, stopText } from "@goalpost/core/adapter";
import { completeGoal, run as runCommand, say, script, turn, write } from "@goalpost/rehearsal";
import { expert, expertLines, timesIn } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { begin, realCodex, stage } from "./testing/stage.ts";

describe.skipIf(realCodex.skip)("what the real Codex shows its model of a contract", () => {
  test("is the objective with fences, bounds and the cue, the pointer, and contract.md as it is written", async () => {
    const contract = expert();
    const plan = script(
      turn(runCommand("cat .goalpost/greeting/contract.md"), say("Read.")),
      turn(write("reports/greeting.txt", "Hello, world."), completeGoal(), say("Done.")),
    );
    const set = await stage(plan, { contract });
    const { run } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "complete" });
    const objective = set.server.seen.objective() ?? "";
    expect(objective).toBe(set.launch.objective);
    for (const text of [persistenceText, stopText(contract)]) expect(timesIn(objective, text)).toBe(1);
    expect(objective).toContain(
      "- C2 architecture: Only src/reply.ts writes a Reply<T>.\n- C3 never: Skip the check.\n  instead: Fix the greeting.\n",
    );
    expect(objective).toContain("  if it fails: fix the cause, run it again, and do not go on before it passes.\n");
    expect(objective).toContain("blocked only for a state that stop_when names, with its evidence shown.");
    expect(objective).toContain(`(sha256 ${set.launch.files[0]?.sha256.slice(0, 12)})`);
    expect(objective).not.toContain(String(set.launch.files[0]?.sha256));
    expect(set.server.seen.requests[0]?.saw.contains(set.launch.pointer)).toBe(true);
    const read = set.server.seen.toolOutputs().find((output) => output.includes("# greeting")) ?? "";
    for (const line of expertLines) expect(read).toContain(line);
    expect(set.server.outside).toEqual([]);
  });
});
