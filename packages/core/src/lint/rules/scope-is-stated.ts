import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { review } from "../../node/review.ts";
import { scope } from "../../node/scope.ts";
import { addition } from "../offer.ts";
import { defineRule } from "../rule.ts";
import { itemsIn } from "../texts.ts";

/** Checks of which a machine decides by what stands in the tree. */
const runs: ReadonlySet<string> = new Set(["command", "shell", "tests", "metric", "artifact", "absent"]);

export const scopeIsStated = defineRule({
  id: "scope-is-stated",
  severity: "info",
  summary: "A contract whose checks run something says which files may change.",
  why: "Without a scope every change comes into the room that decides, an edited test or script among them, so the verdict is open and never done.",
  source: "120 ways to fake a done, played on 2026-11-29: an edited test, script or configuration is the most common",
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "a scope": base.constraints(scope("src/**")).build(),
        "a person decides alone": goal("Port it.")
          .doneWhen(review("it reads well", { evidence: "notes.md" }))
          .build(),
      },
      speaks: { none: { given: base.build(), finds: ["constraints"] } },
    };
  },
  *check(contract, context) {
    const decided = [...itemsIn(contract, "constraints"), ...itemsIn(contract, "done_when")];
    if (decided.some(({ item }) => item.kind === "scope") || !decided.some(({ item }) => runs.has(item.kind))) return;
    yield {
      where: "constraints",
      what: "state no scope, so every change counts as the work, and the verdict will be open",
      help: `add ${addition(context, contract, "constraints", scope("src/**"))}, with the paths that may change`,
    };
  },
});
