import { join } from "node:path";
import { completeGoal, delay, repeat, run as runCommand, say, script, turn, usage } from "@goalpost/rehearsal";
import { processesOf, put } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { begin, clientPath, realCodex, stage } from "../testing/stage.ts";

/** Stands before the client, lets the order to pause through when the client has said that the goal is met, and tells what came of it. */
const holdsBackThePause = String.raw`
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
const [program, ...args] = process.argv.slice(2);
const client = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
const held = [];
let isMet = false;
const isPause = (line) => line.includes('"thread/goal/set"') && line.includes('"paused"');
createInterface({ input: process.stdin }).on("line", (line) => {
  if (isPause(line) && !isMet) held.push(line);
  else client.stdin.write(line + "\n");
}).on("close", () => client.stdin.end());
createInterface({ input: client.stdout }).on("line", (line) => {
  process.stdout.write(line + "\n");
  if (!line.includes('"thread/goal/updated"')) return;
  const { params } = JSON.parse(line);
  if (isMet && params.goal.status === "paused")
    process.stdout.write(JSON.stringify({ method: "warning", params: { threadId: params.threadId, message: "the client paused a goal that was met" } }) + "\n");
  if (params.goal.status !== "complete") return;
  isMet = true;
  for (const each of held.splice(0)) client.stdin.write(each + "\n");
});
client.on("exit", (code) => process.exit(code ?? 1));
`;

const endless = script(repeat(Number.POSITIVE_INFINITY, turn(runCommand("echo again"), say("Again."))));

describe.skipIf(realCodex.skip)("bounds with the real Codex, which has none of its own", () => {
  test("turns: the last one runs to its end, and no request goes out after it", async () => {
    const set = await stage(endless, { bounds: { turns: 3 } });
    const { run, events } = await begin(set);
    const result = await run.result;
    expect(result).toMatchObject({
      reason: "bound-reached",
      bound: { bound: "turns", limit: 3, used: 3 },
      client: "paused",
      turns: 3,
    });
    expect(events.filter((event) => event.type === "turnEnded").map(({ status }) => status)).toEqual([
      "completed",
      "completed",
      "completed",
    ]);
    expect(events.find((event) => event.type === "bound")).toMatchObject({ bound: "turns", used: 3 });
    expect(set.server.seen.requests.length).toBe(6);
  });

  test("turns: the last one may still complete the goal", async () => {
    const set = await stage(script(turn(say("One.")), turn(runCommand("echo two"), completeGoal(), say("Done."))), {
      bounds: { turns: 2 },
    });
    const { run } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "complete", client: "complete", turns: 2 });
  });

  test("turns: our pause for the last one, which comes when the goal is met already, takes nothing back", async () => {
    const set = await stage(script(turn(completeGoal(), runCommand("sleep 1"), say("Done."))), {
      bounds: { turns: 1 },
    });
    put(set.cwd, "late.mjs", holdsBackThePause);
    const { run, events } = await begin(set, { client: [process.execPath, join(set.cwd, "late.mjs"), clientPath] });
    expect(await run.result).toMatchObject({ reason: "complete", turns: 1 });
    expect(events.flatMap((event) => (event.type === "warning" && event.code === "client" ? [event.message] : []))).toContain("the client paused a goal that was met"); // biome-ignore format: one
  });

  test("minutes: a turn that hangs is interrupted, and its command ended", async () => {
    const plan = script(turn(runCommand("sleep 500", { timeoutSeconds: 30 }), say("Never.")));
    const set = await stage(plan, {
      bounds: { minutes: 0.05 },
      codex: { sandbox: "danger-full-access", dangerouslyDisableSandbox: true },
    });
    const { run, events } = await begin(set);
    const result = await run.result;
    expect(result).toMatchObject({
      reason: "bound-reached",
      bound: { bound: "minutes", limit: 0.05 },
      client: "paused",
    });
    expect(events.filter((event) => event.type === "turnEnded")).toMatchObject([{ status: "interrupted" }]);
    expect(processesOf(set)).toEqual([]);
  });

  test("minutes: a model that does not answer is not waited for", async () => {
    const set = await stage(script(turn(delay(600_000), say("Never."))), { bounds: { minutes: 0.03 } });
    const { run } = await begin(set);
    expect(await run.result).toMatchObject({ reason: "bound-reached", client: "paused", turns: 1 });
  });

  test("tokens: within one long turn the client goes on past its budget, and is interrupted at 110 percent", async () => {
    const step = [usage({ inputTokens: 1000, outputTokens: 0 }), runCommand("echo more")];
    const set = await stage(script(turn(...Array.from({ length: 40 }, () => step).flat(), say("Done."))), {
      bounds: { tokens: 10_000 },
    });
    const { run } = await begin(set);
    const result = await run.result;
    expect(result).toMatchObject({ reason: "bound-reached", bound: { bound: "tokens", limit: 10_000 }, turns: 1 });
    expect(result.tokens).toBeGreaterThanOrEqual(11_000);
    expect(result.tokens).toBeLessThan(20_000);
  });

  test("dollars: held by the prices given, cached input at its own price", async () => {
    const plan = script(
      turn(usage({ inputTokens: 1_000, cachedInputTokens: 900, outputTokens: 10 }), say("One.")),
      repeat(50, turn(usage({ inputTokens: 1_000, cachedInputTokens: 900, outputTokens: 10 }), say("Again."))),
    );
    const set = await stage(plan, { bounds: { dollars: 0.01 } });
    const { run } = await begin(set, {
      prices: { inputPerMillion: 10, cachedInputPerMillion: 1, outputPerMillion: 100 },
    });
    const result = await run.result;
    expect(result).toMatchObject({ reason: "bound-reached", bound: { bound: "dollars", limit: 0.01 } });
    // one request: 100 × 10 + 900 × 1 + 10 × 100 = 2,900 millionths of a dollar
    expect(result.dollars).toBeGreaterThanOrEqual(0.01);
    expect(result.dollars).toBeLessThan(0.03);
  });

  test("dollars without prices do not hold, and that is said", async () => {
    const set = await stage(script(turn(completeGoal())), { bounds: { dollars: 1 } });
    const { run, events } = await begin(set);
    await run.result;
    expect(events.filter((event) => event.type === "warning").map(({ code }) => code)).toContain("dollars-unpriced");
  });

  test("our count of tokens is the client's, cached input left out", async () => {
    const plan = script(
      turn(
        usage({ inputTokens: 5_000, cachedInputTokens: 4_000, outputTokens: 200 }),
        runCommand("echo one"),
        say("One."),
      ),
      turn(say("Two."), completeGoal()),
    );
    const set = await stage(plan, { bounds: { tokens: 1_000_000 } });
    const { run, events } = await begin(set);
    const result = await run.result;
    const said = events.findLast((event) => event.type === "goalStatus");
    // the client says its count when the status changes, ours follows every answer
    expect(said?.tokensUsed).toBeGreaterThan(0);
    expect(events.flatMap((event) => (event.type === "tokens" ? [event.tokens] : []))).toContain(said?.tokensUsed);
    expect(result).toMatchObject({ cachedInputTokens: 4_000 });
  });
});
