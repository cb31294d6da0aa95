import { goal } from "../../builder/goal.ts";
import { after } from "../../node/after.ts";
import { command } from "../../node/command.ts";
import { addition, quickOf } from "../offer.ts";
import { defineRule } from "../rule.ts";
import { itemsIn } from "../texts.ts";
import { anchorsOf } from "../words/anchors.ts";
import { judged } from "../words/named-check.ts";

export const verificationLoopRunsSomething = defineRule({
  id: "verification-loop-runs-something",
  severity: "warning",
  summary: "verification_loop runs a command, and not only words.",
  why: "An agent that checks itself by reading its own code reports success on code that it never changed.",
  source: "https://github.com/anthropics/claude-code/issues/46919 (read 2026-11-22)",
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "a check": base.verificationLoop(after("each route", command("pnpm typecheck"))).build(),
        "a rule that names a command": base.verificationLoop("After each route run `pnpm typecheck`.").build(),
        "no loop": base.build(),
      },
      speaks: {
        "words only": { given: base.verificationLoop("Double-check your work.").build(), finds: ["verification_loop"] },
      },
    };
  },
  *check(contract, context) {
    const items = itemsIn(contract, "verification_loop");
    const runs = items.some(
      ({ item }) =>
        item.kind === "after" ||
        anchorsOf(item.text).commands > 0 ||
        /`[^`]+`/.test(item.text) ||
        judged().test(item.text),
    );
    if (items.length === 0 || runs) return;
    yield {
      where: "verification_loop",
      what: "runs nothing, expected a check",
      help: `add ${addition(context, contract, "verification_loop", after("each step", quickOf(context, contract)))}`,
    };
  },
});
