import { badStep, requireInteger } from "./require-value.ts";

/** Token figures that one scripted response reports, in tokens. `inputTokens` includes the cached ones, `outputTokens` the reasoning. */
export interface ScriptedUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedInputTokens: number;
  readonly reasoningTokens: number;
}

/** What a response reports when the script says nothing: 1,000 in, 50 out. */
export const defaultUsage: ScriptedUsage = Object.freeze({
  inputTokens: 1_000,
  outputTokens: 50,
  cachedInputTokens: 0,
  reasoningTokens: 0,
});

/** What an answer reports that costs the script nothing. */
export const noUsage: ScriptedUsage = Object.freeze({
  inputTokens: 0,
  outputTokens: 0,
  cachedInputTokens: 0,
  reasoningTokens: 0,
});

/** @internal */
export function checkUsage(where: string, usage: Partial<ScriptedUsage>): Partial<ScriptedUsage> {
  const known = Object.keys(defaultUsage);
  for (const [key, value] of Object.entries(usage)) {
    if (!known.includes(key)) throw badStep(`${where}.${key}`, "is unknown", `use ${known.join(", ")}`);
    requireInteger(`${where}.${key}`, value, [0, 1_000_000_000]);
  }
  return Object.freeze({ ...usage });
}
