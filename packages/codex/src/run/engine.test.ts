import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { RunEvent } from "@goalpost/target";
import { isRunning, readRecord } from "@goalpost/target/internal";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { fakeCodex } from "../testing/fake-codex.ts";
import type { StartOptions } from "./options.ts";
import { start } from "./run.ts";

async function play(script: string, more: Partial<StartOptions> = {}) {
  const { launch, options } = fakeCodex(script);
  const run = await start(launch, { ...options, ...more });
  const events: RunEvent[] = [];
  for await (const event of run) events.push(event);
  return { events, result: await run.result };
}
const warnings = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === "warning" ? [event.code] : []));
/** What the fake was asked, told in its last words. */
const asked = `const confess = () => tell("warning", { message: said.join(", ") });`;
const confession = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === "warning" && event.code === "client" ? [event.message] : [])).at(-1);

describe("a run never waits for a change that cannot come", () => {
  test("a goal that is active and starts no turn is nudged once, and then called stalled", async () => {
    const { events, result } = await play("", { idleSeconds: 0.05 });
    expect(result).toMatchObject({ reason: "stalled", client: "active", turns: 0 });
    expect(warnings(events)).toEqual(["idle"]);
  });

  test("a nudge may help", async () => {
    const { events, result } = await play(
      `let times = 0; on("thread/goal/set", ({ status: word }) => { if (word === "active" && (times += 1) === 2) { turn("inProgress"); goal("complete"); turn("completed"); } });`,
      { idleSeconds: 0.05 },
    );
    expect(result).toMatchObject({ reason: "complete", turns: 1 });
    expect(warnings(events)).toEqual(["idle"]);
  });

  test("a turn that someone else interrupted leaves the goal active and idle: it is paused, and the run ends", async () => {
    const { events, result } = await play(
      `${asked} on("thread/goal/set", ({ status: word }) => { if (word === "active") { turn("inProgress"); turn("interrupted"); } else { goal("paused"); confess(); } });`,
    );
    expect(result).toMatchObject({ reason: "interrupted", client: "paused", turns: 1 });
    expect(confession(events)).toMatch(/thread\/goal\/set paused$/);
  });

  test.each([
    ["complete", { reason: "complete", client: "complete" }],
    ["blocked", { reason: "blocked", client: "blocked" }],
    ["usageLimited", { reason: "usage-limited", client: "usageLimited" }],
  ])("the pause of the last turn that comes after the goal was %s takes nothing back", async (word, result) => {
    const played = await play(
      `on("thread/goal/set", ({ status: asked }) => {
        if (asked === "active") { turn("inProgress"); goal(${JSON.stringify(word)}); }
        else { goal("paused"); turn("completed"); } });`,
      { bounds: { turns: 1 } },
    );
    expect(played.result).toMatchObject({ ...result, turns: 1 });
  });

  test("a goal that was removed ends the run", async () => {
    const { result } = await play(
      `on("thread/goal/set", () => { turn("inProgress"); status = "none"; tell("thread/goal/cleared", {}); turn("completed"); });`,
    );
    expect(result).toMatchObject({ reason: "cleared", client: "none" });
  });

  test("a word that comes late does not end the run: the client is asked once more", async () => {
    const { events, result } = await play(
      `on("thread/goal/set", () => { tell("thread/goal/updated", { goal: { ...theGoal(), status: "paused" } });
        setTimeout(() => { turn("inProgress"); goal("complete"); turn("completed"); }, 50); });`,
    );
    expect(result).toMatchObject({ reason: "complete" });
    expect(events.flatMap((event) => (event.type === "goalStatus" ? [event.status] : []))).toEqual([
      "paused",
      "complete",
    ]);
  });
});

test("a system without process groups is refused", async () => {
  const { launch, options } = fakeCodex("");
  vi.spyOn(process, "platform", "get").mockReturnValue("win32");
  onTestFinished(() => void vi.restoreAllMocks());
  await expect(start(launch, options)).rejects.toThrow(/Windows has no process groups[\s\S]+codex\/system-unsupported/);
});

describe("a run with a client that says odd things", () => {
  test("says each message that is not as it should be once, and goes on", async () => {
    const { events, result } = await play(
      `on("thread/goal/set", () => { turn("inProgress");
        tell("item/completed", { turnId: "u1", item: { type: "commandExecution", id: "c", command: 7 } });
        tell("item/completed", { turnId: "u1", item: { type: "unheardOf", id: "c" } });
        for (const _ of [1, 2]) tell("thread/goal/updated", { goal: { status: "elated" } });
        tell("no/such/method", { deep: [] });
        goal("complete"); turn("completed"); });`,
    );
    expect(result).toMatchObject({ reason: "complete", turns: 1 });
    const drift = events.flatMap((event) =>
      event.type === "warning" && event.code === "protocol-drift" ? [event.message] : [],
    );
    expect(drift).toEqual([
      "the client sent an item commandExecution whose $.command is 7, expected a string",
      "the client sent thread/goal/updated whose $.goal.threadId is nothing, expected a string",
    ]);
  });

  test("leaves out what belongs to other threads", async () => {
    const { events, result } = await play(
      `on("thread/goal/set", () => { turn("inProgress");
        tell("turn/completed", { threadId: "other", turn: { id: "x", status: "failed" } });
        tell("thread/goal/updated", { threadId: "other", goal: { ...theGoal(), threadId: "other", status: "blocked" } });
        goal("complete"); turn("completed"); });`,
    );
    expect(result).toMatchObject({ reason: "complete" });
    expect(events.filter((event) => event.type === "turnEnded").length).toBe(1);
  });

  test("shortens what a command printed in the middle", async () => {
    const { events } = await play(
      `on("thread/goal/set", () => { turn("inProgress");
        tell("item/completed", { turnId: "u1", item: { type: "commandExecution", id: "c", command: "yes", cwd: "/", status: "completed", aggregatedOutput: "a".repeat(20000) + "z".repeat(20000), exitCode: 0, durationMs: 1500 } });
        goal("complete"); turn("completed"); });`,
    );
    const ended = events.find((event) => event.type === "commandEnded");
    expect(ended).toMatchObject({ exitCode: 0, seconds: 1.5 });
    expect(ended?.output).toMatch(/^a{8000}\n… 24000 characters left out …\nz{8000}$/);
  });

  test("answers a question with nobody there, and declines what an MCP server asks", async () => {
    const { events } = await play(
      `on("thread/goal/set", () => { turn("inProgress");
        send({ id: "q", method: "item/tool/requestUserInput", params: { threadId, turnId: "u1", itemId: "i", questions: [{ question: "Which port?" }] } });
        send({ id: "m", method: "mcpServer/elicitation/request", params: { threadId, serverName: "db", mode: "form" } });
        send({ id: "s", method: "attestation/generate", params: {} });
        setTimeout(() => { goal("complete"); turn("completed"); }, 100); });`,
    );
    const said = events.flatMap((event) => (event.type === "warning" ? [`${event.code}: ${event.message}`] : []));
    expect(said).toEqual([
      "question-unanswered: the model asked: Which port?",
      "question-unanswered: the MCP server db asked for input",
      "request-unknown: the client asked for attestation/generate, which goalpost cannot answer",
    ]);
  });

  test("ends with its error when the client dies, and says the last words", async () => {
    const { result } = await play(
      `on("thread/goal/set", () => { turn("inProgress"); process.stderr.write("thread panicked\\n"); process.exitCode = 101; process.stdin.destroy(); });`,
    );
    expect(result).toMatchObject({ reason: "client-died", turns: 1, error: { code: "codex/client-died" } });
    expect(result.error?.what).toContain("the client ended with exit code 101; its last words: thread panicked");
  });

  test.each([
    [{ done: true }, "complete", "done"],
    [{ done: false, evidence: "D1" }, "client-died", "not-done"],
  ] as const)("lets a receipt that is being made while the client dies still say %o", async (verdict, reason, word) => {
    const { launch, options } = fakeCodex(
      `on("thread/goal/set", () => { turn("inProgress"); goal("complete"); turn("completed"); });
       on("thread/goal/get", () => { process.exitCode = 1; process.stdin.destroy(); });`,
    );
    const gone = () => {
      const { client } = readRecord("codex", options.stateDir);
      return client !== undefined && !isRunning(client);
    };
    const onComplete = async () => {
      while (!gone()) await sleep(20);
      return verdict;
    };
    const run = await start(launch, { ...options, onComplete });
    expect(await run.result).toMatchObject({ reason, verdict: word });
  });

  test("goes on when the disk refuses its state in the middle, and says so once", async () => {
    const { launch, options } = fakeCodex(
      `on("thread/goal/set", () => { const wait = setInterval(() => { if (!existsSync("go")) return;
        clearInterval(wait); turn("inProgress"); goal("complete"); turn("completed"); }, 20); });`,
    );
    const run = await start(launch, options);
    rmSync(options.stateDir, { recursive: true });
    writeFileSync(options.stateDir, "no folder any more");
    writeFileSync(join(options.cwd, "go"), "");
    const events: RunEvent[] = [];
    for await (const event of run) events.push(event);
    expect(await run.result).toMatchObject({ reason: "complete" });
    expect(warnings(events)).toEqual(["state-unwritable"]);
  });
});
