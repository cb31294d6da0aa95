import { delay, judge, repeat, run as runCommand, say, script, turn, usage } from "@goalpost/rehearsal";
import { processesOf } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { begin, realClaude, stage } from "../testing/stage.ts";

const busy = script(repeat(Number.POSITIVE_INFINITY, turn(runCommand("node --version"), say("Again."))));
const no = () => judge.no("not yet");
const hang = runCommand("while true; do sleep 1; done", { timeoutSeconds: 300 });
const unasked = { settings: { permissions: { allow: ["Bash"] } } };

describe.skipIf(realClaude.skip)("bounds with the real Claude Code", () => {
  test("turns: the last one runs to its end, and no request goes out after it", async () => {
    const set = await stage(busy, { bounds: { turns: 3 }, server: { judge: no } });
    const { run, events } = await begin(set);
    expect(await run.result).toMatchObject({
      reason: "bound-reached",
      bound: { bound: "turns", limit: 3, used: 3 },
      client: "active",
      turns: 3,
    });
    expect(events.filter((event) => event.type === "turnEnded").map(({ status }) => status)).toEqual([
      "completed",
      "completed",
      "completed",
    ]);
    expect(set.server.seen.requests.length).toBe(6);
  });

  test("turns: the judge's word on the last one counts", async () => {
    const set = await stage(busy, { bounds: { turns: 2 }, server: { judge: [judge.no("not yet"), judge.ok("now")] } });
    const { run } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "complete", client: "met", turns: 2 });
  });

  test("minutes: a turn that hangs is interrupted, and its command ended", async () => {
    const set = await stage(script(turn(hang, say("Never."))), { bounds: { minutes: 0.08 }, claude: unasked });
    const { run, events } = await begin(set);
    expect(await run.result).toMatchObject({
      reason: "bound-reached",
      bound: { bound: "minutes", limit: 0.08 },
      client: "active",
    });
    expect(events.filter((event) => event.type === "turnEnded")).toMatchObject([{ status: "interrupted" }]);
    expect(processesOf(set)).toEqual([]);
  });

  test("minutes: a model that does not answer is not waited for", async () => {
    const set = await stage(script(turn(delay(600_000), say("Never."))), { bounds: { minutes: 0.05 } });
    const { run } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "bound-reached", client: "active" });
    expect(processesOf(set)).toEqual([]);
  });

  test("tokens: held within a long turn, at 110 percent", async () => {
    const step = [usage({ inputTokens: 1000, outputTokens: 0 }), runCommand("node --version")];
    const set = await stage(script(turn(...Array.from({ length: 60 }, () => step).flat(), say("Done."))), {
      bounds: { tokens: 10_000 },
    });
    const { run } = await begin(set);
    const result = await run.result;
    expect(result).toMatchObject({ reason: "bound-reached", bound: { bound: "tokens", limit: 10_000 }, turns: 1 });
    expect(result.tokens).toBeGreaterThanOrEqual(11_000);
    expect(result.tokens).toBeLessThan(25_000);
  });

  test("dollars: held by the client, by its own prices, the judge's part included", async () => {
    const set = await stage(busy, { bounds: { dollars: 0.012 }, server: { judge: no } });
    const { run } = await begin(set);
    const result = await run.result;
    expect(result).toMatchObject({ reason: "bound-reached", bound: { bound: "dollars", limit: 0.012 } });
    expect(result.dollars).toBeGreaterThanOrEqual(0.012);
    expect(result.dollars).toBeLessThan(0.04);
  });

  test("our count of tokens is the client's in the end, the judge's part included, cached input left out", async () => {
    const plan = script(
      turn(
        usage({ inputTokens: 5_000, cachedInputTokens: 4_000, outputTokens: 200 }),
        runCommand("node --version"),
        say("One."),
      ),
    );
    const set = await stage(plan, { server: { judge: [judge.ok("done")] } });
    const { run, events } = await begin(set);
    const result = await run.result;
    // the turn's two requests (5,000 and 1,000 in), and the judge's (1,000 in)
    expect(result).toMatchObject({ inputTokens: 7_000, cachedInputTokens: 4_000, outputTokens: 300, tokens: 3_300 });
    expect(events.flatMap((event) => (event.type === "tokens" ? [event.tokens] : []))).toEqual([1_200, 2_250, 3_300]);
  });
});
