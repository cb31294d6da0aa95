import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { defineRule } from "../rule.ts";
import { itemsIn, shorten } from "../texts.ts";
import { judge } from "../words/measurable.ts";

export const doneWhenIsMeasurable = defineRule({
  id: "done-when-is-measurable",
  severity: "warning",
  summary:
    "Every claim of done_when can be measured: a number with its bound, a command, a file, or a state with a name.",
  why: "What cannot be measured is decided by whoever wants to be done. A vague word is fine where a number or a command binds it.",
  source: "https://github.com/anthropics/claude-code/issues/14947 (read 2026-11-22)",
  condition: true,
  cases: () => ({
    silent: {
      "a number with its bound": goal("Port it.").doneWhen("p95 stays below 200 ms", command("pnpm test")).build(),
      "a vague word, bound": goal("Port it.").doneWhen("the code is clean: `eslint .` exits 0").build(),
      "another language": goal("Port it.").doneWhen("所有测试通过").build(),
    },
    speaks: {
      "a feeling": { given: goal("Port it.").doneWhen("the code is clean").build(), finds: ["done_when[0]"] },
      "a look of measure without a check": {
        given: goal("Port it.").doneWhen("migration complete").build(),
        finds: ["done_when[0]"],
      },
    },
  }),
  *check(contract) {
    for (const { item, where } of itemsIn(contract, "done_when")) {
      if (item.kind !== "claim") continue;
      const { measurable, vague } = judge(item.text);
      if (measurable) continue;
      const says =
        vague === undefined ? "names nothing that can be measured" : `says "${vague}", which nobody can measure`;
      yield {
        where,
        what: `"${shorten(item.text)}" ${says}`,
        help: "name a command and its exit code, a number and its bound, or a file and what it holds",
      };
    }
  },
});
