import {
  compact,
  completeGoal,
  fail,
  repeat,
  run as runCommand,
  type Script,
  type Step,
  say,
  script,
  turn,
  write,
} from "@goalpost/rehearsal";
import { processesOf } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { begin, realCodex, stage } from "../testing/stage.ts";
import { status } from "./run.ts";

const forever = (...steps: readonly Step[]): Script => script(repeat(Number.POSITIVE_INFINITY, turn(...steps)));
const around = (...texts: readonly string[]): Script =>
  script(
    ...Array.from({ length: 40 }, (_, at) => turn(write("reports/a.txt", texts[at % texts.length] ?? ""), say("On."))),
  );

describe.skipIf(realCodex.skip)("a goal of the real Codex that gets nowhere ends by itself:", () => {
  test.each<[kind: string, plan: Script]>([
    ["empty-turns", forever(say("I will now continue."))],
    ["empty-turns", forever(say("…"))],
    ["waiting-for-person", forever(say("I am blocked. Please give me the API key."))],
    ["waiting-for-person", forever(runCommand("git status"), say("Which port do you want?"))],
    [
      "repeated-failure",
      forever(runCommand("node -e 'console.log(Date.now(), `3 failed`); process.exit(1)'"), say("I try again.")),
    ],
    ["repeated-failure", forever(runCommand("date >> log.txt; node missing.js"), say("Once more."))],
    ["cannot-run", forever(runCommand("no-such-program --now"), say("Again."))],
    ["cannot-run", forever(runCommand("./reports"), runCommand("nothing-here"), say("Again."))],
    ["oscillation", around("red", "green")],
    ["oscillation", around("red", "green", "blue")],
    ["waiting-for-time", forever(runCommand("sleep 0.1; echo still running"), say("I wait."))],
    ["waiting-for-time", forever(say("Still waiting."))],
    ["no-progress", forever(runCommand("ls"), say("I look at it."))],
    ["no-progress", forever(runCommand("expr $(cat n || echo 0) + 1 > m; mv m n; cat n"), say("Counted."))],
    ["compaction-loop", forever(compact(), runCommand("echo one"), say("On."))],
  ])("%s", async (kind, plan) => {
    const set = await stage(plan, { server: { maxRequests: 400 } });
    const { run, events } = await begin(set);
    const result = await run.result;
    expect(result).toMatchObject({ reason: "stuck", stuck: { kind } });
    expect(result.turns).toBeLessThanOrEqual(16);
    const told = events.flatMap((event) => (event.type === "stuck" ? [event.isEnd] : []));
    expect([told[0], told.at(-1)]).toEqual([false, true]);
    // the nudge has reached the model, as words of ours in the conversation
    const { requests } = set.server.seen;
    expect(JSON.stringify(requests.at(-1)?.body)).toContain("This run seems to get nowhere");
    expect(status(set.stateDir)).toMatchObject({ phase: "ended", result: { reason: "stuck", stuck: { kind } } });
    expect(processesOf(set)).toEqual([]);
  });

  test("a reading phase and a command that works on are not a loop", async () => {
    const plan = script(
      ...Array.from({ length: 14 }, (_, at) =>
        turn(runCommand(`echo "${"x".repeat(at + 1)}" > f; sed s/x/y/g f`), say("I read on.")),
      ),
      turn(completeGoal(), say("Done.")),
    );
    const set = await stage(plan);
    const { run, events } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "complete", turns: 15 });
    expect(events.filter(({ type }) => type === "stuck")).toEqual([]);
  });

  test("a usage limit is waited out until the client's own time, and no turn is lost", async () => {
    const resetsAt = Math.floor(Date.now() / 1000) + 3;
    const set = await stage(
      script(turn(say("One.")), turn(fail(429, { resetsAt })), turn(completeGoal(), say("Done."))),
      { bounds: { turns: 2 } },
    );
    const { run, events } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "complete", turns: 2 });
    expect(events).toContainEqual(
      expect.objectContaining({
        type: "waitingUntil",
        until: new Date(resetsAt * 1000).toISOString(),
        turnGivenBack: true,
      }),
    );
    expect(processesOf(set)).toEqual([]);
  });
});
