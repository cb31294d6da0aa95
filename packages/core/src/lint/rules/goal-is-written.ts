import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { once } from "../../node/once.ts";
import { outcome } from "../../node/outcome.ts";
import { wording } from "../offer.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { itemsIn, shorten } from "../texts.ts";

/** The sentence that `goalpost init` leaves to be replaced, and what people write in its place until they know better. */
const placeholder = once(
  () =>
    /^(?:replace (?:this|me)(?: (?:sentence|text|line|goal)\b.*|\W*)|(?:todo|tbd|tba|fixme|xxx)\W*|lorem ipsum\b.*|[.…?]+|<[^<>]*>|\[[^[\]]*\]|\{\{[^{}]*\}\})$/isu,
);

export const goalIsWritten = defineRule({
  id: "goal-is-written",
  severity: "error",
  summary: "The goal is a sentence of its own, and no placeholder.",
  why: "A first contract says where the sentence belongs. Started as it stands, it sets an agent to work for hours on nothing; its checks may be real, so nothing else stops it.",
  source: "`goalpost init`, run on 2026-11-22",
  cases: () => {
    const written = (text: string) => goal(text).doneWhen(command("pnpm test")).build();
    return {
      silent: {
        "a state": written("Every HTTP response of billing is unchanged on Fastify 5."),
        "a placeholder that the work is about": written("Replace the TODO comments in src/ by issues."),
      },
      speaks: {
        "what init writes": {
          given: written("Replace this sentence by the state that must hold at the end."),
          finds: ["goal[0]"],
        },
        "a note to oneself": { given: written("TODO"), finds: ["goal[0]"] },
      },
    };
  },
  *check(contract, context) {
    for (const { item, where } of itemsIn(contract, "goal")) {
      if (item.kind !== "outcome" || !placeholder().test(item.text.trim())) continue;
      yield {
        where,
        what: `"${shorten(item.text)}" is a placeholder, expected the state that must hold at the end`,
        help: `say it in one sentence: ${example(context, item.id)}`,
      };
    }
  },
});

function example(context: RuleContext, id: string): string {
  const said = wording(context, outcome("Every HTTP response of billing is unchanged on Fastify 5."), id);
  return (context.form ?? "typescript") === "typescript" ? `goal(${said})` : said;
}
