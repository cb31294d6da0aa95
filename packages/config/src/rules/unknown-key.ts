import { helpOf } from "../help.ts";
import { type ConfigRule, seenCodex } from "./rule.ts";

/** Every key is one that the client knows. */
export const unknownKey: ConfigRule = {
  id: "unknown-key",
  severity: "warning",
  targets: ["codex", "claude-code"],
  summary: "Every key is one that the client knows.",
  why: "Both clients ignore a key that they do not know: a misspelt one changes nothing. Codex refuses it under --strict-config.",
  source: seenCodex,
  cases: {
    "a known key": { text: 'model = "gpt-5.5"', finds: [] },
    "a misspelt key": { text: 'modle = "gpt-5.5"', finds: ["modle"] },
    "an unknown setting": { text: '{ "permisions": {} }', target: "claude-code", finds: ["permisions"] },
  },
  *check({ misfits }) {
    for (const misfit of misfits) {
      if (misfit.rule === "unknown-key")
        yield {
          path: misfit.path,
          what: `${misfit.seen}, expected ${misfit.expected}`,
          help: misfit.help ?? helpOf(misfit),
        };
    }
  },
};
