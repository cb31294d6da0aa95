import { codexFeatureAliases, codexFeatures } from "../codex/codex-facts.gen.ts";
import { own } from "../own.ts";
import { type ConfigRule, entriesOf, read, seenCodex } from "./rule.ts";

/** No key or feature that the client keeps only for old files. */
export const deprecatedKey: ConfigRule = {
  id: "deprecated-key",
  severity: "warning",
  targets: ["codex"],
  summary: "No key or feature that the client keeps only for old files.",
  why: "[profiles.x] loads and is ignored; an old feature name may go with the next version.",
  source: seenCodex,
  cases: {
    "a feature in use": { text: "[features]\ngoals = true", finds: [] },
    "[profiles]": { text: '[profiles.work]\nmodel = "gpt-5.5"', finds: ["profiles"] },
    "an old name": { text: "[features]\nweb_search = true", finds: ["features.web_search"] },
    "another old name": { text: "[features]\nimagegenext = true", finds: ["features.imagegenext"] },
    "a removed feature": { text: "[features]\nsteer = true", finds: ["features.steer"] },
    "on-failure": { text: 'approval_policy = "on-failure"', finds: ["approval_policy"] },
  },
  *check({ value }) {
    if (entriesOf(read(value, "profiles")).length > 0) {
      yield {
        path: ["profiles"],
        what: "[profiles] is ignored, expected a file NAME.config.toml beside config.toml",
        help: "move each profile to its own file and start with -p NAME",
      };
    }
    if (read(value, "approval_policy") === "on-failure") {
      yield {
        path: ["approval_policy"],
        what: '"on-failure" is kept for old files, expected on-request or never',
        help: 'write "on-request", or "never" for runs without a person',
      };
    }
    for (const [name] of entriesOf(read(value, "features"))) {
      const alias = own(codexFeatureAliases, name);
      const stage = codexFeatures.find((feature) => feature.name === (alias ?? name))?.stage;
      if (alias !== undefined)
        yield {
          path: ["features", name],
          what: alias === "" ? "an old name that switches nothing" : `the old name ${name}, expected ${alias}`,
          help: alias === "" ? "leave it out: it does nothing" : `rename it to ${alias}`,
        };
      else if (stage === "removed" || stage === "deprecated") {
        yield {
          path: ["features", name],
          what: `a ${stage} feature, expected one in use`,
          help: stage === "removed" ? "leave it out: it does nothing" : "leave it out while you can",
        };
      }
    }
  },
};
