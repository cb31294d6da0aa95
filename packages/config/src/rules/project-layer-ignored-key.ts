import { ignoredInProject } from "../layers/codex-layers.ts";
import { type ConfigRule, seenCodex } from "./rule.ts";

/** A project's config.toml holds only keys that the client takes from a project. */
export const projectLayerIgnoredKey: ConfigRule = {
  id: "project-layer-ignored-key",
  severity: "warning",
  targets: ["codex"],
  summary: "A project's config.toml holds only keys that the client takes from a project.",
  why: "The client ignores these keys there even in a trusted project.",
  source: seenCodex,
  cases: {
    "a key for a project": { text: 'model = "gpt-5.5"', facts: { layer: "project" }, finds: [] },
    "a provider": { text: 'notify = ["x"]', facts: { layer: "project" }, finds: ["notify"] },
    "the same in the user file": { text: 'notify = ["x"]', finds: [] },
  },
  *check({ value, layer }) {
    if (layer !== "project") return;
    for (const key of Object.keys(value)) {
      if (ignoredInProject.includes(key))
        yield {
          path: [key],
          what: `${key} is ignored in a project's file, expected it in the user's`,
          mend: "move it to ~/.codex/config.toml",
        };
    }
  },
};
