import { codexModels } from "../codex/codex-facts.gen.ts";
import { nearest } from "../text.ts";
import { type ConfigRule, read, seenCodex } from "./rule.ts";

/** A reasoning effort is one that the model has. */
export const unknownEffort: ConfigRule = {
  id: "unknown-effort",
  severity: "warning",
  targets: ["codex"],
  summary: "A reasoning effort is one that the model has.",
  why: "The client sends any word to the API as it is; the run fails there, not at the start.",
  source: seenCodex,
  cases: {
    "a level of the model": { text: 'model = "gpt-5.5"\nmodel_reasoning_effort = "xhigh"', finds: [] },
    words: { text: 'model_reasoning_effort = "very high"', finds: ["model_reasoning_effort"] },
    "a level that this model has not": {
      text: 'model = "gpt-5.5"\nplan_mode_reasoning_effort = "max"',
      finds: ["plan_mode_reasoning_effort"],
    },
  },
  *check({ value, models }) {
    const known = models ?? codexModels;
    const model = known.find(({ slug }) => slug === read(value, "model"));
    // For a model that nobody knows here, none and minimal count too: words of the API that no model of the catalogue lists.
    const efforts = model?.efforts ?? [...new Set(known.flatMap((one) => one.efforts)), "none", "minimal"];
    for (const key of ["model_reasoning_effort", "plan_mode_reasoning_effort"]) {
      const effort = read(value, key);
      if (typeof effort !== "string" || efforts.includes(effort)) continue;
      const meant = nearest(effort.toLowerCase().replace(/^very high$/, "xhigh"), efforts);
      yield {
        path: [key],
        what: `${JSON.stringify(effort)} is sent as it is, expected one of ${efforts.join(", ")}`,
        help: meant === undefined ? `write one of ${efforts.join(", ")}` : `write ${JSON.stringify(meant)}`,
      };
    }
  },
};
