import {
  compact,
  fail,
  judge,
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
import { begin, realClaude, stage } from "../testing/stage.ts";
import { status } from "./run.ts";

const forever = (...steps: readonly Step[]): Script => script(repeat(Number.POSITIVE_INFINITY, turn(...steps)));
const around = (...texts: readonly string[]): Script =>
  script(
    ...Array.from({ length: 40 }, (_, at) => turn(write("reports/a.txt", texts[at % texts.length] ?? ""), say("On."))),
  );
const unasked = { settings: { permissions: { allow: ["Bash", "Write", "Edit"] } } };

describe.skipIf(realClaude.skip)("a goal of the real Claude Code that gets nowhere ends by itself:", () => {
  test.each<[kind: string, plan: Script]>([
    ["empty-turns", forever(say("I will now continue."))],
    ["waiting-for-person", forever(say("I am blocked. Please give me the API key."))],
    ["waiting-for-person", forever(runCommand("git status"), say("Which port do you want?"))],
    [
      "repeated-failure",
      forever(runCommand("node -e 'console.log(Date.now(), `3 failed`); process.exit(2)'"), say("I try again.")),
    ],
    ["repeated-failure", forever(runCommand("date >> log.txt; node missing.js"), say("Once more."))],
    ["cannot-run", forever(runCommand("no-such-program --now"), say("Again."))],
    ["oscillation", around("red", "green")],
    ["oscillation", around("red", "green", "blue")],
    ["waiting-for-time", forever(runCommand("sleep 0.1; echo still running"), say("Still waiting."))],
    ["no-progress", forever(runCommand("ls"), say("I look at it."))],
    ["no-progress", forever(runCommand("expr $(cat n || echo 0) + 1 > m; mv m n; cat n"), say("Counted."))],
  ])("%s", async (kind, plan) => {
    const set = await stage(plan, { claude: unasked, server: { judge: () => judge.no("not yet"), maxRequests: 400 } });
    const { run, events } = await begin(set);
    const result = await run.result;
    expect(result).toMatchObject({ reason: "stuck", stuck: { kind } });
    expect(result.turns).toBeLessThanOrEqual(16);
    const told = events.flatMap((event) => (event.type === "stuck" ? [event.isEnd] : []));
    expect([told[0], told.at(-1)]).toEqual([false, true]);
    expect(JSON.stringify(set.server.seen.requests.map(({ body }) => body))).toContain("This run seems to get nowhere");
    expect(status(set.stateDir)).toMatchObject({ phase: "ended", result: { reason: "stuck", stuck: { kind } } });
    expect(processesOf(set)).toEqual([]);
  });

  test("a goal that is met while the agent is told is met", async () => {
    const set = await stage(forever(say("I will now continue.")), {
      server: { judge: [judge.no("a"), judge.no("b"), judge.ok("it holds")] },
    });
    const { run, events } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "complete", client: "met", judgeSaid: "it holds" });
    expect(events.filter(({ type }) => type === "stuck")).toHaveLength(1);
    expect(processesOf(set)).toEqual([]);
  });

  test("compaction-loop, which the client itself ends", async () => {
    const plan = forever(compact(), runCommand("echo one"), say("On."));
    const set = await stage(plan, { claude: unasked, server: { judge: () => judge.no("not yet"), maxRequests: 400 } });
    const { run } = await begin(set);
    expect(await run.result).toMatchObject({
      reason: "stuck",
      stuck: { kind: "compaction-loop", evidence: [expect.stringMatching(/thrashing/)] },
    });
    expect(processesOf(set)).toEqual([]);
  });

  test("a request that is refused for the account's limit is made again after the interval, and no turn is lost", async () => {
    const plan = script(turn(say("One.")), turn(fail(429)), turn(say("Two.")));
    const set = await stage(plan, {
      bounds: { turns: 4 },
      server: { judge: [judge.no("not yet"), judge.ok("it holds")] },
    });
    const { run, events } = await begin(set, { limitSeconds: 2 });
    expect(await run.result).toMatchObject({ reason: "complete", turns: 2 });
    expect(events).toContainEqual(expect.objectContaining({ type: "waitingUntil", reason: "usage-limited" }));
    expect(processesOf(set)).toEqual([]);
  });
});
