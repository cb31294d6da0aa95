import { describe, expect, test } from "vitest";
import {
  blockGoal,
  choose,
  clientForTests,
  compact,
  completeGoal,
  fail,
  garbage,
  pauseGoal,
  repeat,
  run,
  say,
  script,
  turn,
} from "./index.ts";
import { startGoal } from "./testing/app-server.ts";
import { stage, testEnv } from "./testing/exec-codex.ts";

const codex = await clientForTests("codex", { env: testEnv });
if (codex.skip) console.warn(codex.skip);

/** Before 0.171.0 the goal's text was gone after a compaction. */
const keepsObjective = codex.client?.version.localeCompare("0.171.0", "en", { numeric: true }) !== -1;
const objective = "Make it green. <b>&amp;</b> 🥅";

describe.skipIf(codex.skip)("a goal of the real Codex", () => {
  test("is seen as it was set, goes on turn by turn, and ends when the script completes it", async () => {
    const plan = script(turn(say("One.")), turn(run("echo two"), say("Two.")), turn(completeGoal(), say("Three.")));
    const scene = await stage(plan);
    const { app } = await startGoal(scene, objective);
    await app.goalIs("complete");
    await app.until(() => app.turnsCompleted() === 3);
    expect(scene.server.seen.objective()).toBe(objective);
    expect(scene.server.seen.tools()).toContain("update_goal");
    expect(scene.server.outside).toEqual([]);
    expect(scene.server.end).toBeUndefined();
  });

  test.each([
    ["blocked", blockGoal()],
    ["paused", pauseGoal()],
    ["usageLimited", fail(429)],
    ["blocked", fail(500)],
    ["blocked", garbage()],
    ["blocked", garbage("cut")],
    ["blocked", garbage("html")],
    ["blocked", garbage("empty")],
  ])("is %s after %o", async (status, step) => {
    const { app } = await startGoal(await stage(script(turn(say("One.")), turn(step))), objective);
    await app.goalIs(status);
  });

  test("without a script is shown and given up", async () => {
    const scene = await stage(script());
    const { app } = await startGoal(scene, objective);
    await app.goalIs("blocked");
    await app.until(() => app.turnsCompleted() === 1);
    expect(scene.server.seen.objective()).toBe(objective);
    expect(scene.server.end).toBeUndefined();
  });

  test("ends as blocked, with the reason as data, when the script has no turn left", async () => {
    const scene = await stage(script(say("One.")));
    const { app } = await startGoal(scene, objective);
    await app.goalIs("blocked");
    expect(scene.server.end).toEqual({
      reason: "script-ended",
      message: "the script has no turn left: all 1 were played",
    });
  });

  test("that is never completed ends at the cap of requests", async () => {
    const scene = await stage(script(repeat(Number.POSITIVE_INFINITY, turn(say("Again.")))), {
      server: { maxRequests: 10 },
    });
    const { app } = await startGoal(scene, objective);
    await app.goalIs("blocked");
    expect(scene.server.end?.reason).toBe("request-cap");
    expect(scene.server.seen.requests.length).toBe(11);
  });

  test("can be decided by what was sent", async () => {
    const plan = script(
      run("echo $((6 * 7))"),
      choose((seen) => (seen.last.toolOutputs().at(-1)?.endsWith("42\n") ? [say("42."), completeGoal()] : blockGoal())),
    );
    const { app } = await startGoal(await stage(plan), objective);
    await app.goalIs("complete");
  });
});

describe.skipIf(codex.skip).each([
  { where: "local", remoteCompaction: false },
  { where: "remote", remoteCompaction: true },
])("$where compaction in the real Codex", ({ remoteCompaction }) => {
  test("happens where the script says so, and shows what becomes of the objective while an injected item stays", async () => {
    const plan = script(
      turn(compact({ summary: "First summary." }), run("echo one"), say("One.")),
      turn(compact({ summary: "Second summary." }), say("Two.")),
      turn(completeGoal()),
    );
    const scene = await stage(plan, { home: { remoteCompaction } });
    const { app } = await startGoal(scene, objective, ["POINTER to contract.md"]);
    await app.goalIs("complete");
    const { requests } = scene.server.compactions;
    expect(requests.length).toBe(2);
    const after = scene.server.seen.requests.filter(({ index }) => index > (requests[0]?.index ?? 0));
    expect(after.map(({ saw }) => saw.contains("First summary."))).toContain(true);
    for (const { saw } of after) {
      expect(saw.contains("POINTER to contract.md")).toBe(true);
      expect(saw.objective()).toBe(keepsObjective ? objective : undefined);
    }
  });

  test.each([fail(500), garbage(), garbage("cut")])("that is answered with %o blocks the goal", async (answer) => {
    const scene = await stage(script(turn(compact({ answer }), run("echo one"), say("One.")), turn(completeGoal())), {
      home: { remoteCompaction },
    });
    const { app } = await startGoal(scene, objective);
    await app.goalIs("blocked");
    expect(scene.server.compactions.requests.length).toBeGreaterThan(0);
  });
});
