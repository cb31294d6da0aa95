import { goal } from "../../builder/goal.ts";
import { seenClients } from "../../clients/seen.gen.ts";
import { type BudgetItem, budget } from "../../node/budget.ts";
import { command } from "../../node/command.ts";
import { wording } from "../offer.ts";
import { defineRule } from "../rule.ts";
import { itemsIn } from "../texts.ts";

export const budgetIsEnforceable = defineRule({
  id: "budget-is-enforceable",
  severity: "warning",
  summary: "The bounds hold turns or minutes, which can be enforced to the unit.",
  get why() {
    return `In Codex ${seenClients.codex.budgetIsSoft}. A bound that nothing enforces is a wish.`;
  },
  get source() {
    return `${seenClients.codex.source}; https://github.com/UiPath/coder_eval/issues/193 (read 2026-11-22)`;
  },
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        turns: base.stopWhen("stuck", budget({ turns: 60, tokens: 3_000_000 })).build(),
        minutes: base.stopWhen("stuck", budget({ minutes: 90 })).build(),
        "no bound": base.build(),
      },
      speaks: {
        "tokens only": {
          given: base.stopWhen("stuck", budget({ tokens: 3_000_000 })).build(),
          finds: ["stop_when[1]"],
        },
        "two budgets that differ": {
          given: base.stopWhen("stuck", budget({ turns: 60 }), budget({ turns: 90 })).build(),
          finds: ["stop_when[2]"],
        },
      },
    };
  },
  *check(contract, context) {
    const budgets = itemsIn(contract, "stop_when").flatMap(({ item, where }) =>
      item.kind === "budget" ? [{ item, where }] : [],
    );
    const [first] = budgets;
    if (first !== undefined && budgets.every(({ item }) => item.turns === undefined && item.minutes === undefined)) {
      yield {
        where: first.where,
        what: "has neither turns nor minutes: what it has is soft",
        help: `add turns or minutes: ${wording(context, budget({ ...withoutId(first.item), turns: 60 }), first.item.id)}`,
      };
    }
    for (const { item, where } of budgets.slice(1)) {
      const twice = (["turns", "minutes", "tokens", "dollars"] as const).find(
        (bound) => item[bound] !== undefined && first?.item[bound] !== undefined && item[bound] !== first.item[bound],
      );
      if (twice !== undefined && first !== undefined) {
        yield {
          where,
          what: `says ${item[twice]} ${twice}, and ${first.item.id} says ${first.item[twice]}`,
          help: "keep one budget",
        };
      }
    }
  },
});

const withoutId = ({ turns, minutes, tokens, dollars }: BudgetItem): Parameters<typeof budget>[0] => ({
  ...(turns === undefined ? {} : { turns }),
  ...(minutes === undefined ? {} : { minutes }),
  ...(tokens === undefined ? {} : { tokens }),
  ...(dollars === undefined ? {} : { dollars }),
});
