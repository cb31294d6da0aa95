import { helpOf } from "../help.ts";
import { type ConfigRule, seenCodex } from "./rule.ts";

/** `model_provider` names a provider that is built in or defined. */
export const undefinedProvider: ConfigRule = {
  id: "undefined-provider",
  severity: "error",
  targets: ["codex"],
  summary: "`model_provider` names a provider that is built in or defined.",
  why: "The client refuses the file.",
  source: seenCodex,
  cases: {
    "a built-in one": { text: 'model_provider = "ollama"', finds: [] },
    "an unknown one": { text: 'model_provider = "mock"', finds: ["model_provider"] },
  },
  *check({ misfits }) {
    for (const misfit of misfits) {
      if (misfit.rule === "undefined-provider")
        yield {
          path: misfit.path,
          what: `${misfit.seen}, expected ${misfit.expected}`,
          help: misfit.help ?? `${helpOf(misfit)}, or define [model_providers.${nameIn(misfit.seen)}]`,
        };
    }
  },
};

/** The name in quotes, where it is one that a table may have. */
const nameIn = (seen: string): string => /^"([\w-]+)"$/.exec(seen)?.[1] ?? "NAME";
