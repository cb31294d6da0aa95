import { defineSkill } from "../define-skill.ts";
import { codexEfforts } from "./models.gen.ts";
import type { OwnSkill } from "./own-skill.ts";

/** The efforts of each model, as the client's own catalogue has them. */
const table = [
  "| model | model_reasoning_effort | default |",
  "| --- | --- | --- |",
  ...codexEfforts.map(({ model, efforts, byDefault }) => `| ${model} | ${efforts} | ${byDefault} |`),
].join("\n");

/** A /goal for Codex, with the settings that fit its model. */
export const codexGoalWriter: OwnSkill = {
  skill: defineSkill({
    name: "codex-goal-writer",
    description:
      "Writes a /goal for OpenAI Codex, and chooses effort, verbosity and verification for the model that will run it. Use when a task for Codex is to run for hours, or when a /goal text is too long, vague or has no end.",
    license: "MIT",
    body: [
      "You write the text of a goal for Codex, and the settings beside it. Prefer a contract (`goals/NAME.goal.ts` and `npx goalpost build NAME --target codex`): it is checked, and the text comes out of it.",
      {
        title: "The text",
        rules: [
          "Codex shows the model 4,000 bytes of UTF-8: put the end, its proof and when to stop into them, and the rest into a file that the text names.",
          "Say one end that a command proves: the command, and what it prints or exits with. Codex lets the model call the goal complete by itself, so a check that you can run afterwards is the only proof.",
          "Write what is forbidden with what to do instead. Say where work may happen.",
          "Say when to stop: what counts as blocked, and whom to ask. Nothing bounds a goal that has no end.",
          "Ask for no plan, no preamble and no status report: each can end the work early.",
          'Do not name tools that Codex does not have, such as multi_tool_use.parallel: say "read these files in parallel".',
        ],
      },
      {
        title: "Effort",
        text: `Take only an effort that the model has. Low is for work of minutes; a goal of hours takes high or above. xhigh and above are for planning and for hard bugs: they cost time at every turn.\n\n${table}\n\nThe default of a model is often low: a long goal sets its effort, it does not hope for it.`,
      },
      {
        title: "Verbosity",
        rules: [
          "model_verbosity is low, medium or high, and bounds the answers, not the thinking. Take low for a goal: nobody reads along, and the report has its own length.",
          "Say the length of the final answer in words, apart from how much the model is to think.",
        ],
      },
      {
        title: "Verification",
        steps: [
          "After each unit of work: the fast check, such as the type checker.",
          "After each step: the tests of what was touched. When they fail, the next step waits.",
          "At the end: every check of the goal, in one command whose last line says whether all hold.",
          "A check that passes before the work has begun proves nothing: run each once at the start, and see it fail.",
        ],
      },
    ],
  }),
  cases: [
    {
      asks: "Port billing to Fastify 5 with gpt-5.5.",
      sees: [
        "Codex shows the model 4,000 bytes of UTF-8",
        "| gpt-5.5 | low, medium, high, xhigh | ",
        "model_verbosity is low, medium or high",
      ],
    },
  ],
};
