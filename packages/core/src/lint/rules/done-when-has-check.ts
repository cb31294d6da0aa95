import { goal } from "../../builder/goal.ts";
import { isCheck } from "../../node/check.ts";
import { command } from "../../node/command.ts";
import { review } from "../../node/review.ts";
import { addition, suiteOf } from "../offer.ts";
import { defineRule } from "../rule.ts";

export const doneWhenHasCheck = defineRule({
  id: "done-when-has-check",
  severity: "error",
  summary: "done_when holds at least one check that a machine decides.",
  why: "Claude Code's judge reads the transcript and runs nothing; Codex lets the model declare itself done. Without a check, done is a feeling.",
  source: "https://code.claude.com/docs/en/goal (read 2026-11-22)",
  cases: () => ({
    silent: {
      "a command": goal("Port it.").doneWhen(command("pnpm test")).build(),
      "a claim beside a command": goal("Port it.").doneWhen("the errors read well", command("pnpm test")).build(),
    },
    speaks: {
      "claims only": { given: goal("Port it.").doneWhen("the code is clean").build(), finds: ["done_when"] },
      "a review only": {
        given: goal("Port it.")
          .doneWhen(review("no amount is rounded", { evidence: "reports/review.md" }))
          .build(),
        finds: ["done_when"],
      },
    },
  }),
  *check(contract, context) {
    for (const { kind, items } of contract.blocks) {
      if (kind !== "done_when" || items.some(isCheck)) continue;
      yield {
        where: "done_when",
        what: `holds ${items.length === 1 ? "1 item" : `${items.length} items`} and no check, expected at least one`,
        help: `add one: ${addition(context, contract, "done_when", suiteOf(context, contract))}`,
      };
    }
  },
});
