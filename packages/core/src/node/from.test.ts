import { expect, test } from "vitest";
import { goal } from "../builder/goal.ts";
import { printSource } from "../print-source/print-source.ts";
import { after } from "./after.ts";
import { artifact } from "./artifact.ts";
import { budget } from "./budget.ts";
import { command } from "./command.ts";
import { parseContract } from "./contract.ts";
import { finalAnswer } from "./final-answer.ts";
import { gate } from "./gate.ts";
import { heldOut } from "./held-out.ts";
import { metric } from "./metric.ts";
import { never } from "./never.ts";
import { review } from "./review.ts";
import { scope } from "./scope.ts";
import { step } from "./step.ts";
import { tests } from "./tests.ts";

test("items of every block say what they come from, and keep it as JSON and as code", () => {
  const c = goal("G", { id: "x" })
    .constraints(scope("src/**", { from: "R2" }), never("x", { from: ["R1", "decision:12"] }))
    .doneWhen(
      command("npm test", { from: "R1" }),
      artifact("a.txt", { from: "R3" }),
      tests("npm test", { from: "R9" }),
      metric(command("x"), { read: /(\d+)/, atMost: 3, from: "R1" }),
      review("ok", { evidence: "a.md", from: "R2" }),
      heldOut(command("x"), { files: "/x", from: "R4" }),
    )
    .workflow(step("a", { from: "R1" }), gate(command("y"), { from: "R1" }))
    .verificationLoop(after("each", command("z"), { from: "R1" }))
    .outputContract(finalAnswer({ maxWords: 3, from: "R1" }))
    .stopWhen(budget({ turns: 3, from: "R1" }))
    .build();
  const origins = c.blocks.flatMap(({ items }) =>
    items.flatMap(({ kind, from }) => (from === undefined ? [] : [`${kind} ${from}`])),
  );
  expect(origins).toMatchInlineSnapshot(`
    [
      "scope R2",
      "never R1,decision:12",
      "command R1",
      "artifact R3",
      "tests R9",
      "metric R1",
      "review R2",
      "held_out R4",
      "step R1",
      "gate R1",
      "after R1",
      "final_answer R1",
      "budget R1",
    ]
  `);
  expect(printSource(c)).toMatchInlineSnapshot(`
    "import {
      after,
      artifact,
      budget,
      command,
      finalAnswer,
      gate,
      goal,
      heldOut,
      metric,
      never,
      review,
      scope,
      step,
      tests,
    } from "goalpost";

    export default goal("G")
      .constraints(scope("src/**", { from: "R2" }), never("x", { from: ["R1", "decision:12"] }))
      .doneWhen(
        command("npm test", { from: "R1" }),
        artifact("a.txt", { from: "R3" }),
        tests("npm test", { from: "R9" }),
        metric(command("x"), { read: /(\\d+)/, atMost: 3, from: "R1" }),
        review("ok", { evidence: "a.md", from: "R2" }),
        heldOut(command("x"), { files: "/x", from: "R4" }),
      )
      .workflow(step("a", { from: "R1" }), gate(command("y"), { from: "R1" }))
      .verificationLoop(after("each", command("z"), { from: "R1" }))
      .outputContract(finalAnswer({ maxWords: 3, from: "R1" }))
      .stopWhen(budget({ turns: 3, from: "R1" }));
    "
  `);
  expect(parseContract(JSON.parse(JSON.stringify(c)))).toEqual(c);
  expect(() => command("x", { from: "bad id!" })).toThrowErrorMatchingInlineSnapshot(`
    [GoalpostError: command.from[0]: "bad id!" is not an origin, expected the id of a requirement or a decision, such as R4 or decision:12
      help: write its id: letters, digits and . _ : / -, up to 80 characters
      code: contract/bad-input]
  `);
  expect(() => command("x", { from: [] })).toThrowErrorMatchingInlineSnapshot(`
    [GoalpostError: command.from: is empty, expected at least one origin
      help: name the requirement, or leave it out
      code: contract/bad-input]
  `);
});
