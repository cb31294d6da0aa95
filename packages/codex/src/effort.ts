import { requireKnown } from "@goalpost/core/errors";
import { factFor, holds, type VersionRange } from "@goalpost/target/adapter";
import { defaultModels, modelEfforts } from "./facts.ts";
import { type CodexOptions, optionNames } from "./settings.ts";
import { testedVersion } from "./tested.gen.ts";

/**
 * Tells which effort the client will run with: what is set, else the default of the model that is set, else that of the client's default model.
 * `-c` settings go before options, and those before the user's own files. Lint and the launch both ask it, so that they say the same.
 *
 * @param options - As for `codex`. Without `configuredEffort` the user's files are not known, and only what the options set counts.
 * @returns Undefined where it is not known: a model that the version's catalogue does not have, or another catalogue.
 * @example
 * effortOf({ configuredEffort: null, model: "gpt-5.5" }); // "medium"
 */
export function effortOf(options: CodexOptions): string | undefined {
  requireKnown("effortOf", options, optionNames, "codex/bad-option");
  const { config, reasoningEffort, model, configuredEffort, configuredModel, clientVersion = testedVersion } = options;
  const set = textOf(config?.model_reasoning_effort) ?? reasoningEffort ?? configuredEffort;
  if (typeof set === "string" || configuredEffort === undefined) return set ?? undefined;
  if (config?.model_catalog_json !== undefined) return undefined;
  const name = textOf(config?.model) ?? model ?? configuredModel ?? factFor(defaultModels, clientVersion).model;
  return valueIn(
    modelEfforts.filter(({ models }) => models.includes(name)),
    clientVersion,
  )?.effort;
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const valueIn = <Fact extends VersionRange>(facts: readonly Fact[], version: string): Fact | undefined =>
  facts.find((fact) => holds(fact, version));
