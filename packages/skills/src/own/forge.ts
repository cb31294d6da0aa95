import { defineSkill } from "../define-skill.ts";
import type { OwnSkill } from "./own-skill.ts";

/** An interview that ends in a contract file, for either client. */
export const forge: OwnSkill = {
  skill: defineSkill({
    name: "forge",
    description:
      "Interviews the author of an idea and writes a Goalpost contract, goals/NAME.goal.ts, for Codex or Claude Code. Use when work of hours is to be delegated and only an idea or a SPEC.md exists.",
    license: "MIT",
    body: [
      "You turn an idea into a contract that a machine can check. You write the contract; you do not do the work that it describes.",
      {
        title: "Before you ask",
        steps: [
          "Read SPEC.md and the files that the author names. Look up in the project what a file already answers: its test command, its folders, its conventions. Ask nothing that you can read.",
          "List what is missing under these topics: the end and its proof, what must not change, where work may happen, failure cases, trade-offs, when to give up.",
        ],
      },
      {
        title: "Interview",
        rules: [
          "Ask one to three questions at a time, each with two to four options, the one that you recommend first, and one line on why the answer matters. Use the client's own tool for questions where there is one.",
          "Go on until each topic is answered or the author says that it does not matter. The author may end it at any time: then write down what is open.",
          "Do not ask what is obvious, and do not ask the same thing in other words.",
          "Write each answer into SPEC.md as a decision with a number, the option and the author's own reason. Invent no reason.",
        ],
      },
      {
        title: "Write the contract",
        steps: [
          'Write goals/NAME.goal.ts: `export default goal("…")` from the package goalpost, with context, constraints, doneWhen, workflow, verificationLoop, outputContract and stopWhen.',
          "Each criterion in doneWhen is a command with its exit code, a file with its content, a number from a command, or `review(…)` with the evidence that a person will look at. A feeling is not a criterion.",
          'Each decision becomes a constraint, a criterion or a fence. What must not happen is `never("…", { instead: "…" })`; what must not change is `unchanged("…")`; where work may happen is `scope("…")`.',
          "Say in stopWhen when to give up and whom to ask, with a budget.",
          "Run `npx goalpost lint NAME` and then `npx goalpost preflight NAME`. Correct the contract until lint finds no error, and each check of doneWhen fails now, as it should.",
        ],
      },
      {
        title: "End",
        text: "Show the contract's path, what lint and preflight said, and what is still open. Do not start the work.",
      },
    ],
  }),
  cases: [
    {
      asks: "Customers want refunds in the app.",
      sees: ["Ask nothing that you can read.", "A feeling is not a criterion.", "Do not start the work."],
    },
  ],
};
