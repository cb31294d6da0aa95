import { join } from "node:path";
import { choose, completeGoal, type Script, say, script, turn } from "@goalpost/rehearsal";
import { describe, expect, test } from "vitest";
import { loadScript } from "../rehearsal/load-script.ts";
import { driveOn, example, exampleStage, readyOn, realCodex } from "../testing/port-billing.ts";

const work = (): Promise<Script> => loadScript(join(example, "rehearsal/port-billing.js"), process.env);

describe.skipIf(realCodex.skip)("the example through the real Codex", () => {
  test("is taken up again with what is missing, and then does the work", async () => {
    const honest = choose((seen) =>
      seen.contains("checks of the contract were run from outside") ? say("I see what is missing.") : completeGoal(),
    );
    const plan = await work();
    const stage = await exampleStage({
      turns: [turn(completeGoal(), say("Done.")), turn(honest, say("Now to the work.")), ...plan.turns],
    });
    const { result, receipt, shown } = await driveOn(stage, await readyOn(stage), 3);
    expect(result).toMatchObject({ client: "complete", reason: "complete", verdict: "done", reactivations: 1 });
    expect(receipt.verdict).toBe("needs person");
    expect(receipt.checks.filter(({ status }) => status !== "pass").map(({ id }) => id)).toEqual(["D5"]);
    expect(stage.server.seen.objective()).toContain("Every billing route is served by the new router");
    expect(stage.server.outside).toEqual([]);
    expect(shown).toContain("the receipt says not done\n  taken up again with what is missing, 1 of 3\n");
    expect(shown).toContain("± add src/billing/invoices.js");
    expect(shown).toContain("AGENT CHECKS: passed");
  });

  test("that is given up is not verified as complete", async () => {
    const stage = await exampleStage(script());
    const { result, receipt } = await driveOn(stage, await readyOn(stage));
    expect(result).toMatchObject({ client: "blocked", reason: "blocked" });
    expect(result.verdict).toBeUndefined();
    expect(receipt.verdict).toBe("not done");
  });
});
