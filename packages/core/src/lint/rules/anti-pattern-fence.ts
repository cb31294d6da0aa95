import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { never } from "../../node/never.ts";
import { once } from "../../node/once.ts";
import { unchanged } from "../../node/unchanged.ts";
import { addition } from "../offer.ts";
import { defineRule } from "../rule.ts";
import { itemsIn } from "../texts.ts";

const forbids = once(
  () =>
    /^(?:never|do not|don't|must not|no |avoid|without)|(?:禁止|不要|不得|しない|するな|nicht|nie|nunca|jamais|non |нельзя|не |금지|하지 않|하지 마)/iu,
);

export const antiPatternFence = defineRule({
  id: "anti-pattern-fence",
  severity: "info",
  summary: "constraints fence off the shortcuts: what the agent must never do, and what must stay as it is.",
  why: "The shortest way to green tests is often to skip or rewrite a test. A fence with a way out is followed better than a bare ban.",
  source:
    "https://github.com/anthropics/claude-code/issues/319 and https://github.com/anthropics/claude-code/issues/45550 (read 2026-11-22)",
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "a never": base.constraints(never("Skip a test.", { instead: "Fix its cause." })).build(),
        "files that stay": base.constraints(unchanged("test/golden/**")).build(),
      },
      speaks: {
        "no constraints": { given: base.build(), finds: ["constraints"] },
        "only affirmations": {
          given: base.constraints("Use the repository's logger.").build(),
          finds: ["constraints"],
        },
      },
    };
  },
  *check(contract, context) {
    const fenced = itemsIn(contract, "constraints").some(
      ({ item }) =>
        item.kind === "never" ||
        item.kind === "unchanged" ||
        item.kind === "scope" ||
        item.kind === "absent" ||
        (item.kind === "must" && forbids().test(item.text)),
    );
    if (fenced) return;
    yield {
      where: "constraints",
      what: "fence off no shortcut, expected at least one never, unchanged or scope",
      help: `add ${addition(context, contract, "constraints", never("Skip or weaken a test.", { instead: "Fix its cause." }))}`,
    };
  },
});
