import { helpOf } from "../help.ts";
import { type ConfigRule, seenCodex } from "./rule.ts";

/** `goals` at the root is a table of limits; the switch is `[features] goals`. */
export const rootGoalsIsATable: ConfigRule = {
  id: "root-goals-is-a-table",
  severity: "error",
  targets: ["codex"],
  summary: "`goals` at the root is a table of limits; the switch is `[features] goals`.",
  why: "`goals = true` at the root refuses the whole file.",
  source: seenCodex,
  cases: {
    "the switch": { text: "[features]\ngoals = true", finds: [] },
    "a switch at the root": { text: "goals = true", finds: ["goals"] },
  },
  *check({ misfits }) {
    for (const misfit of misfits) {
      if (misfit.rule === "root-goals-is-a-table")
        yield {
          path: misfit.path,
          what: `${misfit.seen}, expected ${misfit.expected}`,
          help: misfit.help ?? helpOf(misfit),
        };
    }
  },
};
