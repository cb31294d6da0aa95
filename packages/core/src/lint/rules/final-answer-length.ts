import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { finalAnswer } from "../../node/final-answer.ts";
import { once } from "../../node/once.ts";
import { wording } from "../offer.ts";
import { defineRule, option } from "../rule.ts";
import { itemsIn } from "../texts.ts";

const bounded = once(
  () =>
    /\d+|\b(?:one|two|three|four|five|single|short|brief|terse|nothing)\b|一|两|三|ein|eine|zwei|drei|un|une|uno|una|deux|dos|tres|um|uma|due|один|два|한|두|세/iu,
);

export const finalAnswerLength = defineRule({
  id: "final-answer-length",
  severity: "info",
  summary: "The final answer has a length, and one that a person reads.",
  why: "A long last message is summarised by the client, and what matters is lost in it.",
  source: "https://github.com/anthropics/claude-code/issues/93200 (read 2026-11-22)",
  options: { words: { default: 500, summary: "Words above which a final answer is too long." } },
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "a length": base.outputContract("CHANGELOG.md", finalAnswer({ maxWords: 120 })).build(),
        "a length in words": base
          .outputContract("CHANGELOG.md", finalAnswer({ what: "one paragraph: what was ported" }))
          .build(),
      },
      speaks: {
        "no length": {
          given: base.outputContract("CHANGELOG.md", finalAnswer({ what: "what was ported" })).build(),
          finds: ["output_contract[1]"],
        },
        "too long to read": {
          given: base.outputContract("CHANGELOG.md", finalAnswer({ maxWords: 3000 })).build(),
          finds: ["output_contract[1]"],
        },
      },
    };
  },
  *check(contract, context) {
    const most = option(context, "words", 500);
    for (const { item, where } of itemsIn(contract, "output_contract")) {
      if (item.kind !== "final_answer" || item.code_only === true) continue;
      if (item.max_words === undefined && !bounded().test(item.what ?? "")) {
        yield {
          where,
          what: "has no length",
          help: `bound it: ${wording(context, finalAnswer({ maxWords: 120, ...(item.what === undefined ? {} : { what: item.what }) }), item.id)}`,
        };
      } else if ((item.max_words ?? 0) > most) {
        yield {
          where,
          what: `may take ${item.max_words} words, expected at most ${most}`,
          help: "hand the long part over as a file",
        };
      }
    }
  },
});
