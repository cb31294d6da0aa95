import { goal } from "../../builder/goal.ts";
import { architecture } from "../../node/architecture.ts";
import { budget } from "../../node/budget.ts";
import { command } from "../../node/command.ts";
import { once } from "../../node/once.ts";
import { addition } from "../offer.ts";
import { defineRule } from "../rule.ts";
import { itemsIn, runsForHours } from "../texts.ts";

const structural = once(
  () =>
    /boundar|layer|depend|import|module|interface|adapter|protocol|architect|schicht|abhängig|modul|grenze|capa|dependenc|couche|依赖|分层|模块|架构|边界|依存|モジュール|境界|层|의존|모듈|계층|архитект|слой|модул|завис/iu,
);

export const architectureRulePresent = defineRule({
  id: "architecture-rule-present",
  severity: "info",
  summary:
    "Work that runs for hours has at least one rule about structure: what may depend on what, and where a thing belongs.",
  why: "Tests say what the code does, not where it lives. Without a rule, symptoms are patched where they show.",
  source: "https://github.com/anthropics/claude-code/issues/45041 (read 2026-11-22)",
  cases: () => {
    const base = goal("Port it.")
      .doneWhen(command("pnpm test"))
      .stopWhen("stuck", budget({ minutes: 240 }));
    return {
      silent: {
        "a rule": base.constraints(architecture("Routes call services; services never see a request.")).build(),
        "a must about structure": base.constraints("Keep deterministic logic at the protocol boundary.").build(),
      },
      speaks: { none: { given: base.constraints("Write in English.").build(), finds: ["constraints"] } },
    };
  },
  *check(contract, context) {
    if (!runsForHours(contract)) return;
    const present = itemsIn(contract, "constraints").some(
      ({ item }) =>
        item.kind === "architecture" ||
        ((item.kind === "must" || item.kind === "never") && structural().test(item.text)),
    );
    if (present) return;
    yield {
      where: "constraints",
      what: "hold no rule about structure, expected one for work that runs for hours",
      help: `add ${addition(context, contract, "constraints", architecture("Routes call services; services never see a request."))}`,
    };
  },
});
