import { goal } from "../../builder/goal.ts";
import { isCheck } from "../../node/check.ts";
import { command } from "../../node/command.ts";
import { addition, suiteOf } from "../offer.ts";
import { defineRule } from "../rule.ts";
import { itemsIn, shorten } from "../texts.ts";
import { judge } from "../words/measurable.ts";

export const goalIsMeasurable = defineRule({
  id: "goal-is-measurable",
  severity: "warning",
  summary: "The goal names a state that can be seen, or done_when holds the checks that bind it.",
  why: 'A goal such as "make it better" is never reached and always reached; the agent picks its own meaning.',
  source: "https://github.com/anthropics/claude-code/issues/14947 (read 2026-11-22)",
  cases: () => ({
    silent: {
      "a state": goal("Every HTTP response of billing is unchanged on Fastify 5.")
        .doneWhen(command("pnpm test"))
        .build(),
      "a vague word, bound by checks": goal("Make the search fast.").doneWhen(command("node bench.mjs")).build(),
    },
    speaks: {
      "a wish": { given: goal("Improve the code quality.").doneWhen("all is well").build(), finds: ["goal[0]"] },
    },
  }),
  *check(contract, context) {
    if (itemsIn(contract, "done_when").some(({ item }) => isCheck(item))) return;
    for (const { item, where } of itemsIn(contract, "goal")) {
      if (item.kind !== "outcome") continue;
      const { measurable, vague } = judge(item.text);
      if (measurable || vague === undefined) continue;
      yield {
        where,
        what: `"${shorten(item.text)}" says "${vague}", and no check says what that means`,
        help: `name the state at the end, and the check that shows it: ${addition(context, contract, "done_when", suiteOf(context, contract))}`,
      };
    }
  },
});
