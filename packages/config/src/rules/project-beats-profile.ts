import { type ConfigRule, seenCodex } from "./rule.ts";

/** A profile does not count on a key that the project sets. */
export const projectBeatsProfile: ConfigRule = {
  id: "project-beats-profile",
  severity: "warning",
  targets: ["codex"],
  summary: "A profile does not count on a key that the project sets.",
  why: "A project's .codex/config.toml beats -p NAME: the profile's value is not used there.",
  source: seenCodex,
  cases: {
    "different keys": {
      text: 'model = "gpt-5.5"',
      facts: { layer: "project", profile: { name: "night", exists: true, keys: ["sandbox_mode"] } },
      finds: [],
    },
    "the same key": {
      text: 'model_reasoning_effort = "low"',
      facts: { layer: "project", profile: { name: "night", exists: true, keys: ["model_reasoning_effort"] } },
      finds: ["model_reasoning_effort"],
    },
  },
  *check({ value, layer, profile }) {
    if (layer !== "project" || profile?.exists !== true) return;
    for (const key of Object.keys(value)) {
      if (profile.keys?.includes(key))
        yield {
          path: [key],
          what: `the project's value is used, not that of profile ${profile.name}`,
          help: "take the key out of the project's file, or pass -c, which beats both",
        };
    }
  },
};
