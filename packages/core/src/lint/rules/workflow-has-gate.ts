import { goal } from "../../builder/goal.ts";
import { after } from "../../node/after.ts";
import { command } from "../../node/command.ts";
import { gate } from "../../node/gate.ts";
import { suiteOf, wording } from "../offer.ts";
import { defineRule, option } from "../rule.ts";
import { itemsIn } from "../texts.ts";
import { anchorsOf } from "../words/anchors.ts";
import { judged } from "../words/named-check.ts";

export const workflowHasGate = defineRule({
  id: "workflow-has-gate",
  severity: "warning",
  summary: "A workflow of several steps has a gate: a check that must pass before the next step.",
  why: "Without a gate the agent goes on to the last step while an earlier one is unfinished.",
  source: "https://github.com/anthropics/claude-code/issues/20894 (read 2026-11-22)",
  options: { steps: { default: 4, summary: "Steps from which a workflow needs a gate." } },
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "a gate": base.workflow("Read.", "Plan.", "Port.", gate(command("pnpm test")), "Report.").build(),
        "two steps": base.workflow("Read.", "Port.").build(),
        "a loop that checks": base
          .workflow("Read.", "Plan.", "Port.", "Report.")
          .verificationLoop(after("each step", command("pnpm test")))
          .build(),
        "a step that runs the tests": base.workflow("Read.", "Plan.", "Port.", "Run the tests.").build(),
      },
      speaks: {
        "four steps, unchecked": {
          given: base.workflow("Read.", "Plan.", "Port.", "Report.").build(),
          finds: ["workflow"],
        },
      },
    };
  },
  *check(contract, context) {
    const items = itemsIn(contract, "workflow");
    const checked = items.some(
      ({ item }) =>
        item.kind === "gate" ||
        (item.kind === "step" && (anchorsOf(item.text).commands > 0 || judged().test(item.text))),
    );
    const looped = itemsIn(contract, "verification_loop").some(({ item }) => item.kind === "after");
    if (checked || looped || items.length < option(context, "steps", 4)) return;
    yield {
      where: "workflow",
      what: `has ${items.length} steps and no gate between them`,
      help: `put one before the next step: ${wording(context, gate(suiteOf(context, contract)))}`,
    };
  },
});
