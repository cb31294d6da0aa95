import { goal } from "../../builder/goal.ts";
import { alwaysShort, measuredFor } from "../../clients/client-packings.ts";
import { GoalpostError } from "../../errors/goalpost-error.ts";
import { budget } from "../../node/budget.ts";
import { command } from "../../node/command.ts";
import type { Contract } from "../../node/contract.ts";
import { note } from "../../node/note.ts";
import { countIn, measure } from "../../pack/measure.ts";
import { unitName } from "../../pack/pack.ts";
import { render } from "../../render/render.ts";
import { defineRule, option, type RuleContext, type RuleFinding } from "../rule.ts";
import { runsForHours } from "../texts.ts";

export const length = defineRule({
  id: "length",
  severity: "info",
  summary: "A contract for work of hours says enough, a bare condition fits its client, and done_when stays in view.",
  why: "A short prompt for long work leaves the decisions to the agent. A condition over the client's limit is refused, by Claude Code with exit code 0. What moves into the file is read once, and lost at compaction until it is read again.",
  source: "https://github.com/openai/codex/issues/21477 (read 2026-11-22)",
  options: {
    words: { default: 600, summary: "Words that a contract for work of hours has at least." },
    share: {
      default: 0.9,
      summary: "Share of the contract's text, 0 to 1, above which what is moved into the file is worth a word.",
    },
  },
  condition: true,
  cases: () => {
    const hours = goal("Port it.")
      .doneWhen(command("pnpm test"))
      .stopWhen("stuck", budget({ minutes: 240 }));
    return {
      silent: {
        "short work": goal("Port it.")
          .doneWhen(command("pnpm test"))
          .stopWhen("stuck", budget({ minutes: 20 }))
          .build(),
        "long work, well described": hours
          .context(note("Invoices are kept in cents and never rounded. ".repeat(80)))
          .build(),
      },
      speaks: {
        "long work in a few words": { given: hours.build(), finds: ["contract"] },
        "conditions that do not fit": {
          given: goal("Port it.")
            .doneWhen(...conditions("`pnpm test` passes for case"))
            .build(),
          finds: ["done_when"],
        },
      },
    };
  },
  *check(contract, context) {
    const bare = contract.blocks.length === 1 && contract.id === "condition" ? contract.blocks[0]?.items[0] : undefined;
    if (bare?.kind === "claim") {
      yield* overLimit(bare.text, context);
      return;
    }
    const wanted = option(context, "words", 600);
    const words = runsForHours(contract) ? measure(render(contract)).words : wanted;
    if (words < wanted) {
      yield {
        where: "contract",
        what: `has ${words} words, expected at least ${wanted} for work that runs for hours`,
        help: "say what the agent would have to guess: context, constraints, workflow, what is handed over",
      };
    }
    yield* spilled(contract, context);
  },
});

function* overLimit(text: string, { limits }: RuleContext): Generator<RuleFinding> {
  const over = Object.entries(limits).flatMap(([name, { max, unit }]) => {
    const length = countIn(text, unit);
    return length <= max ? [] : [`${length} ${unitName(unit)} long, expected at most ${max} (${name})`];
  });
  if (over.length === 0) return;
  yield {
    where: "done_when[0]",
    severity: "error",
    what: `is ${over.join("; ")}`,
    help: "put it into a contract, which is packed into a file: goalpost import",
  };
}

function* spilled(contract: Contract, context: RuleContext): Generator<RuleFinding> {
  for (const [name, limit] of Object.entries(context.limits)) {
    try {
      const { text, trace } = measuredFor(contract, name, limit);
      const whole = render(contract).length;
      const done = trace.find(({ block }) => block === "done_when");
      if (alwaysShort(name) || done?.place === "text" || whole * (1 - option(context, "share", 0.9)) < 400) continue;
      yield {
        where: "done_when",
        what: `does not fit the ${limit.max} ${unitName(limit.unit)} of ${name}: the text is ${text.length} of ${whole}, and done_when is in the file`,
        help: "join conditions into one command that runs them, and shorten claims",
      };
    } catch (error) {
      // A goal that is too long by itself is said by over-the-limit.
      if (!GoalpostError.is(error)) throw error;
    }
  }
}

const conditions = (start: string): [string, ...string[]] => [
  `${start} 0`,
  ...Array.from({ length: 140 }, (_, index) => `${start} ${index + 1}, and prints its name`),
];
