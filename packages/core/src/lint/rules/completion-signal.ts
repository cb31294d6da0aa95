import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { completionSignal } from "../../node/completion-signal.ts";
import { textPattern } from "../../node/text-pattern.ts";
import { wording } from "../offer.ts";
import { defineRule } from "../rule.ts";
import { itemsIn } from "../texts.ts";

/** Words that stand in any report, so that they signal nothing. */
const common = textPattern(
  () =>
    /^[^\p{L}]*(?:done|ok|okay|complete|completed|finished|success|successful|ready|end|fin|fertig|listo|hecho|terminé|fatto|pronto|feito|готово|完成|完了|好了|終了|완료)[^\p{L}]*$/iu,
);

export const completionSignalRule = defineRule({
  id: "completion-signal",
  severity: "warning",
  summary: "The completion signal is a line that does not stand in a report by accident.",
  why: "A driver that waits for DONE sees it in a plan, in a quoted log, or in the prompt itself.",
  source: "https://github.com/mvanhorn/cli-printing-press/pull/1523 (read 2026-11-22)",
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "a line of its own": base.outputContract("CHANGELOG.md", completionSignal("BILLING PORT COMPLETE")).build(),
        "the runner's last line signals": base.outputContract("CHANGELOG.md").build(),
      },
      speaks: {
        "a word of every report": {
          given: base.outputContract("CHANGELOG.md", completionSignal("Done.")).build(),
          finds: ["output_contract[1]"],
        },
        "two signals": {
          given: base
            .outputContract("CHANGELOG.md", completionSignal("PORT COMPLETE"), completionSignal("ALL GREEN"))
            .build(),
          finds: ["output_contract[2]"],
        },
      },
    };
  },
  *check(contract, context) {
    let first: string | undefined;
    for (const { item, where } of itemsIn(contract, "output_contract")) {
      if (item.kind !== "completion_signal") continue;
      if (common.test(item.text)) {
        yield {
          where,
          // The checks decide, not the signal: a weak one misleads only a driver that waits for it.
          severity: "info",
          what: `"${item.text}" stands in any report, expected a line of its own`,
          help: `name the work in it: ${wording(context, completionSignal("BILLING PORT COMPLETE"), item.id)}`,
        };
      }
      if (first !== undefined)
        yield { where, what: `is a second completion signal, beside ${first}`, help: "keep one" };
      first ??= item.id;
    }
  },
});
