import { clientWords } from "../client-words.gen.ts";
import { type ConfigRule, entriesOf, read } from "./rule.ts";

/** The profile that is named with -p stands in no table of the base file. */
export const legacyProfile: ConfigRule = {
  id: "legacy-profile",
  severity: "error",
  targets: ["codex"],
  summary: "The profile that is named with -p stands in no table of the base file.",
  why: `${clientWords.codex.profileTableStops}, also when NAME.config.toml is there.`,
  source: clientWords.codex.source,
  cases: {
    "another profile's table": {
      text: '[profiles.day]\nmodel = "gpt-5.5"',
      facts: { profile: { name: "night", exists: true } },
      finds: [],
    },
    "its own table": {
      text: '[profiles.night]\nmodel = "gpt-5.5"',
      facts: { profile: { name: "night", exists: true } },
      finds: ["profiles.night"],
    },
  },
  *check({ value, layer, profile }) {
    if (profile !== undefined && (layer === undefined || layer === "user")) yield* legacyProfileIn(value, profile.name);
  },
};

/**
 * Finds the table of a base file with which Codex refuses to start with `-p NAME`.
 *
 * @example
 * [...legacyProfileIn({ profiles: { night: {} } }, "night")].map(({ path }) => path); // [["profiles", "night"]]
 */
export function* legacyProfileIn(value: unknown, name: string): Generator<LegacyProfile> {
  const file = `${name}.config.toml`;
  if (entriesOf(read(value, "profiles")).some(([key]) => key === name))
    yield {
      path: ["profiles", name],
      what: `the client refuses to start with -p ${name} while this table is here`,
      help: `move its keys to ${file}, beside this file, and take the table out`,
    };
}

/** A table that keeps the client from starting with a profile, and what to do. */
export interface LegacyProfile {
  readonly path: readonly string[];
  readonly what: string;
  readonly help: string;
}
