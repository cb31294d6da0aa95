import { helpOf } from "../help.ts";
import { type ConfigRule, seenClaude } from "./rule.ts";

/** No hook, list or table that Claude Code leaves out because its form is wrong. */
export const entryIgnored: ConfigRule = {
  id: "entry-ignored",
  severity: "warning",
  targets: ["claude-code"],
  summary: "No hook, list or table that Claude Code leaves out because its form is wrong.",
  why: "The rest of the file stays in effect, so nothing stops: a hook that guards is simply not there.",
  source: seenClaude,
  cases: {
    "a whole hook": {
      text: '{ "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "x" }] }] } }',
      target: "claude-code",
      finds: [],
    },
    "a matcher that is not a string": {
      text: '{ "hooks": { "Stop": [{ "matcher": 5, "hooks": [] }] } }',
      target: "claude-code",
      finds: ["hooks.Stop[0].matcher"],
    },
    "an unknown event": { text: '{ "hooks": { "Stopp": [] } }', target: "claude-code", finds: ["hooks.Stopp"] },
  },
  *check({ misfits }) {
    for (const misfit of misfits) {
      if (misfit.rule === "entry-ignored")
        yield {
          path: misfit.path,
          what: `${misfit.seen}, expected ${misfit.expected}`,
          help: misfit.help ?? helpOf(misfit),
        };
    }
  },
};
