import { persistenceText, stopText } from "@goalpost/core/adapter";
import { judge, run as runCommand, runProcess, say, script, turn, write } from "@goalpost/rehearsal";
import { expert, expertLines, timesIn } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { begin, clientPath, realClaude, stage } from "./testing/stage.ts";

const contract = expert();

describe.skipIf(realClaude.skip)("what the real Claude Code shows its model of a contract", () => {
  test("is the condition, three times at the start and once after a no, the runner's lines, and contract.md as it is written", async () => {
    const plan = script(
      turn(runCommand("cat .goalpost/greeting/contract.md"), say("Read.")),
      turn(write("reports/greeting.txt", "Hello, world."), runCommand(".goalpost/greeting/verify"), say("Done.")),
    );
    let asked = 0;
    const verdict = () => {
      asked += 1;
      return asked === 1 ? judge.no("nothing is shown yet") : judge.ok("it is shown");
    };
    const set = await stage(plan, { contract, server: { judge: verdict } });
    const { run } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "complete" });
    const { condition, cost } = set.launch;
    expect(set.server.seen.objective()).toBe(condition);
    for (const text of [persistenceText, stopText(contract)]) expect(timesIn(condition, text)).toBe(1);
    expect(condition).not.toContain("never: ");
    const said = (index: number) =>
      timesIn(set.server.seen.requests[index]?.saw.userTexts().join("\n") ?? "", condition);
    const last = set.server.seen.requests.length - 1;
    expect(said(0)).toBe(cost.timesAtStart);
    expect(said(last)).toBe(cost.timesAtStart + cost.timesAfterNo);
    const outputs = set.server.seen.toolOutputs();
    const read = outputs.find((output) => output.includes("# greeting")) ?? "";
    for (const line of expertLines) expect(read).toContain(line);
    const shown = outputs.find((output) => output.includes("AGENT CHECKS: ")) ?? "";
    expect(shown).toContain(
      "D4   left to a person review: the greeting is friendly: README.md is there, for a person to decide",
    );
    expect(shown).toContain("D5   left to a person claim: The greeting reads well.: nothing but a person decides it");
    expect(set.server.outside).toEqual([]);
  });

  test("is the whole contract with its five lines and the cue, where it is a prompt", async () => {
    const set = await stage(script(turn(say("Read."))), { contract });
    const [, ...args] = set.launch.argv.prompt ?? [];
    const { exitCode, stderr } = await runProcess(clientPath, args, {
      cwd: set.cwd,
      env: { ...set.home.env },
      input: set.launch.prompt,
    });
    expect(exitCode, stderr).toBe(0);
    const seen =
      set.server.seen.requests[0]?.saw.userTexts().find((text) => text.includes("Fulfil this contract.")) ?? "";
    expect(seen.trimEnd()).toBe(set.launch.prompt.trimEnd());
    for (const line of expertLines) expect(seen).toContain(line);
    for (const text of [persistenceText, stopText(contract)]) expect(timesIn(seen, text)).toBe(1);
  });
});
