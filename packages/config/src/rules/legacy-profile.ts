import { type ConfigRule, entriesOf, read } from "./rule.ts";

/** The profile that is named with -p stands in no table of the base file. */
export const legacyProfile: ConfigRule = {
  id: "legacy-profile",
  severity: "error",
  targets: ["codex"],
  summary: "The profile that is named with -p stands in no table of the base file.",
  why: 'With [profiles.NAME] or profile = "NAME" in config.toml the client refuses to start with `-p NAME`, also when NAME.config.toml is there.',
  source: "codex-cli 0.169.0 and 0.171.0, codex exec -p, run 2026-11-29",
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
    if (profile !== undefined && (layer === undefined || layer === "user")) yield* legacyIn(value, profile.name);
  },
};

/** The places for which the client refuses `-p NAME`. @internal */
export function* legacyIn(value: unknown, name: string): Generator<LegacySaying> {
  const file = `${name}.config.toml`;
  if (entriesOf(read(value, "profiles")).some(([key]) => key === name))
    yield {
      path: ["profiles", name],
      what: `the client refuses to start with -p ${name} while this table is here`,
      mend: `move its keys to ${file}, beside this file, and take the table out`,
    };
}

interface LegacySaying {
  readonly path: readonly string[];
  readonly what: string;
  readonly mend: string;
}
