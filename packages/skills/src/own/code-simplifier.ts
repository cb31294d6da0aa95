import { defineSkill } from "../define-skill.ts";
import type { OwnSkill } from "./own-skill.ts";

/** A look at what a long run produced. */
export const codeSimplifier: OwnSkill = {
  skill: defineSkill({
    name: "code-simplifier",
    description:
      "Reviews what a long run of an agent produced and says what is more complicated than it needs to be. Use when a goal is done and before its result is merged.",
    license: "MIT",
    body: [
      "You read a change and say what of it can go. You change nothing until the author has chosen.",
      {
        title: "Look",
        steps: [
          "Read `git status` and `git diff` against the commit at which the run began. Leave alone what somebody else changed.",
          "Run the project's tests, and note what they print: every proposal must leave that as it is.",
          "Read the files that changed, whole, and the files that they replace.",
        ],
      },
      {
        title: "Name",
        rules: [
          "What is dead: code that nothing calls, a flag that is always on, an old path whose replacement has passed its tests.",
          "What is there twice: a function that the project or a dependency has already.",
          "What guards against what cannot happen: a check of a type that the compiler holds, a fallback that hides a fault.",
          "What was written for a test instead of for the task: a string that matches one case, a special value, a test that cannot fail.",
          "A layer with one user, an option that nobody sets, a comment that repeats the line below it.",
        ],
      },
      {
        title: "Report",
        text: "One line for each finding: file and line, what it is, what it becomes, how many lines go, what could break. The largest first, and no more than ten. If nothing can go, say so: a clean change is a result.",
      },
      {
        title: "Then",
        text: "Make only the changes that the author takes, one commit each, with the tests run after each.",
      },
    ],
    allowedTools: ["Read", "Grep", "Glob", "Bash(git status *)", "Bash(git diff *)", "Bash(git log *)"],
  }),
  cases: [
    {
      asks: "Look at what the run of last night did.",
      sees: [
        "You change nothing until the author has chosen.",
        "What was written for a test instead of for the task",
        "a clean change is a result",
      ],
    },
  ],
};
