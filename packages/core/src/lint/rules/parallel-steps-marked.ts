import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { once } from "../../node/once.ts";
import { parallel } from "../../node/parallel.ts";
import { wording } from "../offer.ts";
import { defineRule } from "../rule.ts";
import { itemsIn, shorten } from "../texts.ts";

const together = once(
  () =>
    /\b(?:in parallel|simultaneously|concurrently|at the same time|gleichzeitig|en paralelo|a la vez|en parallèle|em paralelo|in parallelo)\b|параллельно|одновременно|并行|同时|並行して|並列に|同時に|병렬로|동시에/iu,
);
const several = once(() => /,.*(?:\band\b|\bund\b|\by\b|\bet\b|\be\b)|\band\b|\bund\b|、|，|와 |과 |\bи\b/iu);
const reading = once(
  () =>
    /^(?:read|open|study|skim|load|lies|lese|lee|lis|lisez|leia|leggi|прочита|阅读|读取|読む|読み|읽)|\b(?:all|every|each)\b.{0,30}(?:in parallel|at once)/iu,
);

export const parallelStepsMarked = defineRule({
  id: "parallel-steps-marked",
  severity: "info",
  summary: "Steps that may be done at the same time are written as parallel([…]).",
  why: "Both clients call tools in parallel, but only where the steps are apart; a list inside one sentence is worked off one by one.",
  source: "https://github.com/openai/codex/pull/4663 (read 2026-11-22)",
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        marked: base.workflow(parallel(["Port the invoices.", "Port the refunds."])).build(),
        "reading in parallel": base.workflow("Read all context in parallel.").build(),
      },
      speaks: {
        "a sentence": {
          given: base.workflow("Port the invoices and the refunds in parallel.").build(),
          finds: ["workflow[0]"],
        },
      },
    };
  },
  *check(contract, context) {
    for (const { item, where } of itemsIn(contract, "workflow")) {
      if (
        item.kind !== "step" ||
        !together().test(item.text) ||
        !several().test(item.text) ||
        reading().test(item.text)
      )
        continue;
      yield {
        where,
        what: `"${shorten(item.text)}" holds steps that may be done at the same time`,
        help: `name each of them: ${wording(context, parallel(["Port the invoices.", "Port the refunds."]), item.id)}`,
      };
    }
  },
});
