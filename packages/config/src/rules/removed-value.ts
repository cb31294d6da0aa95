import { helpOf } from "../help.ts";
import { type ConfigRule, seenCodex } from "./rule.ts";

/** No key or value that the client has taken out of use. */
export const removedValue: ConfigRule = {
  id: "removed-value",
  severity: "error",
  targets: ["codex"],
  summary: "No key or value that the client has taken out of use.",
  why: 'The client refuses the file: profile, approval_policy = "untrusted", wire_api = "chat".',
  source: seenCodex,
  cases: {
    "a value in use": { text: 'approval_policy = "never"', finds: [] },
    untrusted: { text: 'approval_policy = "untrusted"', finds: ["approval_policy"] },
    profile: { text: 'profile = "work"', finds: ["profile"] },
  },
  *check({ misfits }) {
    for (const misfit of misfits) {
      if (misfit.rule === "removed-value")
        yield {
          path: misfit.path,
          what: `${misfit.seen}, expected ${misfit.expected}`,
          help: misfit.help ?? helpOf(misfit),
        };
    }
  },
};
