import { helpOf } from "../help.ts";
import { type ConfigRule, seenCodex } from "./rule.ts";

/** Every value has the type, the word or the range that the client takes. */
export const valueFits: ConfigRule = {
  id: "value-fits",
  severity: "error",
  targets: ["codex", "claude-code"],
  summary: "Every value has the type, the word or the range that the client takes.",
  why: "Codex refuses the whole file; Claude Code drops the whole file, hooks and permissions included, and with JSON output says nothing.",
  source: seenCodex,
  cases: {
    "a known word": { text: 'model_verbosity = "low"', finds: [] },
    "a wrong word": { text: 'model_verbosity = "lo"', finds: ["model_verbosity"] },
    "a wrong type in settings": { text: '{ "model": 5 }', target: "claude-code", finds: ["model"] },
  },
  *check({ misfits }) {
    for (const misfit of misfits) {
      if (misfit.rule === "value-fits")
        yield {
          path: misfit.path,
          what: `${misfit.seen}, expected ${misfit.expected}`,
          help: misfit.help ?? helpOf(misfit),
        };
    }
  },
};
