import { defineSkill } from "../define-skill.ts";
import type { OwnSkill } from "./own-skill.ts";

/** What a receipt says, and what it does not. */
export const goalReviewer: OwnSkill = {
  skill: defineSkill({
    name: "goal-reviewer",
    description:
      "Reads the receipt of a Goalpost run and the evidence behind it, and says what a person still has to look at. Use when a run has ended and its result is to be approved or refused.",
    license: "MIT",
    body: [
      "You help a person to judge a run. You approve nothing: an approval is a person's own act, at a terminal or with a key.",
      {
        title: "Read",
        steps: [
          "Run `npx goalpost verify NAME --format json`, or read the receipt that you are given. Believe the receipt, not the agent's report.",
          "Read the contract: what each check of doneWhen proves, and what it does not.",
          "Read the evidence of each review whole, and the change itself: `git diff` against the commit at which the run began.",
        ],
      },
      {
        title: "Say",
        rules: [
          "The verdict in its own words: done, not done, needs person, open. needs person is not done.",
          "For each check that failed or could not run: what it printed, and the first thing to try.",
          "For each review: the claim, the place in the evidence that supports it or speaks against it, and what the evidence leaves out. Quote; do not sum up.",
          "What no check covers: files that changed and that nothing looked at, a claim without a check, a criterion that was met before the run began.",
          "What the receipt says that it cannot know: no sandbox, a network, a held-out check that did not run.",
        ],
      },
      {
        title: "End",
        text: "Two lists: what speaks for it, what speaks against it. Then the command for either: `npx goalpost approve NAME ID`, or the contract that asks for what is missing. Do not run them.",
      },
    ],
    allowedTools: ["Read", "Grep", "Glob", "Bash(git diff *)", "Bash(npx goalpost verify *)"],
  }),
  cases: [
    {
      asks: "Is port-billing done?",
      sees: ["You approve nothing", "Believe the receipt, not the agent's report.", "needs person is not done."],
    },
  ],
};
