import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { never } from "../../node/never.ts";
import { once } from "../../node/once.ts";
import { defineRule } from "../rule.ts";
import { itemsOf, shorten } from "../texts.ts";
import { anchorsOf } from "../words/anchors.ts";
import { lexicon } from "../words/lexicon.ts";

/** Words that leave it to the agent whether a rule holds. */
const hedges = once(() =>
  lexicon(
    [
      "try to|try and (?!catch)\\p{L}+|attempt to|aim to|strive to|if possible|where possible|when possible|whenever possible|as far as possible|if feasible|where feasible|if you can|if time permits|ideally|preferably|(?<!(?:what|how|which|that|who|as|where|when|if|why) (?:\\p{L}+ )?)should|maybe|perhaps|probably|might want to|you may want to|consider \\w+ing|feel free to|as appropriate|where appropriate|if appropriate|best effort|if needed|as you see fit|where it makes sense|when in doubt",
      "möglichst|wenn möglich|falls möglich|nach möglichkeit|versuche|versuch|sollte|sollten|solltest|idealerweise|gegebenenfalls|vielleicht|bei bedarf",
      "si es posible|de ser posible|intenta~|trata de|debería~|preferiblemente|idealmente|quizás|se possível|tente|deveria~|preferencialmente|talvez",
      "si possible|dans la mesure du possible|essaie~|essayez|devrait|devraient|idéalement|de préférence|peut-être|se possibile|prova a|dovrebbe~|preferibilmente|idealmente|magari",
      "по возможности|если возможно|постарай~|попробуй~|следовало бы|желательно|может быть",
    ],
    [
      "尽量|尽可能|如果可能|最好|应该|可以考虑|尝试|酌情",
      "できれば|できるだけ|可能であれば|なるべく|可能な限り|べき|望ましい|検討",
      "가능하면|가급적|되도록|가능한 한|노력|좋겠",
    ],
  ),
);

export const imperativeRules = defineRule({
  id: "imperative-rules",
  severity: "warning",
  summary: "Rules are orders: no try to, no if possible, no should.",
  why: "A rule with a hedge is read as advice, and dropped first when the context is full.",
  source: "https://github.com/anthropics/claude-code/issues/7777 (read 2026-11-22)",
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        orders: base
          .constraints("Keep the public names.", never("Try to be clever."))
          .executionRules("Commit after each green run.")
          .build(),
        "the word as a name": base.constraints("Keep the text `You should sign in` as it is.").build(),
      },
      speaks: {
        "a hedge": { given: base.constraints("Try to keep the public names.").build(), finds: ["constraints[0]"] },
        "a hedge in a rule of conduct": {
          given: base.executionRules("Commit often, if possible.").build(),
          finds: ["execution_rules[0]"],
        },
      },
    };
  },
  *check(contract) {
    for (const { item, where } of itemsOf(contract)) {
      if (item.kind !== "must" && item.kind !== "rule" && item.kind !== "architecture") continue;
      const { words: prose } = anchorsOf(item.text);
      const hedge = hedges().exec(prose)?.[0];
      if (hedge === undefined || /\b(?:never|not|don't) $/i.test(prose.slice(0, prose.indexOf(hedge)))) continue;
      yield {
        where,
        what: `"${shorten(item.text)}" hedges with "${hedge}", expected an order`,
        help: "say what to do and when, or take the rule out",
      };
    }
  },
});
