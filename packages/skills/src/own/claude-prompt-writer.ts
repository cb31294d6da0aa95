import { defineSkill } from "../define-skill.ts";
import type { OwnSkill } from "./own-skill.ts";

/** A prompt or a /goal for Claude Code. */
export const claudePromptWriter: OwnSkill = {
  skill: defineSkill({
    name: "claude-prompt-writer",
    description:
      "Writes a prompt or a /goal for Claude Code, and chooses effort, answer length and verification for the model that will run it. Use when a task for Claude Code is to run for hours, or when its result cannot be checked.",
    license: "MIT",
    body: [
      "You write what Claude Code is given, and the settings beside it. Prefer a contract (`goals/NAME.goal.ts` and `npx goalpost build NAME --target claude-code`): it is checked, and the text comes out of it.",
      {
        title: "The text",
        rules: [
          "A /goal has at most 4,000 characters, and the client repeats it at the start and after each no of its judge: keep it short, and put the rest into a file that it names.",
          "The judge reads the transcript alone and runs nothing: ask that the proof is shown, as the last line of a command's output.",
          'Do not write a bound such as "or stop after 20 turns" into the condition: the judge would call an unmet goal met. Bound the run from outside.',
          "Mark the parts with tags, say why, and say what to do instead of only what not to do.",
          "Name the files to read first. After a compaction they are read again.",
        ],
      },
      {
        title: "Effort",
        rules: [
          "effortLevel is low, medium, high, xhigh or max; a model that does not have the word takes the nearest that it has. Where nothing is set the model's own default counts, and for some models that is medium.",
          "A goal of hours takes high. max is for one hard question, not for hours.",
          "Set it in a project's, local or --settings file: in the user's own file the key does nothing.",
        ],
      },
      {
        title: "Length of answers",
        text: "There is no setting for verbosity. Say the length of the final answer in words, and say apart from it that thinking may be thorough.",
      },
      {
        title: "Verification",
        steps: [
          "After each unit of work: the fast check.",
          "After each step: the tests of what was touched. When they fail, the next step waits.",
          "At the end: every check in one command, its output shown.",
          "Permissions: each command that it is to run unasked is allowed by name. In a run without a person, what is asked is refused.",
        ],
      },
    ],
  }),
  cases: [
    {
      asks: "Make every page of docs/ build.",
      sees: [
        "The judge reads the transcript alone and runs nothing",
        "effortLevel is low, medium, high, xhigh or max",
        "There is no setting for verbosity.",
      ],
    },
  ],
};
