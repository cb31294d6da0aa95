import { goal } from "../../builder/goal.ts";
import { seenClients } from "../../clients/seen.gen.ts";
import { blocked } from "../../node/blocked.ts";
import { boundUnits } from "../../node/bound-units.ts";
import { budget } from "../../node/budget.ts";
import { command } from "../../node/command.ts";
import { textPattern } from "../../node/text-pattern.ts";
import { addition } from "../offer.ts";
import { defineRule } from "../rule.ts";

const boundInWords = textPattern(() => [
  `\\d\\s?(?:k|m|million)?\\s?(?:${Object.values(boundUnits).join("|")})(?!\\p{Script=Latin})|\\$\\s?\\d`,
  "iu",
]);

export const stopWhenPresent = defineRule({
  id: "stop-when-present",
  severity: "info",
  summary: "stop_when names a state in which to give up, and a bound.",
  get why() {
    return `The block is our own, so a prompt of the other eight is whole without it. Yet in Codex ${seenClients.codex.noBoundOfItsOwn}, and ${seenClients.codex.budgetIsSoft}; in Claude Code, ${seenClients["claude-code"].blockCapEndsTheRun}.`;
  },
  get source() {
    return seenClients.both;
  },
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "a state and a bound": base.stopWhen("a golden file is wrong", budget({ turns: 60 })).build(),
        "a state and a bound in words": base.stopWhen("the suite is red for 3 hours in a row").build(),
      },
      speaks: {
        "no stop_when": { given: base.build(), finds: ["stop_when"] },
        "no bound": { given: base.stopWhen("a golden file is wrong").build(), finds: ["stop_when"] },
        "no state": { given: base.stopWhen(budget({ minutes: 90 })).build(), finds: ["stop_when"] },
      },
    };
  },
  *check(contract, context) {
    const items = contract.blocks.flatMap((block) => (block.kind === "stop_when" ? block.items : []));
    const state = blocked("SPEC.md contradicts itself");
    const bound = budget({ turns: 60, minutes: 240 });
    const lacks = [
      ...(items.some(({ kind }) => kind === "blocked") ? [] : [["a state in which to give up", state] as const]),
      ...(items.some((item) => item.kind === "budget" || boundInWords.test(item.text))
        ? []
        : [["a bound", bound] as const]),
    ];
    if (lacks.length === 0) return;
    const said = lacks.map(([name, item]) => `${name}: ${addition(context, contract, "stop_when", item)}`);
    yield {
      where: "stop_when",
      // A prompt of the other eight blocks has at most a sentence that stops; who writes our block is to write it whole.
      ...(items.length === 0 || context.form === "prompt" ? {} : { severity: "warning" as const }),
      what:
        items.length === 0
          ? "is missing: nothing ends a goal that cannot be reached"
          : `does not name ${lacks.map(([name]) => name).join(" and ")}`,
      help: `add ${said.join(", and ")}`,
    };
  },
});
