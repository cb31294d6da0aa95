import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { review } from "../../node/review.ts";
import { suiteOf, wording } from "../offer.ts";
import { defineRule } from "../rule.ts";
import { itemsIn, shorten } from "../texts.ts";
import { commandIn } from "./claim-is-a-command.ts";

export const claimIsChecked = defineRule({
  id: "claim-is-checked",
  severity: "info",
  summary:
    "Every criterion is decided by a machine, or by a person who looks; a claim in plain words is decided by nobody.",
  why: "A claim is told to the agent and never run. goalpost verify ends with needs-person while one is there: done never rests on a claim alone.",
  source: "packages/verify/README.md; https://code.claude.com/docs/en/goal (read 2026-11-22)",
  cases: () => ({
    silent: {
      "a command": goal("Port it.").doneWhen(command("pnpm test")).build(),
      "a person": goal("Port it.")
        .doneWhen(command("pnpm test"), review("no amount is rounded", { evidence: "r.md" }))
        .build(),
      "a claim that is a command, which has a rule of its own": goal("Port it.")
        .doneWhen("`pnpm test` exits 0")
        .build(),
    },
    speaks: {
      "a claim, however well it is put": {
        given: goal("Port it.").doneWhen(command("pnpm test"), "p95 stays below 200 ms").build(),
        finds: ["done_when[1]"],
      },
    },
  }),
  *check(contract, context) {
    for (const { item, where } of itemsIn(contract, "done_when")) {
      if (item.kind !== "claim" || commandIn(item.text) !== undefined) continue;
      const person = review(shorten(item.text), { evidence: "reports/review.md" });
      yield {
        where,
        what: `"${shorten(item.text)}" is a claim: nothing runs it, and verify leaves it to a person`,
        help: `write a check that shows it, ${wording(context, suiteOf(context, contract), item.id)} for example, or leave it to a person by name: ${wording(context, person, item.id)}`,
      };
    }
  },
});
