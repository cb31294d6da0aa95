import { clientWords } from "../client-words.gen.ts";
import { nearest } from "../text.ts";
import type { ConfigRule } from "./rule.ts";

/** The profile that is named with -p has a file. */
export const missingProfileFile: ConfigRule = {
  id: "missing-profile-file",
  severity: "error",
  targets: ["codex"],
  summary: "The profile that is named with -p has a file.",
  why: `${clientWords.codex.missingProfileIsSilent}: the run uses the base file.`,
  source: clientWords.codex.source,
  cases: {
    "a file is there": { text: "", facts: { profile: { name: "night", exists: true } }, finds: [] },
    "a misspelt name": {
      text: "",
      facts: { profile: { name: "nigth", exists: false, others: ["night"] } },
      finds: [""],
    },
    "no file": { text: "", facts: { profile: { name: "night", exists: false } }, finds: [""] },
  },
  *check({ layer, profile }) {
    if (profile?.exists === false && layer !== "project") {
      const meant = nearest(profile.name, profile.others ?? []);
      yield {
        path: [],
        what: `profile ${profile.name} has no file ${profile.name}.config.toml, expected one beside config.toml`,
        help:
          meant === undefined
            ? `write it: goalpost config write PRESET --profile ${profile.name}`
            : `name the one that is there: ${meant}`,
      };
    }
  },
};
