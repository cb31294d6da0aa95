import { compact, completeGoal, run as runCommand, say, script, turn } from "@goalpost/rehearsal";
import { holds } from "@goalpost/target/adapter";
import { describe, expect, test } from "vitest";
import { codexFacts } from "../facts.ts";
import { pointerFor } from "../pointer.ts";
import { begin, clientVersion, realCodex, stage } from "../testing/stage.ts";

const isLost = holds(codexFacts.objectiveLostAtCompaction, clientVersion);

describe.skipIf(realCodex.skip).each([
  { where: "local", remoteCompaction: false },
  { where: "remote", remoteCompaction: true },
])("$where compaction of the real Codex, twice in a row", ({ remoteCompaction }) => {
  test(`${isLost ? "drops" : "keeps"} the objective and keeps the pointer; taking the goal up again brings evidence and pointer`, async () => {
    const plan = script(
      turn(compact({ summary: "First summary." }), runCommand("echo one"), say("One.")),
      turn(compact({ summary: "Second summary." }), runCommand("echo two"), say("Two.")),
      turn(completeGoal(), say("Done.")),
      turn(say("Fixed."), completeGoal(), say("Done again.")),
    );
    const set = await stage(plan, { home: { remoteCompaction } });
    const verdicts = [
      { done: false, evidence: "D2 artifact: reports/greeting.txt is missing" },
      { done: true },
    ] as const;
    const { run, events } = await begin(set, {
      onComplete: ({ reactivations }) => verdicts[reactivations] ?? { done: true },
    });
    expect(await run.result).toMatchObject({ reason: "complete", verdict: "done", reactivations: 1, turns: 4 });
    expect(events.filter((event) => event.type === "compacted").length).toBe(2);
    const first = set.server.compactions.requests[0]?.index ?? Number.NaN;
    const after = set.server.seen.requests.filter(({ index }) => index > first);
    expect(after.length).toBeGreaterThan(3);
    for (const { saw } of after) {
      expect(saw.contains(pointerFor(set.launch.pointer, clientVersion))).toBe(true);
      expect(saw.objective()).toBe(isLost ? undefined : set.launch.objective);
    }
    expect(set.server.seen.last.contains("  | D2 artifact: reports/greeting.txt is missing")).toBe(true);
  });
});
