import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { deliver } from "../../node/deliver.ts";
import { finalAnswer } from "../../node/final-answer.ts";
import { addition } from "../offer.ts";
import { defineRule } from "../rule.ts";
import { itemsIn } from "../texts.ts";
import { anchorsOf } from "../words/anchors.ts";

export const outputNamesFiles = defineRule({
  id: "output-names-files",
  severity: "info",
  summary: "output_contract names the files that are handed over.",
  why: "What is handed over in words alone cannot be checked, and is gone with the transcript.",
  source: "https://github.com/anthropics/claude-code/issues/1501 (read 2026-11-22)",
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "a file": base.outputContract("CHANGELOG.md").build(),
        "code only": base.outputContract(finalAnswer({ codeOnly: true })).build(),
        "no output contract": base.build(),
      },
      speaks: {
        "words only": {
          given: base.outputContract(finalAnswer({ maxWords: 100 })).build(),
          finds: ["output_contract"],
        },
      },
    };
  },
  *check(contract, context) {
    const items = itemsIn(contract, "output_contract");
    const named = items.some(
      ({ item }) =>
        item.kind === "deliver" ||
        (item.kind === "final_answer" &&
          (item.code_only === true ||
            (item.what !== undefined && anchorsOf(item.what).files + anchorsOf(item.what).names > 0))),
    );
    if (items.length === 0 || named) return;
    yield {
      where: "output_contract",
      what: "names no file, expected at least one",
      help: `add ${addition(context, contract, "output_contract", deliver("CHANGELOG.md"))}`,
    };
  },
});
