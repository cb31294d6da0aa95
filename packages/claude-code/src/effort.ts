import { requireKnown } from "@goalpost/core/errors";
import { factFor } from "@goalpost/target/adapter";
import { defaultModels, modelEfforts } from "./facts.ts";
import { type ClaudeCodeOptions, optionNames } from "./settings.ts";
import { testedVersion } from "./tested.gen.ts";

/** Settings that give an effort or a model in a way of their own: with any of them it is not known which effort will count. */
const otherWays = ["modelSettings", "env", "maxEffortLevel"];

/**
 * Tells which effort the client will run with: what is set, else the default of the model that is set, else that of the client's default model.
 * `--effort` goes before `settings`, and those before the user's own files. Lint and the launch both ask it, so that they say the same.
 *
 * @param options - As for `claudeCode`. Without `configuredEffort` the user's files are not known, and only what the options set counts.
 * @returns Undefined where it is not known: of a model whose default no run has shown.
 * @example
 * effortOf({ configuredEffort: null, model: "opus" }); // "medium"
 */
export function effortOf(options: ClaudeCodeOptions): string | undefined {
  requireKnown("effortOf", options, optionNames, "claude-code/bad-option");
  const { effort, settings, model, configuredEffort, configuredModel, clientVersion = testedVersion } = options;
  const set = effort ?? textOf(settings?.effortLevel) ?? configuredEffort;
  if (typeof set === "string" || configuredEffort === undefined) return set ?? undefined;
  if (otherWays.some((key) => settings?.[key] !== undefined)) return undefined;
  const name = model ?? textOf(settings?.model) ?? configuredModel ?? factFor(defaultModels, clientVersion).model;
  const known = factFor(modelEfforts, clientVersion);
  // `[1m]` asks for the longer window of the same model.
  return known.models.includes(name.replace(/\[1m\]$/, "")) ? known.effort : undefined;
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
