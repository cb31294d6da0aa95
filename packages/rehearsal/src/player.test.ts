import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Capture } from "./capture.ts";
import {
  type Call,
  choose,
  compact,
  completeGoal,
  delay,
  fail,
  garbage,
  repeat,
  run,
  type Script,
  type Step,
  say,
  script,
  together,
  turn,
  usage,
  write,
} from "./index.ts";
import { Player, type Reply } from "./player.ts";

const nothingSeen = new Capture().seen("turn");
const everything = () => true;
const noGoals = (call: Call) => call.kind !== "goal";

/** Plays until the end, or `most` replies. */
function play(plan: Script, can: (call: Call) => boolean = everything, most = 50): readonly Reply[] {
  const player = new Player(plan);
  const replies: Reply[] = [];
  while (replies.length < most && replies.at(-1)?.kind !== "end") replies.push(player.next(nothingSeen, can));
  return replies;
}

const brief = (reply: Reply): string => {
  if (reply.kind === "end") return reply.end.reason;
  if (reply.kind === "failure") return `${reply.turn}:${reply.failure.kind}`;
  return `${reply.turn}:${[...reply.texts, ...reply.calls.map(({ kind }) => kind)].join("+")}${reply.endsTurn ? "." : ""}`;
};

describe("a script is played", () => {
  test.each<[string, Script, readonly string[]]>([
    ["one sentence is one turn", script(say("A")), ["1:A.", "script-ended"]],
    [
      "what is said goes out with the next call",
      script(say("A"), say("B"), run("x"), say("C")),
      ["1:A+B+run", "1:C.", "script-ended"],
    ],
    [
      "a turn that ends in a call says a stock sentence",
      script(run("x")),
      ["1:run", "1:Turn 1 of the script ends here..", "script-ended"],
    ],
    ["an empty turn as well", script(turn()), ["1:Turn 1 of the script ends here..", "script-ended"]],
    ["turns follow each other", script(turn(say("A")), turn(say("B"))), ["1:A.", "2:B.", "script-ended"]],
    [
      "loose steps between turns are a turn",
      script(say("A"), turn(say("B")), say("C")),
      ["1:A.", "2:B.", "3:C.", "script-ended"],
    ],
    ["a turn is repeated", script(repeat(3, turn(say("A")))), ["1:A.", "2:A.", "3:A.", "script-ended"]],
    [
      "calls together are one response",
      script(together(run("x"), write("a", "")), say("A")),
      ["1:run+write", "1:A.", "script-ended"],
    ],
    [
      "a failure is a response; what was said waits",
      script(say("A"), fail(500), say("B")),
      ["1:fail", "1:A+B.", "script-ended"],
    ],
    [
      "a failure may last",
      script(fail(500, { times: 3 }), say("A")),
      ["1:fail", "1:fail", "1:fail", "1:A.", "script-ended"],
    ],
    [
      "a turn ends with a failure that stands last",
      script(turn(run("x"), garbage()), turn(say("B"))),
      ["1:run", "1:garbage", "2:B.", "script-ended"],
    ],
    [
      "a choice stands for its steps",
      script(choose(() => [run("x"), choose(() => say("A"))])),
      ["1:run", "1:A.", "script-ended"],
    ],
    [
      "a choice of nothing is nothing",
      script(
        choose(() => []),
        say("A"),
      ),
      ["1:A.", "script-ended"],
    ],
  ])("%s", (_name, plan, expected) => {
    expect(play(plan).map(brief)).toEqual(expected);
  });

  test("an empty script looks only: it speaks, gives up, and ends", () => {
    expect(play(script()).map(({ kind }) => kind)).toEqual(["answer", "answer", "end"]);
    expect(play(script())[0]).toMatchObject({ calls: [{ kind: "goal", status: "blocked" }] });
  });

  test("a call that the client has no way to make is passed over, and still tells what was said about the goal", () => {
    const player = new Player(script(say("A"), completeGoal(), say("B")));
    expect(brief(player.next(nothingSeen, noGoals))).toBe("1:A+B.");
    expect(player.goalWord).toBe("complete");
  });

  test("delays add up, figures replace the default, and both hold for one response", () => {
    const replies = play(script(delay(5), delay(7), usage({ inputTokens: 9 }), run("x"), say("A")));
    expect(replies[0]).toMatchObject({ delayMs: 12, usage: { inputTokens: 9, outputTokens: 50 } });
    expect(replies[1]).toMatchObject({ delayMs: 0, usage: { inputTokens: 1_000 } });
  });

  test("compact fills the window of the response at hand and answers one compaction", () => {
    const player = new Player(script(run("x"), compact({ inputTokens: 7, summary: "S", answer: fail(500) }), say("A")));
    expect(player.next(nothingSeen, everything)).toMatchObject({ usage: { inputTokens: 1_000 } });
    expect(player.next(nothingSeen, everything)).toMatchObject({ usage: { inputTokens: 7 } });
    expect(player.compaction()).toEqual({ summary: "S", answer: fail(500) });
    expect(player.compaction().answer).toBeUndefined();
  });

  test.each<[string, Step]>([
    [
      "threw: Error: no idea",
      choose(() => {
        throw new Error("no idea");
      }),
    ],
    [
      "choose() gave another choose()",
      (function again(): Step {
        return choose(again);
      })(),
    ],
    ["choose()[0]: is undefined, expected a step", choose(() => undefined as never)],
    ["choose()[1]: is a turn, expected a step", choose(() => [say("A"), turn() as never])],
  ])("a choice that goes wrong ends the script and says so: %s", (said, step) => {
    expect(play(script(step)).at(-1)).toMatchObject({
      end: { reason: "script-threw", message: expect.stringContaining(said) },
    });
  });

  test("every finite script ends, and endless ones only grow by one reply per request", () => {
    const step = fc.constantFrom<Step>(
      say("A"),
      run("x"),
      fail(500),
      garbage(),
      delay(1),
      completeGoal(),
      compact(),
      together(run("x"), run("y")),
    );
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 8 }), { minLength: 1, maxLength: 5 }), (turns) => {
        const replies = play(script(...turns.map((steps) => turn(...steps))), everything, 200);
        expect(replies.at(-1)?.kind).toBe("end");
        const calls = turns
          .flat()
          .reduce((sum, { kind }) => sum + (kind === "together" ? 2 : kind === "run" || kind === "goal" ? 1 : 0), 0);
        expect(replies.reduce((sum, reply) => sum + (reply.kind === "answer" ? reply.calls.length : 0), 0)).toBe(calls);
      }),
    );
    expect(
      play(script(repeat(Number.POSITIVE_INFINITY, turn(say("A")))), everything, 99).map(({ kind }) => kind),
    ).not.toContain("end");
  });
});
