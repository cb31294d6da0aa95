import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  blockGoal,
  choose,
  clientForTests,
  compact,
  completeGoal,
  edit,
  fail,
  garbage,
  type JudgeAnswer,
  judge,
  repeat,
  run,
  say,
  script,
  together,
  tool,
  turn,
  usage,
  write,
} from "./index.ts";
import { testEnv } from "./testing/exec-codex.ts";
import { printClaude } from "./testing/print-claude.ts";

const claude = await clientForTests("claude-code", { env: testEnv });
if (claude.skip) console.warn(claude.skip);

const condition = 'Make it "green". <b>&amp;</b> 🥅';
const goal = `/goal ${condition}`;

describe.skipIf(claude.skip)("claude -p plays", () => {
  test("the script that serves Codex, with its own tools, until the script completes the goal", async () => {
    const plan = script(
      turn(
        say("I start."),
        run("node --version"),
        write("src/list.txt", "one\ntwo\nthree\nfour"),
        edit("src/list.txt", { find: "three", replace: "3\n3½" }, { find: "one", replace: "" }),
        together(run("cat src/list.txt"), run("pwd")),
      ),
      turn(completeGoal(), say("Done.")),
    );
    const { server, cwd, ran, result } = await printClaude(plan, goal);
    expect([ran.exitCode, result.result, server.end]).toEqual([0, "Done.", undefined]);
    expect(await readFile(join(cwd, "src/list.txt"), "utf8")).toBe("two\n3\n3½\nfour\n");
    expect(server.seen.toolOutputs()).toEqual(expect.arrayContaining([process.version, "two\n3\n3½\nfour", cwd]));
    expect(server.seen.objective()).toBe(condition);
    expect(server.judgeSeen.objective()).toBe(condition);
    expect(server.judgeSeen.requests.length).toBe(2);
    expect(server.judgeSeen.tools()).toEqual([]);
    expect(server.judgeSeen.toolOutputs()).toEqual(server.seen.toolOutputs());
    expect(server.outside).toEqual([]);
  });

  test.each([
    ["claude-opus-5-5", ["Write", "Write"]],
    ["claude-haiku-4-5-20251001", ["Write", "Read", "Write", "Write"]],
  ])("a file that was there before is written over; where %s must read it first, it does", async (model, calls) => {
    const file = "old.txt";
    const plan = script(write(file, "new"), write("other.txt", "x"), say("Done."));
    const { server, cwd } = await printClaude(plan, "Write.", {
      home: { model },
      prepare: async (where) => {
        await writeFile(join(where, file), "old\n");
      },
    });
    expect(await readFile(join(cwd, file), "utf8")).toBe("new\n");
    expect(server.seen.toolCalls().map(({ name }) => name)).toEqual(calls);
    expect(server.end).toBeUndefined();
  });

  test.each<[string, number, readonly JudgeAnswer[], JudgeAnswer | undefined]>([
    ["ends at once when the judge says yes", 1, [judge.ok("it is green")], undefined],
    [
      "goes on after each no, with its reason",
      3,
      [judge.no("reason one"), judge.no("reason two"), judge.ok()],
      undefined,
    ],
    ["ends when the judge says impossible", 1, [judge.impossible("never")], undefined],
    ["ends when the judge is malformed", 1, [judge.malformed()], undefined],
    ["ends when the judge fails", 1, [judge.fails(500)], undefined],
  ])("%s", async (_name, turns, answers) => {
    const plan = script(repeat(Number.POSITIVE_INFINITY, turn(say("Again."))));
    const { server, ran, result } = await printClaude(plan, goal, { server: { judge: answers, maxRequests: 20 } });
    expect([ran.exitCode, result.subtype, server.end]).toEqual([0, "success", undefined]);
    expect(server.seen.requests.length).toBe(turns);
    for (const answer of answers) {
      if (answer.kind === "verdict" && !answer.ok && !answer.impossible) {
        // since 2.1.331 the client puts words of its own around it
        const told = server.seen.userTexts().filter((text) => text.includes(`[${condition}]: ${answer.reason}`));
        expect(told.length).toBeGreaterThan(0);
      }
    }
  });

  test("a judge that is a function of what it was sent", async () => {
    const plan = script(turn(say("One.")), turn(say("Two: green.")), turn(say("Three.")));
    const { server } = await printClaude(plan, goal, {
      server: { judge: (seen) => (seen.last.contains("Two: green.") ? judge.ok() : judge.no("not yet")) },
    });
    expect([server.seen.requests.length, server.end]).toEqual([2, undefined]);
  });

  test("a goal given up by the script is impossible to the judge, and ends", async () => {
    const { server } = await printClaude(script(turn(blockGoal(), say("No.")), turn(say("Never."))), goal);
    expect([server.seen.requests.length, server.end]).toEqual([1, undefined]);
  });

  test("without a script shows the goal and ends", async () => {
    const { server, ran } = await printClaude(script(), goal);
    expect([ran.exitCode, server.seen.objective(), server.seen.requests.length]).toEqual([0, condition, 1]);
  });

  test("a script that is out of turns ends the run with its reason", async () => {
    const { server, result } = await printClaude(script(say("One.")), goal);
    expect(server.end?.reason).toBe("script-ended");
    expect(result).toMatchObject({ is_error: true, result: expect.stringContaining("the script has no turn left") });
  });

  test.each([fail(429), fail(500), fail(529), garbage(), garbage("cut"), garbage("html"), garbage("empty")])(
    "%o is an error of the run, and nothing hangs",
    async (step) => {
      const { ran, result, server } = await printClaude(script(step), "Do it.", { server: { maxRequests: 20 } });
      expect(ran.timedOut).toBe(false);
      expect(server.seen.requests.length).toBeGreaterThan(0);
      expect(result.type).toBe("result");
      expect(result.is_error).toBe(true);
    },
  );

  test("token figures, a tool by its own name, a choice by what was sent", async () => {
    const plan = script(
      usage({ inputTokens: 70, cachedInputTokens: 7, outputTokens: 30 }),
      tool({ claudeCode: { name: "Glob", input: { pattern: "*.nothing" } } }),
      choose((seen) => say(`Last: ${seen.last.toolOutputs().at(-1)}`)),
    );
    const { result, server } = await printClaude(plan, "Look.", {
      server: { usage: { inputTokens: 1, outputTokens: 1 } },
    });
    expect(result.usage).toMatchObject({ input_tokens: 64, cache_read_input_tokens: 7, output_tokens: 31 });
    expect(result.result).toBe(`Last: ${server.seen.toolOutputs().at(-1)}`);
  });

  test("compaction where the script says so, twice in a row", async () => {
    const plan = script(
      turn(compact({ summary: "First summary." }), run("echo one"), say("One.")),
      turn(compact({ summary: "Second summary." }), say("Two.")),
      turn(completeGoal(), say("Done.")),
    );
    const { server, result } = await printClaude(plan, goal);
    expect([result.result, server.compactions.requests.length]).toEqual(["Done.", 2]);
    expect(server.seen.contains("First summary.")).toBe(true);
    expect(server.seen.last.contains("Second summary.")).toBe(true);
    // The condition is lost with the conversation, until the next no of the judge repeats it; the judge always has it.
    const has = (requests: typeof server.requests) => requests.map(({ saw }) => saw.contains(condition));
    expect(has(server.seen.requests)).toEqual([true, false, true, true]);
    expect(has(server.judgeSeen.requests)).toEqual([true, true, true]);
  });
});
