import { helpOf } from "../help.ts";
import { type ConfigRule, seenClaude } from "./rule.ts";

/** No value that Claude Code drops without a word. */
export const droppedInSilence: ConfigRule = {
  id: "dropped-in-silence",
  severity: "warning",
  targets: ["claude-code"],
  summary: "No value that Claude Code drops without a word.",
  why: "A bad effortLevel drops that key alone, and neither the run nor `claude doctor` says so.",
  source: seenClaude,
  cases: {
    "a level that it has": { text: '{ "effortLevel": "xhigh" }', target: "claude-code", finds: [] },
    "a level that it has not": { text: '{ "effortLevel": "max" }', target: "claude-code", finds: ["effortLevel"] },
  },
  *check({ misfits }) {
    for (const misfit of misfits) {
      if (misfit.rule === "dropped-in-silence")
        yield {
          path: misfit.path,
          what: `${misfit.seen}, expected ${misfit.expected}`,
          help: misfit.help ?? helpOf(misfit),
        };
    }
  },
};
