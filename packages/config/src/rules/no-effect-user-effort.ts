import { type ConfigRule, read, seenClaude } from "./rule.ts";

/** The effort of the user's own file is set by model. */
export const noEffectUserEffort: ConfigRule = {
  id: "no-effect-user-effort",
  severity: "warning",
  targets: ["claude-code"],
  summary: "The effort of the user's own file is set by model.",
  why: "In print mode the client takes effortLevel from a project, local or --settings file; from the user's file it takes modelSettings alone, and says nothing.",
  source: seenClaude,
  cases: {
    "by model": {
      text: '{ "modelSettings": { "claude-opus-5-5": { "effortLevel": "low" } } }',
      target: "claude-code",
      facts: { layer: "user" },
      finds: [],
    },
    "of a project": {
      text: '{ "effortLevel": "low" }',
      target: "claude-code",
      facts: { layer: "project" },
      finds: [],
    },
    "of the user": {
      text: '{ "effortLevel": "low" }',
      target: "claude-code",
      facts: { layer: "user" },
      finds: ["effortLevel"],
    },
  },
  *check({ value, layer }) {
    const effort = read(value, "effortLevel");
    if (layer === "user" && effort !== undefined) {
      yield {
        path: ["effortLevel"],
        what: `${JSON.stringify(effort)} has no effect in the user's own file, expected modelSettings`,
        help: "set modelSettings.MODEL.effortLevel, or write it to a file for --settings",
      };
    }
  },
};
